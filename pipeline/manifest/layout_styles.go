package manifest

import (
	"slices"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// resolveStyles gives every style all its fields: its own, then those of the
// style that it is like, and so on to the body. First come those that every
// layout has, then the others in the order of the files.
//
// Of a grid given by its characters the cell is what the type area leaves for
// each, and that may be a little less than the size that goes with it: the 28
// characters of GB/T 9704 are 三号 (16 pt), but 156 mm leave 15.79 pt. A body
// larger than the cell by up to bodyOver takes the cell's size, so that a full
// line has the grid's number of characters and not one less.
func resolveStyles(raw *rawLayout, gridSize unit.Length, diags *diag.List) []named[Style] {
	r := styleResolver{own: map[string]rawStyle{}, parent: map[string]string{}, done: map[string]rawStyle{}, diags: diags}
	for _, n := range styleNames {
		r.names = append(r.names, n.name)
		r.parent[n.name] = n.fallback
	}
	for _, s := range raw.styles {
		r.own[s.name] = s.value
		if _, ok := r.parent[s.name]; !ok {
			r.names = append(r.names, s.name)
		}
		r.parent[s.name] = "body"
	}
	r.link(raw.styles)

	body := rawStyle{Style: newBody(), Face: Text{Value: "song"}, size: unit.Dim{Abs: gridSize}}
	if own, ok := r.own["body"]; ok {
		own.inherit(&body)
		body = own
		size := own.size.At(gridSize)
		if raw.grid.Characters > 0 && size > gridSize && size*100 <= gridSize*(100+bodyOver) {
			size = gridSize
		}
		body.size = unit.Dim{Abs: size}
	}
	r.done["body"] = body
	styles := make([]named[Style], len(r.names))
	for i, name := range r.names {
		s := r.style(name)
		s.Style.Face, s.Style.Size = s.Face.Value, s.size.At(body.size.Abs)
		styles[i] = named[Style]{name: name, value: s.Style}
	}
	return styles
}

// bodyOver is how much larger than the grid's cell a body's size may be and
// still mean the cell, in percent.
const bodyOver = 3

// styleResolver holds the styles while they are resolved.
type styleResolver struct {
	names  []string            // of all styles
	own    map[string]rawStyle // what the files say
	parent map[string]string   // the style that a style has its missing fields from; "" for body itself
	done   map[string]rawStyle
	diags  *diag.List
}

// link sets the parents that the styles name, and refuses those that lead
// nowhere or back.
func (r *styleResolver) link(styles []named[rawStyle]) {
	r.parent["body"] = ""
	for _, s := range styles {
		like := s.value.like
		switch _, known := r.parent[like.Value]; {
		case like.Value == "":
		case s.name == "body":
			r.diags.Errorf(like.Pos, "style-like", "take it out", "the style body is like no other: the others are like it")
		case !known:
			r.diags.Errorf(like.Pos, "unknown-style", diag.DidYouMean(like.Value, r.names), "there is no style %s", quote(like.Value))
		default:
			r.parent[s.name] = like.Value
			if way := r.wayBack(s.name); way != nil {
				r.diags.Errorf(like.Pos, "style-cycle", "take out one of the lines like", "the style is like itself: %s", strings.Join(way, " → "))
				r.parent[s.name] = "body"
			}
		}
	}
}

// checkUnused warns of a style whose name is nearly that of one the program
// asks for, and that nothing in the layout names. Others may be named by the
// classes of passages.
func checkUnused(raw *rawLayout, diags *diag.List) {
	var known []string
	for _, n := range styleNames {
		known = append(known, n.name)
	}
	used := map[string]bool{}
	for _, blocks := range [][]CoverBlock{raw.Cover, raw.Masthead, raw.Colophon} {
		for _, b := range blocks {
			used[b.Style] = true
		}
	}
	for _, s := range raw.styles {
		used[s.value.like.Value] = true
	}
	for _, s := range raw.styles {
		if used[s.name] || slices.Contains(known, s.name) {
			continue
		}
		if hint := diag.DidYouMean(s.name, known); hint != "" {
			diags.Warnf(s.pos, "unused-style", hint, "no text has the style %s unless a passage names it as a class", quote(s.name))
		}
	}
}

// wayBack gives the styles from name over its parents back to name; nil when
// they lead to the body. Before name was linked there was no cycle.
func (r *styleResolver) wayBack(name string) []string {
	way := []string{name}
	for p := r.parent[name]; p != ""; p = r.parent[p] {
		way = append(way, p)
		if p == name {
			return way
		}
	}
	return nil
}

// style is a style with all its fields. The way to the body is walked in a
// loop: a file may make it long.
func (r *styleResolver) style(name string) rawStyle {
	var way []string
	for n := name; ; n = r.parent[n] {
		if _, ok := r.done[n]; ok {
			break
		}
		way = append(way, n)
	}
	for _, n := range slices.Backward(way) {
		base := r.done[r.parent[n]]
		s := r.own[n]
		s.inherit(&base)
		r.done[n] = s
	}
	return r.done[name]
}

// inherit gives s the fields of base that it does not have itself.
func (s *rawStyle) inherit(base *rawStyle) {
	for _, f := range styleTable.fields {
		if !s.has.has(f.key) {
			f.copy(s, base)
		}
	}
	if s.Pos == (diag.Pos{}) {
		s.Pos = base.Pos
	}
}
