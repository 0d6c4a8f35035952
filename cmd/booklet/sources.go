package main

import (
	"fmt"
	"io"
	"path"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"booklet/pipeline"
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// sourcesCommand lists the library: what lies in sources/ of the project.
func (p *program) sourcesCommand(project, format cli.Flag) *cli.Command {
	return &cli.Command{
		Name: "sources", Usage: "list the passages of sources/: which issues use them, which none does, which are nearly the same",
		Action: p.sources,
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "tags", Usage: "only those that have all of these tags: `TAG,…`"},
			&cli.StringFlag{Name: "source", Usage: "only those of the source `NAME`"},
			&cli.StringFlag{Name: "author", Usage: "only those of the author `NAME`"},
			&cli.StringFlag{Name: "kind", Usage: "only those of a kind: `passage|quote`"},
			&cli.StringFlag{Name: "lang", Usage: "only those in the language `TAG`"},
			&cli.StringFlag{Name: "title", Usage: "only those with `TEXT` in the title"},
			&cli.StringFlag{Name: "from", Usage: "only those from `DAY` on, such as 2024-03-01"},
			&cli.StringFlag{Name: "to", Usage: "only those up to `DAY`"},
			&cli.StringFlag{Name: "order", Usage: "by `date|title|path`; with - before it from the last to the first"},
			&cli.IntFlag{Name: "limit", Usage: "at most `N`, the first in the order"},
			&cli.BoolFlag{Name: "unused", Usage: "only those that no issue uses"},
			&cli.BoolFlag{Name: "duplicates", Usage: "show which passages, and which quotations in them, are nearly the same"},
			format, project,
		},
	}
}

func (p *program) sources(c *cli.Context) error {
	if err := atMost(c, 0); err != nil {
		return err
	}
	if err := oneOf(c, "format", "text", "json"); err != nil {
		return err
	}
	question, err := readQuestion(c)
	if err != nil {
		return err
	}
	root, err := findProject(c, "")
	if err != nil {
		return err
	}
	w, err := root.world(runtime.NumCPU())
	if err != nil {
		return err
	}
	shelf, found := w.Sources(question.find)
	list := question.cut(shelf.Passages)
	if c.Bool("duplicates") {
		twins, more := w.Twins(list)
		found = append(found, more...)
		err = p.showTwins(c, twins, found)
	} else {
		err = p.showSources(c, list, shelf.Hint, found)
	}
	if err != nil {
		return err
	}
	if found.HasErrors() {
		return errInput
	}
	return nil
}

// question is what the flags ask for.
type question struct {
	find   *manifest.Find // without its limit
	unused bool
	limit  int
}

// readQuestion reads the flags that a find of a manifest has as keys.
func readQuestion(c *cli.Context) (*question, error) {
	text := func(flag string) manifest.Text { return manifest.Text{Value: strings.TrimSpace(c.String(flag))} }
	q := &manifest.Find{Source: text("source"), Author: text("author"), Kind: text("kind"), Lang: text("lang"),
		Title: text("title"), From: text("from"), To: text("to")}
	for _, tag := range c.StringSlice("tags") {
		if tag = strings.TrimSpace(tag); tag != "" {
			q.Tags = append(q.Tags, manifest.Text{Value: tag})
		}
	}
	if c.IsSet("kind") {
		if err := oneOf(c, "kind", "passage", "quote"); err != nil {
			return nil, err
		}
	}
	for _, flag := range []string{"from", "to"} {
		if day := text(flag).Value; day != "" {
			if _, err := time.Parse(time.DateOnly, day); err != nil {
				return nil, &usageError{fmt.Sprintf("--%s can't be %q", flag, day), "write a day as year-month-day, such as 2024-03-09"}
			}
		}
	}
	if c.IsSet("order") {
		if err := oneOf(c, "order", "date", "title", "path", "-date", "-title", "-path"); err != nil {
			return nil, err
		}
		q.Order.By, q.Order.Descending = strings.CutPrefix(c.String("order"), "-")
	}
	if c.IsSet("limit") && c.Int("limit") < 1 {
		return nil, &usageError{"--limit must be at least 1", ""}
	}
	return &question{q, c.Bool("unused"), c.Int("limit")}, nil
}

// cut drops what the question does not ask for once it is known who uses what.
func (q *question) cut(list []pipeline.Source) []pipeline.Source {
	if q.unused {
		list = slices.DeleteFunc(list, func(s pipeline.Source) bool { return len(s.Uses) > 0 })
	}
	if q.limit > 0 && len(list) > q.limit {
		list = list[:q.limit]
	}
	return list
}

// sourceReport is a passage in the JSON report. Programs read it: keys are
// only ever added.
type sourceReport struct {
	Path     string         `json:"path"`
	ID       string         `json:"id"`
	Kind     string         `json:"kind"`
	Title    string         `json:"title"`
	Subtitle string         `json:"subtitle"`
	Label    string         `json:"label"`
	Author   string         `json:"author"`
	By       string         `json:"by"`
	Source   string         `json:"source"`
	Date     string         `json:"date"`
	Lang     string         `json:"lang"` // "" where the passage does not say it
	Tags     []string       `json:"tags"`
	Issues   []pipeline.Use `json:"issues"`
}

// showSources writes the list as a table, or as one document of JSON:
// {"passages":[…],"diagnostics":[…],"errors":n,"warnings":n}.
func (p *program) showSources(c *cli.Context, list []pipeline.Source, hint string, found diag.List) error {
	if c.String("format") == "json" {
		reports := []sourceReport{}
		for _, s := range list {
			reports = append(reports, newSourceReport(s))
		}
		return reportFindingsJSON(p.stdout, "passages", reports, found)
	}
	if err := writeSources(p.stdout, list); err != nil {
		return err
	}
	if err := found.WriteText(p.stderr); err != nil {
		return err
	}
	unused := 0
	for _, s := range list {
		if len(s.Uses) == 0 {
			unused++
		}
	}
	fmt.Fprintf(p.stderr, "%s, %d used by no issue\n", count(len(list), "passage"), unused)
	if hint != "" {
		fmt.Fprintf(p.stderr, "    hint: %s\n", hint)
	}
	return nil
}

func newSourceReport(s pipeline.Source) sourceReport {
	m := &s.Meta
	r := sourceReport{Path: s.Path, ID: m.ID.Value, Kind: kindName(s), Title: m.Title.Value, Subtitle: m.Subtitle.Value,
		Label: m.Label.Value, Author: m.Author.Value, By: m.By.Value, Source: m.Source.Value, Date: m.Date.Value,
		Lang: m.Lang.Value, Tags: []string{}, Issues: s.Uses}
	for _, t := range m.Tags {
		r.Tags = append(r.Tags, t.Value)
	}
	if r.Issues == nil {
		r.Issues = []pipeline.Use{}
	}
	return r
}

func kindName(s pipeline.Source) string {
	if s.Kind() == manifest.Quote {
		return "quote"
	}
	return "passage"
}

// writeSources writes a passage a line.
func writeSources(w io.Writer, list []pipeline.Source) error {
	rows := [][]string{{"DATE", "KIND", "TITLE", "SOURCE", "USED IN", "PATH"}}
	for _, s := range list {
		var issues []string
		for _, u := range s.Uses {
			name := u.Issue
			if name == "" {
				name = path.Base(path.Dir(u.Manifest))
			}
			issues = append(issues, name)
		}
		rows = append(rows, []string{s.Meta.Date.Value, kindName(s), fit(strings.ReplaceAll(sources.PlainTitle(s.Meta.Title), "||", ""), 40),
			fit(s.Meta.Source.Value, 20), fit(strings.Join(issues, ", "), 30), s.Path})
	}
	if len(list) == 0 {
		return nil
	}
	return writeTable(w, rows)
}

// showTwins writes what is nearly the same: a pair with a line for each of the
// two, or as JSON {"duplicates":[…],"diagnostics":[…],"errors":n,"warnings":n}.
func (p *program) showTwins(c *cli.Context, twins []pipeline.Twins, found diag.List) error {
	if c.String("format") == "json" {
		if twins == nil {
			twins = []pipeline.Twins{}
		}
		return reportFindingsJSON(p.stdout, "duplicates", twins, found)
	}
	var b strings.Builder
	for _, t := range twins {
		fmt.Fprintf(&b, "%s, %s:\n", t.Kind, differs(t.Distance))
		for _, e := range []pipeline.Excerpt{t.A, t.B} {
			fmt.Fprintf(&b, "    %s: %s\n", diag.Pos{File: e.Path, Line: e.Line, Col: e.Column}, diag.Printable(e.Text))
		}
	}
	if _, err := io.WriteString(p.stdout, b.String()); err != nil {
		return err
	}
	if err := found.WriteText(p.stderr); err != nil {
		return err
	}
	fmt.Fprintf(p.stderr, "%s\n", count(len(twins), "pair"))
	return nil
}

func differs(distance int) string {
	if distance == 0 {
		return "the same but for marks and blanks"
	}
	return count(distance, "character") + " changed"
}
