package clean

import (
	"maps"
	"strings"
	"unicode/utf8"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// Patch repairs a passage in place: in its file's own text only what a rule
// changes is changed, so that comments, line breaks and the writing of
// everything else stay. It returns the new text, which is data itself when
// there is nothing to repair, and the changes made. What a rule found but the
// text has in another writing (an entity, an escape) is left, and reported. What
// on does not say is as the passage's front matter has it.
func Patch(path string, data []byte, on map[string]bool) ([]byte, []Change, diag.List) {
	p, list := sources.Read(path, data)
	if list.HasErrors() {
		return data, nil, list
	}
	list = nil
	if own, found := Switches(nil, p.Meta.Clean, p.Meta.Script); own != nil {
		maps.Copy(own, on)
		on, list = own, found
	}
	for _, name := range unknown(on) {
		list.Errorf(diag.Pos{File: path}, "unknown-rule", "`booklet clean --list` names them all", "no repair is called %q", name)
	}
	if list.HasErrors() {
		return data, nil, list
	}
	src := newSourceText(data)
	changes := src.paragraphs(p, on)
	changes = append(changes, src.blocks(path, on)...)
	return src.bytes(data), changes, list
}

// sourceText is a file as lines that are changed by their places.
type sourceText struct {
	lines   [][]rune
	edits   map[int]map[int]string // by line, then by column: what stands for that character
	ends    []string               // the line's end, "\n" or "\r\n" or ""
	changed bool
}

func newSourceText(data []byte) *sourceText {
	s := &sourceText{edits: map[int]map[int]string{}}
	text := string(data)
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		body := strings.TrimRight(line, "\r\n")
		s.lines, s.ends = append(s.lines, []rune(body)), append(s.ends, line[len(body):])
	}
	return s
}

// bytes is the changed text.
func (s *sourceText) bytes(data []byte) []byte {
	if !s.changed {
		return data
	}
	var b strings.Builder
	if strings.HasPrefix(string(data), "\ufeff") {
		b.WriteString("\ufeff")
	}
	for i, line := range s.lines {
		b.WriteString(string(line))
		b.WriteString(s.ends[i])
	}
	return []byte(b.String())
}

// paragraphs runs the rules of paragraphs and puts their edits into the lines.
func (s *sourceText) paragraphs(p *sources.Passage, on map[string]bool) []Change {
	var changes []Change
	d := &document{draft: &sources.Draft{Passage: p}}
	w := worker{lang: p.Meta.Lang.Value, ctx: &context{sprinkled: pinyinIsSprinkled(p), all: d.text}}
	for i := range Rules {
		if r := &Rules[i]; r.find != nil && enabled(r, on) {
			w.rules = append(w.rules, r)
		}
	}
	byRule := make([][]Change, len(Rules))
	w.report = func(r *Rule, t *text, edits []edit) bool {
		if t.before0 == nil {
			t.before0, t.at0 = t.r, t.at
		}
		made := t.apply(r, edits)
		i := ruleIndex(r)
		byRule[i] = append(byRule[i], made...)
		for j := range made {
			if !made[j].Only {
				return true
			}
		}
		return false
	}
	w.done = s.take
	w.passage(p)
	for _, c := range byRule {
		changes = append(changes, c...)
	}
	s.flush()
	return changes
}

// take compares a text with what it was and notes what is to stand for each
// of its characters.
func (s *sourceText) take(t *text) {
	if t.before0 == nil {
		return
	}
	type place struct{ line, col int32 }
	now := map[place]string{}
	for i := 0; i < len(t.r); {
		c := t.at[i]
		end := i + 1
		for c.ruby > 0 && end < len(t.r) && t.at[end].ruby == c.ruby {
			end++
		}
		k := place{c.line, c.col}
		if c.ruby > 0 {
			now[k] += "{" + string(t.r[i:end]) + "|" + t.rubies[c.ruby-1] + "}"
		} else {
			now[k] += string(t.r[i])
		}
		i = end
	}
	for i, r := range t.before0 {
		c := t.at0[i]
		if c.guard == opaque || c.line == 0 || c.col == 0 {
			continue
		}
		if with := now[place{c.line, c.col}]; with != string(r) {
			s.edit(int(c.line), int(c.col), r, with)
		}
	}
}

// edit notes an edit, if the character stands in the file where it should.
func (s *sourceText) edit(line, col int, r rune, with string) {
	if line > len(s.lines) {
		return
	}
	text := s.lines[line-1]
	at := col - 1
	// A place in front matter may be that of the quote before the value.
	if at >= 0 && at < len(text) && text[at] != r && at+1 < len(text) && text[at+1] == r && (text[0] != '-' && strings.ContainsRune(string(text[:at]), ':')) {
		at++
	}
	if at < 0 || at >= len(text) || text[at] != r {
		return
	}
	if s.edits[line] == nil {
		s.edits[line] = map[int]string{}
	}
	s.edits[line][at] = with
}

// flush puts the noted edits into the lines.
func (s *sourceText) flush() {
	for n := range s.lines {
		edits := s.edits[n+1]
		if len(edits) == 0 {
			continue
		}
		var b strings.Builder
		for i, r := range s.lines[n] {
			if with, ok := edits[i]; ok {
				b.WriteString(with)
			} else {
				b.WriteRune(r)
			}
		}
		s.lines[n] = []rune(b.String())
		s.changed = true
	}
	clear(s.edits)
}

// blocks runs the rules over the whole passage on what the lines say now.
func (s *sourceText) blocks(path string, on map[string]bool) []Change {
	var changes []Change
	for i := range Rules {
		r := &Rules[i]
		if r.doc == nil || !enabled(r, on) {
			continue
		}
		p, _ := sources.Read(path, []byte(s.text()))
		var made []Change
		d := &document{draft: &sources.Draft{Passage: p, Pages: true}, rule: r, change: func(c Change) {
			c.Rule = r.Name
			made = append(made, c)
		}}
		r.doc(d)
		// From the end, so that the lines above keep their numbers.
		for j := len(made) - 1; j >= 0; j-- {
			if s.block(made[j]) {
				s.changed = true
			}
		}
		changes = append(changes, made...)
	}
	return changes
}

func (s *sourceText) text() string {
	var b strings.Builder
	for i := range s.lines {
		b.WriteString(string(s.lines[i]))
		b.WriteString(s.ends[i])
	}
	return b.String()
}

// block carries out one change of a rule over the whole passage.
func (s *sourceText) block(c Change) bool {
	n := c.Pos.Line - 1
	if n < 0 || n >= len(s.lines) {
		return false
	}
	switch {
	case c.join:
		above := n - 1
		for above >= 0 && strings.TrimSpace(string(s.lines[above])) == "" {
			above--
		}
		if above < 0 {
			return false
		}
		head := strings.TrimRight(string(s.lines[above]), " \t")
		if strings.HasPrefix(c.Before, "-") {
			head = strings.TrimSuffix(head, "-")
		}
		s.lines[above] = []rune(head + c.After + strings.TrimLeft(string(s.lines[n]), " \t　"))
		s.ends[above] = s.ends[n]
		s.cut(above+1, n+1)
	case c.whole:
		end := n
		for end < len(s.lines) && strings.TrimSpace(string(s.lines[end])) != "" {
			end++
		}
		for end < len(s.lines) && strings.TrimSpace(string(s.lines[end])) == "" {
			end++
		}
		s.cut(n, end)
	default:
		before := []rune(c.Before)
		at := c.Pos.Col - 1
		if at < 0 || at+len(before) > len(s.lines[n]) || string(s.lines[n][at:at+len(before)]) != c.Before {
			return false
		}
		s.lines[n] = append(append(append([]rune(nil), s.lines[n][:at]...), []rune(c.After)...), s.lines[n][at+utf8.RuneCountInString(c.Before):]...)
	}
	return true
}

// cut takes lines out.
func (s *sourceText) cut(from, to int) {
	s.lines = append(s.lines[:from], s.lines[to:]...)
	s.ends = append(s.ends[:from], s.ends[to:]...)
}
