package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"booklet/pipeline/clean"
	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// cleanCommand lists the repairs and carries them out on passages.
func cleanCommand() *cli.Command {
	return &cli.Command{
		Name: "clean", Usage: "show what the repairs would change in passages, or change it",
		ArgsUsage: "PASSAGE…", Action: cleanFiles,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "list", Usage: "list the repairs: name, default, what each does, an example"},
			&cli.BoolFlag{Name: "write", Usage: "change the passages instead of showing the diff"},
			&cli.StringFlag{Name: "script", Usage: "hans turns Traditional into Simplified characters: `hans`"},
			&cli.StringSliceFlag{Name: "repair", Usage: "run the repair `NAME` too"},
			&cli.StringSliceFlag{Name: "no-repair", Usage: "leave the repair `NAME` out"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "of the report: `text|json`"},
		},
	}
}

// cleaned is what came of one passage.
type cleaned struct {
	Passage string         `json:"passage"`
	Changes []clean.Change `json:"changes"`
	Diff    string         `json:"diff,omitempty"`
	Written bool           `json:"written"`
}

func cleanFiles(c *cli.Context) error {
	if err := oneOf(c, "format", "text", "json"); err != nil {
		return err
	}
	if c.Bool("list") {
		return listRules(c)
	}
	if c.NArg() == 0 {
		return &usageError{"booklet clean needs a passage", "booklet clean --list names the repairs"}
	}
	on, err := readRepairFlags(c)
	if err != nil {
		return err
	}
	done := []cleaned{}
	var findings diag.List
	for _, name := range c.Args().Slice() {
		name = filepath.ToSlash(name)
		data, err := readInput(name)
		if err != nil {
			findings.Errorf(diag.Pos{File: name}, "unreadable", "", "%v", err)
			continue
		}
		out, changes, list := clean.Patch(name, data, on)
		findings = append(findings, list...)
		for _, ch := range changes {
			if ch.Only {
				findings.Warnf(ch.Pos, "clean-"+ch.Rule, "", "%s: %s", ch.Context, ch.Note)
			}
		}
		item := cleaned{Passage: name, Changes: changes}
		if c.Bool("write") && string(out) != string(data) {
			if err := writeFile(filepath.FromSlash(name), func(w io.Writer) error { _, err := w.Write(out); return err }); err != nil {
				findings.Errorf(diag.Pos{File: name}, "write", "", "%v", err)
			} else {
				item.Written = true
			}
		} else {
			item.Diff = unifiedDiff(name, name, string(data), string(out))
		}
		done = append(done, item)
	}
	if err := reportCleaned(c, done, findings); err != nil {
		return err
	}
	if findings.HasErrors() {
		return errInput
	}
	return nil
}

// readRepairFlags reads --repair, --no-repair and --script.
func readRepairFlags(c *cli.Context) (map[string]bool, error) {
	on := map[string]bool{}
	switch c.String("script") {
	case "":
	case "hans":
		on["simplify"] = true
	default:
		return nil, &usageError{fmt.Sprintf("--script can't be %q", c.String("script")), "it is hans, or left out"}
	}
	for _, set := range []struct {
		flag string
		on   bool
	}{{"repair", true}, {"no-repair", false}} {
		for _, name := range c.StringSlice(set.flag) {
			if _, ok := clean.Find(name); !ok {
				return nil, &usageError{fmt.Sprintf("no repair is called %q", name),
					either(diag.DidYouMean(name, clean.Names()), "booklet clean --list names them all")}
			}
			on[name] = set.on
		}
	}
	return on, nil
}

func reportCleaned(c *cli.Context, done []cleaned, findings diag.List) error {
	stdout, stderr := c.App.Writer, c.App.ErrWriter
	if c.String("format") == "json" {
		return reportFindingsJSON(stdout, "passages", done, findings)
	}
	for _, d := range done {
		fmt.Fprintln(stderr, d.Passage)
		writeChanges(stderr, d.Changes, func(ch clean.Change) string { return sources.InLines.Name(ch.Pos) })
		if d.Written {
			fmt.Fprintln(stdout, d.Passage)
		} else {
			fmt.Fprint(stdout, d.Diff)
		}
	}
	return reportFindings(stderr, findings)
}

// listedRule is a repair in the JSON list.
type listedRule struct {
	Name    string `json:"name"`
	Default bool   `json:"default"`
	Build   string `json:"build"`
	Doc     string `json:"doc"`
	Before  string `json:"before"`
	After   string `json:"after"`
}

func listRules(c *cli.Context) error {
	var list []listedRule
	for _, r := range clean.Rules {
		list = append(list, listedRule{r.Name, r.Default, r.Build.String(), r.Doc, r.Before, r.After})
	}
	w := c.App.Writer
	if c.String("format") == "json" {
		return writeJSON(w, struct {
			Repairs []listedRule `json:"repairs"`
		}{list})
	}
	for i, r := range list {
		if i > 0 {
			fmt.Fprintln(w)
		}
		state := "on request"
		if r.Default {
			state = "on"
		}
		fmt.Fprintf(w, "%s (%s)\n    %s\n    %s → %s\n", r.Name, state, r.Doc, visible(r.Before), visible(r.After))
	}
	_, err := fmt.Fprintln(w, "\nSwitch one in the front matter of a passage or in a manifest: clean: {"+list[0].Name+": false}")
	return err
}
