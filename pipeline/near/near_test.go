package near

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func tenth(n int) int { return max(1, n/10) }

var quotes = Options{Least: 12, Most: tenth, Inside: true}

// A word changed, dropped or added in a quotation must show wherever it
// stands; other texts must not.
func TestQuotations(t *testing.T) {
	const whole = "读懂了水就读懂了城市的来路善待了水也就善待了城市的明天"
	for _, c := range []struct {
		name, other string
		distance    int // -1: not a pair
	}{
		{"equal", whole, 0},
		{"marks and blanks", "读懂了水，就读懂了 城市的来路；善待了水，也就善待了城市的明天。", 0},
		{"one replaced at the start", "看懂了水就读懂了城市的来路善待了水也就善待了城市的明天", 1},
		{"one replaced at the end", "读懂了水就读懂了城市的来路善待了水也就善待了城市的今天", 1},
		{"one dropped", "读懂了水就读懂城市的来路善待了水也就善待了城市的明天", 1},
		{"two added", "读懂了水就读懂了城市的来路善待了水也就等于善待了城市的明天", 2},
		{"a part", "善待了水也就善待了城市的明天", 0},
		{"a part with one replaced", "善待了水就是善待了城市的明天", 2},
		{"a part with one replaced, within tolerance", "善待了水也是善待了城市的明天", 1},
		{"another", "桥是把过不去变成过得去的学问它向下要摸清河床的脾气", -1},
		{"too short", "城市的明天", -1},
	} {
		pairs := Pairs([]string{whole, c.other}, quotes)
		if c.name == "a part with one replaced" {
			c.distance = -1 // 14 characters: one may differ
		}
		switch {
		case c.distance < 0 && len(pairs) > 0:
			t.Errorf("%s: %v", c.name, pairs)
		case c.distance >= 0 && (len(pairs) != 1 || pairs[0] != Pair{A: 0, B: 1, Distance: c.distance}):
			t.Errorf("%s: %v, want a distance of %d", c.name, pairs, c.distance)
		}
	}
}

// Of a long article, a shorter one within it is another text.
func TestArticles(t *testing.T) {
	o := Options{Least: 20, Most: tenth}
	article := sentence(1, 400)
	changed := []rune(article)
	changed[200] = '桥'
	pairs := Pairs([]string{sentence(2, 400), article, article[:600], string(changed), sentence(3, 30)}, o)
	if want := []Pair{{A: 1, B: 3, Distance: 1}}; !slices.Equal(pairs, want) {
		t.Errorf("%v, want %v", pairs, want)
	}
}

// A phrase that thousands of texts share hides no pair.
func TestCommonPhrase(t *testing.T) {
	var texts []string
	for i := range 2000 {
		texts = append(texts, "云汀市图书馆的水与桥读书活动"+sentence(uint64(i), 30))
	}
	r := []rune(texts[17])
	r[20] = '桥'
	texts = append(texts, string(r))
	for _, inside := range []bool{false, true} {
		pairs := Pairs(texts, Options{Least: 12, Most: func(int) int { return 1 }, Inside: inside})
		if want := []Pair{{A: 17, B: 2000, Distance: 1}}; !slices.Equal(pairs, want) {
			t.Errorf("inside %v: %v, want %v", inside, pairs, want)
		}
	}
}

// sentence is made-up text of n characters.
func sentence(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 7))
	var b strings.Builder
	for range n {
		b.WriteRune(rune(0x4e00 + r.IntN(2000)))
	}
	return b.String()
}

// slow is the distance by the definition.
func slow(a, b []rune, inside bool) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		if !inside {
			d[0][j] = j
		}
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			d[i][j] = 1 + min(d[i-1][j], d[i][j-1], d[i-1][j-1])
			if a[i-1] == b[j-1] {
				d[i][j] = d[i-1][j-1]
			}
		}
	}
	if inside {
		return slices.Min(d[len(a)])
	}
	return d[len(a)][len(b)]
}

func FuzzDistance(f *testing.F) {
	f.Add("河水流过", "河流过了桥", 2)
	f.Add("", "a", 0)
	f.Add("abcabcabc", "bcabcabca", 3)
	f.Fuzz(func(t *testing.T, a, b string, most int) {
		short, long := []rune(a), []rune(b)
		if len(short) > len(long) {
			short, long = long, short
		}
		if len(long) > 100 || most < 0 || most > 20 {
			return
		}
		for _, inside := range []bool{false, true} {
			want := min(slow(short, long, inside), most+1)
			if got := distance(short, long, most, inside); got != want {
				t.Errorf("%q %q most %d inside %v: %d, want %d", string(short), string(long), most, inside, got, want)
			}
		}
	})
}

// BenchmarkPairs compares n articles of 800 characters, of which every tenth
// is another with a character changed.
func BenchmarkPairs(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		texts := make([]string, n)
		for i := range texts {
			texts[i] = sentence(uint64(i), 800)
			if i%10 == 9 {
				r := []rune(texts[i-5])
				r[i%800] = '桥'
				texts[i] = string(r)
			}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if found := Pairs(texts, Options{Least: 20, Most: tenth}); len(found) != n/10 {
					b.Fatalf("%d pairs", len(found))
				}
			}
		})
	}
}

// An editor sees at a glance what differs.
func TestDifference(t *testing.T) {
	for _, c := range []struct {
		a, b     string
		inside   bool
		inA, inB string
	}{
		{"善待了水，也就善待了城市的明天", "善待了水也就善待了城市的今天", true, "…善待了城市的明天", "…善待了城市的今天"},
		{"读懂了水，就读懂了城市的来路；善待了水，也就善待了城市的明天。", "善待了水，就善待了城市的明天", true, "善待了水也就善待了城市…", "善待了水就善待了城市…"},
		{"看懂了水，就读懂了城市的来路", "老人说读懂了水，就读懂了城市的来路", true, "看懂了水就读懂…", "读懂了水就读懂…"},
		{"河水流过，第七座桥。", "河水流过第七座桥", false, "河水流过第七座桥", "河水流过第七座桥"},
		{"河水", "", false, "河水", ""},
	} {
		if inA, inB := Difference(c.a, c.b, c.inside); inA != c.inA || inB != c.inB {
			t.Errorf("%s, %s: %q and %q", c.a, c.b, inA, inB)
		}
		if inB, inA := Difference(c.b, c.a, c.inside); inA != c.inA || inB != c.inB {
			t.Errorf("exchanged: %s, %s: %q and %q", c.a, c.b, inA, inB)
		}
	}
}
