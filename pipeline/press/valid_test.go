package press

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"booklet/pipeline/paint"
)

// pdfPresses are the presses that write PDF, with boxes for fonts.
func pdfPresses() []struct {
	name  string
	press Press
} {
	return []struct {
		name  string
		press Press
	}{{"fpdf", &fpdfPress{small: boxFont}}, {"gopdf", &gopdfPress{small: boxFont}}}
}

// open reads a file with pdfcpu, which checks it against the standard strictly.
func open(t *testing.T, file string) *model.Context {
	t.Helper()
	api.DisableConfigDir()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	ctx, err := api.ReadContext(bytes.NewReader(data), conf)
	if err != nil {
		t.Fatal(err)
	}
	if err := api.ValidateContext(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// TestValid: viewers and print shops refuse or repair files that break the
// standard.
func TestValid(t *testing.T) {
	for _, p := range pdfPresses() {
		t.Run(p.name, func(t *testing.T) {
			file := write(t, p.press, gallery(t))
			open(t, file)
			if out := run(t, "qpdf", "--check", file); !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Errorf("qpdf finds fault: %s", out)
			}
			if out := run(t, "pdffonts", file); !strings.Contains(out, "+BoxFont") || !strings.Contains(out, "yes yes yes") {
				t.Errorf("the font is not embedded as a subset with its text:\n%s", out)
			}
		})
	}
}

// TestCatalogue: screen readers need the language, viewers show the title and
// the printed page numbers, and a book that is bound at the right turns the
// other way.
func TestCatalogue(t *testing.T) {
	b := gallery(t)
	b.Info.RightToLeft = true
	b.Info.Title = `桥 (a\b) <&> 𠮷`
	for _, p := range pdfPresses() {
		t.Run(p.name, func(t *testing.T) {
			ctx := open(t, write(t, p.press, b))
			catalog, err := ctx.Catalog()
			if err != nil {
				t.Fatal(err)
			}
			for key, want := range map[string]string{
				"Lang":              "(zh-CN)",
				"PageMode":          "/UseOutlines",
				"PageLabels":        "<</Nums[0<<>>2<</S/D/St 1>>4<<>>5<</S/D/St 9>>]>>",
				"ViewerPreferences": "<</Direction/R2L/DisplayDocTitle true>>",
			} {
				got, ok := catalog.Find(key)
				if !ok || squeeze(got.PDFString()) != squeeze(want) {
					t.Errorf("%s is %v, want %s", key, got, want)
				}
			}
			meta, _, err := ctx.DereferenceStreamDict(catalog["Metadata"])
			if err != nil {
				t.Fatal(err)
			}
			if err := meta.Decode(); err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{"<dc:language><rdf:Bag><rdf:li>zh-CN<", `>桥 (a\b) &lt;&amp;&gt; 𠮷<`, "2024-03-11T00:00:00Z", "测试组"} {
				if !strings.Contains(string(meta.Content), want) {
					t.Errorf("the metadata has no %s:\n%s", want, meta.Content)
				}
			}
			if ctx.XRefTable.Title != b.Info.Title || ctx.XRefTable.Author != b.Info.Author {
				t.Errorf("title %q, author %q", ctx.XRefTable.Title, ctx.XRefTable.Author)
			}
			if len(ctx.ID) != 2 {
				t.Errorf("the file has the identifier %v", ctx.ID)
			}
		})
	}
}

// squeeze drops white space, which writers of PDF put as they like.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestTargets: a click on a contents line or a bookmark must open the page that
// it names, at the right height, also where pages differ in size.
func TestTargets(t *testing.T) {
	b := gallery(t)
	for _, p := range pdfPresses() {
		t.Run(p.name, func(t *testing.T) {
			ctx := open(t, write(t, p.press, b))
			pages := map[int]int{} // object number to sheet
			for i := range b.Sheets {
				ref, err := ctx.PageDictIndRef(i + 1)
				if err != nil {
					t.Fatal(err)
				}
				pages[ref.ObjectNumber.Value()] = i
			}
			page, _, _, err := ctx.PageDict(3, false)
			if err != nil {
				t.Fatal(err)
			}
			annots, err := ctx.DereferenceArray(page["Annots"])
			if err != nil || len(annots) != 2 {
				t.Fatalf("page 3 has the links %v: %v", annots, err)
			}
			link, err := ctx.DereferenceDict(annots[0])
			if err != nil {
				t.Fatal(err)
			}
			if sheet, y := target(t, ctx, link, pages); sheet != 3 || y < 303.9 || y > 304.1 { // 400 − 96
				t.Errorf("the link leads to sheet %d, %v pt up", sheet+1, y)
			}
			uri, err := ctx.DereferenceDict(annots[1])
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range []types.Dict{link, uri} { // programs that take it at its word find no box otherwise
				r := types.RectForArray(d.ArrayEntry("Rect"))
				if r == nil || r.LL.X >= r.UR.X || r.LL.Y >= r.UR.Y || r.Width() != 420 || r.Height() != 20 {
					t.Errorf("the link's box is %v", d.ArrayEntry("Rect"))
				}
			}
			if got := uri.DictEntry("A").StringLiteralEntry("URI"); got == nil || !strings.Contains(got.Value(), "%E8%8C%B6?a=") {
				t.Errorf("the link leads to %v", got)
			}
			marks, err := api.Bookmarks(inMemory(t, p.press, b), nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(marks) != 3 || len(marks[1].Kids) != 1 || marks[1].Title != "桥" ||
				marks[1].Kids[0].Title != "(x) 𠮷" || marks[1].Kids[0].PageFrom != 4 || marks[2].PageFrom != 4 {
				t.Errorf("the bookmarks are %+v", marks)
			}
		})
	}
}

// inMemory writes a book into memory.
func inMemory(t *testing.T, p Press, b *paint.Book) *bytes.Reader {
	t.Helper()
	var out bytes.Buffer
	if err := p.Write(&out, b); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(out.Bytes())
}

// target gives the sheet and the height that a destination names.
func target(t *testing.T, ctx *model.Context, d types.Dict, pages map[int]int) (sheet int, y float64) {
	t.Helper()
	dest, err := ctx.DereferenceArray(d["Dest"])
	if err != nil || len(dest) != 5 {
		t.Fatalf("destination %v: %v", dest, err)
	}
	sheet, ok := pages[dest[0].(types.IndirectRef).ObjectNumber.Value()]
	if !ok {
		t.Fatalf("destination %v is no page", dest)
	}
	switch v := dest[3].(type) {
	case types.Float:
		y = v.Value()
	case types.Integer:
		y = float64(v.Value())
	}
	return sheet, y
}
