package manifest

import (
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"booklet/pipeline/diag"
)

// catalogueTable is the catalogue of faces.
var catalogueTable = &table[rawCatalogue]{
	name: "catalogue",
	fields: []field[rawCatalogue]{
		key("faces", names(faceTable.shape()), func(c *rawCatalogue) *[]named[Face] { return &c.faces }, "faces by their name").must(),
	},
}

type rawCatalogue struct{ faces []named[Face] }

// faceTable is a face.
var faceTable = &table[Face]{
	name: "face",
	fields: []field[Face]{
		key("aliases", list(someText), func(f *Face) *[]Text { return &f.Aliases }, "other names of the face"),
		key("files", atLeastOne(list(fontFileShape)), func(f *Face) *[]FontFile { return &f.Files }, "font files; the first that exists is the face").must(),
		key("bold", boldShape, func(f *Face) *Bold { return &f.Bold }, "font files of the bold, or the face that stands for it; the face itself where it is left out"),
		key("fallback", list(someText), func(f *Face) *[]Text { return &f.Fallback }, "faces that are asked, in order, for a character that this one lacks"),
		key("western", someText, func(f *Face) *Text { return &f.Western }, "face that sets Latin letters and digits"),
		key("western_scale", integer(50, 150), func(f *Face) *int { return &f.WesternScale }, "size of Latin letters and digits in percent of the Han's"),
	},
}

// fontFileTable is a font within a file.
var fontFileTable = &table[FontFile]{
	name: "font file",
	fields: []field[FontFile]{
		key("file", fileNameShape, func(f *FontFile) *string { return &f.File }, "name of the file, without folder").must(),
		key("name", stringShape, func(f *FontFile) *string { return &f.Name }, "PostScript name of a collection's member"),
		key("axes", axesShape, func(f *FontFile) *[]Axis { return &f.Axes }, "places on the axes of a variable font, such as wght: 700"),
		key("size", integer(50, 150), func(f *FontFile) *int { return &f.Size }, "size at which it is drawn, in percent, where its letters are smaller or larger than those beside it"),
		key("without", characterShape, func(f *FontFile) *string { return &f.Without }, "characters that the file draws wrongly, in one text; they are taken from the next face that has them"),
	},
}

// fileNameShape is the name of a file without folder.
var fileNameShape = narrow(stringShape, &schema{Type: textTypes, Pattern: `^[^/\\]*[^/\\\s][^/\\]*$`}, "bad-file", func(s string) (string, string) {
	if strings.ContainsAny(s, `/\`) || strings.TrimSpace(s) == "" {
		return quote(s) + " is no name of a file", "write the name without its folder: FandolSong-Regular.otf"
	}
	return "", ""
})

// characterShape is characters in a row.
var characterShape = narrow(stringShape, &schema{Type: textTypes, Pattern: `^\S+$`}, "bad-characters", func(s string) (string, string) {
	if s == "" || strings.IndexFunc(s, unicode.IsSpace) >= 0 {
		return "expected characters in a row, without blanks", "write them one after the other: without: ￥餘"
	}
	return "", ""
})

// fontFileShape is a font file, or only its name.
var fontFileShape = shape[FontFile]{
	want:   "the name of a font file",
	schema: &schema{AnyOf: []*schema{fileNameShape.schema, fontFileTable.schema()}},
	read: func(n *node, to *FontFile, diags *diag.List) bool {
		f := FontFile{Pos: n.pos}
		if n.kind == mapNode {
			fontFileTable.read(n, &f, diags)
		} else {
			fileNameShape.read(n, &f.File, diags)
		}
		*to = f
		return f.File != ""
	},
}

// boldTable is a face that stands for a bold.
var boldTable = &table[Bold]{
	name: "bold",
	fields: []field[Bold]{
		key("face", someText, func(b *Bold) *Text { return &b.Face }, "face that stands for the bold").must(),
	},
}

// boldFiles are the files of a bold.
var boldFiles = atLeastOne(list(fontFileShape))

// boldShape is a list of files, or a face.
var boldShape = shape[Bold]{
	want:   "a list of font files, or face: and a name",
	schema: &schema{AnyOf: []*schema{boldFiles.schema, boldTable.schema()}},
	read: func(n *node, to *Bold, diags *diag.List) bool {
		if n.kind == mapNode {
			return boldTable.read(n, to, diags)
		}
		return boldFiles.read(n, &to.Files, diags)
	},
}

// axesShape is a mapping from axes to numbers.
var axesShape = convert(names(numberShape), func(n *node, values []named[float64], to *[]Axis, diags *diag.List) bool {
	axes := make([]Axis, len(values))
	for i, v := range values {
		if len(v.name) != 4 {
			diags.Errorf(v.pos, "bad-axis", "weight is wght, width is wdth, optical size is opsz", "%s is no axis: their names have 4 letters", quote(v.name))
			return false
		}
		axes[i] = Axis{Tag: v.name, Value: v.value}
	}
	*to = axes
	return true
})

// numberShape is a number as the axes of fonts have it: 16.16 fixed point.
var numberShape = shape[float64]{
	want:   "a number",
	schema: &schema{Type: "number"},
	read: func(n *node, to *float64, diags *diag.List) bool {
		if n.kind != scalarNode || n.tag != "!!int" && n.tag != "!!float" {
			wrongType(n, "a number", "", diags)
			return false
		}
		v, err := strconv.ParseFloat(n.value, 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) >= 1<<15 {
			diags.Errorf(n.pos, "out-of-range", "", "expected a number between -32768 and 32768, found %s", quote(n.value))
			return false
		}
		*to = v
		return true
	},
}

// LoadCatalogue decodes a catalogue of faces. What is wrong is in the list,
// all of it; the catalogue then holds what could be read, and is nil only when
// the file is no mapping at all. Whether font files exist is not looked at.
func LoadCatalogue(file string, data []byte) (*Catalogue, diag.List) {
	var diags diag.List
	var raw rawCatalogue
	c := &Catalogue{Path: filepath.ToSlash(file)}
	top := parseFile(c.Path, data, &diags)
	if top == nil {
		return nil, diags
	}
	catalogueTable.read(top, &raw, &diags)
	for _, f := range raw.faces {
		face := f.value
		face.Name, face.Pos = f.name, f.pos
		c.Faces = append(c.Faces, face)
	}
	checkCatalogue(c, &diags)
	return c, diags
}

// checkCatalogue sees that names are there once, and that those that faces
// name exist.
func checkCatalogue(c *Catalogue, diags *diag.List) {
	taken := map[string]diag.Pos{}
	for _, f := range c.Faces {
		taken[f.Name] = f.Pos
	}
	for _, f := range c.Faces {
		for _, a := range f.Aliases {
			if first, ok := taken[a.Value]; ok {
				diags.Errorf(a.Pos, "duplicate-name", "take it out", "the name %s is taken already, at %s", quote(a.Value), first)
				continue
			}
			taken[a.Value] = a.Pos
		}
	}
	for i := range c.Faces {
		f := &c.Faces[i]
		for _, name := range append([]Text{f.Bold.Face, f.Western}, f.Fallback...) {
			if name.Value == "" {
				continue
			}
			switch other, ok := c.Find(name.Value); {
			case !ok:
				diags.Errorf(name.Pos, "unknown-face", c.Suggest(name.Value), "there is no face %s", quote(name.Value))
			case other == f:
				diags.Errorf(name.Pos, "face-cycle", "take it out", "the face %s names itself", quote(f.Name))
			}
		}
	}
}
