package library

import (
	"fmt"
	"strings"
	"testing"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// card makes a passage of lines of front matter.
func card(t testing.TB, path, front string) Card {
	t.Helper()
	f, found := manifest.DecodeFront(path, 2, []byte(front))
	if found.HasErrors() {
		t.Fatal(found)
	}
	return Card{Path: strings.TrimPrefix(path, "/p/"), Real: path, Meta: sources.Meta(f)}
}

func shelf(t testing.TB) *Library {
	return New([]Card{
		card(t, "/p/sources/shared/bridge.md", "id: bridge\ntitle: 桥的学问\nsource: 《河畔报》\nauthor: 陈景梁、林夏\ndate: 2024-03-05\ntags: [桥, 水]"),
		card(t, "/p/sources/shared/old/levee.md", "title: 堤上的树\nsource: 河畔报\nauthor: 周砚秋\ndate: 2024-02-28\ntags: [水, 堤]"),
		card(t, "/p/sources/shared/tea.md", "id: tea\ntitle: 茶馆\nsource: 云汀晚报\nkind: quote\ndate: 2024-03-05\ntags: [茶]"),
		card(t, "/p/sources/shared/rain.md", "title: Rain\nlang: en-GB\nsource: The River\ntags: [水]"),
		card(t, "/p/sources/issue/passages/own.md", "title: 本期的水\ndate: 2024-03-09\ntags: [水]"),
	})
}

func booklet(t testing.TB, contents string) *manifest.Booklet {
	t.Helper()
	b, found := manifest.LoadBooklet("sources/issue/booklet.yaml", []byte("title: 河畔\nissue: 1\nlayout: study\ncontents:\n"+contents))
	if found.HasErrors() {
		t.Fatal(found)
	}
	return b
}

// entries shows what came of the contents.
func entries(b *manifest.Booklet) string {
	var list []string
	for _, e := range b.Contents {
		text := e.Path.Value
		if e.Kind == manifest.Quote {
			text = "quote " + text
		}
		list = append(list, text)
	}
	return strings.Join(list, " | ")
}

// What an editor asks for must come, in the order that was asked for, and
// nothing else.
func TestResolve(t *testing.T) {
	for _, c := range []struct{ name, contents, want string }{
		{"an id is a path", "  - id: bridge\n", "../shared/bridge.md"},
		{"the passage says that it is a quote", "  - id: tea\n", "quote ../shared/tea.md"},
		{"the own folder first, then by path", "  - find: {tags: [水]}\n", "passages/own.md | ../shared/bridge.md | ../shared/old/levee.md | ../shared/rain.md"},
		{"all tags", "  - find: {tags: [水, 桥]}\n", "../shared/bridge.md"},
		{"book-title marks and blanks do not count", "  - find: {source: 河 畔报}\n", "../shared/bridge.md | ../shared/old/levee.md"},
		{"one of several authors", "  - find: {author: 林夏}\n", "../shared/bridge.md"},
		{"a part of the title", "  - find: {title: 学问}\n", "../shared/bridge.md"},
		{"kind", "  - find: {kind: quote}\n", "quote ../shared/tea.md"},
		{"lang of those that do not say it", "  - find: {lang: zh, from: 2024-03-01}\n", "passages/own.md | ../shared/bridge.md | quote ../shared/tea.md"},
		{"lang", "  - find: {lang: en}\n", "../shared/rain.md"},
		{"from and to are included", "  - find: {from: 2024-02-28, to: 2024-03-05}\n", "../shared/bridge.md | ../shared/old/levee.md | quote ../shared/tea.md"},
		{"by date", "  - find: {from: 2024-01-01, order: date}\n", "../shared/old/levee.md | ../shared/bridge.md | quote ../shared/tea.md | passages/own.md"},
		{"the newest", "  - find: {from: 2024-01-01, order: -date, limit: 2}\n", "passages/own.md | ../shared/bridge.md"},
		{"titles by their sounds", "  - find: {lang: zh, order: title}\n", "passages/own.md | quote ../shared/tea.md | ../shared/old/levee.md | ../shared/bridge.md"},
		{"by path, backwards", "  - find: {tags: [水], order: -path}\n", "../shared/rain.md | ../shared/old/levee.md | ../shared/bridge.md | passages/own.md"},
		{"what the manifest names later is left out", "  - find: {tags: [水], limit: 2}\n  - passage: passages/own.md\n  - id: bridge\n", "../shared/old/levee.md | ../shared/rain.md | passages/own.md | ../shared/bridge.md"},
		{"what was found before is left out", "  - find: {tags: [桥]}\n  - find: {source: 河畔报}\n", "../shared/bridge.md | ../shared/old/levee.md"},
		{"other parts of the same passage", "  - {id: bridge, select: [上]}\n  - {id: bridge, select: [下]}\n", "../shared/bridge.md | ../shared/bridge.md"},
	} {
		b := booklet(t, c.contents)
		got, found := shelf(t).Resolve(b, "/p/sources/issue")
		if len(found) > 0 {
			t.Errorf("%s: %v", c.name, found)
		}
		if entries(got) != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, entries(got), c.want)
		}
		if got == b {
			t.Errorf("%s: the manifest itself was changed", c.name)
		}
	}
}

// Each passage that is found is an entry like those that are typed: with the
// entry's label and start, and a place that leads to the question.
func TestResolveKeepsTheEntry(t *testing.T) {
	b := booklet(t, "  - find: {source: 河畔报}\n    label: 剪报\n    start: flow\n    pictures: false\n")
	got, _ := shelf(t).Resolve(b, "/p/sources/issue")
	for _, e := range got.Contents {
		at := diag.Pos{File: "sources/issue/booklet.yaml", Line: 5, Col: 11}
		if e.Label.Value != "剪报" || e.Start != manifest.StartFlow || !e.NoPictures || e.Find != nil || e.Path.Pos != at {
			t.Errorf("%+v", e)
		}
	}
}

// A question that nothing fits is answered with what nearly does.
func TestResolveFindings(t *testing.T) {
	for _, c := range []struct{ contents, message, hint string }{
		{"  - id: brigde\n", `no passage has the id "brigde"`, `did you mean "bridge"?`},
		{"  - find: {tags: [桥梁]}\n", "no passage fits", `no passage has tags: 桥梁; did you mean "桥"?`},
		{"  - find: {source: 云汀日报}\n", "no passage fits", `no passage has source: 云汀日报; did you mean "云汀晚报"?`},
		{"  - find: {title: 桥的学闻}\n", "no passage fits", `no passage has title: 桥的学闻; did you mean "桥的学问"?`},
		{"  - find: {tags: [桥], source: 云汀晚报}\n", "no passage fits", "without `tags: 桥` 1 passage fits, such as sources/shared/tea.md (茶); without `source: 云汀晚报` 1 passage fits, such as sources/shared/bridge.md (《河畔报》)"},
		{"  - find: {source: 河畔报, from: 2024-03-06}\n", "no passage fits", "without `source: 河畔报` 1 passage fits, such as sources/issue/passages/own.md; without `from: 2024-03-06` 2 passages fit, such as sources/shared/bridge.md (2024-03-05)"},
		{"  - find: {from: 2030-01-01, to: 2030-02-01, author: 林夏, kind: quote}\n", "no passage fits", "`booklet sources` lists what is there"},
		{"  - id: bridge\n  - find: {tags: [桥]}\n", "every passage that fits is in the contents already, such as sources/shared/bridge.md", "take the find out"},
		{"  - {find: {tags: [水]}, title: 水}\n", `the 4 passages that are found all get the title "水"`, "take it out; each passage has its own"},
		{"  - id: bridge\n  - passage: ../shared/bridge.md\n", `"../shared/bridge.md" is in the contents twice, first at sources/issue/booklet.yaml:5:9`, "take one out, or give them different parts with select"},
	} {
		_, found := shelf(t).Resolve(booklet(t, c.contents), "/p/sources/issue")
		if len(found) != 1 || found[0].Message != c.message || found[0].Hint != c.hint || found[0].Pos.Line < 5 {
			t.Errorf("%s got %+v\nwant %s (%s)", c.contents, found, c.message, c.hint)
		}
	}
	_, found := New(nil).Resolve(booklet(t, "  - find: {tags: [水]}\n"), "/p/sources/issue")
	if len(found) != 1 || !strings.Contains(found[0].Hint, "no passages") {
		t.Errorf("an empty library: %v", found)
	}
}

// An id that two passages have names neither, and the editor is told both.
func TestDuplicateIDs(t *testing.T) {
	l := New([]Card{card(t, "/p/a.md", "id: x"), card(t, "/p/b.md", "title: b\nid: x"), card(t, "/p/c.md", "id: y")})
	_, found := l.Resolve(booklet(t, "  - id: x\n"), "/p")
	if len(found) != 1 || found[0].Message != `the id "x" is given to /p/a.md:2:5 and /p/b.md:3:5` {
		t.Errorf("%v", found)
	}
	found = l.DuplicateIDs()
	if len(found) != 1 || found[0].Pos.String() != "/p/b.md:3:5" || !strings.Contains(found[0].Message, "/p/a.md:2:5") {
		t.Errorf("%v", found)
	}
}

// A passage that a find passes over because its front matter is broken is
// missing from the booklet, and nobody would know.
func TestFindWarnsOfBrokenFronts(t *testing.T) {
	broken := Card{Path: "sources/z.md", Real: "/p/sources/z.md", Broken: true}
	l := New(append(shelf(t).Cards, broken))
	_, found := l.Resolve(booklet(t, "  - find: {tags: [茶]}\n"), "/p/sources/issue")
	if len(found) != 1 || found[0].Code != "find-broken" || !strings.Contains(found[0].Message, "sources/z.md") {
		t.Errorf("%v", found)
	}
	if _, found = l.Resolve(booklet(t, "  - id: tea\n"), "/p/sources/issue"); len(found) > 0 {
		t.Errorf("an id is not looked for in it: %v", found)
	}
}

// BenchmarkFind asks 10,000 passages.
func BenchmarkFind(b *testing.B) {
	var cards []Card
	for i := range 10000 {
		cards = append(cards, card(b, fmt.Sprintf("/p/sources/%d/%d.md", i%100, i),
			fmt.Sprintf("title: 第%d座桥\nsource: 河畔报\ndate: 2024-03-%02d\ntags: [桥, t%d]", i, i%28+1, i%50)))
	}
	l := New(cards)
	for _, order := range []string{"path", "-date", "title"} {
		m := booklet(b, "  - find: {tags: [桥, t7], from: 2024-03-03, order: "+order+"}\n")
		b.Run(order, func(b *testing.B) {
			for b.Loop() {
				if got, found := l.Resolve(m, "/p/sources/issue"); len(found) > 0 || len(got.Contents) < 100 {
					b.Fatal(len(got.Contents), found)
				}
			}
		})
	}
}
