package compose

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// roleNames names the roles in a dump.
var roleNames = [...]string{
	RoleNone: "none", RoleCover: "cover", RoleContents: "contents", RoleTitle: "title", RoleHeading: "heading",
	RoleBody: "body", RoleQuote: "quote", RoleList: "list", RoleTable: "table", RoleFigure: "figure",
	RoleCaption: "caption", RoleNote: "note", RoleSource: "source", RoleHead: "head", RoleFoot: "foot",
	RoleRuby: "ruby", RoleOrnament: "ornament",
}

// String gives the name of a role, in lower case.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return fmt.Sprintf("role %d", r)
}

// Dump writes the document as text for people and tests: a line for each block
// with its role, style and place, and a line for each span below it.
func (d *Document) Dump(w io.Writer) {
	p := dumper{w: bufio.NewWriter(w)}
	p.line("document %q issue %q author %q lang %s%s", d.Title, d.Issue, d.Author, d.Lang, when(!d.Date.IsZero(), " date "+d.Date.Format("2006-01-02")))
	for _, name := range slices.Sorted(maps.Keys(d.Fields)) {
		if d.Fields[name] != "" {
			p.line("  {%s} %q", name, d.Fields[name])
		}
	}
	for _, part := range []struct {
		name   string
		blocks []Block
	}{{"cover", d.Cover}, {"masthead", d.Masthead}, {"colophon", d.Colophon}, {"contents", d.Contents}} {
		if len(part.blocks) > 0 {
			p.line("%s", part.name)
			p.blocks(part.blocks)
		}
	}
	for i := range d.Entries {
		p.entry(&d.Entries[i])
	}
	for _, img := range d.Images {
		p.line("image %s %s %d×%d pixels %.4g dpi %d bytes", img.Name, img.Kind, img.Pixels[0], img.Pixels[1], img.DPI, len(img.Data))
	}
	p.w.Flush() // what can't be written to w is w's owner's to know
}

type dumper struct {
	w      *bufio.Writer
	indent int
}

func (p *dumper) line(format string, args ...any) {
	p.w.WriteString(strings.Repeat("  ", p.indent))
	fmt.Fprintf(p.w, format, args...)
	p.w.WriteByte('\n')
}

func (p *dumper) deeper(f func()) {
	p.indent++
	f()
	p.indent--
}

func when(so bool, text string) string {
	if so {
		return text
	}
	return ""
}

// place writes a position without its file, which the entry names.
func place(pos diag.Pos) string {
	if pos.Line == 0 {
		return "-"
	}
	return fmt.Sprintf("%d:%d", pos.Line, pos.Col)
}

func (p *dumper) entry(e *Entry) {
	kind := "passage"
	if e.Kind == manifest.Quote {
		kind = "quote"
	}
	start := [...]string{manifest.StartPage: "page", manifest.StartOdd: "odd", manifest.StartFlow: "flow"}[e.Start]
	head := when(e.Head != e.Title, fmt.Sprintf(" head %q at %s", e.Head, e.HeadAt))
	p.line("%s %s number %q title %q%s line %q lang %s start %s", kind, e.Pos, e.Number, e.Title, head, e.Line, e.Lang, start)
	p.blocks(e.Blocks)
	for i := range e.Notes {
		p.deeper(func() {
			p.line("note %d first named at %s", i+1, place(e.Notes[i].Pos))
			p.blocks(e.Notes[i].Blocks)
		})
	}
}

func (p *dumper) blocks(blocks []Block) {
	p.deeper(func() {
		for i := range blocks {
			p.block(&blocks[i])
		}
	})
}

func (p *dumper) block(b *Block) {
	var s strings.Builder
	fmt.Fprintf(&s, "%s", b.Role)
	if b.Style != nil {
		fmt.Fprintf(&s, " [%s: %s %gpt%s%s]", b.Named, b.Style.Face, b.Style.Size.Points(),
			when(b.Style.Before != 0, fmt.Sprintf(" before %d", b.Style.Before)), when(b.Style.After != 0, fmt.Sprintf(" after %d", b.Style.After)))
	}
	s.WriteString(" " + place(b.Pos))
	s.WriteString(when(b.Level != 0, fmt.Sprintf(" level %d", b.Level)))
	s.WriteString(when(b.Left != 0, fmt.Sprintf(" left %gpt", b.Left.Points())))
	s.WriteString(when(b.Flush, " flush"))
	s.WriteString(when(b.KeepNext, " keep-next"))
	s.WriteString(when(b.Together, " together"))
	s.WriteString(when(b.Anchor != "", " #"+b.Anchor))
	s.WriteString(when(b.Bookmark != "", fmt.Sprintf(" bookmark %q", b.Bookmark)))
	s.WriteString(when(b.Section != "", fmt.Sprintf(" section %q", b.Section)))
	s.WriteString(when(b.Top != 0, fmt.Sprintf(" top %gpt", b.Top.Points())))
	s.WriteString(when(b.Beside, " beside"))
	if b.Skip != nil {
		fmt.Fprintf(&s, " skip %gpt%s", b.Skip.Height.Points(), when(b.Skip.Fill, " fill"))
	}
	if b.Rule != nil {
		fmt.Fprintf(&s, " rule %gpt #%02x%02x%02x", b.Rule.Thickness.Points(), b.Rule.Color.R, b.Rule.Color.G, b.Rule.Color.B)
	}
	p.line("%s", &s)
	p.deeper(func() {
		if len(b.Marker) > 0 {
			p.line("marker %q", PlainText(b.Marker))
		}
		if b.Lead != nil {
			p.line("lead %q%s", PlainText(b.Lead.Spans), when(len(b.Lead.Blank) > 0, fmt.Sprintf(" behind %q left blank", PlainText(b.Lead.Blank))))
		}
		p.spans(b.Spans)
		if b.Figure != nil {
			p.figure(b.Figure)
		}
		if b.Table != nil {
			p.table(b.Table)
		}
	})
}

func (p *dumper) figure(f *Figure) {
	for _, pic := range f.Pics {
		p.line("picture %d %s%s%s%s%s", pic.Image, place(pic.Pos), when(pic.Anchor != "", " #"+pic.Anchor), when(pic.Width > 0, " width "+pic.Width.String()),
			when(pic.Height > 0, " height "+pic.Height.String()), when(pic.Alt != "", fmt.Sprintf(" alt %q", pic.Alt)))
		p.deeper(func() { p.spans(pic.Caption) })
	}
}

func (p *dumper) table(t *Table) {
	part := func(name string, spans []Span) {
		p.line("%s", name)
		p.deeper(func() { p.spans(spans) })
	}
	if len(t.Caption) > 0 {
		part("caption", t.Caption)
	}
	for _, cell := range t.Head {
		part("head", cell)
	}
	p.line("continued %q", t.Continued)
	for i, row := range t.Rows {
		for _, cell := range row {
			part(fmt.Sprintf("row %d", i+1), cell)
		}
	}
}

func (p *dumper) spans(spans []Span) {
	for i := range spans {
		s := &spans[i]
		what := fmt.Sprintf("%q", s.Text)
		switch {
		case s.Break:
			what = "break"
		case s.Note > 0:
			what = fmt.Sprintf("mark of note %d", s.Note)
		}
		what += s.Look.names()
		what += when(s.Ruby != "", fmt.Sprintf(" ruby %q", s.Ruby))
		what += when(s.Link != "", fmt.Sprintf(" link %q", s.Link))
		p.line("%s %s", place(s.Pos), what)
	}
}

// names lists what a look has, each with a blank before it.
func (l Look) names() string {
	return when(l.Face != "", " face "+l.Face) + when(l.Bold, " bold") + when(l.Mono, " mono") + when(l.Dots, " dots") +
		when(l.Strike, " strike") + when(l.ProperName, " name") + when(l.BookTitle, " book") +
		when(l.Shift > 0, " sup") + when(l.Shift < 0, " sub")
}
