package pinyin

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// Readings that a reader would stumble over.
func TestReadByWord(t *testing.T) {
	for text, want := range map[string]string{
		"重庆":       "chóng qìng",
		"银行":       "yín háng",
		"行走":       "xíng zǒu",
		"长大":       "zhǎng dà",
		"长度":       "cháng dù",
		"成长大会":     "chéng zhǎng dà huì", // not 长大
		"孩子":       "hái zi",
		"音乐":       "yīn yuè",
		"快乐":       "kuài lè",
		"调查":       "diào chá",
		"调整":       "tiáo zhěng",
		"处理":       "chǔ lǐ",
		"好处":       "hǎo chù",
		"头发":       "tóu fa",
		"发现":       "fā xiàn",
		"供给":       "gōng jǐ",
		"了解":       "liǎo jiě",
		"因为":       "yīn wèi",
		"认为":       "rèn wéi",
		"角色":       "jué sè",
		"投降":       "tóu xiáng",
		"降低":       "jiàng dī",
		"参差不齐":     "cēn cī bù qí",
		"一丝不苟":     "yī sī bù gǒu", // as written, without the change of tone in speech
		"欸乃":       "ǎi nǎi",
		"䴙䴘":       "pì tī",
		"𬭩":        "wēng",
		"〇":        "líng",
		"量体裁衣":     "liàng tǐ cái yī",
		"六安瓜片":     "lù ān guā piàn",
		"五六安排":     "wǔ liù ān pái", // not 六安
		"会稽":       "kuài jī",
		"任先生":      "rén xiān sheng",
		"见单先生与曾女士": "jiàn shàn xiān sheng yǔ zēng nǚ shì",
		"他曾先生产":    "tā céng xiān shēng chǎn", // not 曾先生
		"朝阳门":      "cháo yáng mén",
		"朝阳产业":     "zhāo yáng chǎn yè",
		"千里之行始于足下": "qiān lǐ zhī xíng shǐ yú zú xià",
	} {
		var got []string
		for _, s := range read([]rune(text)) {
			got = append(got, s.syllable)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s is read %s, want %s", text, g, want)
		}
	}
}

// Words that are read in two ways, and surnames that may be another word, are
// named to the editor.
func TestDoubtfulWords(t *testing.T) {
	for text, want := range map[string]string{
		"朝阳升起": "zhāo/cháo yáng shēng qǐ",
		"朝阳区":  "cháo yáng qū",
		"华先生":  "huà/huá xiān sheng",
		"任主任":  "rèn/rén zhǔ rèn",
		"曾老师":  "zēng/céng lǎo shī",
		"葛老师":  "gě/gé lǎo shī",
	} {
		var got []string
		for _, s := range read([]rune(text)) {
			got = append(got, strings.Join(append([]string{s.syllable}, s.others...), "/"))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s is read %s, want %s", text, g, want)
		}
	}
}

// The data must hold together: what a word says of a character must be one of
// that character's readings, or the word is never found.
func TestPhrasesAreRead(t *testing.T) {
	d := dictionary()
	n, previous := 0, ""
	for line := range entries(phrasesFile) {
		n++
		word := strings.TrimRight(line, "0123456789")
		if word <= previous {
			t.Fatalf("%s stands behind %s: the list is not sorted", word, previous)
		}
		previous = word
		if d.readWord([]rune(word)) == nil {
			t.Fatalf("the word %s is listed but not found", line)
		}
		if len([]rune(word)) > longest {
			t.Errorf("%s is longer than %d characters", word, longest)
		}
	}
	for word, list := range d.words {
		if len(list) != len([]rune(word)) {
			t.Errorf("words.txt has %d syllables for %s", len(list), word)
		}
	}
	if n < 40000 {
		t.Errorf("only %d words", n)
	}
	if got := len(d.common); got < 3500 {
		t.Errorf("only %d common characters", got)
	}
	for r, list := range d.alone {
		for _, s := range list {
			if known := d.readings[r]; len(known) > 0 && !slices.Contains(known, s) {
				t.Errorf("alone.txt reads %c as %s, the dictionaries only as %v", r, s, known)
			}
		}
	}
}

func TestRare(t *testing.T) {
	d := dictionary()
	for _, r := range "水桥读书的国國書" {
		if !d.common[r] {
			t.Errorf("%c counts as rare", r)
		}
	}
	for _, r := range "漶饕餮䴙𬭩缂" {
		if d.common[r] {
			t.Errorf("%c counts as common", r)
		}
	}
}

// The build sets ruby without touching the passage that other issues share,
// and messages still name the right column.
func TestApply(t *testing.T) {
	p, _ := sources.Read("a.md", []byte("漫漶的**饕**餮。[^1]\n\n[^1]: 漶字。\n"))
	before := p.Blocks[0].Spans[0]
	out, list := Apply(p, "rare")
	if len(list) != 0 {
		t.Errorf("findings: %v", list)
	}
	if p.Blocks[0].Spans[0] != before {
		t.Error("the passage that was given has changed")
	}
	type ruby struct {
		text, ruby string
		pos        diag.Pos
	}
	var got []ruby
	for _, s := range append(out.Blocks[0].Spans, out.Notes["1"][0].Spans...) {
		if s.Ruby != "" {
			got = append(got, ruby{s.Text, s.Ruby, s.Pos})
		}
	}
	want := []ruby{
		{"漶", "huàn", diag.Pos{File: "a.md", Line: 1, Col: 2}},
		{"饕", "tāo", diag.Pos{File: "a.md", Line: 1, Col: 6}}, // bold ends within the word
		{"餮", "tiè", diag.Pos{File: "a.md", Line: 1, Col: 9}},
		{"漶", "huàn", diag.Pos{File: "a.md", Line: 3, Col: 7}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if same, list := Apply(p, "none"); same != p || len(list) > 0 {
		t.Error("none does something")
	}
	if _, list := Apply(p, "some"); !hasCode(list, "pinyin") {
		t.Error("an unknown mode is taken in silence")
	}
}

// What the build sets and what the command writes must be the same.
func TestApplyAndAnnotateAgree(t *testing.T) {
	source := []byte("# 题\n\n银行里的[饕餮](#a)，一行人==慢慢==地走。\n\n| 漶 | 二 |\n| --- | --- |\n| 三 | 餮 |\n")
	p, _ := sources.Read("a.md", source)
	set, _ := Apply(p, "all")
	written, _ := Annotate("a.md", source, Options{All: true})
	again, _ := sources.Read("a.md", written.Text)
	if !same(set, again) {
		t.Errorf("the written text is set otherwise:\n%s", written.Text)
	}
}

// A file that can't be read as a passage is left as it is, and the editor is
// told why.
func TestAnnotateBrokenPassage(t *testing.T) {
	source := []byte("---\ntitel: 题\n---\n\n饕餮\n")
	r, list := Annotate("a.md", source, Options{})
	if string(r.Text) != string(source) || !list.HasErrors() {
		t.Errorf("got %q, %v", r.Text, list)
	}
}

// A byte order mark, carriage returns and a missing last line end stay.
func TestAnnotateKeepsBytes(t *testing.T) {
	for _, source := range []string{
		"\ufeff漶一\r\n漶二\r\n\r\n漶三", "漶一\r漶二", "　　漶一\n\t漶二\n", "a&amp;漶\\*漶\n",
	} {
		r, _ := Annotate("a.md", []byte(source), Options{})
		if got := strings.ReplaceAll(string(r.Text), "{漶|huàn}", "漶"); got != source {
			t.Errorf("%q became %q", source, r.Text)
		}
		if len(r.Readings) != strings.Count(source, "漶") {
			t.Errorf("%q: %d readings", source, len(r.Readings))
		}
	}
}

// A passage in which hardly anything can be written takes its time, but not
// for ever, and names every place that is left out.
func TestAnnotateGivesUp(t *testing.T) {
	source := []byte(strings.Repeat("![](图.png)漶\n\n", 250) + "漶\n")
	r, list := Annotate("a.md", source, Options{})
	checkStripped(t, source, r)
	if len(list) != 251-len(r.Readings) {
		t.Errorf("%d readings and %d findings for 251 places", len(r.Readings), len(list))
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, seed := range []string{
		"漫漶的{涟漪|lián yī}", "![](a.png)漶", "| 漶 |\n|---|\n| {漶|h} |\n漶", "[漶]\n\n[漶]: /a", "**漶**漶==漶==`漶`[^漶]\n\n[^漶]: 漶",
		"---\ntitle: 漶\n---\n\n# 漶 {#漶 .漶}\n\n> 漶\\\n> 漶\n\n- 漶\n", "<漶>&漶;\\漶 漶\u2028漶", "::: 漶\n漶\n:::", "{漶|漶\n|}", "表：漶\n| 漶 | 漶 |\n|-|-|\n|漶|漶|",
	} {
		f.Add([]byte(seed), uint8(0))
		f.Add([]byte(seed), uint8(7))
	}
	f.Fuzz(func(t *testing.T, data []byte, bits uint8) {
		o := Options{All: bits&1 != 0, First: bits&2 != 0, Headings: bits&4 != 0}
		if bits&8 != 0 {
			o.Words = []string{"漶漶", "漶"}
		}
		r, list := Annotate("a.md", data, o)
		checkStripped(t, data, r)
		p, found := sources.Read("a.md", data)
		again, foundAgain := sources.Read("a.md", r.Text)
		if found.HasErrors() {
			return
		}
		if len(found) != len(foundAgain) || !same(withReadings(p, r.Readings), again) {
			t.Fatalf("the passage says something else with pinyin\nsource %q\nresult %q\n%v", data, r.Text, list)
		}
		if o.All {
			Apply(p, "all")
		}
	})
}
