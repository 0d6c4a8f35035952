package reader

import (
	"math"
	"slices"
	"strings"
	"testing"
)

const sampleText = `<?xml version="1.0"?>
<document name="a.pdf">
<page id="page1" width="300" height="400">
<block bbox="50 50 90 70">
<line bbox="50 50 90 70" wmode="0" dir="1 0">
<font name="ABCDEF+FandolFang-Regular" size="16">
<char quad="50 50 66 50 50 70 66 70" x="50" y="66" color="#000000" c="&#x6865;"/>
<char quad="66 50 74 50 66 70 74 70" x="66" y="66" color="#000000" c="&quot;"/>
</font>
</line>
<line bbox="100 50 110 70" wmode="0" dir="0 1">
<font name="Roman" size="12">
<char quad="120 60 120 66 100 60 100 66" x="104" y="60" color="#000000" c="a"/>
</font>
</line>
</block>
<image bbox="20 100 60 140" />
</page>
</document>
`

const sampleSVG = `<svg>
<defs>
<path id="font_1_7" d="M.1 -.1C.1 .9 .9 .9 .9-.1Z"/>
</defs>
<path transform="matrix(1,0,0,1,20,30)" d="M0 0H3V3H0Z" fill="#000000"/>
<path transform="matrix(1,0,0,1,20,30)" d="M0 0H3" stroke="#000000" fill="none"/>
<use data-text="&#x6865;" xlink:href="#font_1_7" transform="matrix(16,0,0,-16,50.004,66)"/>
</svg>
`

// Positions are all that the rules have: a character read at a wrong place
// would make every finding wrong.
func TestParse(t *testing.T) {
	pages, err := ParseText(strings.NewReader(sampleText))
	if err != nil || len(pages) != 1 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	p := &pages[0]
	if err := AddInk(p, strings.NewReader(sampleSVG)); err != nil {
		t.Fatal(err)
	}
	if len(p.Chars) != 3 || len(p.Images) != 1 || len(p.Shapes) != 1 {
		t.Fatalf("%d characters, %d images, %d shapes", len(p.Chars), len(p.Images), len(p.Shapes))
	}
	c := p.Chars[0]
	if c.R != '桥' || c.X != 50 || c.Y != 66 || c.Adv != 16 || c.Size != 16 || c.Font != "FandolFang-Regular" || c.Turned || c.GID != 7 {
		t.Errorf("the first character is %+v", c)
	}
	if b := c.Ink; math.Abs(b.X0-51.604) > 0.01 || math.Abs(b.X1-64.404) > 0.01 || math.Abs(b.Y0-51.6) > 0.01 || math.Abs(b.Y1-67.6) > 0.01 {
		t.Errorf("its ink is %+v", b)
	}
	if p.Chars[1].R != '"' || p.Chars[1].GID != -1 {
		t.Errorf("the second character is %+v", p.Chars[1])
	}
	if c := p.Chars[2]; !c.Turned || c.Adv != 6 {
		t.Errorf("the turned character is %+v", c)
	}
}

func TestParseErrors(t *testing.T) {
	for _, s := range []string{
		`<char quad="0 0 1 0 0 1 1 1" x="0" y="0" c="a"/>`,
		"<page id=\"p\" width=\"1\" height=\"1\">\n<char quad=\"0 0\" x=\"0\" y=\"0\" c=\"a\"/>",
	} {
		if _, err := ParseText(strings.NewReader(s)); err == nil {
			t.Errorf("no error for %q", s)
		}
	}
}

func TestPathBounds(t *testing.T) {
	for d, want := range map[string]Box{
		"M0 0H10V3H0Z":                     {0, 0, 10, 3},
		"M.5.25L1.5-.75":                   {0.5, -0.75, 1.5, 0.25},
		"M1e1 2L-3.5e-1 4":                 {-0.35, 2, 10, 4},
		"":                                 {},
		"M0 2C0 .9 .9 0 2 0 3.1 0 4 1 4 2": {0, 0, 4, 2},
	} {
		if got := pathBounds(d); got != want {
			t.Errorf("%q: %+v, want %+v", d, got, want)
		}
	}
}

func TestParseFonts(t *testing.T) {
	got := ParseFonts([]byte(`name                                 type              encoding         emb sub uni object ID
------------------------------------ ----------------- ---------------- --- --- --- ---------
ABCDEF+FandolFang-Regular            CID TrueType      Identity-H       yes yes no       4  0
Helvetica                            Type 1            WinAnsi          no  no  no       9  0
`))
	if len(got) != 2 || got[0] != (Font{"ABCDEF+FandolFang-Regular", true, true, false}) || got[1].Embedded {
		t.Errorf("%+v", got)
	}
}

func TestParseStructure(t *testing.T) {
	d := &Document{Pages: []Page{{H: 400}, {H: 400}}}
	err := d.ParseStructure([]byte(`{
 "pages": [{"object": "3 0 R", "label": {"/S": "/r", "/St": 4}}, {"object": "5 0 R", "label": {"/S": "/D"}}],
 "qpdf": [{}, {
  "obj:1 0 R": {"value": {"/Names": {"/Dests": {"/Kids": ["9 0 R"]}}, "/ViewerPreferences": {"/Direction": "/R2L"}}},
  "obj:3 0 R": {"value": {"/Annots": ["6 0 R", "7 0 R", "8 0 R", "10 0 R"]}},
  "obj:5 0 R": {"value": {}},
  "obj:6 0 R": {"value": {"/Subtype": "/Link", "/Rect": [10, 20, 30, 40], "/Dest": ["5 0 R", "/Fit"]}},
  "obj:7 0 R": {"value": {"/Subtype": "/Link", "/Rect": [10, 20, 30, 40], "/A": {"/S": "/GoTo", "/D": "u:there"}}},
  "obj:8 0 R": {"value": {"/Subtype": "/Link", "/Rect": [10, 20, 30, 40], "/A": {"/S": "/URI", "/URI": "u:https://example.org/"}}},
  "obj:9 0 R": {"value": {"/Names": ["u:there", {"/D": ["5 0 R", "/XYZ", 0, 0, 0]}]}},
  "obj:10 0 R": {"value": {"/Subtype": "/Text", "/Rect": [0, 0, 1, 1]}},
  "trailer": {"value": {"/Root": "1 0 R"}}
 }]}`))
	if err != nil {
		t.Fatal(err)
	}
	if d.Pages[0].Label != "iv" || d.Pages[1].Label != "1" || !d.RightToLeft {
		t.Errorf("labels %q and %q, right to left %v", d.Pages[0].Label, d.Pages[1].Label, d.RightToLeft)
	}
	l := d.Pages[0].Links
	if len(l) != 3 || l[0].Page != 1 || l[1].Page != 1 || l[2].Page != -1 || l[2].URI != "https://example.org/" || l[0].Box != (Box{10, 360, 30, 380}) {
		t.Errorf("%+v", l)
	}
}

func FuzzParseText(f *testing.F) {
	f.Add(sampleText)
	f.Fuzz(func(t *testing.T, s string) {
		pages, err := ParseText(strings.NewReader(s))
		if err == nil && len(pages) > 0 {
			_ = AddInk(&pages[0], strings.NewReader(s))
		}
	})
}

func FuzzPathBounds(f *testing.F) {
	f.Add("M0 0C.5-.5 1e3 2 3 4H5V-6Z")
	f.Fuzz(func(t *testing.T, d string) { pathBounds(d) })
}

// An outline that is read wrongly would take headings for text, and text for
// headings.
func TestParseOutline(t *testing.T) {
	d := &Document{Pages: []Page{{H: 400}, {H: 400}}}
	err := d.ParseStructure([]byte(`{
 "pages": [{"object": "3 0 R"}, {"object": "5 0 R"}],
 "qpdf": [{}, {
  "obj:1 0 R": {"value": {"/Outlines": "2 0 R"}},
  "obj:2 0 R": {"value": {"/First": "6 0 R", "/Last": "8 0 R"}},
  "obj:3 0 R": {"value": {}},
  "obj:5 0 R": {"value": {}},
  "obj:6 0 R": {"value": {"/Title": "u:一条河", "/Dest": ["3 0 R", "/XYZ", null, 350.5, null], "/First": "7 0 R", "/Next": "8 0 R"}},
  "obj:7 0 R": {"value": {"/Title": "u:上游", "/A": {"/S": "/GoTo", "/D": ["5 0 R", "/FitH", 100]}}},
  "obj:8 0 R": {"value": {"/Title": "u:两座桥", "/Next": "6 0 R"}},
  "trailer": {"value": {"/Root": "1 0 R"}}
 }]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Bookmark{{"一条河", 1, 0, 49.5}, {"上游", 2, 1, 300}, {"两座桥", 1, -1, 0}}
	if len(d.Outline) < 3 || !slices.Equal(d.Outline[:3], want) {
		t.Errorf("got %+v, want %+v", d.Outline[:min(3, len(d.Outline))], want)
	}
}
