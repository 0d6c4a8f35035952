package clean_test

import (
	"strings"
	"testing"

	"booklet/pipeline/clean"
	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

func read(t *testing.T, text string) *sources.Passage {
	t.Helper()
	p, list := sources.Read("a.md", []byte(text))
	if list.HasErrors() {
		t.Fatal(list)
	}
	return p
}

func text(p *sources.Passage) string {
	var b strings.Builder
	for _, block := range p.Blocks {
		for _, s := range block.Spans {
			b.WriteString(s.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// The build repairs only what cannot be meant, and says of the rest that it
// is there: an editor must find in the PDF what the file says.
func TestApply(t *testing.T) {
	p := read(t, "渡⼝的\u200b茶馆,很好。\n\n他说\"好\",走了。\n")
	got, list := clean.Apply(p, nil)
	if s := text(got); s != "渡口的茶馆,很好。\n他说\"好\",走了。\n" {
		t.Errorf("the text is %q", s)
	}
	if s := text(p); !strings.Contains(s, "⼝") {
		t.Errorf("the passage given was changed: %q", s)
	}
	want := map[string]diag.Pos{
		"clean-marks":  {File: "a.md", Line: 1, Col: 7},
		"clean-quotes": {File: "a.md", Line: 3, Col: 3},
	}
	if len(list) != len(want) {
		t.Errorf("findings: %v", list)
	}
	for _, d := range list {
		if d.Severity != diag.Warning || d.Pos != want[d.Code] {
			t.Errorf("%s at %v, want a warning at %v", d.Code, d.Pos, want[d.Code])
		}
	}
}

// A message about a character must name its place in the file, also behind a
// character that was dropped.
func TestApplyKeepsPlaces(t *testing.T) {
	p := read(t, "渡\u200b口**的\u200b茶**馆\n")
	got, _ := clean.Apply(p, nil)
	want := []struct {
		text string
		col  int
	}{{"渡", 1}, {"口", 3}, {"的", 6}, {"茶", 8}, {"馆", 11}}
	var have []struct {
		text string
		col  int
	}
	for _, s := range got.Blocks[0].Spans {
		for i, r := range []rune(s.Text) {
			have = append(have, struct {
				text string
				col  int
			}{string(r), s.Pos.Col + i})
		}
	}
	for i := range want {
		if i >= len(have) || have[i] != want[i] {
			t.Fatalf("characters and columns are %v, want %v", have, want)
		}
	}
}

// Rules are switched in the front matter: off means neither repaired nor
// warned of, on means repaired.
func TestApplySwitches(t *testing.T) {
	p := read(t, "渡⼝的茶馆,很好。全麵。\n")
	got, list := clean.Apply(p, map[string]bool{"radicals": false, "marks": true, "simplify": true})
	if s := text(got); s != "渡⼝的茶馆，很好。全面。\n" {
		t.Errorf("the text is %q", s)
	}
	if len(list) != 0 {
		t.Errorf("findings: %v", list)
	}
	if _, list := clean.Apply(p, map[string]bool{"mark": true}); !list.HasErrors() {
		t.Error("a rule that does not exist is no error")
	}
	clear := read(t, "渡口的茶馆，很好。\n")
	if got, list := clean.Apply(clear, nil); got != clear || len(list) > 0 {
		t.Error("a clean passage is copied or warned of")
	}
}

// Repairing a passage in place must leave everything else of its file alone:
// comments, line breaks, the way it is written.
func TestPatch(t *testing.T) {
	in := "\ufeff---\ntitle: 渡口,茶馆\nsource: \"河畔,晚报\"\n---\r\n\r\n<!-- 注 -->\n渡⼝的**茶馆**,每天早上\n六点开门,\\*不关门。\n\n* 老板姓周...\n\n分享到：微信\n\n他说,今天的风向是从河的那一边吹过来的，门前有三棵柳树，屋里有\n\n三张桌子。\n"
	want := "\ufeff---\ntitle: 渡口，茶馆\nsource: \"河畔，晚报\"\n---\r\n\r\n<!-- 注 -->\n渡口的**茶馆**，每天早上\n六点开门，\\*不关门。\n\n* 老板姓周……\n\n他说，今天的风向是从河的那一边吹过来的，门前有三棵柳树，屋里有\n\n三张桌子。\n"
	out, changes, list := clean.Patch("a.md", []byte(in), nil)
	if list.HasErrors() {
		t.Fatal(list)
	}
	if string(out) != want {
		t.Errorf("got\n%q\nwant\n%q", out, want)
	}
	if len(changes) == 0 {
		t.Error("no changes are reported")
	}
	again, changes, _ := clean.Patch("a.md", out, nil)
	if string(again) != string(out) {
		t.Errorf("a second run changes it: %v", changes)
	}
}

// A million characters of what every rule looks for must not take the machine.
func TestRepairIsLinear(t *testing.T) {
	s := strings.Repeat("渡(dù)口,\"茶\"馆...5 公里 ", 20000)
	p := &sources.Passage{Path: "a.md", Blocks: []sources.Block{{Kind: sources.Paragraph,
		Spans: []sources.Span{{Text: s, Pos: diag.Pos{File: "a.md", Line: 1, Col: 1}}}}}}
	results, _ := clean.Repair(&sources.Draft{Passage: p}, clean.Options{})
	if got := text(results[0].Draft.Passage); !strings.HasPrefix(got, "渡口，“茶”馆……") {
		t.Errorf("the text begins %.60q", got)
	}
}

// Whatever comes in, the rules neither panic nor disagree with themselves.
func FuzzRepair(f *testing.F) {
	f.Add("渡口 的茶馆,“听雨\"(zhè)...\n\n⼀行\n--题记", true)
	f.Add("a-\nb\n\n第一行的文字到这里\n为止。\n— 1 —\n相关阅读\n链接", false)
	f.Fuzz(func(t *testing.T, s string, all bool) {
		on := map[string]bool{}
		if all {
			for _, r := range clean.Rules {
				on[r.Name] = true
			}
		}
		d, _ := sources.Import(sources.Input{Path: "a.txt", Data: []byte(s)})
		if d == nil {
			return
		}
		results, list := clean.Repair(d, clean.Options{On: on, Guess: true, Split: new(int)})
		if list.HasErrors() {
			t.Fatal(list)
		}
		for _, r := range results {
			out := sources.Write(r.Draft.Passage)
			clean.Patch("a.md", out, on)
			if p, _ := sources.Read("a.md", out); p != nil {
				clean.Apply(p, on)
			}
		}
	})
}

// Importing a page of a megabyte, with every repair, takes less than a tenth of
// a second.
func BenchmarkImportPage(b *testing.B) {
	var page strings.Builder
	page.WriteString("<html><head><meta charset=utf-8><title>渡口</title></head><body><div class=nav><a href=/>首页</a></div><div id=js_content>")
	for page.Len() < 1<<20 {
		page.WriteString(`<section style="margin:0;padding:0"><p style="text-align:justify;line-height:1.75em"><span style="font-size:16px;letter-spacing:0.5px">` +
			`渡口的茶馆每天早上六点开门，第一批客人是</span><strong>船工</strong>,他们说:“喝完就走。”2024 年起，茶馆（三张桌子）也卖书。</p></section>` + "\n")
	}
	page.WriteString("</div></body></html>")
	data := []byte(page.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		d, list := sources.Import(sources.Input{Path: "a.html", Data: data})
		if d == nil {
			b.Fatal(list)
		}
		results, _ := clean.Repair(d, clean.Options{Guess: true})
		sources.Write(results[0].Draft.Passage)
	}
}

// What the build pays for a passage with nothing to repair.
func BenchmarkApply(b *testing.B) {
	p, _ := sources.Read("a.md", []byte(strings.Repeat("渡口的茶馆每天早上六点开门，第一批客人是船工（四点下水），他们说：“喝完就走。”2024年3月起，柳树绿了。\n\n", 300)))
	b.ReportAllocs()
	for b.Loop() {
		clean.Apply(p, nil)
	}
}
