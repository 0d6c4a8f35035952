package pipeline

import (
	"errors"
	"fmt"
	"path"
	"sync"

	"booklet/pipeline/clean"
	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/library"
	"booklet/pipeline/manifest"
	"booklet/pipeline/paint"
	"booklet/pipeline/parallel"
	"booklet/pipeline/pinyin"
	"booklet/pipeline/sources"
	"booklet/pipeline/typeset"
)

func loadManifest(w *World, job Job, r *Result) (found diag.List) {
	data, err := readFile(w.Files, job.Manifest, maxText)
	if err != nil {
		hint := ""
		if err == errNotThere {
			hint = nearby(w.Files, path.Dir(job.Manifest), job.Manifest)
		}
		found.Errorf(diag.Pos{File: job.Manifest}, "manifest", hint, "can't read the manifest: %v", err)
		return found
	}
	r.Booklet, found = manifest.LoadBooklet(job.Manifest, data)
	return found
}

// readPassages reads the passages at the same time, as many as there are
// cores for; what they give is put back in the order of the contents.
func readPassages(w *World, _ Job, r *Result) (found diag.List) {
	if r.Booklet == nil {
		return nil
	}
	fence, err := newFence(w.Files, w.Project, r.Booklet.Path)
	if err != nil {
		found.Errorf(diag.Pos{File: r.Booklet.Path}, "manifest", "", "can't find the manifest's folder: %v", err)
		return found
	}
	shelf := sync.OnceValue(func() *library.Library {
		s, _ := w.scan(fence)
		return s.library
	})
	r.Passages = make([]*sources.Passage, len(r.Booklet.Contents))
	return r.eachPassage(w, func(i int) (*sources.Passage, diag.List) {
		return readPassage(w, fence, r, r.Booklet.Contents[i].Path, shelf)
	})
}

// readPassage reads one passage. It only asks for the library when there is no
// such file: then the name may be an id.
func readPassage(w *World, fence fence, r *Result, name manifest.Text, shelf func() *library.Library) (_ *sources.Passage, found diag.List) {
	dir := r.Booklet.Dir
	if name.Value == "" {
		return nil, nil // the manifest stage has said so
	}
	if err := fence.check(dir, name.Value); err != nil {
		found.Errorf(name.Pos, "outside", "copy the passage beside the manifest, or into sources/ of the project", "can't use %s: %v", name.Value, err)
		return nil, found
	}
	file := path.Join(dir, name.Value)
	data, err := readFile(w.Files, file, maxText)
	if err != nil {
		hint := ""
		switch {
		case err != errNotThere:
		case shelf().HasID(name.Value):
			hint = fmt.Sprintf("it is the id of a passage in the library: write `id: %s`", name.Value)
		default:
			hint = nearby(w.Files, dir, file)
		}
		found.Errorf(name.Pos, "no-passage", hint, "can't read the passage %s: %v", file, err)
		return nil, found
	}
	return sources.ReadOver(r.defaults[path.Dir(file)], file, data)
}

func cleanPassages(w *World, _ Job, r *Result) diag.List {
	if r.Booklet == nil {
		return nil
	}
	all, found := clean.Switches(nil, r.Booklet.Clean, r.Booklet.Script)
	return append(found, r.eachPassage(w, func(i int) (*sources.Passage, diag.List) {
		p := r.Passages[i]
		if p == nil {
			return nil, nil
		}
		on, found := clean.Switches(all, p.Meta.Clean, p.Meta.Script)
		p, more := clean.Apply(p, on)
		return p, append(found, withoutProofs(more)...)
	})...)
}

func selectParts(w *World, _ Job, r *Result) diag.List {
	return r.eachPassage(w, func(i int) (*sources.Passage, diag.List) {
		if r.Passages[i] == nil {
			return nil, nil
		}
		return r.Passages[i].Take(&r.Booklet.Contents[i])
	})
}

func addPinyin(w *World, _ Job, r *Result) diag.List {
	return r.eachPassage(w, func(i int) (*sources.Passage, diag.List) {
		if r.Passages[i] == nil {
			return nil, nil
		}
		return pinyin.Apply(r.Passages[i], r.Passages[i].Meta.Pinyin.Value)
	})
}

// eachPassage replaces every passage by what do gives for it.
func (r *Result) eachPassage(w *World, do func(i int) (*sources.Passage, diag.List)) diag.List {
	lists := make([]diag.List, len(r.Passages))
	parallel.Each(len(r.Passages), w.Jobs, func(i int) { r.Passages[i], lists[i] = do(i) })
	var found diag.List
	for _, l := range lists {
		found = append(found, l...)
	}
	return found
}

func composeDocument(w *World, _ Job, r *Result) (found diag.List) {
	if r.Booklet == nil || !r.usable || r.Passages == nil {
		return nil
	}
	fence, err := newFence(w.Files, w.Project, r.Booklet.Path)
	if err != nil {
		return nil // readPassages has said so
	}
	r.Document, found = compose.Compose(r.Booklet, r.Layout, r.Passages, func(file, name string) ([]byte, error) {
		dir := path.Dir(file)
		switch {
		case file == r.Booklet.Path:
			return readImage(w, fence, dir, name, "copy the picture beside the manifest, or into sources/ of the project")
		case path.Ext(file) == ".yaml": // a layout's pictures lie beside it
			own, err := newFence(w.Files, "", file)
			if err != nil {
				return nil, plainError(err)
			}
			return readImage(w, own, dir, name, "copy the picture beside the layout")
		}
		return readImage(w, fence, dir, name, "copy the picture beside the passage, or into sources/ of the project")
	})
	return found
}

// readImage reads a picture that a file in the folder dir names. Its errors
// say what to do; outside is what to do about one that the fence keeps out.
func readImage(w *World, fence fence, dir, name, outside string) ([]byte, error) {
	if err := fence.check(dir, name); err != nil {
		return nil, hinted{err, outside}
	}
	file := path.Join(dir, name)
	data, err := readFile(w.Files, file, maxImage)
	switch {
	case err == errNotThere:
		err = hinted{err, nearby(w.Files, dir, file)}
	case errors.As(err, new(tooLarge)):
		err = hinted{err, "scale it down: 2500 pixels fill the width of a page at 300 dpi"}
	}
	return data, err
}

func typesetPages(w *World, _ Job, r *Result) diag.List {
	if r.Document == nil {
		return nil
	}
	fonts, catalogue, found := openFonts(w)
	if fonts == nil {
		return found
	}
	found = append(found, checkFaces(r.Layout, catalogue)...)
	r.Fonts = fonts
	pages, more := typeset.Typeset(r.Document, fonts)
	r.Pages = pages
	found = append(found, more...)
	return append(found, fonts.Findings()...)
}

func paintSheets(w *World, _ Job, r *Result) diag.List {
	if r.Pages == nil || len(r.Pages.Pages) == 0 {
		return nil
	}
	r.Book = paint.Paint(r.Document, r.Pages)
	if r.Book.Info.Date.IsZero() {
		r.Book.Info.Date = w.Date
	}
	return nil
}
