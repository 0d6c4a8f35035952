package typeset

import (
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// pageLine is a line of text on a page: what stands on one baseline with one
// role.
type pageLine struct {
	page  int // index in Result.Pages
	x, y  unit.Length
	size  unit.Length
	role  compose.Role
	level int
	pos   diag.Pos // of its first run
	text  string
}

// linesOf lists the lines of text of all pages, in the order of their items.
func linesOf(r *Result) []pageLine {
	var out []pageLine
	for p := range r.Pages {
		for i := range r.Pages[p].Items {
			item := &r.Pages[p].Items[i]
			if item.Run == nil {
				continue
			}
			var text strings.Builder
			for _, g := range item.Run.Glyphs {
				text.WriteString(g.Text)
			}
			if n := len(out); n > 0 {
				last := &out[n-1]
				if last.page == p && last.y == item.At.Y && last.role == item.Role {
					last.text += text.String()
					continue
				}
			}
			out = append(out, pageLine{page: p, x: item.At.X, y: item.At.Y, size: item.Run.Size, role: item.Role, level: item.Level, pos: item.Pos, text: text.String()})
		}
	}
	return out
}

// only keeps the lines of some roles.
func only(lines []pageLine, roles ...compose.Role) []pageLine {
	var out []pageLine
	for _, l := range lines {
		for _, r := range roles {
			if l.role == r {
				out = append(out, l)
			}
		}
	}
	return out
}

// smallPage is a page of few lines, so that a short text makes many page
// breaks: lines of 20 characters at 16 pt, 28 pt apart.
func smallPage(lines int) string {
	high := strconv.Itoa(lines*28+72+72) + "pt"
	wide := strconv.Itoa(20*16+72+72) + "pt"
	return "page: {size: " + wide + " " + high + ", margins: {top: 72pt, bottom: 72pt, inner: 72pt, outer: 72pt}}\n"
}

// bookText makes a passage in Markdown: paragraphs of one source line each, so
// that a line of the source names its paragraph, with whatever else a function
// puts between them.
func bookText(m *mixture, paragraphs int, between func(i int) string) string {
	var out strings.Builder
	for i := range paragraphs {
		if s := between(i); s != "" {
			out.WriteString(s + "\n\n")
		}
		out.WriteString(m.text(10+m.Intn(140)) + "\n\n")
	}
	return out.String()
}

// paragraphsOf groups body lines by the source line that they come from.
func paragraphsOf(lines []pageLine) [][]pageLine {
	var out [][]pageLine
	for _, l := range lines {
		if n := len(out); n > 0 && out[n-1][0].pos.Line == l.pos.Line && out[n-1][0].pos.File == l.pos.File {
			out[n-1] = append(out[n-1], l)
			continue
		}
		out = append(out, []pageLine{l})
	}
	return out
}

// eachBook sets random booklets on pages of several heights.
func eachBook(t *testing.T, layout string, seeds int, make func(m *mixture) []string, check func(t *testing.T, r *Result, lines []pageLine)) {
	t.Helper()
	for _, height := range []int{8, 11, 15, 22} {
		l := layoutOf(t, smallPage(height)+layout)
		for seed := range seeds {
			m := newMixture(int64(seed*100 + height))
			t.Run(strconv.Itoa(height)+" lines, seed "+strconv.Itoa(seed), func(t *testing.T) {
				r, _ := set(t, documentOf(t, l, make(m)...))
				check(t, r, linesOf(r))
			})
		}
	}
}
