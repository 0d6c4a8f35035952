package pipeline

import (
	"io/fs"
	"time"

	"booklet/pipeline/font"
)

// World is everything that a build sees of the outside. Nothing below this
// package opens a file by itself, asks the clock or reads the environment.
type World struct {
	Files     Files
	Project   string      // the folder that has layouts/, fonts/ and sources/; "" where there is none
	Layouts   fs.FS       // the layouts that come with the program, "study.yaml"; may be nil
	Catalogue []byte      // the catalogue that comes with the program, for projects without fonts/catalogue.yaml
	Fonts     font.Finder // the font files of the machine
	Date      time.Time   // of the PDF when the manifest names none; from SOURCE_DATE_EPOCH
	Jobs      int         // files read at the same time; at least 1
}

// Files is a tree of files. Paths are slash-separated, and relative ones start
// at the working folder.
type Files interface {
	Open(path string) (fs.File, error)
	// ReadDir lists a folder, sorted by name.
	ReadDir(path string) ([]fs.DirEntry, error)
	// Real gives the absolute path with every symbolic link followed, as far
	// as the path exists; what does not exist stays as it is spelled.
	Real(path string) (string, error)
}
