package sources

import (
	"regexp"
	"strings"
)

// Split parts a draft that holds several articles, such as a whole booklet,
// into one draft for each, in their order. What stands before the first
// article, a cover and a table of contents, is front; it is nil when nothing
// does.
//
// With a level of 1 to 6 each heading of that level begins an article. With 0
// the places are found: the headings that a table of contents in the text
// names, else those that follow a source line (来源：…), else those of the
// highest level of which there are several. A draft with no such headings is
// one article.
func Split(d *Draft, level int) (front *Draft, articles []*Draft) {
	blocks := d.Passage.Blocks
	var starts []int
	if level > 0 {
		starts = headingsOf(blocks, func(b Block) bool { return b.Level == level })
	} else if starts = startsByContents(blocks); len(starts) < 2 {
		if starts = startsBySources(blocks); len(starts) < 2 {
			starts = startsByLevel(blocks)
		}
	}
	if len(starts) == 0 {
		return nil, []*Draft{d}
	}
	if starts[0] > 0 {
		front = d.part(blocks[:starts[0]])
	}
	for i, from := range starts {
		to := len(blocks)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		articles = append(articles, d.part(blocks[from:to]))
	}
	return front, articles
}

// part makes a draft of some blocks of d, with the notes and pictures that
// they use. Front matter and guesses of the whole do not belong to a part.
func (d *Draft) part(blocks []Block) *Draft {
	p := &Draft{Format: d.Format, Encoding: d.Encoding, Places: d.Places, Lines: d.Lines, Pages: d.Pages,
		Passage: &Passage{Path: d.Passage.Path, Blocks: append([]Block(nil), blocks...)}}
	eachSpan(blocks, func(s *Span) {
		if note, ok := d.Passage.Notes[s.Note]; ok && s.Note != "" {
			if p.Passage.Notes == nil {
				p.Passage.Notes = map[string][]Block{}
			}
			p.Passage.Notes[s.Note] = note
		}
	})
	used := map[string]bool{}
	eachImage(blocks, func(img *Image) { used[img.Path] = true })
	for _, pic := range d.Pictures {
		if used[pic.Name] {
			p.Pictures = append(p.Pictures, pic)
		}
	}
	return p
}

// eachImage calls f for every picture below the blocks.
func eachImage(blocks []Block, f func(*Image)) {
	for i := range blocks {
		for j := range blocks[i].Images {
			f(&blocks[i].Images[j])
		}
		eachImage(blocks[i].Blocks, f)
	}
}

func headingsOf(blocks []Block, is func(Block) bool) []int {
	var at []int
	for i, b := range blocks {
		if b.Kind == Heading && is(b) {
			at = append(at, i)
		}
	}
	return at
}

// contentsLine finds a line of a table of contents: a number, the title, a
// leader or blanks, the page.
var contentsLine = regexp.MustCompile(`^(?:[一二三四五六七八九十百]+、|\d+[.、．])?\s*(.+?)\s*[.…·・．\t ]{3,}\s*\d{1,4}$`)

// ContentsTitles returns the titles that a table of contents among the blocks
// names, in its order.
func ContentsTitles(blocks []Block) []string {
	var titles []string
	for _, l := range Lines(blocks) {
		if m := contentsLine.FindStringSubmatch(strings.TrimSpace(l.Text)); m != nil && bareText(m[1]) != "" {
			titles = append(titles, m[1])
		}
	}
	return titles
}

// startsByContents finds the headings that the table of contents names, each
// after the one before. Where a title stands at several headings, the one that
// follows a source line begins the article.
func startsByContents(blocks []Block) []int {
	titles := ContentsTitles(blocks)
	var starts []int
	from := 0
	for n, title := range titles {
		want := bareText(title)
		at := -1
		for i := from; i < len(blocks); i++ {
			if blocks[i].Kind != Heading || bareText(spanText(blocks[i].Spans)) != want {
				continue
			}
			if at < 0 {
				at = i
			}
			if n == 0 || afterSource(blocks, i) {
				at = i
				break
			}
			// Not beyond the next article's title.
			if n+1 < len(titles) && bareText(titles[n+1]) == want {
				break
			}
		}
		if at >= 0 {
			blocks[at].Spans = spacedAs(blocks[at].Spans, title)
			starts = append(starts, at)
			from = at + 1
		}
	}
	return starts
}

// afterSource tells whether the text before block i ends in a source line.
func afterSource(blocks []Block, i int) bool {
	for i--; i >= 0; i-- {
		if blocks[i].Kind == Figure || blocks[i].Kind == Divider {
			continue
		}
		for _, g := range guessLine(draftLine(blocks[i])) {
			if g.Key == "source" {
				return true
			}
		}
		return false
	}
	return false
}

// startsBySources finds the first heading and those that follow a source line.
func startsBySources(blocks []Block) []int {
	starts := headingsOf(blocks, func(Block) bool { return true })
	if len(starts) == 0 {
		return nil
	}
	kept := starts[:1]
	for _, i := range starts[1:] {
		if afterSource(blocks, i) {
			kept = append(kept, i)
		}
	}
	return kept
}

// startsByLevel finds the headings of the highest level that occurs more than
// once.
func startsByLevel(blocks []Block) []int {
	for level := 1; level <= 6; level++ {
		if at := headingsOf(blocks, func(b Block) bool { return b.Level == level }); len(at) > 1 {
			return at
		}
	}
	return nil
}

// spacedAs takes the spaces out of a heading that the table of contents writes
// without: they stood for the ends of its lines.
func spacedAs(spans []Span, title string) []Span {
	want := []rune(title)
	out := make([]Span, 0, len(spans))
	at := 0
	for _, s := range spans {
		var b strings.Builder
		for _, r := range s.Text {
			blank := r == ' ' || r == '　'
			if blank && !(at < len(want) && (want[at] == ' ' || want[at] == '　')) {
				continue
			}
			b.WriteRune(r)
			// Marks may differ: go on behind the same character.
			for i := at; i < len(want) && i <= at+2; i++ {
				if want[i] == r {
					at = i + 1
					break
				}
			}
		}
		s.Text = b.String()
		out = append(out, s)
	}
	return out
}
