package pipeline

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"

	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/manifest"
)

// openFonts makes the library of a build: the project's catalogue, or the one
// that comes with the program, over the font files of the machine. Nothing is
// opened yet. Each build has a library of its own, so that what is wrong with
// a font is found by every issue that uses it. The library is nil when the
// catalogue can't be read.
func openFonts(w *World) (*font.Library, *manifest.Catalogue, diag.List) {
	name, data := path.Join(builtIn, catalogueFile), w.Catalogue
	if w.Project != "" {
		own := path.Join(w.Project, "fonts", catalogueFile)
		read, err := readFile(w.Files, own, maxText)
		switch {
		case err == nil:
			name, data = own, read
		case !errors.Is(err, fs.ErrNotExist):
			var found diag.List
			found.Errorf(diag.Pos{File: own}, "catalogue", "", "can't read the catalogue of fonts: %v", err)
			return nil, nil, found
		}
	}
	catalogue, found := manifest.LoadCatalogue(name, data)
	if catalogue == nil {
		return nil, nil, found
	}
	return font.NewLibrary(families(catalogue), w.Fonts), catalogue, found
}

const catalogueFile = "catalogue.yaml"

// families is a catalogue without its places.
func families(c *manifest.Catalogue) []font.Family {
	list := make([]font.Family, len(c.Faces))
	for i, f := range c.Faces {
		list[i] = font.Family{
			Name:     f.Name,
			Aliases:  values(f.Aliases),
			Files:    fontSources(f.Files),
			Bold:     fontSources(f.Bold.Files),
			BoldFace: f.Bold.Face.Value,
			Fallback: values(f.Fallback),
			Western:  f.Western.Value,
			Scale:    f.WesternScale,
		}
	}
	return list
}

func values(texts []manifest.Text) []string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = t.Value
	}
	return list
}

func fontSources(files []manifest.FontFile) []font.Source {
	list := make([]font.Source, len(files))
	for i, f := range files {
		list[i] = font.Source{File: f.File, Member: f.Name, Without: f.Without, Percent: f.Size}
		for _, a := range f.Axes {
			list[i].Axes = append(list[i].Axes, font.Axis{Tag: a.Tag, Value: a.Value})
		}
	}
	return list
}

// checkFaces finds the faces of a layout that the catalogue does not have,
// those that no text uses too.
func checkFaces(l *manifest.Layout, c *manifest.Catalogue) (found diag.List) {
	var names []string
	for _, f := range c.Faces {
		names = append(names, f.Name)
	}
	for _, role := range slices.Sorted(maps.Keys(l.Faces)) {
		name := l.Faces[role]
		if _, ok := c.Find(name.Value); !ok {
			hint := diag.DidYouMean(name.Value, names)
			if hint == "" {
				hint = c.Suggest(name.Value)
			}
			// Worded as font.Library does, so that the two collapse.
			found.Errorf(name.Pos, "unknown-face", hint, "the catalogue of fonts has no face %q", name.Value)
		}
	}
	return found
}
