package rules

import (
	"math"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// faceOfLevel are the faces of the four levels of GB/T 9704 7.3.3.
var faceOfLevel = []string{"黑", "楷", "仿宋", "仿宋"}

// faceNames tell a face by what its fonts are called.
var faceNames = []struct{ face, part string }{
	{"仿宋", "fang"}, {"仿宋", "仿宋"},
	{"楷", "kai"}, {"楷", "楷"},
	{"黑", "hei"}, {"黑", "sans"}, {"黑", "gothic"}, {"黑", "黑"},
	{"宋", "song"}, {"宋", "sun"}, {"宋", "serif"}, {"宋", "ming"}, {"宋", "宋"},
}

// faceOf is the kind of face that a font is of; its name where that says
// nothing.
func faceOf(font string) string {
	low := strings.ToLower(font)
	for _, n := range faceNames {
		if strings.Contains(low, n.part) {
			return n.face
		}
	}
	return font
}

// hanFace is the face of most of a line's Han characters up to the first mark
// behind its number.
func hanFace(l *lines.Line) string {
	for i := range l.Glyphs {
		if g := &l.Glyphs[i]; g.Class == sets.Han && !strings.ContainsRune("一二三四五六七八九十", g.R) {
			return faceOf(g.Font)
		}
	}
	return faceOf(l.Font)
}

// indented tells whether a line begins at the indent of a paragraph.
func (c *Check) indented(l *lines.Line) bool {
	for _, off := range []float64{c.Offset(l), c.Offset(l) - 0.5, c.inkOffset(l)} {
		if math.Abs(off-c.Indent) <= tolEdge {
			return true
		}
	}
	return false
}

func rule62(c *Check, r *Result) {
	if !c.GB9704 {
		r.note("not an official document")
		return
	}
	at := 0
	for _, l := range c.Lines {
		h := c.headingOf(l)
		if h != nil && h.level == 1 && numberLevel(h.text) == 0 {
			at = 0 // another passage
		}
		if l.Prev != nil || l.Role != lines.Body && l.Role != lines.Heading {
			continue
		}
		level := numberLevel(l.Text())
		if level == 0 {
			continue
		}
		if h == nil && !c.indented(l) {
			at = level // a list's item, whose number stands outside
			continue
		}
		r.Places++
		got, want := hanFace(l), faceOfLevel[level-1]
		switch {
		case h == nil && level < 3: // a sentence with a number, in the text's own face
		case h == nil && faceOf(l.Font) != want:
			r.breaks(l, "level %d in %s instead of %s", level, faceOf(l.Font), want)
		case h != nil && got != want:
			r.breaks(l, "level %d in %s instead of %s", level, got, want)
		}
		if level > at+1 {
			if c.Source != nil && c.Source.Has(l.Text()) {
				r.gives("78 (the text has it so)", l, "level %d behind level %d", level, at)
			} else {
				r.breaks(l, "level %d behind level %d", level, at)
			}
		}
		at = level
	}
}
