package sources

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// Write writes a passage as the Markdown that Read reads: front matter with
// the keys that have a value, then the text, every paragraph on one line. What
// Read makes of it has the same text, styles and structure; only the places
// differ.
func Write(p *Passage) []byte {
	w := &passageWriter{}
	w.front(&p.Meta)
	w.blocks(p.Blocks, "")
	for _, label := range slices.Sorted(maps.Keys(p.Notes)) {
		w.note(label, p.Notes[label])
	}
	return []byte(w.b.String())
}

// passageWriter writes one passage.
type passageWriter struct {
	b     strings.Builder
	begun bool // something stands above: a blank line parts the next block
}

func (w *passageWriter) front(m *Meta) {
	var b strings.Builder
	for _, f := range []struct {
		key  string
		text manifest.Text
	}{
		{"id", m.ID}, {"title", m.Title}, {"short", m.Short}, {"subtitle", m.Subtitle}, {"label", m.Label}, {"kind", m.Kind}, {"author", m.Author},
		{"by", m.By}, {"source", m.Source}, {"date", m.Date}, {"lang", m.Lang}, {"script", m.Script},
	} {
		if f.text.Value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.key, yamlScalar(f.text.Value))
		}
	}
	for _, f := range []struct {
		key  string
		list []manifest.Text
	}{{"tags", m.Tags}, {"silence", m.Silence}} {
		words := make([]string, len(f.list))
		for i, t := range f.list {
			words[i] = yamlScalar(t.Value)
			if words[i] == t.Value && strings.ContainsAny(t.Value, ",[]{}") {
				words[i] = yamlQuoted(t.Value)
			}
		}
		if len(words) > 0 {
			fmt.Fprintf(&b, "%s: [%s]\n", f.key, strings.Join(words, ", "))
		}
	}
	if len(m.Clean) > 0 {
		switches := make([]string, len(m.Clean))
		for i, c := range m.Clean {
			switches[i] = fmt.Sprintf("%s: %t", c.Name.Value, c.On)
		}
		fmt.Fprintf(&b, "clean: {%s}\n", strings.Join(switches, ", "))
	}
	if b.Len() > 0 {
		w.b.WriteString("---\n" + b.String() + "---\n")
		w.begun = true
	}
}

// line writes lines of a block below a prefix; the first may have another.
func (w *passageWriter) lines(first, prefix, text string) {
	for i, line := range strings.Split(text, "\n") {
		p := prefix
		if i == 0 {
			p = first
		}
		w.b.WriteString(strings.TrimRight(p+line, " "))
		w.b.WriteByte('\n')
	}
}

// gap writes the blank line between blocks.
func (w *passageWriter) gap(prefix string) {
	if w.begun {
		w.b.WriteString(strings.TrimRight(prefix, " ") + "\n")
	}
	w.begun = true
}

func (w *passageWriter) blocks(blocks []Block, prefix string) {
	for i := range blocks {
		if i > 0 && runsTogether(&blocks[i-1], &blocks[i]) {
			w.gap(prefix)
			w.lines(prefix, prefix, "<!-- -->")
		}
		w.gap(prefix)
		w.block(&blocks[i], prefix, prefix)
	}
}

// runsTogether tells whether two blocks would be read as one: two lists of a
// kind, and a table below a paragraph that reads like its title.
func runsTogether(a, b *Block) bool {
	switch b.Kind {
	case List:
		return a.Kind == List && a.Ordered == b.Ordered && a.Bracket == b.Bracket && attributes(b) == ""
	case TableBlock:
		return a.Kind == Paragraph && isTableCaption(a)
	}
	return false
}

// block writes one block; its first line has another prefix than the rest.
func (w *passageWriter) block(b *Block, first, prefix string) {
	switch a := attributes(b); {
	case a == "":
	case b.Kind == List, b.Kind == BlockQuote, b.Kind == Figure, b.Kind == TableBlock && len(b.Table.Caption) == 0:
		w.lines(first, prefix, a[1:])
		first = prefix
	}
	switch b.Kind {
	case Heading:
		w.lines(first, prefix, strings.Repeat("#", max(1, min(b.Level, 6)))+" "+
			oneLine(inlineMarkdown(b.Spans, inHeading))+attributes(b))
	case List:
		w.list(b, first, prefix)
	case BlockQuote:
		w.contained(b.Blocks, first+"> ", prefix+"> ")
	case Item:
		w.contained(b.Blocks, first, prefix)
	case Figure:
		var images []string
		for i := range b.Images {
			images = append(images, imageMarkdown(&b.Images[i]))
		}
		w.lines(first, prefix, strings.Join(images, " "))
	case TableBlock:
		w.table(b, first, prefix)
	case Code:
		w.code(b, first, prefix)
	case Divider:
		w.lines(first, prefix, "* * *")
	case Div:
		head := b.Class
		if b.ID != "" {
			head = attributes(b)[1:]
		}
		w.lines(first, prefix, "::: "+head)
		w.begun = false
		w.blocks(b.Blocks, prefix)
		w.lines(prefix, prefix, ":::")
	default:
		spans := b.Spans
		const dash = "\ue0d5" // stands for the dash until the text is composed
		if b.Kind != Attribution && len(spans) > 0 && strings.HasPrefix(spans[0].Text, "——") {
			// Text, not an attribution, that begins with a dash.
			spans = slices.Insert(slices.Clone(spans), 0, Span{Text: dash})
			spans[1].Text = strings.TrimPrefix(spans[1].Text, "——")
		}
		text := inlineMarkdown(spans, inParagraph)
		if rest, ok := strings.CutPrefix(text, dash); ok {
			text = "&mdash;&mdash;" + rest
		}
		if a := attributes(b); a != "" {
			text += a
		}
		w.lines(first, prefix, text)
	}
}

// contained writes the blocks of an item or a quote.
func (w *passageWriter) contained(blocks []Block, first, prefix string) {
	if len(blocks) == 0 {
		w.lines(first, prefix, "")
		return
	}
	for i := range blocks {
		if i > 0 {
			w.begun = true
			w.gap(prefix)
			first = prefix
		}
		w.block(&blocks[i], first, prefix)
	}
	w.begun = true
}

func (w *passageWriter) list(b *Block, first, prefix string) {
	loose := false
	for i := range b.Blocks {
		loose = loose || len(b.Blocks[i].Blocks) > 1 && b.Blocks[i].Blocks[1].Kind != List
	}
	for i := range b.Blocks {
		if i > 0 {
			if loose {
				w.gap(prefix)
			}
			first = prefix
		}
		mark := "- "
		if b.Ordered {
			mark = fmt.Sprintf("%d. ", b.Start+i)
			if b.Bracket {
				mark = fmt.Sprintf("%d) ", b.Start+i)
			}
		}
		inner := prefix + strings.Repeat(" ", len(mark))
		item := &b.Blocks[i]
		for _, box := range boxes {
			if item.Box == box.box {
				mark += box.typed
				break
			}
		}
		if !loose && len(item.Blocks) == 2 && item.Blocks[1].Kind == List {
			w.block(&item.Blocks[0], first+mark, inner)
			w.block(&item.Blocks[1], inner, inner)
			continue
		}
		w.contained(item.Blocks, first+mark, inner)
	}
}

func (w *passageWriter) code(b *Block, first, prefix string) {
	fence := "```"
	text := strings.TrimSuffix(spanText(b.Spans), "\n")
	for strings.Contains(text, fence) {
		fence += "`"
	}
	w.lines(first, prefix, fence+"\n"+text+"\n"+fence)
}

func (w *passageWriter) table(b *Block, first, prefix string) {
	t := b.Table
	var lines []string
	if len(t.Caption) > 0 {
		lines = append(lines, "表："+oneLine(inlineMarkdown(t.Caption, inParagraph))+attributes(b), "")
	}
	row := func(cells [][]Span) string {
		out := make([]string, len(cells))
		for i, c := range cells {
			out[i] = oneLine(inlineMarkdown(c, inCell))
		}
		return "| " + strings.Join(out, " | ") + " |"
	}
	lines = append(lines, row(t.Head))
	var rule []string
	for i := range t.Head {
		var a manifest.Align
		if i < len(t.Align) {
			a = t.Align[i]
		}
		rule = append(rule, map[manifest.Align]string{manifest.Left: ":---", manifest.Center: ":---:", manifest.Right: "---:"}[a])
		if rule[i] == "" {
			rule[i] = "---"
		}
	}
	lines = append(lines, "| "+strings.Join(rule, " | ")+" |")
	for _, r := range t.Rows {
		lines = append(lines, row(r))
	}
	w.lines(first, prefix, strings.Join(lines, "\n"))
}

func (w *passageWriter) note(label string, blocks []Block) {
	w.gap("")
	w.contained(blocks, "[^"+label+"]: ", "    ")
}

// attributes writes {#id .class}.
func attributes(b *Block) string {
	var parts []string
	if b.ID != "" {
		parts = append(parts, "#"+b.ID)
	}
	if b.Class != "" && b.Class != draftSubtitle {
		for c := range strings.FieldsSeq(b.Class) {
			parts = append(parts, "."+c)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " {" + strings.Join(parts, " ") + "}"
}

// imageMarkdown writes a picture.
func imageMarkdown(img *Image) string {
	// The text between the brackets is printed below the picture, so a text
	// that only describes it has no place here.
	text := inlineMarkdown(img.Caption, inParagraph)
	path := img.Path
	if strings.ContainsAny(path, " ()<>") {
		path = "<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(path) + ">"
	}
	var parts []string
	if img.Width > 0 {
		parts = append(parts, "width="+lengthMarkdown(img.Width))
	}
	if img.Height > 0 {
		parts = append(parts, "height="+lengthMarkdown(img.Height))
	}
	if img.ID != "" {
		parts = append(parts, "#"+img.ID)
	}
	s := "![" + oneLine(text) + "](" + path + ")"
	if len(parts) > 0 {
		s += "{" + strings.Join(parts, " ") + "}"
	}
	return s
}

// lengthMarkdown writes a length in whole millimetres where that is exact,
// else in points.
func lengthMarkdown(l unit.Length) string {
	if mm := int(l.Mm() + 0.5); unit.Mm(float64(mm)) == l {
		return fmt.Sprintf("%dmm", mm)
	}
	return l.String()
}

func oneLine(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\\\n", " "), "\n", " ")
}
