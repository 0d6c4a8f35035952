package sources

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"booklet/pipeline/manifest"
)

// kindNames names the kinds of block in a dump.
var kindNames = [...]string{
	Paragraph: "paragraph", Heading: "heading", Attribution: "attribution", List: "list", Item: "item",
	BlockQuote: "quote", Figure: "figure", TableBlock: "table", Code: "code", Divider: "divider", Div: "div",
}

// String gives the name of a kind of block, in lower case.
func (k BlockKind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("kind %d", k)
}

// attrNames names the inline styles, in the order of their bits.
var attrNames = [...]string{"bold", "emph", "dots", "mono", "sup", "sub", "strike", "name", "book"}

// String names the styles of a set, with a blank between.
func (a Attr) String() string {
	var names []string
	for i, name := range attrNames {
		if a&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// Dump writes the passage as text for people and tests: a line for each block
// and each span, with its place as line:column.
func (p *Passage) Dump(w io.Writer) {
	d := dumper{w: bufio.NewWriter(w)}
	d.meta(&p.Meta)
	d.blocks(p.Blocks)
	for _, label := range slices.Sorted(maps.Keys(p.Notes)) {
		d.line("note %q", label)
		d.deeper(func() { d.blocks(p.Notes[label]) })
	}
	d.w.Flush() // what can't be written to w is w's owner's to know
}

type dumper struct {
	w      *bufio.Writer
	indent int
}

func (d *dumper) line(format string, args ...any) {
	d.w.WriteString(strings.Repeat("  ", d.indent))
	fmt.Fprintf(d.w, format, args...)
	d.w.WriteByte('\n')
}

func (d *dumper) deeper(f func()) {
	d.indent++
	f()
	d.indent--
}

func (d *dumper) meta(m *Meta) {
	for _, field := range []struct {
		name string
		text manifest.Text
	}{
		{"id", m.ID}, {"kind", m.Kind}, {"title", m.Title}, {"short", m.Short}, {"subtitle", m.Subtitle}, {"label", m.Label},
		{"author", m.Author}, {"by", m.By}, {"source", m.Source}, {"date", m.Date}, {"lang", m.Lang},
	} {
		d.text(field.name, field.text)
	}
	for _, tag := range m.Tags {
		d.text("tag", tag)
	}
	for _, name := range m.Silence {
		d.text("silence", name)
	}
}

func (d *dumper) text(name string, t manifest.Text) {
	if t.Value != "" {
		d.line("%s %d:%d %q", name, t.Pos.Line, t.Pos.Col, t.Value)
	}
}

func (d *dumper) blocks(blocks []Block) {
	for i := range blocks {
		d.block(&blocks[i])
	}
}

func (d *dumper) block(b *Block) {
	var extra strings.Builder
	if b.Level > 0 {
		fmt.Fprintf(&extra, " level %d", b.Level)
	}
	if b.Ordered {
		fmt.Fprintf(&extra, " from %d", b.Start)
	}
	if b.Bracket {
		extra.WriteString(" in brackets")
	}
	if b.Box != 0 {
		fmt.Fprintf(&extra, " %c", b.Box)
	}
	if b.ID != "" {
		extra.WriteString(" #" + b.ID)
	}
	if b.Class != "" {
		extra.WriteString(" ." + b.Class)
	}
	if len(b.Silence) > 0 {
		extra.WriteString(" silence")
		for _, name := range b.Silence {
			fmt.Fprintf(&extra, " %s@%d:%d", name.Value, name.Pos.Line, name.Pos.Col)
		}
	}
	d.line("%s %d:%d%s", b.Kind, b.Pos.Line, b.Pos.Col, &extra)
	d.deeper(func() {
		d.spans(b.Spans)
		for i := range b.Images {
			d.image(&b.Images[i])
		}
		if b.Table != nil {
			d.table(b.Table)
		}
		d.blocks(b.Blocks)
	})
}

func (d *dumper) spans(spans []Span) {
	for i := range spans {
		s := &spans[i]
		var what string
		switch {
		case s.Break:
			what = "break"
		case s.Note != "":
			what = fmt.Sprintf("note %q", s.Note)
		default:
			what = fmt.Sprintf("%q", s.Text)
		}
		if s.Attr != 0 {
			what += " " + s.Attr.String()
		}
		if s.Ruby != "" {
			what += fmt.Sprintf(" ruby %q", s.Ruby)
		}
		if s.Link != "" {
			what += fmt.Sprintf(" link %q", s.Link)
		}
		d.line("%d:%d %s", s.Pos.Line, s.Pos.Col, what)
	}
}

func (d *dumper) image(img *Image) {
	size := ""
	if img.ID != "" {
		size += " #" + img.ID
	}
	if img.Width > 0 {
		size += " width " + img.Width.String()
	}
	if img.Height > 0 {
		size += " height " + img.Height.String()
	}
	d.line("image %d:%d %q%s", img.Pos.Line, img.Pos.Col, img.Path, size)
	d.deeper(func() { d.spans(img.Caption) })
}

var alignNames = map[manifest.Align]string{
	manifest.Justify: "-", manifest.Left: "left", manifest.Right: "right", manifest.Center: "center",
}

func (d *dumper) table(t *Table) {
	align := make([]string, len(t.Align))
	for i, a := range t.Align {
		align[i] = alignNames[a]
	}
	d.line("align %s", strings.Join(align, " "))
	if len(t.Caption) > 0 {
		d.line("caption")
		d.deeper(func() { d.spans(t.Caption) })
	}
	d.row("head", t.Head)
	for _, row := range t.Rows {
		d.row("row", row)
	}
}

func (d *dumper) row(name string, cells [][]Span) {
	d.line("%s", name)
	d.deeper(func() {
		for _, cell := range cells {
			d.line("cell")
			d.deeper(func() { d.spans(cell) })
		}
	})
}
