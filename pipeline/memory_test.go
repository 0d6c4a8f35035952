package pipeline

import (
	"io/fs"
	"path"
	"strings"
	"testing/fstest"
)

// memory is a made-up file tree: contents by path from the working folder
// "/", where "-> x" is a symbolic link.
type memory map[string]string

func (m memory) tree() fstest.MapFS {
	tree := fstest.MapFS{}
	for name, data := range m {
		tree[name] = &fstest.MapFile{Data: []byte(data)}
		if strings.HasPrefix(data, "-> ") {
			tree[name].Mode = fs.ModeSymlink // as a folder lists it
		}
	}
	return tree
}

func (m memory) Open(name string) (fs.File, error) {
	real, err := m.Real(name)
	if err != nil {
		return nil, err
	}
	return m.tree().Open(local(real))
}

func (m memory) ReadDir(name string) ([]fs.DirEntry, error) {
	real, err := m.Real(name)
	if err != nil {
		return nil, err
	}
	return m.tree().ReadDir(local(real))
}

func (m memory) Real(name string) (string, error) {
	at := "/"
	for i, part := range strings.Split(strings.Trim(path.Join("/", name), "/"), "/") {
		if i > 64 {
			return "", fs.ErrInvalid
		}
		at = path.Join(at, part)
		if to, ok := strings.CutPrefix(m[local(at)], "-> "); ok {
			var err error
			if at, err = m.Real(path.Join(path.Dir(at), to)); err != nil {
				return "", err
			}
		}
	}
	return at, nil
}

func local(name string) string {
	if name = strings.Trim(name, "/"); name == "" {
		return "."
	}
	return name
}
