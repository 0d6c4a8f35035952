package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"booklet/pipeline/diag"
	"booklet/pipeline/pinyin"
)

// pinyinCommand writes pinyin into passages, as ruby.
func pinyinCommand() *cli.Command {
	return &cli.Command{
		Name: "pinyin", Usage: "show where passages would get pinyin, {新质|xīn zhì}, or write it",
		ArgsUsage: "PASSAGE…", Action: pinyinFiles,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "rare", Usage: "characters outside of the 3500 that every reader knows (this is what is done when nothing is said)"},
			&cli.BoolFlag{Name: "all", Usage: "all characters"},
			&cli.StringSliceFlag{Name: "words", Usage: "the words `生词,…` and no others"},
			&cli.BoolFlag{Name: "first", Usage: "only where a passage has a character, or a word of --words, for the first time"},
			&cli.BoolFlag{Name: "headings", Usage: "in headings too"},
			&cli.BoolFlag{Name: "write", Usage: "change the passages instead of showing the diff"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "of the report: `text|json`"},
		},
	}
}

// annotated is what came of one passage.
type annotated struct {
	Passage  string           `json:"passage"`
	Readings []pinyin.Reading `json:"readings"`
	Diff     string           `json:"diff,omitempty"`
	Written  bool             `json:"written"`
}

func pinyinFiles(c *cli.Context) error {
	o, err := readPinyinFlags(c)
	if err != nil {
		return err
	}
	done := []annotated{}
	var findings diag.List
	matched := map[string]bool{}
	for _, name := range c.Args().Slice() {
		name = filepath.ToSlash(name)
		data, err := readInput(name)
		if err != nil {
			findings.Errorf(diag.Pos{File: name}, "unreadable", "", "%v", err)
			continue
		}
		result, list := pinyin.Annotate(name, data, o)
		findings = append(findings, list...)
		for _, w := range o.Words {
			matched[w] = matched[w] || result.Matched[w]
		}
		item := annotated{Passage: name, Readings: result.Readings}
		if item.Readings == nil {
			item.Readings = []pinyin.Reading{}
		}
		if c.Bool("write") && string(result.Text) != string(data) {
			if err := writeFile(filepath.FromSlash(name), func(w io.Writer) error { _, err := w.Write(result.Text); return err }); err != nil {
				findings.Errorf(diag.Pos{File: name}, "write", "", "%v", err)
			} else {
				item.Written = true
			}
		} else {
			item.Diff = unifiedDiff(name, name, string(data), string(result.Text))
		}
		done = append(done, item)
	}
	for _, w := range o.Words {
		if len(done) > 0 && !matched[w] {
			findings.Warnf(diag.Pos{}, "no-word", "look for a typing slip; a word in code, or in a heading without --headings, does not count",
				"no passage has the word %s", w)
		}
	}
	if err := reportPinyin(c, done, findings); err != nil {
		return err
	}
	if findings.HasErrors() {
		return errInput
	}
	return nil
}

func readPinyinFlags(c *cli.Context) (pinyin.Options, error) {
	o := pinyin.Options{All: c.Bool("all"), First: c.Bool("first"), Headings: c.Bool("headings")}
	if err := oneOf(c, "format", "text", "json"); err != nil {
		return o, err
	}
	if c.NArg() == 0 {
		return o, &usageError{"booklet pinyin needs a passage", "booklet pinyin --first sources/2024年第2期/passages/11-桥上听雨.md"}
	}
	chosen := 0
	for _, flag := range []string{"rare", "all", "words"} {
		if c.IsSet(flag) {
			chosen++
		}
	}
	if chosen > 1 {
		return o, &usageError{"--rare, --all and --words exclude each other", "leave all but one of them out"}
	}
	for _, list := range c.StringSlice("words") {
		for _, w := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(",，、 ", r) }) {
			if !strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				return o, &usageError{fmt.Sprintf("--words has %q, which is not Chinese", w), ""}
			}
			if !slices.Contains(o.Words, w) {
				o.Words = append(o.Words, w)
			}
		}
	}
	if c.IsSet("words") && len(o.Words) == 0 {
		return o, &usageError{"--words names no word", "booklet pinyin --words 涟漪,欸乃 PASSAGE"}
	}
	return o, nil
}

// reportPinyin tells on stderr how much was found, and on stdout the files
// that were written, or the diffs.
func reportPinyin(c *cli.Context, done []annotated, findings diag.List) error {
	stdout, stderr := c.App.Writer, c.App.ErrWriter
	if c.String("format") == "json" {
		return reportFindingsJSON(stdout, "passages", done, findings)
	}
	for _, d := range done {
		fmt.Fprintf(stderr, "%s: %s\n", d.Passage, count(len(d.Readings), "reading"))
		if d.Written {
			fmt.Fprintln(stdout, d.Passage)
		} else {
			fmt.Fprint(stdout, d.Diff)
		}
	}
	return reportFindings(stderr, findings)
}
