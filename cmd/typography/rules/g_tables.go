package rules

import (
	"math"
	"regexp"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// goesOn is what stands over the rest of a table, in English passages too.
var goesOn = regexp.MustCompile(`续表|（续|\(continued\)$`)

func rule76(c *Check, r *Result) {
	for p := 1; p < len(c.Document.Pages); p++ {
		a, b := lastBlock(c.Document.Pages[p-1]), firstBlock(c.Document.Pages[p])
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		r.Places++
		said := false
		for _, l := range c.Document.Pages[p].Lines {
			said = said || goesOn.MatchString(l.Text())
		}
		if !said {
			r.breaks(b[0], "a table goes on without 续表")
		}
		if head := tableHead(c.Document.Pages[p-1]); head != "" && head != rowText(c.Document.Pages[p], b[0]) {
			r.breaks(b[0], "a table goes on without its head row")
		}
	}
	if r.Places == 0 {
		r.note("no table goes over a page end")
	}
}

// lastBlock gives the rows at the foot of a page when they are a table's.
func lastBlock(p lines.Page) []*lines.Line {
	var text []*lines.Line
	for _, l := range p.Lines {
		if !l.Role.Furniture() {
			text = append(text, l)
		}
	}
	if len(text) > 0 && text[len(text)-1].Role == lines.Table {
		return text[len(text)-1:]
	}
	return nil
}

// firstBlock gives the row at the top of a page when it is a table's, with
// nothing but a 续表 line above it.
func firstBlock(p lines.Page) []*lines.Line {
	for _, l := range p.Lines {
		switch {
		case l.Role.Furniture() || goesOn.MatchString(l.Text()):
		case l.Role == lines.Table:
			return []*lines.Line{l}
		default:
			return nil
		}
	}
	return nil
}

// tableHead is the text of the first row of the last table of a page.
func tableHead(p lines.Page) string {
	var head *lines.Line
	for _, l := range p.Lines {
		switch l.Role {
		case lines.Body, lines.Title, lines.Heading:
			head = nil
		case lines.Table:
			if head == nil {
				head = l
			}
		}
	}
	if head == nil {
		return ""
	}
	return rowText(p, head)
}

func rowText(p lines.Page, row *lines.Line) string {
	var b strings.Builder
	for _, l := range p.Lines {
		if l.Role == lines.Table && math.Abs(l.Y-row.Y) < 0.1*l.Size {
			b.WriteString(l.Text() + "|")
		}
	}
	return b.String()
}

var caption = regexp.MustCompile(`^(图|表|Figure|Table)\s?([0-9]+(?:[-.–][0-9]+)?)`)

func rule77(c *Check, r *Result) {
	for _, l := range c.Lines {
		if l.Role == lines.Body || l.Role == lines.Contents || !l.First {
			continue
		}
		m := caption.FindString(l.Text())
		if m == "" {
			continue
		}
		n := len([]rune(strings.ReplaceAll(m, " ", "")))
		if n >= len(l.Glyphs) {
			continue
		}
		r.Places++
		if gap := (l.Glyphs[n].A - l.Glyphs[n-1].B) / l.Size; math.Abs(gap-1) > 0.1 && l.Glyphs[n].Class != sets.Open {
			r.breaks(l, "%.3f em behind the number", gap)
		}
		if l.Last && strings.ContainsRune("。；，", l.Glyphs[len(l.Glyphs)-1].R) {
			r.breaks(l, "a mark at the end")
		}
	}
}
