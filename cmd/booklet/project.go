package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"booklet/fonts"
	"booklet/layouts"
	"booklet/pipeline"
	"booklet/pipeline/font"
)

// project is the folder that has layouts/, fonts/ and sources/ in it,
// slash-separated and as the user would type it; "" where there is none.
type project string

// findProject gives the project of a command: what --project names, else the
// nearest folder with layouts/ upwards from the working folder, else from the
// manifest.
func findProject(c *cli.Context, manifest string) (project, error) {
	if dir := c.String("project"); dir != "" {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return "", &usageError{fmt.Sprintf("--project %s is not a folder", dir), ""}
		}
		return project(filepath.ToSlash(filepath.Clean(dir))), nil
	}
	if root, ok := upwards("."); ok {
		return project(root), nil
	}
	if manifest != "" {
		if root, ok := upwards(path.Dir(manifest)); ok {
			return project(root), nil
		}
	}
	return "", nil
}

// upwards looks for a folder with layouts/ from dir on.
func upwards(dir string) (string, bool) {
	absolute, err := filepath.Abs(filepath.FromSlash(dir))
	if err != nil {
		return "", false
	}
	for at := dir; ; {
		if info, err := os.Stat(filepath.Join(absolute, "layouts")); err == nil && info.IsDir() {
			return path.Clean(at), true
		}
		up := filepath.Dir(absolute)
		if up == absolute {
			return "", false
		}
		absolute = up
		if base := path.Base(at); base == "." || base == ".." {
			at = path.Join(at, "..")
		} else {
			at = path.Dir(at)
		}
	}
}

// world is what a build of this project sees of the outside.
func (r project) world(jobs int) (*pipeline.World, error) {
	date, err := sourceDate()
	if err != nil {
		return nil, err
	}
	catalogue, err := fonts.Files.ReadFile("catalogue.yaml")
	if err != nil {
		return nil, err
	}
	return &pipeline.World{
		Files:     disk{},
		Project:   string(r),
		Layouts:   layouts.Files,
		Catalogue: catalogue,
		Fonts:     r.fontDirs(),
		Date:      date,
		Jobs:      jobs,
	}, nil
}

// fontDirs looks for font files in the project's fonts/, beside the program
// (bin/booklet of a project that is not the one of the working folder), and
// where the system keeps them.
func (r project) fontDirs() *font.Dirs {
	home, _ := os.UserHomeDir() // without one, the user has no fonts
	var folders []string
	own := ""
	if r != "" {
		own = path.Join(string(r), "fonts")
	}
	if exe, err := os.Executable(); err == nil {
		folders = append(folders, filepath.ToSlash(filepath.Join(filepath.Dir(filepath.Dir(exe)), "fonts")))
	}
	return font.NewDirs(disk{}, own, append(folders, font.SystemDirs(runtime.GOOS, home)...))
}

// sourceDate reads SOURCE_DATE_EPOCH, by which build systems give the date
// (https://reproducible-builds.org/specs/source-date-epoch/).
func sourceDate() (time.Time, error) {
	value := os.Getenv("SOURCE_DATE_EPOCH")
	if value == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(value, 10, 64)
	if err != nil || seconds < 0 {
		return time.Time{}, &usageError{fmt.Sprintf("SOURCE_DATE_EPOCH is %q", value), "it must be a number of seconds since 1970"}
	}
	return time.Unix(seconds, 0).UTC(), nil
}
