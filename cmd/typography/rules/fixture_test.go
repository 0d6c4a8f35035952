package rules

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
	"testing"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
	"booklet/cmd/typography/source"
)

// A fixture is a page written as text, one line of it a line of the page, set
// as mutool would report it: Han and marks 1 em wide, all else half an em.
// Before it stand five lines that show the body's size, edges and pitch.
//
//	　　        ideographic spaces move the pen without painting: the indent
//	{+0.3}     moves the pen by 0.3 em
//	{size 22}  {font Hei}  {up 0.4}  for what follows on the line; the face Low
//	           has its em box lower than others
//	{ink 0.2 0.8}  the ink of the next character, in em from its origin
//	{gid 0}    the glyph number of the next character
//	{adv 0.3}  the advance of the next character, in em
//	{at 2}     moves the pen to 2 em from the left edge
//	{down 0.5} moves the whole line down by 0.5 em
//	{s 0.1}    stretches what follows by 0.1 em a character
//	{dot 0.1}  a dot below the last character, 0.1 em off its middle
//	{turn}     turns what follows on the line a quarter, as brackets are in columns
//	{under 2 0.06 0.06 0.24}  a line below the last 2 characters: how far its
//	           ends stand inside of them, and how far below the baseline it is
//	{wave 2 …} a wavy one
//
// Lines that begin with @ say something of the page or the document:
// @page, @skip N (lines), @label X, @image TOP BOTTOM [LEFT RIGHT] (pt), @link LINE PAGE,
// @web LINE FROM TO (a link on a stretch of a line, in em from the left edge),
// @font NAME emb sub uni, @rtl, @vertical, @bare (without the five lines),
// @foot TEXT, @head TEXT, @size W H, @set KEY VALUE, @outline LEVEL LINE TITLE
// (a bookmark to a line of this page), @odd TITLE, @byhand TITLE, @short TEXT TITLE (of the source).
type fixture struct {
	doc      *reader.Document
	set      Settings
	vertical bool
	w, h     float64
	xml, svg []*strings.Builder
	glyphs   map[string]int
	asked    asked
}

// asked is what a manifest asks of titles.
type asked struct {
	odd, byHand []string
	short       [][2]string
}

// sourceOf is a fixture's source.
type sourceOf struct {
	*source.Text
	asked
}

func (s sourceOf) Odd() []string    { return s.asked.odd }
func (s sourceOf) ByHand() []string { return s.asked.byHand }

func (s sourceOf) Short(text string) []string {
	var out []string
	for _, short := range s.asked.short {
		if short[0] == text {
			out = append(out, short[1])
		}
	}
	return out
}

const (
	fixEm    = 10.0
	fixPitch = 17.5
	fixLeft  = 50.0
	fixTop   = 60.0
	fixW     = 300.0
	fixH     = 500.0
)

var base = strings.Split("　　河水慢慢流过石桥边上\n茶树开花书页翻动灯塔亮着\n船帆远去山路弯弯雨后竹林\n钟声清晨集市木窗纸伞田埂\n稻穗渔火。", "\n")

func parseFixture(t *testing.T, text, src string) *Check {
	t.Helper()
	f := &fixture{doc: &reader.Document{}, set: Default(), glyphs: map[string]int{}, w: fixW, h: fixH}
	f.vertical = strings.Contains(text, "@vertical")
	all := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if !strings.Contains(text, "@bare") {
		all = append(append([]string{}, base...), all...)
	}
	if i := strings.Index(text, "@size "); i >= 0 {
		fmt.Sscanf(text[i:], "@size %g %g", &f.w, &f.h)
	}
	f.page()
	row := 0.0
	for _, l := range all {
		if !strings.HasPrefix(l, "@") {
			f.line(l, fixLeft, fixTop+row*fixPitch)
			row++
			continue
		}
		row = f.directive(t, l, row)
	}
	for i := range f.xml {
		f.xml[i].WriteString("</page>\n")
	}
	var doc strings.Builder
	for _, b := range f.xml {
		doc.WriteString(b.String())
	}
	pages, err := reader.ParseText(strings.NewReader(doc.String()))
	if err != nil {
		t.Fatal(err)
	}
	for i := range pages {
		if err := reader.AddInk(&pages[i], strings.NewReader(f.svg[i].String())); err != nil {
			t.Fatal(err)
		}
		pages[i].Label, pages[i].Images, pages[i].Links = f.doc.Pages[i].Label, f.doc.Pages[i].Images, f.doc.Pages[i].Links
	}
	f.doc.Pages = pages
	var s Source
	if src != "" || f.asked.odd != nil || f.asked.byHand != nil || f.asked.short != nil {
		s = sourceOf{source.New(source.Parse(src)), f.asked}
	}
	hint := lines.Hint{Measure: f.set.Measure, Indented: f.set.Narrow}
	if s != nil {
		hint.Given = s.Given()
		if !strings.Contains(text, "@bare") {
			shown := strings.TrimSpace(strings.Join(base, ""))
			hint.Given = append([]lines.Given{{Text: strings.TrimLeft(shown, "　"), Kind: lines.Prose}}, hint.Given...)
		}
	}
	return NewCheck(lines.Build(f.doc, hint), f.set, s)
}

func (f *fixture) page() {
	f.doc.Pages = append(f.doc.Pages, reader.Page{})
	x, s := &strings.Builder{}, &strings.Builder{}
	fmt.Fprintf(x, "<page id=\"page%d\" width=\"%g\" height=\"%g\">\n", len(f.xml)+1, f.w, f.h)
	f.xml, f.svg = append(f.xml, x), append(f.svg, s)
}

func (f *fixture) directive(t *testing.T, l string, row float64) float64 {
	p := &f.doc.Pages[len(f.doc.Pages)-1]
	name, rest, _ := strings.Cut(l, " ")
	a := strings.Fields(rest)
	num := func(i int) float64 {
		v, err := strconv.ParseFloat(a[i], 64)
		if err != nil {
			t.Fatalf("%s: %v", l, err)
		}
		return v
	}
	switch name {
	case "@page":
		f.page()
		return 0
	case "@skip":
		return row + num(0)
	case "@label":
		p.Label = rest
	case "@image":
		b := reader.Box{X0: fixLeft, Y0: num(0), X1: fixLeft + 80, Y1: num(1)}
		if len(a) == 4 {
			b.X0, b.X1 = num(2), num(3)
		}
		p.Images = append(p.Images, b)
	case "@link":
		y := fixTop + num(0)*fixPitch
		p.Links = append(p.Links, reader.Link{Box: reader.Box{X0: fixLeft, Y0: y - fixEm, X1: fixLeft + 120, Y1: y + 2}, Page: int(num(1)) - 1})
	case "@web":
		y := fixTop + num(0)*fixPitch
		p.Links = append(p.Links, reader.Link{Box: reader.Box{X0: fixLeft + num(1)*fixEm, Y0: y - fixEm, X1: fixLeft + num(2)*fixEm, Y1: y + 2}, Page: -1})
	case "@font":
		f.doc.Fonts = append(f.doc.Fonts, reader.Font{Name: a[0], Embedded: a[1] == "yes", Subset: a[2] == "yes", Uni: a[3] == "yes"})
	case "@outline":
		f.doc.Outline = append(f.doc.Outline, reader.Bookmark{Title: strings.Join(a[2:], " "), Level: int(num(0)), Page: len(f.doc.Pages) - 1, Y: fixTop + num(1)*fixPitch - 2*fixEm})
	case "@odd":
		f.asked.odd = append(f.asked.odd, rest)
	case "@byhand":
		f.asked.byHand = append(f.asked.byHand, rest)
	case "@short":
		text, title, _ := strings.Cut(rest, " ")
		f.asked.short = append(f.asked.short, [2]string{text, title})
	case "@rtl":
		f.doc.RightToLeft = true
	case "@foot":
		f.across(rest, fixH-30)
	case "@head":
		f.across(rest, 25)
	case "@set":
		switch a[0] {
		case "ban":
			f.set.Ban = a[1]
		case "squeeze":
			f.set.Squeeze = a[1]
		case "hang":
			f.set.Hang = true
		case "gb9704":
			f.set.GB9704 = true
		case "measure":
			f.set.Measure = num(1)
		case "plain":
			f.set.Narrow = true
		}
	case "@bare", "@vertical", "@size":
	default:
		t.Fatalf("unknown directive %s", l)
	}
	return row
}

// across sets a running head or a foot, which run across the page in columns
// too; {at N} moves it.
func (f *fixture) across(text string, y float64) {
	vertical := f.vertical
	f.vertical = false
	f.line(text, fixLeft, y)
	f.vertical = vertical
}

// pen is the state of a line while it is set.
type pen struct {
	x, y, size, up, space float64
	font                  string
	ink                   *[2]float64
	adv                   float64
	gid                   int
	turned                bool
}

func (f *fixture) line(text string, left, y float64) {
	p := pen{x: left, y: y, size: fixEm, font: "Fang", gid: -1}
	if f.vertical {
		left = fixTop // the head of the column
		p.x = left
	}
	last := p
	lastAdv := 0.0
	var all []pen // of the characters so far
	for text != "" {
		if text[0] == '{' {
			word, rest, _ := strings.Cut(text[1:], "}")
			text = rest
			if v, ok := strings.CutPrefix(word, "dot "); ok {
				off, _ := strconv.ParseFloat(v, 64)
				f.dot(last, lastAdv, off)
				continue
			}
			if name, arg, _ := strings.Cut(word, " "); name == "under" || name == "wave" {
				f.underline(all, lastAdv, name == "wave", arg)
				continue
			}
			p.command(word, left)
			continue
		}
		r := []rune(text)[0]
		text = text[len(string(r)):]
		adv := natural(r) * p.size
		if p.adv > 0 {
			adv = p.adv * p.size
		}
		if r == '\u3000' {
			p.x += adv
			continue
		}
		f.glyph(r, &p, adv)
		last, lastAdv = p, adv
		all = append(all, p)
		p.x += adv + p.space*p.size
		p.ink, p.gid, p.adv = nil, -1, 0
	}
}

func natural(r rune) float64 {
	if r == '\u3000' || r > 0x2e80 || sets.Of(r).Mark() || strings.ContainsRune("—…⋯～", r) {
		return 1
	}
	return 0.5
}

func (p *pen) command(word string, left float64) {
	name, arg, _ := strings.Cut(word, " ")
	v, _ := strconv.ParseFloat(arg, 64)
	switch name {
	case "size":
		p.size = v
	case "turn":
		p.turned = v == 0 // {turn 1} ends it
	case "font":
		p.font = arg
	case "s":
		p.space = v
	case "up":
		p.up = v
	case "down":
		p.y += v * fixEm
	case "at":
		p.x = left + v*fixEm
	case "gid":
		p.gid = int(v)
	case "adv":
		p.adv = v
	case "ink":
		a, b, _ := strings.Cut(arg, " ")
		x0, _ := strconv.ParseFloat(a, 64)
		x1, _ := strconv.ParseFloat(b, 64)
		p.ink = &[2]float64{x0, x1}
	default: // {+0.3}, {-0.5}
		d, _ := strconv.ParseFloat(strings.TrimPrefix(name, "+"), 64)
		p.x += d * p.size
	}
}

// place gives a glyph's origin on the page.
func (f *fixture) place(p *pen, adv float64) (x, y float64) {
	if !f.vertical {
		return p.x, p.y - p.up*fixEm
	}
	column := (p.y - fixTop) / fixPitch
	middle := fixW - fixLeft - fixEm/2 - column*fixPitch + p.up*fixEm
	if p.turned {
		return middle - 0.38*p.size, p.x
	}
	return middle - adv/2, p.x + (0.88-p.low())*p.size
}

// low is how much lower than others a face named Low draws its em box, in em.
func (p *pen) low() float64 {
	if p.font == "Low" {
		return 0.08
	}
	return 0
}

func (f *fixture) glyph(r rune, p *pen, adv float64) {
	x, y := f.place(p, adv)
	b, s := f.xml[len(f.xml)-1], f.svg[len(f.svg)-1]
	c := html.EscapeString(string(r))
	dir, quad := "1 0", [8]float64{x, y - 8, x + adv, y - 8, x, y + 2, x + adv, y + 2}
	if p.turned {
		dir, quad = "0 1", [8]float64{x + 8, y, x + 8, y + adv, x - 2, y, x - 2, y + adv}
	}
	fmt.Fprintf(b, "<line wmode=\"0\" dir=\"%s\">\n<font name=\"ABCDEF+%s\" size=\"%g\">\n<char quad=\"%s\" x=\"%g\" y=\"%g\" color=\"#000000\" c=\"%s\"/>\n</font>\n</line>\n",
		dir, p.font, p.size, strings.Trim(fmt.Sprint(quad), "[]"), x, y, c)
	if r == ' ' {
		return
	}
	x0, x1 := inkOf(r, adv/p.size)
	if p.ink != nil {
		x0, x1 = p.ink[0], p.ink[1]
	}
	y0, y1 := -0.1, 0.8
	if f.vertical {
		y0, y1 = -0.05-p.low(), 0.81-p.low() // in the middle of the em box
	}
	if strings.ContainsRune("，。、", r) {
		y0, y1 = -0.1, 0.2
		if f.vertical {
			x0, x1, y0, y1 = 0.6, 0.9, 0.5, 0.8
			if p.ink != nil {
				x0, x1 = p.ink[0], p.ink[1]
			}
		}
	}
	gid := p.gid
	if gid < 0 {
		gid = int(r)
	}
	id := fmt.Sprintf("font_%d_%d", 100+len(f.glyphs), gid)
	f.glyphs[id]++
	fmt.Fprintf(s, "<path id=\"%s\" d=\"M%g %gL%g %gH%gV%gZ\"/>\n", id, x0, y0, x1, y0, x1, y1)
	m := [4]float64{p.size, 0, 0, -p.size}
	if p.turned {
		m = [4]float64{0, p.size, p.size, 0}
	}
	fmt.Fprintf(s, "<use data-text=\"%s\" xlink:href=\"#%s\" transform=\"matrix(%g,%g,%g,%g,%g,%g)\"/>\n", c, id, m[0], m[1], m[2], m[3], x, y)
}

// inkOf is where a face has the ink of a character, in em.
func inkOf(r rune, adv float64) (x0, x1 float64) {
	switch k := sets.Of(r); {
	case k == sets.Close && adv > 0.75:
		return 0.1, 0.4
	case k == sets.Open && adv > 0.75:
		return 0.6, 0.9
	case k == sets.Dash:
		return 0, adv
	}
	return 0.05, math.Max(adv-0.05, 0.06)
}

func (f *fixture) underline(all []pen, lastAdv float64, wavy bool, arg string) {
	v := []float64{1, 0.06, 0.06, 0.24}
	for i, a := range strings.Fields(arg) {
		v[i], _ = strconv.ParseFloat(a, 64)
	}
	first, last := all[len(all)-int(v[0])], all[len(all)-1]
	from, to := first.x+v[1]*fixEm, last.x+lastAdv-v[2]*fixEm
	high := 0.05 * fixEm
	if wavy {
		high = 0.14 * fixEm
	}
	x0, y0, x1, y1 := from, first.y+v[3]*fixEm, to, first.y+v[3]*fixEm+high
	if f.vertical {
		column := (first.y - fixTop) / fixPitch
		middle := fixW - fixLeft - fixEm/2 - column*fixPitch
		x0, y0, x1, y1 = middle-(v[3]+0.32)*fixEm-high, from, middle-(v[3]+0.32)*fixEm, to
	}
	fmt.Fprintf(f.svg[len(f.svg)-1], "<path d=\"M%g %gH%gV%gH%gZ\" fill=\"#000000\"/>\n", x0, y0, x1, y1, x0)
}

func (f *fixture) dot(p pen, adv, off float64) {
	x, y := f.place(&p, adv)
	cx, cy := x+adv/2+off*p.size, y+0.35*p.size
	if f.vertical {
		cx, cy = x+adv/2+(0.65+off)*p.size, y-0.38*p.size
	}
	fmt.Fprintf(f.svg[len(f.svg)-1], "<path transform=\"matrix(1,0,0,1,%g,%g)\" d=\"M-1 -1L1 -1H1V1H-1Z\" fill=\"#000000\"/>\n", cx, cy)
}
