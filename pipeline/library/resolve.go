package library

import (
	"fmt"
	"path"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// Asks tells whether a manifest needs a library: it names a passage by its id,
// or asks for passages.
func Asks(b *manifest.Booklet) bool {
	for i := range b.Contents {
		if b.Contents[i].ID.Value != "" || b.Contents[i].Find != nil {
			return true
		}
	}
	return false
}

// Resolve gives the manifest with a path in every entry: an id is looked up,
// and a find becomes an entry for each passage that fits and that the manifest
// does not name already. dir is the manifest's folder, from the root as the cards'
// Real is. The manifest itself is not changed.
func (l *Library) Resolve(b *manifest.Booklet, dir string) (*manifest.Booklet, diag.List) {
	r := resolver{library: l, booklet: b, dir: dir, named: map[string]bool{}}
	ids := make([]*Card, len(b.Contents))
	for i := range b.Contents {
		e := &b.Contents[i]
		switch {
		case e.ID.Value != "":
			if ids[i] = l.withID(e.ID, &r.found); ids[i] != nil {
				r.named[ids[i].Real] = true
			}
		case e.Path.Value != "":
			r.named[path.Join(dir, e.Path.Value)] = true
		}
	}
	out := *b
	out.Contents = nil
	for i, e := range b.Contents {
		switch {
		case ids[i] != nil:
			out.Contents = append(out.Contents, r.entry(e, ids[i], e.ID.Pos))
		case e.Find != nil:
			out.Contents = append(out.Contents, r.find(e)...)
		default:
			out.Contents = append(out.Contents, e)
		}
	}
	r.found = append(r.found, manifest.DuplicateEntries(out.Contents)...)
	return &out, r.found
}

// resolver is one manifest on its way.
type resolver struct {
	library *Library
	booklet *manifest.Booklet
	dir     string          // of the manifest, from the root
	named   map[string]bool // files that the manifest names, or an earlier find found
	found   diag.List
}

// find gives an entry for each passage that fits.
func (r *resolver) find(e manifest.Entry) (entries []manifest.Entry) {
	q := e.Find
	all := *q
	all.Limit = 0
	fitting := r.library.Find(&all, r.dir, r.booklet.Lang.Value)
	for _, c := range fitting {
		if q.Limit > 0 && len(entries) == q.Limit {
			break
		}
		if !r.named[c.Real] {
			r.named[c.Real] = true
			entries = append(entries, r.entry(e, c, q.Pos))
		}
	}
	r.broken(q)
	switch {
	case len(entries) > 1 && e.Title.Value != "":
		r.found.Warnf(e.Title.Pos, "one-title", "take it out; each passage has its own",
			"the %d passages that are found all get the title %q", len(entries), e.Title.Value)
	case len(entries) == 0 && len(fitting) > 0:
		r.found.Errorf(q.Pos, "find-nothing", "take the find out", "every passage that fits is in the contents already, such as %s", fitting[0].Path)
	case len(entries) == 0:
		r.found.Errorf(q.Pos, "find-nothing", r.library.Hint(&all, r.booklet.Lang.Value), "no passage fits")
	}
	return entries
}

// broken warns that a passage may be missing from what is found, because its
// front matter can't be read.
func (r *resolver) broken(q *manifest.Find) {
	n, first := 0, ""
	for i := range r.library.Cards {
		if c := &r.library.Cards[i]; c.Broken && !r.named[c.Real] {
			if n++; first == "" {
				first = c.Path
			}
		}
	}
	if n > 0 {
		others := ""
		if n > 1 {
			others = fmt.Sprintf(" and of %d more", n-1)
		}
		r.found.Warnf(q.Pos, "find-broken", "`booklet sources` shows what is wrong with it",
			"the front matter of %s%s has errors, and may keep it from being found", first, others)
	}
}

// entry makes the entry of a passage of what stands in the manifest.
func (r *resolver) entry(e manifest.Entry, c *Card, at diag.Pos) manifest.Entry {
	e.Path = manifest.Text{Value: relative(r.dir, c.Real), Pos: at}
	e.ID, e.Find = manifest.Text{}, nil
	e.Kind = c.Kind()
	return e
}

// relative gives the path of a file from a folder; both are given from the
// root, slash-separated.
func relative(dir, file string) string {
	up := ""
	for dir != "." && dir != "/" && !strings.HasPrefix(file, dir+"/") {
		dir, up = path.Dir(dir), up+"../"
	}
	return up + strings.TrimPrefix(strings.TrimPrefix(file, strings.TrimSuffix(dir, "/")), "/")
}
