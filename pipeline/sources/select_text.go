package sources

import (
	"fmt"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/near"
)

// between gives the blocks from the one in which a text stands to the one in
// which another does, both included. The second is looked for from the first
// on.
func (p *Passage) between(s *manifest.Select, list *diag.List) []int {
	texts := make([]string, len(p.Blocks))
	for i := range p.Blocks {
		texts[i] = near.Key(allText(&p.Blocks[i]))
	}
	first, last := 0, len(texts)-1
	ok := true
	if s.Begin.Value != "" {
		first = p.standsIn(s.Begin, texts, 0, list)
		ok = first >= 0
	}
	if s.End.Value != "" {
		last = p.standsIn(s.End, texts, max(first, 0), list)
		ok = ok && last >= 0
	}
	if !ok {
		return nil
	}
	var found []int
	for i := first; i <= last; i++ {
		found = append(found, i)
	}
	return found
}

// standsIn gives the block from a first one on in which a text stands; -1, and
// a finding, when there is none. A block that is nothing but the text, such as
// a heading, is meant before all others.
func (p *Passage) standsIn(t manifest.Text, texts []string, first int, list *diag.List) int {
	key := near.Key(t.Value)
	if key == "" {
		list.Errorf(t.Pos, "select", "write some words of the paragraph", "%q has no letter or digit to look for", t.Value)
		return -1
	}
	found, more := -1, 0
	for i := first; i < len(texts); i++ {
		switch {
		case texts[i] == key:
			return i
		case !strings.Contains(texts[i], key):
		case found < 0:
			found = i
		default:
			more++
		}
	}
	if found < 0 {
		p.notFound(t, key, texts, first, list)
	} else if more > 0 {
		list.Warnf(t.Pos, "select", "write more of the paragraph that is meant",
			"%q stands in %s of %s; the first is taken", t.Value, countOf(more+1, "paragraph"), p.Path)
	}
	return found
}

// notFound reports a text that stands nowhere, with the paragraph that is
// nearest to it.
func (p *Passage) notFound(t manifest.Text, key string, texts []string, first int, list *diag.List) {
	for i := range first {
		if strings.Contains(texts[i], key) {
			list.Errorf(t.Pos, "select", "exchange from and to", "%q stands before the part begins in %s", t.Value, p.Path)
			return
		}
	}
	hint := "copy some words from the paragraph"
	if k := nearestText(key, texts[first:]); k >= 0 {
		hint = fmt.Sprintf("did you mean %q?", shorten(allText(&p.Blocks[first+k])))
	}
	list.Errorf(t.Pos, "select", hint, "%q stands nowhere in %s", t.Value, p.Path)
}

// nearestText gives the text that has the most pairs of neighbouring
// characters of key, and at least half of them; -1 for none.
func nearestText(key string, texts []string) int {
	wanted := []rune(key)
	best, most := -1, 0
	for i, text := range texts {
		n := 0
		for j := 1; j < len(wanted); j++ {
			if strings.Contains(text, string(wanted[j-1:j+1])) {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	if 2*most < len(wanted)-1 {
		return -1
	}
	return best
}

// allText is all text of a block, with that of the blocks in it.
func allText(b *Block) string {
	var text strings.Builder
	for _, t := range (&Passage{Blocks: []Block{*b}}).Texts() {
		text.WriteString(string(t.Runes))
	}
	return text.String()
}
