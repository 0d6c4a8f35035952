package manifest

import (
	"slices"

	"booklet/pipeline/diag"
)

// Catalogue says which font files stand for the faces that layouts name. Faces
// are in the order of the file.
type Catalogue struct {
	Path  string
	Faces []Face
}

// Face is one face of the catalogue.
type Face struct {
	Pos      diag.Pos
	Name     string
	Aliases  []Text
	Files    []FontFile // the first that exists is the face; at least one
	Bold     Bold
	Fallback []Text // names of faces that are asked, in order, for a character that this one lacks
	Western  Text   // name of the face that sets Latin letters and digits; empty for this one
	// WesternScale is the size of Western text beside this face, in percent of
	// the Han's; 100 where the file says nothing.
	WesternScale int
}

// Bold says what stands for the bold of a face: a face, or the first of Files
// that exists. Where both are empty the face has no bold but itself.
type Bold struct {
	Face  Text
	Files []FontFile
}

// FontFile names one font: a file, a member of a collection, or a place of a
// variable font.
type FontFile struct {
	Pos  diag.Pos
	File string // base name, "FandolSong-Regular.otf"
	Name string // PostScript name of a collection's member; "" for the first
	Axes []Axis // in the order of the file
	// Without are the characters that the file draws wrongly; another face
	// gives them.
	Without string
	// Size is the percentage of its own size at which the file is drawn; 0
	// where nothing is said, which is 100.
	Size int
}

// Axis sets a variation axis: "wght" to 700.
type Axis struct {
	Tag   string
	Value float64
}

// Find gives the face of a name or an alias. Names go before aliases.
func (c *Catalogue) Find(name string) (*Face, bool) {
	for i := range c.Faces {
		if c.Faces[i].Name == name {
			return &c.Faces[i], true
		}
	}
	for i := range c.Faces {
		if slices.ContainsFunc(c.Faces[i].Aliases, func(a Text) bool { return a.Value == name }) {
			return &c.Faces[i], true
		}
	}
	return nil, false
}

// Suggest gives a hint for a name that Find does not know: the one that was
// probably meant, or else all names.
func (c *Catalogue) Suggest(name string) string {
	var names, all []string
	for _, f := range c.Faces {
		names = append(names, f.Name)
		all = append(all, f.Name)
		for _, a := range f.Aliases {
			all = append(all, a.Value)
		}
	}
	return orList(diag.DidYouMean(name, all), "faces are:", names)
}
