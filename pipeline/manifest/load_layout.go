package manifest

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"booklet/pipeline/diag"
)

// maxExtends is the longest chain of layouts that extend each other.
const maxExtends = 16

// LoadLayout reads a layout with everything that it extends. name is the name
// of a layout or the path of a file ending in .yaml, with the place that names
// it for messages.
//
// known lists the files of the layouts that have a name: "layouts/base.yaml",
// "layouts/study.yaml". read gets the path in known for a name, and a path as
// it is; where known is empty it gets the name with .yaml behind it. The
// extends of a file works the same, but its paths are relative to the file.
//
// What is wrong is in the list, all of it; the layout then holds what could be
// read and defaults for the rest, and is nil only when the file that name
// stands for is not there or is no mapping at all.
func LoadLayout(name Text, read func(path string) ([]byte, error), known []string) (*Layout, diag.List) {
	var diags diag.List
	c := chain{read: read, known: known, diags: &diags}
	c.follow(name, "")
	if len(c.tops) == 0 || c.tops[0] == nil {
		return nil, diags
	}
	raw := newLayout()
	for _, top := range slices.Backward(c.tops) {
		if top != nil {
			layoutTable.read(top, raw, &diags)
		}
	}
	raw.Path = c.files[0]
	raw.Name = strings.TrimSuffix(path.Base(raw.Path), ".yaml")
	return resolve(raw, &diags), diags
}

// chain is a layout and those it extends, the one that was named first.
type chain struct {
	read  func(path string) ([]byte, error)
	known []string
	diags *diag.List
	files []string
	tops  []*node // nil where a file could not be read
}

// follow reads the layout that name stands for in the file from, and the ones
// that it extends.
func (c *chain) follow(name Text, from string) {
	file, ok := c.file(name.Value, from)
	if !ok {
		c.unknown(name)
		return
	}
	if slices.Contains(c.files, file) {
		c.diags.Errorf(name.Pos, "layout-cycle", "take out one of the lines extends",
			"the layout extends itself: %s", strings.Join(append(slices.Clone(c.files), file), " → "))
		return
	}
	if len(c.files) == maxExtends {
		c.diags.Errorf(name.Pos, "layout-cycle", "", "more than %d layouts extend each other", maxExtends)
		return
	}
	data, err := c.read(file)
	if errors.Is(err, fs.ErrNotExist) && len(c.known) == 0 {
		c.unknown(name)
		return
	} else if err != nil {
		c.diags.Errorf(name.Pos, "unreadable-file", "", "the layout %s can't be read: %s", quote(file), err)
		return
	}
	top := parseFile(file, data, c.diags)
	c.files = append(c.files, file)
	c.tops = append(c.tops, top)
	if top == nil {
		return
	}
	if base := extends(top); base.Value != "" {
		c.follow(base, file)
	}
}

// extends gives the value of a layout's key extends. What is wrong with it is
// reported when the table reads it.
func extends(top *node) Text {
	var base Text
	for _, p := range top.pairs {
		if p.key == "extends" && someText.read(p.value, &base, &diag.List{}) {
			break
		}
	}
	return base
}

// Extends gives the layout that a layout's file says it extends, as written;
// "" for none, and for a file that can't be read as YAML.
func Extends(file string, data []byte) string {
	top := parse(file, 1, data, &diag.List{})
	if top == nil {
		return ""
	}
	return extends(top).Value
}

// file gives the path of a layout that is named in the file from; false for a
// name that is not known.
func (c *chain) file(name, from string) (string, bool) {
	if strings.HasSuffix(name, ".yaml") {
		if path.IsAbs(name) || from == "" {
			return path.Clean(name), true
		}
		return path.Join(path.Dir(from), name), true
	}
	for _, k := range c.known {
		if path.Base(k) == name+".yaml" {
			return path.Clean(k), true
		}
	}
	return name + ".yaml", len(c.known) == 0
}

// unknown reports a name that no layout has.
func (c *chain) unknown(name Text) {
	var names []string
	for _, k := range c.known {
		names = append(names, strings.TrimSuffix(path.Base(k), ".yaml"))
	}
	slices.Sort(names)
	hint := orList(diag.DidYouMean(name.Value, names), "layouts are:", names)
	c.diags.Errorf(name.Pos, "unknown-layout", hint, "there is no layout %s", quote(name.Value))
}
