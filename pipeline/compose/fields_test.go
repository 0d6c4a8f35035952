package compose

import (
	"strings"
	"testing"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// Heads, feet and the lines of the contents are filled with Fill: what an
// empty field leaves behind would stand on every page.
func TestFill(t *testing.T) {
	f := Fields{"title": "桥", "issue": "2024年第1期", "label": "", "author": "", "total": "", "source": "·馆刊·"}
	for _, c := range []struct {
		template, want string
		ok             bool
	}{
		{"{title}", "桥", true},
		{"{label}", "", false},
		{"", "", true},
		{"目录", "目录", true},
		{"— {page} —", "— {page} —", true}, // for a later stage
		{"{label} {title}", "桥", true},
		{"{title}　{author}", "桥", true},
		{"{title} ｜ {label} ｜ {issue}", "桥 ｜ 2024年第1期", true},
		{"{title}（{total}）", "桥", true},
		{"{title} [{total}, {label}], {issue}", "桥 2024年第1期", true},
		{"（{label}，{title}）", "（桥）", true},
		{"（{title}、{label}）", "（桥）", true},
		{"作者：{author}　题目：{title}", "题目：桥", true},
		{"题目：{title}　作者：{author}", "题目：桥", true},
		{"（来源：{author}，{title}）", "（桥）", true},
		{"{title}：{label}", "桥", true},
		{"·{title}·", "·桥·", true},                // the designer's own marks stay
		{"{source} {label}", "·馆刊·", true},        // and so do the editor's
		{"{title}{", "桥{", true},                  // refused where layouts are read
		{"{title}}", "桥}", true},                  // the same
		{"{title}\n{label}", "桥", true},           // no empty line
		{"{title}\n{issue}", "桥\n2024年第1期", true}, // two lines
		{"{nothing}{label}", "{nothing}", true},
	} {
		got, ok := f.Fill(c.template)
		if got != c.want || ok != c.ok {
			t.Errorf("Fill(%q) = %q, %v; want %q, %v", c.template, got, ok, c.want, c.ok)
		}
	}
}

// A break that an editor placed by hand belongs on the page alone: in the
// contents, bookmarks and running heads it would be a gap or two bars.
func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"从渡口||到大桥":                  "从渡口到大桥",
		"From Ferry||to Bridge":     "From Ferry to Bridge",
		"从 Ferry ||到大桥":             "从 Ferry到大桥",
		"一\n二\r\n三":                 "一二三",
		"a||||b":                    "a b",
		"||头尾||":                    "头尾",
		"没有":                        "没有",
		" 空 格 ":                     " 空 格 ",
		"竖|不是断":                     "竖|不是断",
		"第一行||Second line||third 三": "第一行Second line third 三",
	} {
		if got := oneLine(in); got != want {
			t.Errorf("oneLine(%q) = %q, want %q", in, got, want)
		}
	}
}

// Each field's text keeps its own place, so that a character that no face has
// is shown where the editor typed it and not where the layout names the field.
func TestSpansKeepPlaces(t *testing.T) {
	here := diag.Pos{File: "layout.yaml", Line: 5, Col: 3}
	v := values{
		"by":   {Value: "江𬭩||馆长", Pos: diag.Pos{File: "a.md", Line: 2, Col: 5}},
		"date": {Value: "昨天", Pos: diag.Pos{File: "a.md", Line: 3}},
	}
	spans, ok := v.spans("——{by}，{date}", here, nil)
	want := []Span{
		{Text: "——", Pos: here},
		{Text: "江𬭩", Pos: diag.Pos{File: "a.md", Line: 2, Col: 5}},
		{Break: true, Pos: diag.Pos{File: "a.md", Line: 2, Col: 7}},
		{Text: "馆长", Pos: diag.Pos{File: "a.md", Line: 2, Col: 9}},
		{Text: "，", Pos: here},
		{Text: "昨天", Pos: diag.Pos{File: "a.md", Line: 3}},
	}
	if !ok || len(spans) != len(want) {
		t.Fatalf("%v %+v", ok, spans)
	}
	for i := range want {
		if spans[i] != want[i] {
			t.Errorf("span %d: %+v, want %+v", i, spans[i], want[i])
		}
	}
}

// Whatever a manifest or a layout holds, a value is never lost or changed:
// only the template's own letters may go.
func FuzzFill(f *testing.F) {
	for _, s := range [][3]string{
		{"（来源：{a}，{b}）", "馆刊", ""}, {"{a} ｜ {b}", "", "x"}, {"{a}{b}", "||", "\n"}, {"{", "}", "{a}"}, {"{a}（{b}）{", "（", "）"},
	} {
		f.Add(s[0], s[1], s[2])
	}
	f.Fuzz(func(t *testing.T, template, a, b string) {
		fields := Fields{"a": a, "b": b}
		out, ok := fields.Fill(template)
		again, okAgain := fields.Fill(template)
		if out != again || ok != okAgain {
			t.Errorf("%q twice: %q and %q", template, out, again)
		}
		if !ok && (a != "" && strings.Contains(template, "{a}") || b != "" && strings.Contains(template, "{b}")) {
			for _, p := range manifest.SplitTemplate(template) {
				if p.Field == "a" && a != "" || p.Field == "b" && b != "" {
					t.Errorf("%q with %q and %q is left out", template, a, b)
				}
			}
		}
		core := strings.Trim(strings.ReplaceAll(a, "\r", ""), " \n|")
		if !strings.Contains(a, "|") && !strings.ContainsRune(a, '\uFFFD') && strings.ToValidUTF8(a, "") == a && ok {
			for _, p := range manifest.SplitTemplate(template) {
				if p.Field == "a" && !strings.Contains(out, core) {
					t.Errorf("%q with %q gives %q: the value is gone", template, a, out)
				}
			}
		}
		spans, _ := values{"a": {Value: a}, "b": {Value: b}}.spans(template, diag.Pos{}, nil)
		if got := strings.TrimSuffix(PlainText(spans), "\n"); ok && oneLine(out) != got {
			t.Errorf("%q: Fill gives %q, spans give %q", template, oneLine(out), got)
		}
	})
}
