package manifest

import (
	"slices"

	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// resolve turns what the files said into a layout with nothing left open, and
// reports names that lead nowhere.
func resolve(raw *rawLayout, diags *diag.List) *Layout {
	l := raw.Layout
	l.Faces = make(map[string]Text, len(raw.faces))
	var roles []string
	for _, f := range raw.faces {
		l.Faces[f.name] = f.value
		roles = append(roles, f.name)
	}
	for _, s := range raw.styles {
		if v := s.value; v.has.has("face") && !slices.Contains(roles, v.Face.Value) {
			diags.Errorf(v.Face.Pos, "unknown-face", orList(diag.DidYouMean(v.Face.Value, roles), "faces has", roles),
				"the style %s names %s, which is not in faces", quote(s.name), quote(v.Face.Value))
		}
	}
	l.Grid = resolveGrid(&l.Page, raw, diags)
	l.Page.ColumnGap = raw.columnGap.At(l.Grid.Size)
	checkColumns(&l, raw, diags)
	checkUnused(raw, diags)
	styles := resolveStyles(raw, l.Grid.Size, diags)
	l.Styles = make(map[string]Style, len(styles))
	var names []string
	for _, s := range styles {
		l.Styles[s.name] = s.value
		names = append(names, s.name)
	}
	checkBlocks(&l, names, roles, diags)
	resolveLanguages(&l, raw.languages)
	em := l.Styles["body"].Size
	l.Head, l.Foot = raw.head.Furniture, raw.foot.Furniture
	l.Head.Gap, l.Foot.Gap = raw.head.gap.At(em), raw.foot.gap.At(em)
	return &l
}

// Area is the extent of the type area. It is not positive where margins leave
// none, which LoadLayout reports.
func (p *Page) Area() unit.Size {
	return unit.Size{W: p.Size.W - p.Inner - p.Outer, H: p.Size.H - p.Top - p.Bottom}
}
