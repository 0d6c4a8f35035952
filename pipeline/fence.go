package pipeline

import (
	"fmt"
	"path"
	"strings"
)

// fence keeps the paths that a manifest and its passages name inside one
// folder: the manifest's own, or the project's sources/ when the manifest lies
// in it, so that issues can share passages. What lies outside is not for a
// text file to reach.
type fence struct {
	files Files
	shown string // the folder as messages name it
	real  string // with every link followed
}

// newFence finds the fence of the manifest at a path.
func newFence(files Files, project, manifest string) (fence, error) {
	dir := path.Dir(manifest)
	real, err := files.Real(dir)
	if err != nil {
		return fence{}, plainError(err)
	}
	if project != "" {
		shared := path.Join(project, "sources")
		if realShared, err := files.Real(shared); err == nil && within(realShared, real) {
			return fence{files, shared, realShared}, nil
		}
	}
	return fence{files, dir, real}, nil
}

// check tells why a path may not be used; nil when it may. dir is the folder
// that the path is relative to.
func (f fence) check(dir, name string) error {
	switch {
	case strings.ContainsRune(name, 0):
		return fmt.Errorf("the path has a NUL character in it")
	case strings.Contains(name, `\`):
		return fmt.Errorf("the path has a backslash in it: write /")
	case path.IsAbs(name), len(name) > 1 && name[1] == ':':
		return fmt.Errorf("the path is absolute; it must be relative to the folder %s and stay within %s", dir, f.shown)
	}
	real, err := f.files.Real(path.Join(dir, name))
	if err != nil {
		return plainError(err)
	}
	if !within(f.real, real) {
		return fmt.Errorf("the path leaves the folder %s", f.shown)
	}
	return nil
}

// within tells whether a real path is a folder or lies below it.
func within(folder, name string) bool {
	return name == folder || strings.HasPrefix(name, strings.TrimSuffix(folder, "/")+"/")
}
