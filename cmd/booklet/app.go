package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/press"
)

// program is what the commands share: where they write.
type program struct {
	stdout, stderr io.Writer
}

// newApp is the command line: each command with its flags.
func newApp(stdout, stderr io.Writer) *cli.App {
	p := &program{stdout, stderr}
	var (
		project = &cli.StringFlag{Name: "project", Usage: "the folder `DIR` that has layouts/, fonts/ and sources/ (default: the nearest one upwards)"}
		layout  = &cli.StringFlag{Name: "layout", Usage: "set with the layout `NAME` instead of the manifest's"}
		format  = &cli.StringFlag{Name: "format", Value: "text", Usage: "of the report: `text|json`"}
		edition = &cli.StringFlag{Name: "edition", Value: "reading", Usage: "which `EDITION` to make: reading"}
		jobs    = &cli.IntFlag{Name: "jobs", Value: runtime.NumCPU(), Usage: "make `N` booklets at the same time"}
		strict  = &cli.BoolFlag{Name: "strict", Usage: "let warnings fail the build too"}
		out     = &cli.StringFlag{Name: "out", Usage: "write the PDFs into `DIR` (default: out/ of the project)"}
		presses = &cli.StringFlag{Name: "press", Value: pressNames()[0], Usage: "put the pages on paper with `NAME`: " + strings.Join(pressNames(), ", ")}
	)
	app := &cli.App{
		Name:    "booklet",
		Usage:   "sets study booklets: one manifest in, one PDF out",
		Version: version,
		Writer:  stdout, ErrWriter: stderr,
		HideHelpCommand: true,
		ExitErrHandler:  func(*cli.Context, error) {}, // run gives the exit code
		Action:          p.noCommand,
		Commands: []*cli.Command{{
			Name: "build", Usage: "build the manifests, or every sources/*/booklet.yaml of the project",
			ArgsUsage: "[MANIFEST…]", Action: p.build,
			Flags: []cli.Flag{layout, out, edition, presses, jobs, strict, format, project},
		}, {
			Name: "check", Usage: "find everything that build would find, and write nothing",
			ArgsUsage: "[MANIFEST…]", Action: p.check,
			Flags: []cli.Flag{layout, edition, presses, jobs, strict, format, project},
		}, {
			Name: "dump", Usage: "print what a stage made: " + strings.Join(dumpNames(), ", "),
			ArgsUsage: "STAGE MANIFEST", Action: p.dump,
			Flags: []cli.Flag{layout, project},
		}, {
			Name: "fonts", Usage: "show what each face resolves to, and what it covers of an issue",
			ArgsUsage: "[MANIFEST]", Action: p.fonts,
			Flags: []cli.Flag{layout, format, project},
		}, {
			Name: "layouts", Usage: "list the layouts, where they lie and what they extend",
			Action: p.layouts,
			Flags:  []cli.Flag{format, project},
		}, {
			Name: "schema", Usage: "print the JSON Schema of a kind of file, for editors' completion",
			ArgsUsage: strings.Join(manifest.SchemaKinds, "|"), Action: p.schema,
		}, importCommand(), cleanCommand(), p.sourcesCommand(project, format), pinyinCommand()},
	}
	for _, c := range app.Commands {
		c.HideHelpCommand = true
		c.OnUsageError = badFlag
	}
	app.OnUsageError = badFlag
	return app
}

// noCommand is called when the first argument names no command.
func (p *program) noCommand(c *cli.Context) error {
	if name := c.Args().First(); name != "" {
		var names []string
		for _, command := range c.App.Commands {
			names = append(names, command.Name)
		}
		return &usageError{fmt.Sprintf("there is no command %q", name),
			either(diag.DidYouMean(name, names), "the commands are "+strings.Join(names, ", "))}
	}
	c.App.Writer = p.stderr
	_ = cli.ShowAppHelp(c)
	return &usageError{"a command is missing", ""}
}

// badFlag turns the flag parser's error into a sentence.
func badFlag(c *cli.Context, err error, _ bool) error {
	message := err.Error()
	if name, ok := strings.CutPrefix(message, "flag provided but not defined: "); ok {
		flags, where := c.App.Flags, "booklet"
		if c.Command != nil && c.Command.Name != "booklet" {
			flags, where = c.Command.Flags, "booklet "+c.Command.Name
		}
		typed := "--" + strings.TrimLeft(name, "-")
		return &usageError{fmt.Sprintf("%s has no flag %s", where, typed),
			either(diag.DidYouMean(typed, flagNames(flags)), "see "+where+" --help")}
	}
	if name, ok := strings.CutPrefix(message, "flag needs an argument: "); ok {
		return &usageError{fmt.Sprintf("the flag --%s needs a value", strings.TrimLeft(name, "-")), ""}
	}
	return &usageError{message, ""}
}

// oneOf checks a flag that takes one of a few words.
func oneOf(c *cli.Context, flag string, words ...string) error {
	for _, w := range words {
		if c.String(flag) == w {
			return nil
		}
	}
	return &usageError{fmt.Sprintf("--%s can't be %q", flag, c.String(flag)),
		either(diag.DidYouMean(c.String(flag), words), "it is one of "+strings.Join(words, ", "))}
}

// atMost refuses arguments that a command has no use for.
func atMost(c *cli.Context, n int) error {
	if c.NArg() > n {
		return &usageError{fmt.Sprintf("booklet %s has no use for %q", c.Command.Name, c.Args().Get(n)), "see booklet " + c.Command.Name + " --help"}
	}
	return nil
}

func either(hint, otherwise string) string {
	if hint != "" {
		return hint
	}
	return otherwise
}

// pressNames lists the presses, the usual one first.
func pressNames() []string {
	var names []string
	for _, e := range press.Presses {
		names = append(names, e.Name)
	}
	return names
}
