package typeset

import (
	"fmt"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// TestPages sets the passages of the archives in testdata/pages on small pages
// and shows each page as lines: how many grid lines down from the top of the
// type area, how many em in from its edge, the role, the text.
func TestPages(t *testing.T) {
	golden(t, "pages", func(t *testing.T, layout, name string, text []byte) string {
		doc := documentOf(t, layoutOf(t, layout), strings.Split(string(text), "=====\n")...)
		r, found := Typeset(doc, fonts(t))
		return dumpPages(r, doc) + findings(found)
	})
}

// roles that a dump shows in short.
var roleNames = map[compose.Role]string{compose.RoleBody: "", compose.RoleOrnament: "ornament"}

func dumpPages(r *Result, doc *compose.Document) string {
	var out strings.Builder
	grid := doc.Layout.Grid
	for p := range r.Pages {
		page := &r.Pages[p]
		fmt.Fprintf(&out, "page %d %q", p+1, page.Label)
		if page.Blank {
			out.WriteString(" blank")
		}
		out.WriteByte('\n')
		lines := linesOf(&Result{Pages: r.Pages[p : p+1]})
		next := 0
		for i := range page.Items {
			item := &page.Items[i]
			place := fmt.Sprintf("  %6.2f %6.2f ", float64(item.At.Y)/float64(grid.Pitch), float64(item.At.X)/float64(grid.Size))
			switch {
			case item.Run != nil:
				if next < len(lines) && lines[next].y == item.At.Y && lines[next].x == item.At.X {
					l := &lines[next]
					next++
					name, short := roleNames[l.role]
					if !short {
						name = l.role.String() + " "
					}
					out.WriteString(place + name + l.text + "\n")
				}
			case item.Rule != nil:
				fmt.Fprintf(&out, "%srule %s × %s\n", place, item.Rule.W, item.Rule.H)
			case item.Shape != nil:
				fmt.Fprintf(&out, "%sshape of %d points\n", place, len(item.Shape))
			case item.Pic != nil:
				fmt.Fprintf(&out, "%spicture %s × %s em\n", place, em2(item.Pic.W, grid.Size), em2(item.Pic.H, grid.Size))
			case item.Link != nil:
				fmt.Fprintf(&out, "%slink %s em to %s%s page %d\n", place, em2(item.Link.W, grid.Size), item.Link.URL, item.Link.Anchor, item.Link.Page+1)
			}
		}
	}
	for _, o := range r.Outline {
		fmt.Fprintf(&out, "%sbookmark %s: page %d, line %.2f\n", strings.Repeat("  ", o.Level), o.Title, o.Page+1, float64(o.Y)/float64(grid.Pitch))
	}
	return out.String()
}

func em2(l, em unit.Length) string { return fmt.Sprintf("%.2f", float64(l)/float64(em)) }
