package sources

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// Take gives what an entry of the manifest picks of the passage: the parts that
// it selects, with their pictures or without.
func (p *Passage) Take(e *manifest.Entry) (*Passage, diag.List) {
	out, list := p.Select(e.Select)
	if e.NoPictures && !list.HasErrors() {
		out = out.WithoutPictures()
		p.checkLeft(out, e.Pos, &list)
	}
	return out, list
}

// Select gives a passage that holds only the parts that are named:
//
//   - the part below a heading, to the next heading of the same or a higher
//     level, with the heading;
//   - a range of paragraphs, which are the passage's blocks without its
//     headings, counted from 1;
//   - what stands from the block with one text to the block with another;
//   - or the whole, where it is only asked for without its pictures.
//
// The parts come in the order in which they are named; a block that two of
// them hold comes once, where it is named first. Without a selection it is the
// passage itself. Blocks are shared, not copied.
//
// A part that matches nothing is an error at the place where it is named.
func (p *Passage) Select(sel []manifest.Select) (*Passage, diag.List) {
	if len(sel) == 0 {
		return p, nil
	}
	var list diag.List
	out := &Passage{Path: p.Path, Meta: p.Meta}
	taken := make([]bool, len(p.Blocks))
	for i := range sel {
		var part []Block
		for _, k := range p.matching(&sel[i], &list) {
			if !taken[k] {
				taken[k] = true
				part = append(part, p.Blocks[k])
			}
		}
		if sel[i].NoPictures {
			part, _ = withoutPictures(part)
		}
		out.Blocks = append(out.Blocks, part...)
	}
	if !list.HasErrors() {
		p.checkLeft(out, sel[0].Pos, &list)
	}
	out.keepNotes(p)
	return out, list
}

// keepNotes takes over the footnotes of a passage that its titles and what is
// left of its text name.
func (out *Passage) keepNotes(p *Passage) {
	for _, label := range append(p.Meta.titleNotes(), NoteLabels(out.Blocks)...) {
		if note, ok := p.Notes[label]; ok {
			if out.Notes == nil {
				out.Notes = map[string][]Block{}
			}
			out.Notes[label] = note
		}
	}
}

// checkLeft reports a passage of which nothing is left to set.
func (p *Passage) checkLeft(out *Passage, at diag.Pos, list *diag.List) {
	if len(p.Blocks) > 0 && len(out.Blocks) == 0 {
		list.Errorf(at, "select", "take the entry out, or leave the pictures in", "without its pictures nothing is left of %s", p.Path)
	}
}

// matching gives the indexes of the blocks that a selection names.
func (p *Passage) matching(s *manifest.Select, list *diag.List) []int {
	switch {
	case s.Heading != "":
		return p.below(s, list)
	case s.From > 0 || s.To > 0:
		return p.paragraphs(s, list)
	case s.Begin.Value != "" || s.End.Value != "":
		return p.between(s, list)
	}
	all := make([]int, len(p.Blocks))
	for i := range all {
		all[i] = i
	}
	return all
}

// below gives the part of a heading; of several headings with the same text,
// the parts of all.
func (p *Passage) below(s *manifest.Select, list *diag.List) []int {
	var found []int
	var headings []string
	level, wanted := 0, headingKey(s.Heading)
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Kind == Heading {
			text := plainText(b.Spans)
			if !slices.Contains(headings, text) {
				headings = append(headings, text)
			}
			if level > 0 && b.Level <= level {
				level = 0
			}
			if level == 0 && headingKey(text) == wanted {
				level = b.Level
			}
		}
		if level > 0 {
			found = append(found, i)
		}
	}
	if found == nil {
		list.Errorf(s.Pos, "select", p.headingHint(s.Heading, headings), "%s has no heading %q", p.Path, s.Heading)
	}
	return found
}

// headingHint says which headings there are.
func (p *Passage) headingHint(wanted string, headings []string) string {
	key := headingKey(wanted)
	keys := make([]string, len(headings))
	for i, h := range headings {
		keys[i] = headingKey(h)
	}
	meant := -1
	if s := diag.Suggest(key, keys); s != "" {
		meant = slices.Index(keys, s)
	}
	if meant < 0 { // a part of a heading, or a heading and more
		meant = slices.IndexFunc(keys, func(k string) bool {
			return key != "" && k != "" && (strings.Contains(k, key) || strings.Contains(key, k))
		})
	}
	if meant >= 0 {
		return fmt.Sprintf("did you mean %q?", headings[meant])
	}
	if len(headings) == 0 {
		return fmt.Sprintf("it has no headings; its %s can be chosen by number, as in \"1-3\"", countOf(p.paragraphCount(), "paragraph"))
	}
	const most = 5
	shown := make([]string, 0, most)
	for _, h := range headings[:min(len(headings), most)] {
		shown = append(shown, fmt.Sprintf("%q", h))
	}
	hint := "its headings are " + strings.Join(shown, ", ")
	if len(headings) > most {
		hint += fmt.Sprintf(" and %d more", len(headings)-most)
	}
	return hint
}

// headingKey is what of a heading's text counts when headings are compared:
// not its white space, nor brackets around it.
func headingKey(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	if inner, ok := strings.CutPrefix(s, "【"); ok {
		if inner, ok = strings.CutSuffix(inner, "】"); ok {
			return inner
		}
	}
	return s
}

// paragraphs gives a range of paragraphs.
func (p *Passage) paragraphs(s *manifest.Select, list *diag.List) []int {
	var found []int
	n := 0
	for i := range p.Blocks {
		if p.Blocks[i].Kind == Heading {
			continue
		}
		if n++; s.From <= n && n <= s.To {
			found = append(found, i)
		}
	}
	hint := "it has " + countOf(n, "paragraph")
	switch {
	case found == nil:
		list.Errorf(s.Pos, "select", hint, "%s has no paragraphs %s", p.Path, rangeText(s))
	case s.To > n:
		list.Errorf(s.Pos, "select", hint, "%s has no paragraph %d", p.Path, s.To)
	}
	return found
}

func (p *Passage) paragraphCount() int {
	n := 0
	for i := range p.Blocks {
		if p.Blocks[i].Kind != Heading {
			n++
		}
	}
	return n
}

// countOf names a number of things, of which there may be one.
func countOf(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func rangeText(s *manifest.Select) string {
	if s.From == s.To {
		return fmt.Sprint(s.From)
	}
	return fmt.Sprintf("%d-%d", s.From, s.To)
}
