package pipeline

import (
	"path"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/near"
	"booklet/pipeline/parallel"
	"booklet/pipeline/proof"
	"booklet/pipeline/sources"
)

// Twins are two passages, or two quotations in different passages, that are
// nearly the same.
type Twins struct {
	Kind     string  `json:"kind"`     // "passage" or "quotation"
	Distance int     `json:"distance"` // characters to change; 0 where only marks and blanks differ
	A        Excerpt `json:"a"`
	B        Excerpt `json:"b"`
}

// Excerpt is a place with what stands there: of two texts that differ, the
// part that the other one does not have.
type Excerpt struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
}

// nearPassages says when two passages are one: with up to a twentieth of their
// characters changed.
var nearPassages = near.Options{Least: 20, Most: func(n int) int { return max(2, n/20) }}

// Twins finds what is nearly the same among passages: articles that came in
// twice, and quotations given in two ways. Every passage is read whole.
func (w *World) Twins(list []Source) ([]Twins, diag.List) {
	type content struct {
		text   string
		pos    diag.Pos
		quotes []sources.Quotation
		found  diag.List
	}
	contents := make([]content, len(list))
	parallel.Each(len(list), w.Jobs, func(i int) {
		c := &contents[i]
		c.pos = diag.Pos{File: list[i].Path}
		data, err := readFile(w.Files, list[i].Path, maxText)
		if err != nil {
			c.found.Errorf(c.pos, "no-passage", "", "can't read the passage: %v", err)
			return
		}
		p, _ := sources.Read(list[i].Path, data) // what is wrong in it is its issue's
		if len(p.Blocks) > 0 {
			c.pos = p.Blocks[0].Pos
		}
		var all strings.Builder
		for _, t := range p.Texts() {
			all.WriteString(string(t.Runes))
			for _, q := range t.Quotations() {
				q.In = nil // or the whole passage would stay in memory
				c.quotes = append(c.quotes, q)
			}
		}
		c.text = near.Key(all.String())
	})

	var found diag.List
	var texts []string
	for _, c := range contents {
		texts, found = append(texts, c.text), append(found, c.found...)
	}
	var twins []Twins
	same := map[[2]int]bool{}
	for _, p := range near.Pairs(texts, nearPassages) {
		same[[2]int{p.A, p.B}] = true
		twins = append(twins, pair("passage", p, contents[p.A].pos, contents[p.B].pos, texts))
	}
	texts = nil
	var at []diag.Pos
	var of []int
	for i, c := range contents {
		for _, q := range c.quotes {
			texts, at, of = append(texts, q.Text), append(at, q.Pos), append(of, i)
		}
	}
	for _, p := range near.Pairs(texts, proof.Quotations) {
		a, b := of[p.A], of[p.B]
		if p.Distance > 0 && a != b && !same[[2]int{min(a, b), max(a, b)}] {
			twins = append(twins, pair("quotation", p, at[p.A], at[p.B], texts))
		}
	}
	return twins, found
}

func pair(kind string, p near.Pair, a, b diag.Pos, texts []string) Twins {
	inA, inB := near.Difference(texts[p.A], texts[p.B], kind == "quotation")
	return Twins{kind, p.Distance, Excerpt{path.Clean(a.File), a.Line, a.Col, inA}, Excerpt{path.Clean(b.File), b.Line, b.Col, inB}}
}
