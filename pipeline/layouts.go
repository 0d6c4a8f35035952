package pipeline

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// builtIn is the folder under which messages name the layouts that come with
// the program.
const builtIn = "built-in"

// LayoutFiles lists the layouts that have a name, by that name: those of the
// project, and those of the program that the project has none of its own for.
func (w *World) LayoutFiles() []string {
	var files []string
	own := map[string]bool{}
	if w.Project != "" {
		entries, _ := w.Files.ReadDir(path.Join(w.Project, "layouts")) // none: nothing to add
		for _, e := range entries {
			if !e.IsDir() && path.Ext(e.Name()) == ".yaml" {
				own[e.Name()] = true
				files = append(files, path.Join(w.Project, "layouts", e.Name()))
			}
		}
	}
	if w.Layouts != nil {
		names, _ := fs.Glob(w.Layouts, "*.yaml")
		for _, name := range names {
			if !own[name] {
				files = append(files, path.Join(builtIn, name))
			}
		}
	}
	slices.SortFunc(files, func(a, b string) int { return strings.Compare(path.Base(a), path.Base(b)) })
	return files
}

// LayoutInfo is one line of the list of layouts.
type LayoutInfo struct {
	Name    string `json:"name"`
	Path    string `json:"path"`
	Extends string `json:"extends"` // as the file has it; "" for none
}

// ListLayouts tells what a manifest can name.
func (w *World) ListLayouts() []LayoutInfo {
	list := []LayoutInfo{}
	for _, file := range w.LayoutFiles() {
		info := LayoutInfo{Name: strings.TrimSuffix(path.Base(file), ".yaml"), Path: file}
		if data, err := w.ReadAny(file); err == nil {
			info.Extends = manifest.Extends(file, data)
		}
		list = append(list, info)
	}
	return list
}

// loadLayout reads the layout that the job names, or else the manifest. A path
// in the manifest starts at the manifest's folder.
func loadLayout(w *World, job Job, r *Result) (found diag.List) {
	if r.Booklet == nil {
		return nil
	}
	name := r.Booklet.Layout
	folders := []string{r.Booklet.Dir, w.Project}
	switch {
	case job.Layout != "":
		name = manifest.Text{Value: job.Layout}
		if strings.HasSuffix(job.Layout, ".yaml") {
			folders = append(folders, path.Dir(job.Layout))
		}
	case name.Value == "":
		return nil // the manifest stage has said so
	case strings.HasSuffix(name.Value, ".yaml"):
		name.Value = path.Join(r.Booklet.Dir, name.Value)
	}
	r.Layout, found = manifest.LoadLayout(name, w.layoutReader(folders), w.LayoutFiles())
	r.usable = r.Layout != nil && !found.HasErrors()
	return found
}

// layoutReader reads layouts that lie in some folders, or come with the
// program.
func (w *World) layoutReader(folders []string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if data, ok := w.readBuiltIn(name); ok {
			return data, nil
		}
		real, err := w.Files.Real(name)
		if err != nil {
			return nil, err
		}
		for _, dir := range folders {
			if dir == "" {
				continue
			}
			if fence, err := w.Files.Real(dir); err == nil && within(fence, real) {
				return readFile(w.Files, name, maxText)
			}
		}
		return nil, errors.New("the path leaves the project and the manifest's folder")
	}
}

func (w *World) readBuiltIn(name string) ([]byte, bool) {
	base, ok := strings.CutPrefix(name, builtIn+"/")
	if !ok || w.Layouts == nil {
		return nil, false
	}
	data, err := fs.ReadFile(w.Layouts, base)
	return data, err == nil
}

// ReadAny reads a file that a finding names.
func (w *World) ReadAny(name string) ([]byte, error) {
	if data, ok := w.readBuiltIn(name); ok {
		return data, nil
	}
	return readFile(w.Files, name, maxText)
}
