package main

import (
	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/report"
	"booklet/cmd/typography/rules"
	"booklet/cmd/typography/source"
)

// judge checks the named files, or what the program builds itself.
func judge(o options, files []string) ([]*report.Document, error) {
	if len(files) == 0 {
		return judgeAll(o)
	}
	src, err := load(o.source)
	if err != nil {
		return nil, err
	}
	var out []*report.Document
	for _, f := range files {
		d, _, err := one(f, f, o, o.set, src)
		if err != nil {
			return out, err
		}
		out = append(out, d)
	}
	return out, nil
}

func load(path string) (rules.Source, error) {
	if path == "" {
		return nil, nil
	}
	return source.Load(path)
}

// one judges one PDF.
func one(name, path string, o options, set rules.Settings, src rules.Source) (*report.Document, *rules.Check, error) {
	r, err := reader.Open(path)
	if err != nil {
		return nil, nil, err
	}
	hint := lines.Hint{Measure: set.Measure, Indented: set.Narrow, Columns: set.Abreast}
	if src != nil {
		hint.Given = src.Given()
	}
	c := rules.NewCheck(lines.Build(r, hint), set, src)
	d := &report.Document{
		Name: name, Pages: len(r.Pages), Size: c.Em, Measure: c.FullLine(), Pitch: c.Pitch,
		Rules: rules.Run(c, o.only), Stretch: report.Measure(c, o.worst),
	}
	for _, p := range r.Pages {
		d.Chars += len(p.Chars)
	}
	return d, c, nil
}
