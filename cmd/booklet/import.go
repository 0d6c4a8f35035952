package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"booklet/pipeline/clean"
	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// importCommand turns files that editors have into passages.
func importCommand() *cli.Command {
	return &cli.Command{
		Name: "import", Usage: "turn Word files, web pages, text, PDFs and e-books into passages",
		ArgsUsage: "FILE… --into DIR", Action: importFiles,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "into", Usage: "write the passages, and their pictures beside them, into `DIR`"},
			&cli.BoolFlag{Name: "dry-run", Usage: "write nothing; show what would change as a diff"},
			&cli.BoolFlag{Name: "force", Usage: "replace passages that are there already"},
			&cli.BoolFlag{Name: "split", Usage: "make a passage of each article of a file, and a manifest of its cover and contents"},
			&cli.IntFlag{Name: "split-level", Usage: "split at the headings of level `N`, 1 to 6"},
			&cli.StringFlag{Name: "script", Usage: "hans turns Traditional into Simplified characters: `hans`"},
			&cli.StringSliceFlag{Name: "repair", Usage: "run the repair `NAME` too; booklet clean --list names them"},
			&cli.StringSliceFlag{Name: "no-repair", Usage: "leave the repair `NAME` out"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "of the report: `text|json`"},
		},
	}
}

// importOptions are the flags of one call.
type importOptions struct {
	into          string
	dryRun, force bool
	clean         clean.Options
}

// imported is what came of one input or of one article in it.
type imported struct {
	Input    string          `json:"input"`
	Passage  string          `json:"passage"` // the file that was or would be written; "" when none
	Format   string          `json:"format"`
	Encoding string          `json:"encoding,omitempty"`
	Pictures []string        `json:"pictures"`
	Guesses  []sources.Guess `json:"front_matter"`
	Changes  []clean.Change  `json:"changes"`
	Diff     string          `json:"diff,omitempty"` // only of a dry run
	Written  bool            `json:"written"`

	places sources.Places
	files  []newFile
}

// newFile is a file to write.
type newFile struct {
	name string
	data []byte
}

func importFiles(c *cli.Context) error {
	o, err := readImportFlags(c)
	if err != nil {
		return err
	}
	var done []imported
	var findings diag.List
	taken := map[string]string{} // files to be written, by the input they come from
	for _, name := range c.Args().Slice() {
		items, list := o.importFile(filepath.ToSlash(name))
		for i := range items {
			list = append(list, o.refuseExisting(&items[i], taken)...)
		}
		if !list.HasErrors() && !o.dryRun {
			for i := range items {
				if err := items[i].write(); err != nil {
					list.Errorf(diag.Pos{File: items[i].Passage}, "write", "", "%v", err)
				}
			}
		}
		done, findings = append(done, items...), append(findings, list...)
	}
	if c.String("format") == "json" {
		err = reportImportsJSON(c.App.Writer, done, findings)
	} else {
		err = reportImports(c.App.Writer, c.App.ErrWriter, done, findings, o.dryRun)
	}
	if err != nil {
		return err
	}
	if findings.HasErrors() {
		return errInput
	}
	return nil
}

func readImportFlags(c *cli.Context) (*importOptions, error) {
	if err := oneOf(c, "format", "text", "json"); err != nil {
		return nil, err
	}
	if c.NArg() == 0 {
		return nil, &usageError{"booklet import needs a file", "booklet import 稿件.docx --into sources/2024年第3期/passages"}
	}
	if c.String("into") == "" {
		return nil, &usageError{"--into is missing: the folder for the passages", "booklet import 稿件.docx --into sources/2024年第3期/passages"}
	}
	o := &importOptions{into: filepath.ToSlash(filepath.Clean(c.String("into"))), dryRun: c.Bool("dry-run"), force: c.Bool("force")}
	o.clean.Guess = true
	on, err := readRepairFlags(c)
	if err != nil {
		return nil, err
	}
	o.clean.On = on
	if level := c.Int("split-level"); c.IsSet("split-level") {
		if level < 1 || level > 6 {
			return nil, &usageError{"--split-level must be 1 to 6", ""}
		}
		o.clean.Split = &level
	} else if c.Bool("split") {
		o.clean.Split = new(int)
	}
	return o, nil
}

// importFile reads, repairs and writes out one input in memory.
func (o *importOptions) importFile(name string) ([]imported, diag.List) {
	data, err := readInput(name)
	if err != nil {
		var list diag.List
		list.Errorf(diag.Pos{File: name}, "unreadable", "", "%v", err)
		return nil, list
	}
	d, list := sources.Import(sources.Input{Path: name, Data: data, Open: besideInput(name)})
	if d == nil || list.HasErrors() {
		return nil, list
	}
	before := d.Text
	if before == "" {
		before = string(sources.Write(d.Passage))
	}
	// What the front matter of a passage switches holds, unless a flag says
	// otherwise.
	options := o.clean
	own, found := clean.Switches(nil, d.Passage.Meta.Clean, d.Passage.Meta.Script)
	if own != nil {
		maps.Copy(own, o.clean.On)
		options.On = own
	}
	list = append(list, found...)
	results, found := clean.Repair(d, options)
	list = append(list, found...)
	var items []imported
	var issue *issueFile
	for _, r := range results {
		if r.Front {
			issue = newIssueFile(r.Draft)
			list = append(list, issue.findings...)
			continue
		}
		stem := fileStem(name)
		if len(results) > 1 {
			stem = fmt.Sprintf("%02d-%s", len(items)+1, titleStem(r.Draft.Passage.Meta.Title.Value))
		}
		it := o.passageFile(r, name, stem)
		if o.dryRun {
			it.Diff = o.diff(&it, before, len(results) > 1)
		}
		list = append(list, doubts(r)...)
		items = append(items, it)
	}
	if issue != nil && len(items) > 0 {
		items = append(items, o.issueItem(issue, items, name))
	}
	return items, list
}

// passageFile makes the files of one passage.
func (o *importOptions) passageFile(r clean.Result, input, stem string) imported {
	d := r.Draft
	it := imported{Input: input, Passage: path.Join(o.into, stem+".md"), Format: d.Format, Encoding: d.Encoding,
		Pictures: []string{}, Guesses: d.Guesses, Changes: r.Changes, places: d.Places}
	names := map[string]string{}
	for i, p := range d.Pictures {
		names[p.Name] = fmt.Sprintf("%s-%d%s", stem, i+1, path.Ext(p.Name))
		full := path.Join(o.into, names[p.Name])
		it.Pictures = append(it.Pictures, full)
		it.files = append(it.files, newFile{full, p.Data})
	}
	sources.RenamePictures(d.Passage, names)
	it.files = append(it.files, newFile{it.Passage, sources.Write(d.Passage)})
	return it
}

// refuseExisting finds the files of a passage that are there already, with
// other content, and those that another input of the same call writes too.
func (o *importOptions) refuseExisting(it *imported, taken map[string]string) diag.List {
	var list diag.List
	for _, f := range it.files {
		if other, ok := taken[f.name]; ok {
			list.Errorf(diag.Pos{File: f.name}, "same-file", "import them into different folders, or rename one", "%s and %s would both become this file", other, it.Input)
			continue
		}
		taken[f.name] = it.Input
		if o.force || o.dryRun {
			continue
		}
		if old, err := os.ReadFile(f.name); err == nil && string(old) != string(f.data) {
			list.Errorf(diag.Pos{File: f.name}, "exists", "look at it with --dry-run; --force replaces it", "the file is there already, and it is different")
		}
	}
	return list
}

// write writes the pictures, then the passage.
func (it *imported) write() error {
	for _, f := range it.files {
		if old, err := os.ReadFile(f.name); err == nil && string(old) == string(f.data) {
			continue
		}
		if err := writeFile(filepath.FromSlash(f.name), func(w io.Writer) error { _, err := w.Write(f.data); return err }); err != nil {
			return err
		}
	}
	it.Written = true
	return nil
}

// doubts are the findings that an editor must look at: what a rule only
// reports, and front matter that was not found.
func doubts(r clean.Result) diag.List {
	var list diag.List
	d := r.Draft
	for _, c := range r.Changes {
		if c.Only {
			pos := c.Pos
			where := ""
			if d.Places != sources.InLines {
				where, pos = d.Places.Name(c.Pos)+": ", diag.Pos{File: c.Pos.File}
			}
			list.Warnf(pos, "clean-"+c.Rule, "", "%s%s: %s", where, c.Context, c.Note)
		}
	}
	for _, missing := range []struct{ key, value string }{
		{"title", d.Passage.Meta.Title.Value}, {"source", d.Passage.Meta.Source.Value},
	} {
		if missing.value == "" {
			list.Warnf(diag.Pos{File: d.Passage.Path}, "no-"+missing.key, "type it into the front matter of the passage",
				"no %s was found%s", missing.key, inArticle(d.Passage.Meta.Title.Value))
		}
	}
	return list
}

func inArticle(title string) string {
	if title == "" {
		return ""
	}
	return " for “" + title + "”"
}

// fileStem is the name of a passage made of a whole file.
func fileStem(name string) string {
	base := path.Base(name)
	return titleStem(strings.TrimSuffix(base, path.Ext(base)))
}

// titleStem makes a file name of a title.
func titleStem(title string) string {
	const most = 24
	var b []rune
	for _, r := range title {
		switch {
		case r <= ' ' || strings.ContainsRune(`/\:*?"<>|.`, r) || r == 0x3000:
			if len(b) > 0 && b[len(b)-1] != '-' {
				b = append(b, '-')
			}
		case strings.ContainsRune("，。；：？！“”‘’（）《》、—…", r):
		default:
			b = append(b, r)
		}
		if len(b) == most {
			break
		}
	}
	if s := strings.Trim(string(b), "-"); s != "" {
		return s
	}
	return "passage"
}
