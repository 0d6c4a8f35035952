package typeset

import (
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// tablePart is what stands of a table on one page.
type tablePart struct {
	rules   []Item
	cells   [2]string // text of two columns, the head's first
	lines   [2]int    // below the head
	caption string
	notes   string
	foot    unit.Length // baseline of the last line
}

// tablePartsOf reads a table of two columns, of which the second begins at
// least half of the measure from the edge, from every page.
func tablePartsOf(r *Result, measure unit.Length) []tablePart {
	out := make([]tablePart, len(r.Pages))
	for n := range r.Pages {
		p := &out[n]
		y := [2]unit.Length{-1, -1}
		for _, item := range r.Pages[n].Items {
			if item.Flat {
				continue
			}
			if item.Rule != nil && item.Rule.W > measure/3 {
				p.rules = append(p.rules, item)
			}
			if item.Run == nil {
				continue
			}
			text := ""
			for _, g := range item.Run.Glyphs {
				text += g.Text
			}
			switch item.Role {
			case compose.RoleCaption:
				p.caption += text
			case compose.RoleNote:
				p.notes += text
			case compose.RoleTable:
				c := 0
				if item.At.X > measure/2 {
					c = 1
				}
				if item.At.Y != y[c] && y[c] >= 0 {
					p.lines[c]++
				}
				y[c] = item.At.Y
				p.cells[c] += text
				p.foot = max(p.foot, item.At.Y)
			}
		}
	}
	return out
}

// A row that takes more than half a page goes on on the next one between lines
// of its cells: at least two lines of the longest on either side, below the
// head and 续表, with every character once and in order. Lines across and
// columns.
func TestTallRowsArePartedBetweenLines(t *testing.T) {
	const head = "| 甲 | 乙 |\n| - | - |\n"
	for _, direction := range []string{"", ", direction: vertical, binding: right"} {
		for lines := 8; lines <= 14; lines++ {
			for long := 2; long < 60; long += 3 {
				l := layoutOf(t, strings.Replace(smallPage(lines), "}}\n", "}"+direction+"}\n", 1))
				measure, depth := area(l)
				left, right := strings.Repeat("船靠了岸茶山上读", long), strings.Repeat("河水从桥下流过人", long)
				source := strings.Repeat("河水流过石桥。\n\n", long%5) + head + "| " + left + " | " + right + " |\n"
				r, found := set(t, documentOf(t, l, source))
				name := strconv.Itoa(lines) + " lines, " + strconv.Itoa(long) + " times " + direction
				if found.HasErrors() {
					t.Fatalf("%s: %v", name, found)
				}
				all, parts := [2]string{}, tablePartsOf(r, measure)
				last := 0
				for n := range parts {
					if parts[n].cells[0] != "" {
						last = n
					}
				}
				for n := range parts {
					p := &parts[n]
					if p.cells[0] == "" {
						continue
					}
					whole := all[0] == "" && n == last
					if !strings.HasPrefix(p.cells[0], "甲") || !strings.HasPrefix(p.cells[1], "乙") {
						t.Errorf("%s: page %d begins without the head: %q", name, n+1, p.cells)
					}
					if most := max(p.lines[0], p.lines[1]); most < 2 && !whole {
						t.Errorf("%s: page %d has %d lines of the row", name, n+1, most)
					}
					if again := strings.Contains(p.caption, "续表"); again != (all[0] != "") {
						t.Errorf("%s: page %d: caption %q", name, n+1, p.caption)
					}
					if p.foot > depth {
						t.Errorf("%s: page %d: a line stands at %s of %s", name, n+1, p.foot, depth)
					}
					want := 2 // above and below the head
					if n == last {
						want = 3
					}
					if len(p.rules) != want {
						t.Errorf("%s: page %d of %d: %d rules, want %d", name, n+1, last+1, len(p.rules), want)
					}
					for c, text := range p.cells {
						all[c] += strings.TrimLeft(text, "甲乙")
					}
				}
				if all != [2]string{left, right} {
					t.Errorf("%s: the cells read %q", name, all)
				}
			}
		}
	}
}

// The head is not alone at a foot, whatever rows follow it.
func TestTallRowsAmongOthers(t *testing.T) {
	make := func(m *mixture) []string {
		out := m.text(80) + "\n\n| 甲 | 乙 |\n| - | - |\n"
		for i := range 2 + m.Intn(4) {
			out += "| 行" + strconv.Itoa(i) + " | " + m.text(5+m.Intn(160)*(1+m.Intn(3))) + " |\n"
		}
		return []string{out}
	}
	eachBook(t, "", 12, make, func(t *testing.T, r *Result, lines []pageLine) {
		for page := range r.Pages {
			n := 0
			for _, l := range lines {
				if l.page == page && l.role == compose.RoleTable {
					n++
				}
			}
			if n == 1 {
				t.Errorf("page %d has the head alone", page+1)
			}
		}
		inside(t, r)
	})
}

// Notes of a parted row stand on the pages of their marks.
func TestNotesOfPartedRows(t *testing.T) {
	l := layoutOf(t, smallPage(10))
	text, notes := "", ""
	for n := range 8 {
		text += strings.Repeat("河水从桥下流过", 6) + "注" + strconv.Itoa(n) + "[^" + strconv.Itoa(n) + "]"
		notes += "\n[^" + strconv.Itoa(n) + "]: 说明" + strconv.Itoa(n) + "。"
	}
	r, found := set(t, documentOf(t, l, "文。\n\n| 甲 | 乙 |\n| - | - |\n| 短 | "+text+" |\n"+notes))
	if found.HasErrors() {
		t.Fatal(found)
	}
	seen, pages := 0, 0
	for n, p := range tablePartsOf(r, 0) {
		if p.cells[1] != "" {
			pages++
		}
		for k := range 8 {
			mark, note := strings.Contains(p.cells[1], "注"+strconv.Itoa(k)), strings.Contains(p.notes, "说明"+strconv.Itoa(k))
			if mark != note {
				t.Errorf("page %d: mark %d is there: %v; its note: %v", n+1, k, mark, note)
			}
			if note {
				seen++
			}
		}
	}
	if seen != 8 || pages < 2 {
		t.Errorf("%d notes on %d pages", seen, pages)
	}
}

// A head that leaves no room for a row is an error, and not a table without
// text.
func TestHeadsThatLeaveNoRoom(t *testing.T) {
	l := layoutOf(t, smallPage(8))
	_, found := Typeset(documentOf(t, l, "| "+strings.Repeat("河水从桥下流过", 31)+" | 乙 |\n| - | - |\n| 甲 | "+strings.Repeat("茶山", 200)+" |\n"), fonts(t))
	if !found.HasErrors() {
		t.Error("no error for a head that fills the page")
	}
}

// Two tables that follow each other have a grid line of blank between them.
func TestTablesStandApart(t *testing.T) {
	l := layoutOf(t, smallPage(30))
	for rows := 1; rows < 6; rows++ {
		table := "| 站 | 人 |\n| - | - |\n" + strings.Repeat("| 东 | 3 |\n", rows)
		r, _ := set(t, documentOf(t, l, table+"\n<!-- -->\n\n"+table))
		rules := tablePartsOf(r, 0)[0].rules
		if len(rules) != 2*(rows+2) {
			t.Fatalf("%d rules", len(rules))
		}
		end, begin := rules[rows+1], rules[rows+2]
		if gap := begin.At.Y - end.At.Y - end.Rule.H; gap < l.Grid.Pitch || gap >= 2*l.Grid.Pitch {
			t.Errorf("tables of %d rows: %s between them, a grid line is %s", rows, gap, l.Grid.Pitch)
		}
	}
}
