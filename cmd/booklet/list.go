package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// schema prints the JSON Schema of a kind of file.
func (p *program) schema(c *cli.Context) error {
	kind := c.Args().First()
	if err := atMost(c, 1); err != nil {
		return err
	}
	if !slices.Contains(manifest.SchemaKinds, kind) {
		return &usageError{"usage: booklet schema " + strings.Join(manifest.SchemaKinds, "|"), diag.DidYouMean(kind, manifest.SchemaKinds)}
	}
	data, err := manifest.Schema(kind)
	if err != nil {
		return err
	}
	_, err = p.stdout.Write(data)
	return err
}

// layouts lists what a manifest's layout: can name.
func (p *program) layouts(c *cli.Context) error {
	if err := atMost(c, 0); err != nil {
		return err
	}
	if err := oneOf(c, "format", "text", "json"); err != nil {
		return err
	}
	root, err := findProject(c, "")
	if err != nil {
		return err
	}
	w, err := root.world(1)
	if err != nil {
		return err
	}
	list := w.ListLayouts()
	if c.String("format") == "json" {
		return writeJSON(p.stdout, list)
	}
	table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	for _, l := range list {
		extends := ""
		if l.Extends != "" {
			extends = "extends " + l.Extends
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", l.Name, l.Path, extends)
	}
	return table.Flush()
}
