package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"booklet/pipeline"
	"booklet/pipeline/diag"
)

// fonts shows what the faces resolve to: all of the catalogue, or those of an
// issue with what they lack.
func (p *program) fonts(c *cli.Context) error {
	if err := atMost(c, 1); err != nil {
		return err
	}
	if err := oneOf(c, "format", "text", "json"); err != nil {
		return err
	}
	var (
		faces []pipeline.FaceReport
		found diag.List
	)
	if c.NArg() == 0 {
		root, err := findProject(c, "")
		if err != nil {
			return err
		}
		w, err := root.world(1)
		if err != nil {
			return err
		}
		// A face that this machine lacks is in the list; nothing fails for it.
		faces, _ = w.Faces()
	} else {
		orders, err := takeOrders(c, c.Args().Slice())
		if err != nil {
			return err
		}
		r := pipeline.Run(orders[0].world, pipeline.Job{Manifest: orders[0].manifest, Layout: c.String("layout"), Upto: "document"})
		if found = r.Findings; r.Document != nil {
			var more diag.List
			faces, more = orders[0].world.Coverage(r)
			found = append(found, more...)
		}
	}
	var err error
	if c.String("format") == "json" {
		err = writeJSON(p.stdout, faces)
	} else {
		err = writeFaces(p.stdout, faces, c.NArg() > 0)
	}
	if err != nil {
		return err
	}
	if err := found.WriteText(p.stderr); err != nil {
		return err
	}
	if found.HasErrors() {
		return errInput
	}
	return nil
}

// writeFaces writes a face a line, and below it what other fonts give for it.
func writeFaces(w io.Writer, faces []pipeline.FaceReport, coverage bool) error {
	var b strings.Builder
	for _, f := range faces {
		name := f.Name
		if f.Role != "" {
			name = f.Role + " " + f.Name
		}
		if f.Bold {
			name += " bold"
		}
		resolved := "not installed: run make fonts"
		if f.Font != "" {
			resolved = f.Font + "  " + filepath.ToSlash(f.File)
		}
		fmt.Fprintf(&b, "%s: %s\n", name, resolved)
		if f.Western != "" {
			fmt.Fprintf(&b, "    Western text in %s\n", f.Western)
		}
		if !coverage {
			continue
		}
		fmt.Fprintf(&b, "    %s\n", count(f.Characters, "character"))
		for _, other := range f.Fallback {
			fmt.Fprintf(&b, "    from %s: %s\n", other.Font, listCharacters(other.Characters))
		}
		if f.Missing != "" {
			fmt.Fprintf(&b, "    in no font: %s\n", listCharacters(f.Missing))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// listCharacters writes characters with their code points, the first twenty.
func listCharacters(s string) string {
	var parts []string
	runes := []rune(s)
	for i, r := range runes {
		if i == 20 {
			parts = append(parts, fmt.Sprintf("and %d more", len(runes)-i))
			break
		}
		parts = append(parts, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	return strings.Join(parts, ", ")
}
