package main

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"sync"

	"github.com/urfave/cli/v2"

	"booklet/pipeline"
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/parallel"
	"booklet/pipeline/press"
)

func (p *program) build(c *cli.Context) error { return p.make(c, true) }

func (p *program) check(c *cli.Context) error { return p.make(c, false) }

// order is one manifest to make.
type order struct {
	manifest string
	project  project
	world    *pipeline.World
	refused  diag.List
}

// make builds the manifests of a command line; it writes PDFs only when write
// is set.
func (p *program) make(c *cli.Context, write bool) error {
	if err := oneOf(c, "format", "text", "json"); err != nil {
		return err
	}
	if edition := c.String("edition"); edition == "print" || edition == "all" {
		return &usageError{"the print edition is not available yet", "leave --edition out, or write --edition reading"}
	}
	if err := oneOf(c, "edition", "reading"); err != nil {
		return err
	}
	if err := oneOf(c, "press", pressNames()...); err != nil {
		return err
	}
	if c.Int("jobs") < 1 {
		return &usageError{"--jobs must be at least 1", ""}
	}
	if c.IsSet("out") && c.String("out") == "" {
		return &usageError{"--out names no folder", ""}
	}
	orders, err := takeOrders(c, c.Args().Slice())
	if err != nil {
		return err
	}
	if write {
		refuseClashes(orders, c)
	}

	outcomes := make([]outcome, len(orders))
	show := newProgress(p.stderr)
	var mu sync.Mutex
	started := 0
	parallel.Each(len(orders), c.Int("jobs"), func(i int) {
		mu.Lock()
		started++
		show.show(started, len(orders), orders[i].manifest)
		mu.Unlock()
		outcomes[i] = orders[i].carryOut(c, write)
	})
	show.wipe()

	if c.String("format") == "json" {
		err = reportJSON(p.stdout, outcomes)
	} else {
		err = reportText(p.stdout, p.stderr, outcomes)
	}
	if err != nil {
		return err
	}
	for _, o := range outcomes {
		if fails(o.findings, c.Bool("strict")) {
			return errInput
		}
	}
	return nil
}

// fails tells whether findings forbid a PDF.
func fails(found diag.List, strict bool) bool {
	return found.HasErrors() || strict && len(found) > 0
}

// takeOrders gives the manifests of these names, each once; all of the project
// when there are none.
func takeOrders(c *cli.Context, names []string) ([]order, error) {
	if len(names) == 0 {
		root, err := findProject(c, "")
		if err != nil {
			return nil, err
		}
		if names = issues(root); len(names) == 0 {
			return nil, &usageError{"no manifest is named, and there is no " + path.Join(string(root), "sources/*/booklet.yaml"),
				"write booklet " + c.Command.Name + " path/to/booklet.yaml"}
		}
	}
	var orders []order
	worlds := map[project]*pipeline.World{}
	seen := map[string]bool{}
	for _, name := range names {
		name = filepath.ToSlash(filepath.Clean(name))
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			name = path.Join(name, "booklet.yaml")
		}
		if real, err := (disk{}).Real(name); err == nil {
			if seen[real] {
				continue
			}
			seen[real] = true
		}
		root, err := findProject(c, name)
		if err != nil {
			return nil, err
		}
		if worlds[root] == nil {
			if worlds[root], err = root.world(c.Int("jobs")); err != nil {
				return nil, err
			}
		}
		orders = append(orders, order{manifest: name, project: root, world: worlds[root]})
	}
	return orders, nil
}

// refuseClashes finds manifests that would write the same PDF, before any of
// them is built.
func refuseClashes(orders []order, c *cli.Context) {
	if len(orders) < 2 {
		return
	}
	first := map[string]int{}
	for i := range orders {
		o := &orders[i]
		r := pipeline.Run(o.world, pipeline.Job{Manifest: o.manifest, Upto: "manifest"})
		if r.Booklet == nil || r.Booklet.Issue.Value == "" {
			continue // the build says why
		}
		target := o.pdf(c, r.Booklet.Issue.Value)
		j, taken := first[target]
		if !taken {
			first[target] = i
			continue
		}
		o.refused.Errorf(r.Booklet.Issue.Pos, "same-pdf", "give each its own `issue:`, or build them with different --out folders",
			"%s and %s would both write %s", orders[j].manifest, o.manifest, target)
		o.refused.FillSource(o.world.ReadAny)
	}
}

// pdf is the path of the PDF of an issue, or of what another press writes.
func (o *order) pdf(c *cli.Context, issue string) string {
	out := c.String("out")
	if out == "" {
		out = path.Join(string(o.project), "out")
	}
	return path.Join(filepath.ToSlash(out), issue+chosenPress(c).Ext)
}

// carryOut makes one booklet.
func (o *order) carryOut(c *cli.Context, write bool) outcome {
	done := outcome{manifest: o.manifest, findings: o.refused}
	if o.refused.HasErrors() {
		return done
	}
	r := pipeline.Run(o.world, pipeline.Job{Manifest: o.manifest, Layout: c.String("layout")})
	defer r.Close()
	done.findings = r.Findings
	if r.Book == nil || fails(r.Findings, c.Bool("strict")) {
		return done
	}
	done.pages = len(r.Book.Sheets)
	if !c.IsSet("edition") {
		done.notes = unmade(r.Booklet.Editions)
	}
	var failed error // of the press, not of what it writes to
	put := func(w io.Writer) error {
		paper := &watched{w: w}
		err := pipeline.Press(paper, chosenPress(c).New(), r)
		if paper.err == nil {
			failed = err
		}
		return err
	}
	target := o.pdf(c, r.Booklet.Issue.Value)
	var err error
	if write {
		err = writeFile(filepath.FromSlash(target), put)
	} else {
		err = put(io.Discard)
	}
	switch {
	case failed != nil:
		done.findings.Errorf(diag.Pos{File: o.manifest}, "press", "", "the pages can't be put on paper: %v", failed)
		return done
	case err != nil:
		done.findings.Errorf(diag.Pos{File: o.manifest}, "cannot-write", "the PDF that was there before, if any, is as it was", "%v", err)
		return done
	case !write:
		return done
	}
	done.pdf = target
	return done
}

// watched is a writer that remembers its own error.
type watched struct {
	w   io.Writer
	err error
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	if err != nil {
		w.err = err
	}
	return n, err
}

// unmade says which of a manifest's editions this version leaves out.
func unmade(editions []manifest.Text) []note {
	var notes []note
	for _, e := range editions {
		if e.Value != "reading" {
			notes = append(notes, note{e.Pos, fmt.Sprintf("the %s edition is not available yet; the PDF is the reading edition", e.Value)})
		}
	}
	return notes
}

// issues lists every sources/*/booklet.yaml of a project, by name.
func issues(root project) []string {
	sources := path.Join(string(root), "sources")
	entries, _ := os.ReadDir(filepath.FromSlash(sources)) // none: nothing to build
	var names []string
	for _, e := range entries {
		name := path.Join(sources, e.Name(), "booklet.yaml")
		if info, err := os.Stat(filepath.FromSlash(name)); err == nil && !info.IsDir() {
			names = append(names, name)
		}
	}
	return names
}

// chosenPress is the press that --press names; make has checked the name.
func chosenPress(c *cli.Context) press.Entry {
	for _, e := range press.Presses {
		if e.Name == c.String("press") {
			return e
		}
	}
	return press.Presses[0]
}
