package typeset

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/compose"
)

// noted is a passage with notes of very different length, some of which it
// refers to again; the note's number stands in the text before its mark and in
// the note.
func noted(m *mixture) []string {
	n := 0
	var notes strings.Builder
	text := bookText(m, 16, func(i int) string {
		if m.Intn(2) == 0 {
			return ""
		}
		out := m.text(20)
		for range 1 + m.Intn(3) {
			if n > 0 && m.Intn(3) == 0 {
				id := strconv.Itoa(1 + max(0, n-1-m.Intn(8)))
				out += m.text(10) + "见〔" + id + "〕[^" + id + "]，"
				continue
			}
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

// Notes stand at the foot of every page that mentions them, once and in that
// order, with numbers that begin with ① on every page and are the same at all
// marks. A long one goes on on the next page; none is lost.
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
					for _, m := range mentioned(l.text) {
						if !slices.Contains(marks, m) {
							marks = append(marks, m)
						}
					}
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

// In columns a note stands at the foot of the column that mentions it first on
// the page, and not again where the next column does.
func TestNotesOfColumns(t *testing.T) {
	l := layoutOf(t, "page: {size: 760pt 600pt, margins: {top: 72pt, bottom: 72pt, inner: 72pt, outer: 72pt}, columns: 2, column_gap: 32pt}\n")
	for seed := range 16 {
		r, _ := set(t, documentOf(t, l, noted(newMixture(int64(seed)))...))
		marks, notes := make([][]string, len(r.Pages)), make([][]string, len(r.Pages))
		for _, line := range linesOf(r) {
			switch line.role {
			case compose.RoleBody:
				marks[line.page] = append(marks[line.page], mentioned(line.text)...)
			case compose.RoleNote:
				if number, rest, ok := strings.Cut(line.text, "〔"); ok && isCircled(number) {
					id, _, _ := strings.Cut(rest, "〕")
					notes[line.page] = append(notes[line.page], number+id)
				}
			}
		}
		for page := range r.Pages {
			slices.Sort(marks[page])
			slices.Sort(notes[page])
			if m := slices.Compact(marks[page]); !slices.Equal(m, notes[page]) {
				t.Errorf("seed %d, page %d mentions %v, and has the notes %v", seed, page+1, m, notes[page])
			}
		}
	}
}

// The note of a picture over all columns stands on the picture's page.
func TestNoteOfWidePicture(t *testing.T) {
	l := layoutOf(t, twoColumns)
	text := strings.Repeat("河水流过石桥，船靠了岸。\n\n", 14)
	r, _ := set(t, documentOf(t, l, text+"桥〔1〕[^1]。\n\n![水位〔2〕[^2]](400x200.png){width=150mm}\n\n"+strings.Repeat(text, 3)+"[^1]: 〔1〕石桥。\n\n[^2]: 〔2〕夏天的。\n"))
	on := map[string][]int{}
	for _, line := range linesOf(r) {
		for _, id := range []string{"1", "2"} {
			if strings.Contains(line.text, "〔"+id+"〕") {
				on[id] = append(on[id], line.page)
			}
		}
	}
	for id, pages := range on {
		if len(pages) != 2 || pages[0] != pages[1] {
			t.Errorf("note %s and its mark stand on the pages %v", id, pages)
		}
	}
	if len(on) != 2 {
		t.Errorf("%d notes, want 2", len(on))
	}
}

// Circled numbers are of one face, whichever face the text around them has and
// however many they are: faces draw circles of different sizes.
func TestCircledNumbersLookAlike(t *testing.T) {
	var text, notes strings.Builder
	for i := 1; i <= 24; i++ {
		id := strconv.Itoa(i)
		text.WriteString("茶[^" + id + "]" + compose.Circled(i) + "**水[^" + id + "]**。")
		notes.WriteString("\n[^" + id + "]: 第" + id + "条。\n")
	}
	r, _ := set(t, documentOf(t, layoutOf(t, "grid: {size: 10pt, pitch: 14pt}\n"), "## 河[^1]\n\n"+text.String()+"\n"+notes.String()))
	faces := map[string]int{}
	for _, item := range r.Pages[0].Items {
		if item.Run == nil {
			continue
		}
		for _, g := range item.Run.Glyphs {
			if isCircled(g.Text) {
				faces[item.Run.Face.Name()]++
			}
		}
	}
	if len(faces) != 1 {
		t.Errorf("circled numbers come from %v", faces)
	}
}

// Beyond ㊿, which is the last circled number, a page's notes bear numbers in
// brackets, no wider than a circle.
func TestNumbersBeyondCircles(t *testing.T) {
	for _, vertical := range []string{"", verticalPage} {
		doc := documentOf(t, layoutOf(t, vertical), "茶[^1]。\n\n[^1]: 第一条。\n")
		s := bodySetter(t, doc, 20)
		items := s.textRows(block(doc, 0))[0].items
		mark := slices.IndexFunc(items, func(i Item) bool { return i.Run != nil && i.Run.Glyphs[0].Text == "①" })
		item, size := items[mark], items[mark].Run.Size
		(&noteNumbers{}).write(s, &item, 51)
		text, wide := "", lengthOf(0)
		for _, g := range item.Run.Glyphs {
			text += g.Text
			wide += g.Adv
		}
		if text != "(51)" || wide > size || wide < size*9/10 {
			t.Errorf("%q: %q is %s wide, the circle %s", vertical, text, wide, size)
		}
	}
}

// A note that is longer than a page leaves room for two lines of text on every
// page that has any after it.
func TestLongNotesLeaveLinesOfText(t *testing.T) {
	text := strings.Repeat("河水流过石桥，船靠了岸，人都上来了。", 12)
	for _, height := range []int{8, 11, 15} {
		l := layoutOf(t, smallPage(height))
		for before := range 6 {
			doc := documentOf(t, l, strings.Repeat("船。\n\n", before)+"茶山在北边[^1]。"+text+"\n\n"+text+"\n\n[^1]: "+strings.Repeat(text, height/2)+"\n")
			r, _ := set(t, doc)
			lines := make([]int, len(r.Pages))
			for _, line := range only(linesOf(r), compose.RoleBody) {
				lines[line.page]++
			}
			for page, n := range lines[:len(lines)-1] {
				if n < 2 {
					t.Errorf("%d lines, %d before: page %d has %d lines of text above the note", height, before, page+1, n)
				}
			}
		}
	}
}
