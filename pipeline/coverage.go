package pipeline

import (
	"cmp"
	"maps"
	"slices"
	"unicode"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/manifest"
)

// FaceReport says what one face of the catalogue resolves to on this machine,
// and how far it goes for an issue.
type FaceReport struct {
	Role string `json:"role"` // in the layout; "" in a report of the whole catalogue
	Name string `json:"name"` // in the catalogue
	Bold bool   `json:"bold"`
	Font string `json:"font"` // PostScript name; "" when no file was found
	File string `json:"file"`

	Western string `json:"western"` // PostScript name of the font that sets Western text beside it; "" when it does so itself

	Characters int        `json:"characters"` // different ones that the issue sets in this face
	Fallback   []Fallback `json:"fallback"`   // those that another font has to give
	Missing    string     `json:"missing"`    // those that none has
}

// Fallback is a font that gives characters which the face itself lacks.
type Fallback struct {
	Font       string `json:"font"`
	Characters string `json:"characters"`
}

// Faces reports on every face of the catalogue, regular and bold, in its
// order.
func (w *World) Faces() ([]FaceReport, diag.List) {
	fonts, _, found := openFonts(w)
	if fonts == nil {
		return nil, found
	}
	defer fonts.Close()
	var list []FaceReport
	for _, name := range fonts.Names() {
		for _, bold := range []bool{false, true} {
			chain, diags := fonts.Chain(name, bold)
			found = append(found, diags...)
			list = append(list, faceReport(fonts, "", chain, bold, nil))
		}
	}
	return list, found
}

// Coverage reports on the faces that an issue uses, in the order of their
// roles' names. The result must have a Document.
func (w *World) Coverage(r *Result) ([]FaceReport, diag.List) {
	fonts, _, found := openFonts(w)
	if fonts == nil {
		return nil, found
	}
	defer fonts.Close()
	uses := roleUses{}
	uses.document(r.Document)
	var list []FaceReport
	for _, use := range slices.SortedFunc(maps.Keys(uses), compareRoles) {
		chain, diags := fonts.Chain(r.Layout.Faces[use.role].Value, use.bold)
		found = append(found, diags...)
		list = append(list, faceReport(fonts, use.role, chain, use.bold, slices.Sorted(maps.Keys(uses[use]))))
	}
	return list, found
}

func faceReport(fonts *font.Library, role string, chain *font.Chain, bold bool, characters []rune) FaceReport {
	report := FaceReport{Role: role, Name: chain.Name(), Bold: bold, Characters: len(characters), Fallback: []Fallback{}}
	first := chain.First()
	if first == nil {
		report.Missing = string(characters)
		return report
	}
	report.Font, report.File = first.Name(), first.Path()
	var beside *font.Chain // sets Western letters
	if west, _ := fonts.Western(chain.Name(), bold); west != "" {
		if c, _ := fonts.Chain(west, bold); c.First() != nil { // where there is none, the chain of west says so
			beside, report.Western = c, c.First().Name()
		}
	}
	for _, r := range characters {
		own := first
		face, _, ok := chain.Find(r)
		if beside != nil && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) {
			if western, _, has := beside.Find(r); has {
				own, face, ok = beside.First(), western, true
			}
		}
		switch {
		case !ok:
			report.Missing += string(r)
		case face != own:
			i := slices.IndexFunc(report.Fallback, func(f Fallback) bool { return f.Font == face.Name() })
			if i < 0 {
				i = len(report.Fallback)
				report.Fallback = append(report.Fallback, Fallback{Font: face.Name()})
			}
			report.Fallback[i].Characters += string(r)
		}
	}
	return report
}

// roleUses holds the characters that a document sets in each role of its
// layout.
type roleUses map[roleKey]map[rune]bool

type roleKey struct {
	role string
	bold bool
}

func compareRoles(a, b roleKey) int {
	return cmp.Or(cmp.Compare(a.role, b.role), boolOrder(a.bold)-boolOrder(b.bold))
}

func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (u roleUses) document(d *compose.Document) {
	u.blocks(d.Cover)
	u.blocks(d.Contents)
	for i := range d.Entries {
		u.blocks(d.Entries[i].Blocks)
		for _, n := range d.Entries[i].Notes {
			u.blocks(n.Blocks)
		}
	}
}

func (u roleUses) blocks(blocks []compose.Block) {
	for i := range blocks {
		b := &blocks[i]
		u.spans(b.Spans, b.Style)
		u.spans(b.Marker, b.Style)
		if t := b.Table; t != nil {
			u.spans(t.Caption, t.CaptionStyle)
			for _, cell := range t.Head {
				u.spans(cell, t.HeadStyle)
			}
			for _, row := range t.Rows {
				for _, cell := range row {
					u.spans(cell, t.CellStyle)
				}
			}
		}
		if b.Figure != nil {
			for _, pic := range b.Figure.Pics {
				u.spans(pic.Caption, pic.Style)
			}
		}
	}
}

// spans adds the characters of spans in a style, which may be nil where there
// are none. Ruby stands in the face of its base.
func (u roleUses) spans(spans []compose.Span, style *manifest.Style) {
	for _, s := range spans {
		key := roleKey{cmp.Or(s.Look.Face, style.Face), style.Bold || s.Look.Bold}
		if u[key] == nil {
			u[key] = map[rune]bool{}
		}
		for _, r := range s.Text + s.Ruby {
			if r > ' ' {
				u[key][r] = true
			}
		}
	}
}
