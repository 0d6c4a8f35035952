package source

import (
	"slices"
	"strings"
	"testing"
)

const passage = `---
title: 河边的书屋
by: 林知远 2024年春
---

## 一、缘起

书屋在**石桥**边，
窗子朝南。{氤氲|yīn yūn}的[茶](https://example.org/)香里，
大家读 tea and
rivers。[^1]

1. 先看*河水*，H~2~O。
2. 再看[老桥]{.name}。

| 项目 | 数量 |
| --- | ---: |
| 木船 | 12 |

![木船](boat.png){width=40mm}

> 引文在此，==重点==在彼。

[^1]: 注文说明来源。
`

// What the parser drops or joins wrongly would be reported as text missing
// from a faultless PDF.
func TestParse(t *testing.T) {
	var got []string
	for _, p := range Parse(passage) {
		got = append(got, p.Text)
	}
	want := []string{
		"河边的书屋", "林知远 2024年春", "一、缘起",
		"书屋在石桥边，窗子朝南。氤氲的茶香里，大家读 tea and rivers。",
		"先看河水，H2O。", "再看老桥。", "项目", "数量", "木船", "12",
		"引文在此，重点在彼。", "注文说明来源。",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Names may stand inside of titles, ruby in cells of tables and below dots.
func TestMarkedText(t *testing.T) {
	x := New(Parse("见[[石桥]{.name}图]{.book}和==竹{林|lín}[水]{.name}==边。\n\n| {鸟|niǎo} | 数 |\n| --- | --- |\n"))
	if got, want := strings.Join(x.Texts(), "|"), "见石桥图和竹林水边。|鸟|数"; got != want {
		t.Errorf("the texts are %s, want %s", got, want)
	}
	if got := strings.Join(append(append(x.Items(false), x.Items(true)...), x.Dotted()...), "|"); got != "石桥|水|石桥图|竹林水" {
		t.Errorf("the names, titles and texts with dots are %s", got)
	}
}

func TestText(t *testing.T) {
	x := New(Parse(passage))
	if !x.Has("书屋在石桥边，窗子朝南") || x.Has("石桥在书屋边") {
		t.Error("Has finds the wrong text")
	}
	for _, c := range []struct {
		before, after string
		want          bool
	}{{"林知远", "2024年", true}, {"石桥", "边，", false}, {"and", "rivers", true}, {"ri", "vers", false}} {
		if got := x.Typed(c.before, c.after); got != c.want {
			t.Errorf("a blank between %s and %s: %v", c.before, c.after, got)
		}
	}
	for _, s := range x.Sentences() {
		if strings.Contains(s, "林知远") {
			t.Errorf("front matter is asked for: %s", s)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(passage)
	f.Fuzz(func(t *testing.T, md string) {
		x := New(Parse(md))
		x.Sentences()
		x.Typed("a", "b")
	})
}
