package library

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"booklet/pipeline/manifest"
)

// criterion is one thing that a question asks for.
type criterion struct {
	name  string // the key of the question
	value string
	fits  func(*Card) bool
	// has gives what a passage says of it, for "did you mean"; nil where
	// nearness of words means nothing.
	has func(*Card) []string
}

// criteria takes a question apart. lang is the language of passages that do
// not say theirs.
func criteria(q *manifest.Find, lang string) []criterion {
	var list []criterion
	add := func(t manifest.Text, name string, fits func(*Card) bool, has func(*Card) []string) {
		if t.Value != "" {
			list = append(list, criterion{name, t.Value, fits, has})
		}
	}
	for _, tag := range q.Tags {
		add(tag, "tags", func(c *Card) bool {
			return slices.ContainsFunc(c.Meta.Tags, func(t manifest.Text) bool { return plain(t.Value) == plain(tag.Value) })
		}, func(c *Card) (tags []string) {
			for _, t := range c.Meta.Tags {
				tags = append(tags, t.Value)
			}
			return tags
		})
	}
	add(q.Source, "source", func(c *Card) bool { return plain(c.Meta.Source.Value) == plain(q.Source.Value) },
		func(c *Card) []string { return []string{c.Meta.Source.Value} })
	add(q.Author, "author", func(c *Card) bool {
		return slices.ContainsFunc(authors(c.Meta.Author.Value), func(a string) bool { return plain(a) == plain(q.Author.Value) })
	}, func(c *Card) []string { return authors(c.Meta.Author.Value) })
	add(q.Kind, "kind", func(c *Card) bool { return (c.Kind() == manifest.Quote) == (q.Kind.Value == "quote") }, nil)
	add(q.Lang, "lang", func(c *Card) bool {
		own, wanted := strings.ToLower(cmp.Or(c.Meta.Lang.Value, lang, "zh-CN")), strings.ToLower(q.Lang.Value)
		return own == wanted || strings.HasPrefix(own, wanted+"-")
	}, nil)
	add(q.Title, "title", func(c *Card) bool { return strings.Contains(plain(c.Meta.Title.Value), plain(q.Title.Value)) },
		func(c *Card) []string { return []string{c.Meta.Title.Value} })
	day := func(c *Card) bool {
		d := c.Meta.Date.Value
		return d != "" && d >= q.From.Value && (q.To.Value == "" || d <= q.To.Value)
	}
	switch {
	case q.From.Value == "":
		add(q.To, "to", day, nil)
	case q.To.Value == "":
		add(q.From, "from", day, nil)
	default:
		add(manifest.Text{Value: q.From.Value + ", to: " + q.To.Value}, "from", day, nil)
	}
	return list
}

// plain is what of a value counts when values are compared: not its blanks,
// its case, or book-title marks around all of it.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
	if inner, ok := strings.CutPrefix(s, "《"); ok {
		if inner, ok = strings.CutSuffix(inner, "》"); ok && !strings.ContainsAny(inner, "《》") {
			return inner
		}
	}
	return s
}

// authors takes the names of several authors apart, and gives the whole too:
// blanks stand between names and within them.
func authors(s string) []string {
	names := []string{s}
	for _, separators := range []string{"、，,；;/", "、，,；;/ 　"} {
		names = append(names, strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(separators, r) })...)
	}
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	return names
}

// Find gives the passages that fit a question, in its order, as many as it
// asks for. Passages in the folder own, given from the root, come first where
// nothing else decides; lang is the language of those that do not say theirs.
func (l *Library) Find(q *manifest.Find, own, lang string) []*Card {
	return arrange(l.fitting(criteria(q, lang), nil), q, own)
}

// fitting gives the passages that fit all criteria, but for one that is left
// out; nil for none.
func (l *Library) fitting(list []criterion, without *criterion) []*Card {
	var found []*Card
	for i := range l.Cards {
		c := &l.Cards[i]
		fits := true
		for k := range list {
			if without != &list[k] && !list[k].fits(c) {
				fits = false
				break
			}
		}
		if fits {
			found = append(found, c)
		}
	}
	return found
}

// arrange puts passages, which come by path, into the order of a question, and
// cuts them to its limit.
func arrange(found []*Card, q *manifest.Find, own string) []*Card {
	compare := func(a, b *Card) int { return 0 }
	switch q.Order.By {
	case "date":
		compare = func(a, b *Card) int { return strings.Compare(a.Meta.Date.Value, b.Meta.Date.Value) }
	case "path":
		compare = func(a, b *Card) int { return strings.Compare(a.Real, b.Real) }
	case "title":
		compare = byTitle(found)
	}
	slices.SortStableFunc(found, func(a, b *Card) int {
		order := compare(a, b)
		if q.Order.Descending {
			order = -order
		}
		return cmp.Or(order, cmp.Compare(rank(a, own), rank(b, own)))
	})
	if q.Limit > 0 && len(found) > q.Limit {
		found = found[:q.Limit]
	}
	return found
}

// byTitle orders titles as a Chinese dictionary does, by their sounds.
func byTitle(cards []*Card) func(a, b *Card) int {
	collator, buffer := collate.New(language.Chinese), new(collate.Buffer)
	keys := make(map[*Card]string, len(cards))
	for _, c := range cards {
		keys[c] = string(collator.KeyFromString(buffer, c.Meta.Title.Value))
		buffer.Reset()
	}
	return func(a, b *Card) int { return strings.Compare(keys[a], keys[b]) }
}

func rank(c *Card, own string) int {
	if own != "" && strings.HasPrefix(c.Real, own+"/") {
		return 0
	}
	return 1
}
