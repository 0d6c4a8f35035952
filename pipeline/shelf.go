package pipeline

import (
	"fmt"
	"path"
	"slices"

	"booklet/pipeline/diag"
	"booklet/pipeline/library"
	"booklet/pipeline/manifest"
	"booklet/pipeline/parallel"
)

// Source is a passage of the project's library.
type Source struct {
	library.Card
	Uses []Use // by the manifests that have it in their contents, in the order of their paths
}

// Use is an issue that uses a passage.
type Use struct {
	Issue    string `json:"issue"`
	Manifest string `json:"manifest"`
}

// Shelf is what of a library fits a question.
type Shelf struct {
	Passages []Source // in the order of the question
	Hint     string   // what nearly fits, where nothing does
}

// Sources lists the passages of the project's sources/ that fit a question,
// with the issues that use them. The findings are of all passages and
// manifests that are there.
func (w *World) Sources(q *manifest.Find) (shelf Shelf, found diag.List) {
	root := path.Join(w.Project, "sources")
	real, err := w.Files.Real(root)
	if err == nil {
		_, err = w.Files.ReadDir(root)
	}
	if err != nil {
		found.Errorf(diag.Pos{File: root}, "library", "passages that issues share lie in sources/ of the project", "can't list the folder: %v", plainError(err))
		return shelf, found
	}
	s, found := w.scan(fence{w.Files, root, real})
	found = append(found, s.library.DuplicateIDs()...)
	uses, more := w.uses(s)
	found = append(found, more...)
	for _, c := range s.library.Find(q, "", "") {
		shelf.Passages = append(shelf.Passages, Source{*c, uses[c.Real]})
	}
	if shelf.Passages == nil {
		shelf.Hint = s.library.Hint(q, "")
	}
	found = arrange(collapse(found))
	found.FillSource(w.ReadAny)
	return shelf, found
}

// uses tells which manifests use a passage, by its file from the root.
func (w *World) uses(s scanned) (map[string][]Use, diag.List) {
	type manifestUses struct {
		use   Use
		files []string
		found diag.List
	}
	all := make([]manifestUses, len(s.manifests))
	parallel.Each(len(all), w.Jobs, func(i int) {
		m := &all[i]
		name := s.manifests[i]
		r := Result{}
		m.found = loadManifest(w, Job{Manifest: name}, &r)
		real, err := w.Files.Real(path.Dir(name))
		if r.Booklet == nil || err != nil {
			m.found = incomplete(name, m.found)
			return
		}
		b, list := s.library.Resolve(r.Booklet, real)
		if m.found = append(m.found, list...); m.found.HasErrors() {
			m.found = incomplete(name, m.found)
		} else {
			m.found = nil // its warnings are its build's
		}
		m.use = Use{b.Issue.Value, name}
		for _, e := range b.Contents {
			if e.Path.Value != "" {
				m.files = append(m.files, path.Join(real, e.Path.Value))
			}
		}
	})
	uses := map[string][]Use{}
	var found diag.List
	for _, m := range all {
		slices.Sort(m.files)
		for _, file := range slices.Compact(m.files) {
			uses[file] = append(uses[file], m.use)
		}
		found = append(found, m.found...)
	}
	return uses, found
}

// incomplete says that a manifest may use more than can be told.
func incomplete(name string, found diag.List) (warning diag.List) {
	errors := "an error"
	if n, _ := found.Counts(); n > 1 {
		errors = fmt.Sprintf("%d errors", n)
	}
	warning.Warnf(diag.Pos{File: name}, "uses-unknown", "`booklet check "+name+"` shows what is wrong",
		"the manifest has %s; passages that it uses may count as used by none", errors)
	return warning
}
