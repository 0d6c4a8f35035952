package main

import (
	"booklet/cmd/typography/hostile"
	"booklet/cmd/typography/report"
	"booklet/cmd/typography/rules"
)

// judgeLevels checks rule 5: one text set at the four levels of bans keeps
// each, and makes use of what each allows.
func judgeLevels(o options, dir string) (*report.Document, error) {
	jobs, err := hostile.Levels(dir)
	if err != nil {
		return nil, err
	}
	var all *report.Document
	var set []*rules.Check
	for _, j := range jobs {
		d, c, err := hostileOne(o, j)
		if err != nil {
			return nil, err
		}
		if all == nil {
			all = d
		} else {
			all.Merge(d)
		}
		if c != nil {
			set = append(set, c)
		}
	}
	if len(set) == len(jobs) {
		all.Rules = rules.Merge(all.Rules, []rules.Result{rules.LevelsDiffer(set)})
	}
	return all, nil
}
