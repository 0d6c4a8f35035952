package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"booklet/cmd/typography/hostile"
	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/report"
	"booklet/cmd/typography/rules"
)

// builtin is a booklet that is judged without being named.
type builtin struct{ name, manifest, layout string } // its own layout where that is empty

// builtins are the real booklet where it lies beside the project, and the
// sample issues in every kind of layout.
var builtins = []builtin{
	{"the real booklet", "../shared/booklets/2024-02/booklet.yaml", ""},
	{"the sample issue", sample, ""},
	{"the sample issue as a book", sample, "shuce"},
	{"the sample issue as a digest in two columns", sample, "kuailan"},
	{"the sample issue as an official document", sample, official},
	{"the official document", "sources/2024年第3期/booklet.yaml", official},
	{"the vertical sample", "sources/2024年第4期/booklet.yaml", ""},
	{"the sample issue in vertical columns", sample, "shuban"},
}

const (
	sample   = "sources/2024年第2期/booklet.yaml"
	official = "gongwen" // the layout to which GB/T 9704 applies
)

// judgeAll builds and judges the builtins and the hostile texts.
func judgeAll(o options) ([]*report.Document, error) {
	dir := o.keep
	if dir == "" {
		tmp, err := os.MkdirTemp("", "typography-")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(tmp)
		dir = tmp
	}
	var docs []*report.Document
	for _, b := range builtins {
		if _, err := os.Stat(b.manifest); err != nil {
			fmt.Fprintf(os.Stderr, "typography: %s is not there, it is left out\n", b.manifest)
			continue
		}
		d, err := booklet(o, dir, b)
		if err != nil {
			return docs, err
		}
		docs = append(docs, d)
	}
	if !o.hostile {
		return docs, nil
	}
	more, err := judgeHostile(o, dir)
	return append(docs, more...), err
}

func booklet(o options, dir string, b builtin) (*report.Document, error) {
	src, err := load(b.manifest)
	if err != nil {
		return nil, err
	}
	out := filepath.Join(dir, strings.ReplaceAll(b.name, " ", "-"))
	pdf, err := build(o, b.manifest, out, b.layout)
	if err != nil {
		return failed(b.name, err), nil
	}
	set := o.set
	set.GB9704 = b.layout == official
	d, _, err := one(b.name, pdf, o, set, src)
	return d, err
}

// build runs the booklet command and finds the PDF that it made.
func build(o options, manifest, out, layout string) (string, error) {
	args := []string{"build", "--out", out}
	if layout != "" {
		args = append(args, "--layout", layout)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return "", err
	}
	var msg bytes.Buffer
	cmd := exec.Command(o.booklet, append(args, manifest)...)
	cmd.Stdout, cmd.Stderr = &msg, &msg
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s: %w: %s", strings.Join(cmd.Args, " "), err, clip(msg.String()))
	}
	found, err := filepath.Glob(filepath.Join(out, "*.pdf"))
	if err != nil || len(found) != 1 {
		return "", fmt.Errorf("%s made %d PDFs", strings.Join(cmd.Args, " "), len(found))
	}
	return found[0], nil
}

func clip(s string) string {
	if len(s) > 800 {
		return s[:800] + " …"
	}
	return s
}

// failed is the report of a booklet that could not be built: that counts as
// one broken rule.
func failed(name string, err error) *report.Document {
	return &report.Document{Name: name, Rules: []rules.Result{{
		Rule: "built", Name: "the booklet is built", Places: 1, Count: 1, Broken: []rules.Finding{{Note: err.Error()}},
	}}}
}

func judgeHostile(o options, dir string) ([]*report.Document, error) {
	jobs, err := hostile.Write(dir, o.seed)
	if err != nil {
		return nil, err
	}
	var docs []*report.Document
	pairs := map[string]bool{}
	for _, j := range jobs {
		d, c, err := hostileOne(o, j)
		if err != nil {
			return docs, err
		}
		if c != nil && strings.HasPrefix(j.Group, "pairs") {
			for _, p := range rules.PairsSeen(c) {
				pairs[p] = true
			}
		}
		i := slices.IndexFunc(docs, func(x *report.Document) bool { return x.Name == j.Group })
		if i < 0 {
			docs = append(docs, d)
			continue
		}
		docs[i].Merge(d)
	}
	if len(docs) > 0 && len(pairs) > 0 {
		docs[0].Name += fmt.Sprintf(" (%d pairs seen)", len(pairs))
	}
	for _, more := range []func(options, string) (*report.Document, error){judgeTwins, judgeLevels} {
		d, err := more(o, dir)
		if err != nil {
			return docs, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}

func hostileOne(o options, j hostile.Job) (*report.Document, *rules.Check, error) {
	pdf, err := build(o, j.Manifest, filepath.Join(filepath.Dir(j.Manifest), "out"), "")
	if err != nil {
		return failed(j.Group, err), nil, nil
	}
	src, err := load(j.Passage)
	if err != nil {
		return nil, nil, err
	}
	return one(j.Group, pdf, o, j.Set, src)
}

// judgeTwins checks rule 14: inline styles do not move a line's end.
func judgeTwins(o options, dir string) (*report.Document, error) {
	a, b, err := hostile.Twins(dir, o.seed)
	if err != nil {
		return nil, err
	}
	const name = "the same text plain and with bold and links"
	da, ca, err := hostileOne(o, a)
	if err != nil {
		return nil, err
	}
	db, cb, err := hostileOne(o, b)
	if err != nil {
		return nil, err
	}
	da.Name = name
	da.Merge(db)
	if ca == nil || cb == nil {
		return da, nil
	}
	r := rules.Result{Rule: "14", Name: "a style or link moves no break"}
	la, lb := bodyLines(ca), bodyLines(cb)
	for i := range max(len(la), len(lb)) {
		r.Places++
		if i >= len(la) || i >= len(lb) || la[i].Text() != lb[i].Text() {
			f := rules.Finding{Note: "the lines differ"}
			if i < len(lb) {
				f.Page, f.Line = lb[i].Page+1, lb[i].Text()
			}
			r.Count++
			r.Broken = append(r.Broken, f)
			break // all after it differ too
		}
	}
	da.Rules = append(da.Rules, r)
	return da, nil
}

func bodyLines(c *rules.Check) []*lines.Line {
	var out []*lines.Line
	for _, l := range c.Lines {
		if l.Role == lines.Body {
			out = append(out, l)
		}
	}
	return out
}
