package typeset

import (
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/compose"
)

// noted is a passage with notes of very different length; the note's number
// stands in the text before its mark and in the note.
func noted(m *mixture) []string {
	n := 0
	var notes strings.Builder
	text := bookText(m, 16, func(i int) string {
		if m.Intn(2) == 0 {
			return ""
		}
		out := m.text(20)
		for range 1 + m.Intn(3) {
			n++
			id := strconv.Itoa(n)
			out += m.text(10) + "见〔" + id + "〕[^" + id + "]，"
			length := 10
			if m.Intn(6) == 0 {
				length = 150
			}
			notes.WriteString("[^" + id + "]: 〔" + id + "〕" + m.text(length) + "\n")
		}
		return out + m.text(10)
	})
	return []string{text + notes.String()}
}

// Notes stand at the foot of the page that mentions them, in that order, with
// numbers that begin with ① on every page and are the same at the mark. A long
// one goes on on the next page; none is lost.
func TestNotesStandWhereTheyAreMentioned(t *testing.T) {
	eachBook(t, "", 8, noted, func(t *testing.T, r *Result, lines []pageLine) {
		seen := 0
		for page := range r.Pages {
			var marks, notes []string // "①7": the number, and which note
			var lowest, highest = lengthOf(0), lengthOf(1 << 50)
			for _, l := range lines {
				if l.page != page {
					continue
				}
				switch l.role {
				case compose.RoleBody:
					lowest = max(lowest, l.y)
					marks = append(marks, mentioned(l.text)...)
				case compose.RoleNote:
					highest = min(highest, l.y)
					if number, rest, ok := strings.Cut(l.text, "〔"); ok && number != "" && isCircled(number) {
						id, _, _ := strings.Cut(rest, "〕")
						notes = append(notes, number+id)
					}
				}
			}
			if strings.Join(marks, " ") != strings.Join(notes, " ") {
				t.Errorf("page %d mentions %v, and has the notes %v", page+1, marks, notes)
			}
			for i, m := range marks {
				if want := compose.Circled(i + 1); !strings.HasPrefix(m, want) {
					t.Errorf("page %d: the note is numbered %s, want %s", page+1, m, want)
				}
			}
			if highest < lowest {
				t.Errorf("page %d: notes stand above text", page+1)
			}
			for _, item := range r.Pages[page].Items {
				if item.Rule == nil || item.Flat {
					continue
				}
				if ink := lowest + lengthOf(16)*1024*12/100; item.At.Y < ink+lengthOf(4)*1024 || item.At.Y > highest {
					t.Errorf("page %d: the line above the notes stands %s below the text's baseline", page+1, item.At.Y-lowest)
				}
			}
			seen += len(notes)
		}
		var source strings.Builder
		for _, l := range only(lines, compose.RoleNote) {
			source.WriteString(l.text)
		}
		if strings.Count(source.String(), "〔") != seen {
			t.Errorf("%d notes begin, %d are on the pages of their marks", strings.Count(source.String(), "〔"), seen)
		}
	})
}

func isCircled(s string) bool {
	r := []rune(s)
	return len(r) == 1 && (r[0] >= '①' && r[0] <= '⑳' || r[0] >= '㉑' && r[0] <= '㊿')
}

// mentioned lists the notes that a line mentions: 〔7〕③ is "③7". The mark may
// begin the next line when the line ends with 〕, which rule 11 forbids.
func mentioned(text string) []string {
	var out []string
	for {
		_, rest, ok := strings.Cut(text, "〕")
		if !ok {
			return out
		}
		before, _, _ := strings.Cut(text, "〕")
		id := before[strings.LastIndex(before, "〔")+len("〔"):]
		if r := []rune(rest); len(r) > 0 && isCircled(string(r[0])) {
			out = append(out, string(r[0])+id)
		}
		text = rest
	}
}
