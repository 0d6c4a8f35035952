package manifest

import (
	"path"
	"slices"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// coverFields are what a block of the cover can depend on.
var coverFields = append([]string{"topics", "title", "issue", "total", "editor", "author", "date", "year", "number", "cover"}, DocumentFields...)

// coverTable is one block of the cover.
var coverTable = &table[CoverBlock]{
	name: "cover block",
	fields: []field[CoverBlock]{
		key("when", choice(coverFields...), func(b *CoverBlock) *string { return &b.When }, "leaves the block out when this field of the manifest is empty"),
		key("unless", choice(coverFields...), func(b *CoverBlock) *string { return &b.Unless }, "leaves the block out when this field of the manifest is not empty"),
		key("text", templateShape, func(b *CoverBlock) *string { return &b.Text }, "text with fields such as {title}"),
		key("style", stringShape, func(b *CoverBlock) *string { return &b.Style }, "style of the text; body where it is left out"),
		key("faces", fieldFaces, func(b *CoverBlock) *[]FieldFace { return &b.Faces }, "faces of fields in the text that have one of their own, by role: {signer: kai}"),
		key("beside", boolShape, func(b *CoverBlock) *bool { return &b.Beside }, "sets the text on the line of the block before"),
		key("each", choice("topics"), func(b *CoverBlock) *string { return &b.Each }, "repeats the block for each topic, as {topic}"),
		key("top", dimShape, func(b *CoverBlock) *unit.Dim { return &b.Top }, "how far below the edge of the type area the block begins; below the block before where it is left out"),
		key("picture", pictureShape, func(b *CoverBlock) *Text { return &b.Picture }, "a picture instead of text: \"{cover}\" for the one that the manifest names, or a path relative to the layout"),
		key("width", dimShape, func(b *CoverBlock) *unit.Dim { return &b.Width }, "of the picture; em is the body's size"),
		key("height", dimShape, func(b *CoverBlock) *unit.Dim { return &b.Height }, "of the picture; em is the body's size"),
		key("space", dimShape, func(b *CoverBlock) *unit.Dim { return &b.Space }, "blank space instead of text; em is the body's size"),
		key("fill", boolShape, func(b *CoverBlock) *bool { return &b.Fill }, "blank space that takes what is left; several share it"),
		key("rule", lenShape, func(b *CoverBlock) *unit.Length { return &b.Rule }, "a line of this thickness instead of text"),
		key("color", colorShape, func(b *CoverBlock) *Color { return &b.Color }, "colour of the rule"),
	},
	constraints: constraints{
		one:   []string{"text", "picture", "space", "fill", "rule"},
		most:  [][]string{{"top", "space"}, {"top", "fill"}},
		needs: [][2]string{{"style", "text"}, {"faces", "text"}, {"beside", "text"}, {"each", "text"}, {"width", "picture"}, {"height", "picture"}, {"color", "rule"}},
	},
	after: func(n *node, b *CoverBlock, has keys, diags *diag.List) {
		b.Pos = n.pos
		if b.Style == "" {
			b.Style = "body"
		}
		if strings.Contains(b.Text, "{topic}") && b.Each == "" {
			diags.Errorf(has["text"], "topic-alone", "write each: topics", "{topic} has a value only in a block that is repeated")
		}
		for _, f := range b.Faces {
			if !strings.Contains(b.Text, "{"+f.Field+"}") {
				diags.Errorf(has["faces"], "unused-face", "take it out, or write the field into the text", "faces names {%s}, which the text does not have", f.Field)
			}
		}
	},
}

// bandTable is one block of the masthead or the colophon. They are as high as
// what they hold, so nothing is left to fill.
var bandTable = &table[CoverBlock]{
	name: "block",
	fields: slices.DeleteFunc(slices.Clone(coverTable.fields), func(f field[CoverBlock]) bool {
		return f.key == "fill"
	}),
	constraints: constraints{
		one:   []string{"text", "picture", "space", "rule"},
		most:  [][]string{{"top", "space"}},
		needs: coverTable.needs,
	},
	after: coverTable.after,
}

// fieldFaces is a mapping from fields to roles of faces.
var fieldFaces = convert(names(stringOf(someText)), func(_ *node, v []named[string], to *[]FieldFace, _ *diag.List) bool {
	*to = nil
	for _, f := range v {
		*to = append(*to, FieldFace{f.name, f.value})
	}
	return true
})

// pictureShape is the picture of a cover.
var pictureShape = narrow(someText, &schema{Type: "string", Pattern: `^\{cover\}$|\.([pP][nN][gG]|[jJ][pP][eE]?[gG])$`}, "bad-picture", func(t Text) (string, string) {
	if t.Value != CoverPicture && !slices.Contains([]string{".png", ".jpg", ".jpeg"}, strings.ToLower(path.Ext(t.Value))) {
		return quote(t.Value) + " is no picture", "write \"" + CoverPicture + "\" for the one that the manifest names, or the path of a .png or .jpg file"
	}
	return "", ""
})

// markerShape is what the paragraphs of a style begin with.
var markerShape = narrow(stringShape, nil, "bad-marker", func(s string) (string, string) {
	if strings.Count(s, "1") > 1 {
		return quote(s) + " has more than one number", "write it with one 1 at most, for any number: 附件：1."
	}
	return "", ""
})

// checkBlocks reports styles and faces that blocks of the cover, the masthead
// and the colophon name and that are not there.
func checkBlocks(l *Layout, styles, roles []string, diags *diag.List) {
	for _, part := range []struct {
		name   string
		blocks []CoverBlock
	}{{"cover", l.Cover}, {"masthead", l.Masthead}, {"colophon", l.Colophon}} {
		for _, b := range part.blocks {
			if !slices.Contains(styles, b.Style) {
				diags.Errorf(b.Pos, "unknown-style", diag.DidYouMean(b.Style, styles), "the %s names the style %s, and there is none", part.name, quote(b.Style))
			}
			for _, f := range b.Faces {
				if !slices.Contains(roles, f.Face) {
					diags.Errorf(b.Pos, "unknown-face", orList(diag.DidYouMean(f.Face, roles), "faces has", roles), "the %s names %s, which is not in faces", part.name, quote(f.Face))
				}
			}
		}
	}
}
