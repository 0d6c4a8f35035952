package font

import (
	"fmt"
	"strings"
)

// Source is one font: a file, or one member of a collection, at one place of
// its variation axes.
type Source struct {
	File   string // the file's base name: "NotoSerifCJK-Regular.ttc"
	Member string // in a collection: PostScript name or index from 0; "" for the first
	Axes   []Axis // of a variable font
	// Without are characters that the font draws wrongly: it is taken not to
	// have them, so that the next one of the chain gives them.
	Without string
	Percent int // the size at which it is drawn, beside faces of larger or smaller letters; 0 for 100
}

// String writes a source for messages.
func (s Source) String() string {
	out := s.File
	if s.Member != "" {
		out += " (" + s.Member + ")"
	}
	if len(s.Axes) > 0 {
		out += " [" + axesKey(s.Axes) + "]"
	}
	return out
}

// changes is what a source has of its font otherwise than the file says, as a
// key.
func (s Source) changes() string { return fmt.Sprintf("%d\x00%s", s.Percent, s.Without) }

// Family is one face of the catalogue: a name that layouts use, and the fonts
// that can stand for it.
type Family struct {
	Name     string
	Aliases  []string
	Files    []Source // the first that exists is the face
	Bold     []Source // of its bold
	BoldFace string   // the family that is its bold, where Bold has nothing that exists
	Fallback []string // families that are asked for characters that this one lacks
	Western  string   // the family that sets Western letters and digits beside this one; "" for itself
	Scale    int      // the size of Western's text in percent of this family's; 0 for 100
}

// Finder is how a library reaches the font files of the machine.
type Finder interface {
	// Find gives the path of a font file by its base name; false when there
	// is none. The same name gives the same path every time.
	Find(name string) (path string, ok bool)
	// Open opens a path that Find gave.
	Open(path string) (File, error)
	// Places says where Find has looked, for messages.
	Places() []string
}

// names lists sources for a message.
func names(sources []Source) string {
	out := make([]string, len(sources))
	for i, s := range sources {
		out[i] = s.File
	}
	return strings.Join(out, ", ")
}

// index maps every name and alias to its family.
func familyIndex(families []Family) map[string]int {
	index := make(map[string]int, 2*len(families))
	add := func(name string, i int) {
		if _, taken := index[name]; !taken {
			index[name] = i
		}
	}
	for i := range families {
		add(families[i].Name, i)
	}
	for i := range families {
		for _, a := range families[i].Aliases {
			add(a, i)
		}
	}
	return index
}

// codePoint writes a character for a message: 龘 (U+9F98).
func codePoint(r rune) string {
	if r < ' ' || r == 0x7F {
		return fmt.Sprintf("U+%04X", r)
	}
	return fmt.Sprintf("%c (U+%04X)", r, r)
}
