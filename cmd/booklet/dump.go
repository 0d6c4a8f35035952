package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"booklet/pipeline"
	"booklet/pipeline/diag"
)

// dump prints what a stage made of a manifest.
func (p *program) dump(c *cli.Context) error {
	if c.NArg() != 2 {
		return &usageError{"usage: booklet dump STAGE MANIFEST", "the stages are " + strings.Join(dumpNames(), ", ")}
	}
	stage := c.Args().Get(0)
	if !slices.Contains(dumpNames(), stage) {
		return &usageError{fmt.Sprintf("there is no stage %q", stage),
			either(diag.DidYouMean(stage, dumpNames()), "the stages are "+strings.Join(dumpNames(), ", "))}
	}
	orders, err := takeOrders(c, c.Args().Slice()[1:])
	if err != nil {
		return err
	}
	r := pipeline.Run(orders[0].world, pipeline.Job{Manifest: orders[0].manifest, Layout: c.String("layout"), Upto: stage})
	defer r.Close()
	if err := pipeline.Dump(p.stdout, stage, r); err != nil {
		return err
	}
	if err := r.Findings.WriteText(p.stderr); err != nil {
		return err
	}
	if r.Findings.HasErrors() {
		return errInput
	}
	return nil
}

// dumpNames lists the stages that dump can show.
func dumpNames() []string {
	var names []string
	for _, s := range pipeline.Stages {
		names = append(names, s.Name)
	}
	return names
}
