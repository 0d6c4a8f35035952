package words

import (
	"strings"
	"testing"
)

// A title must not break inside a word: the split has to find the words.
func TestSplit(t *testing.T) {
	for _, want := range []string{
		"城市|图书馆|阅读|推广",
		"推动|文化|事业|高质量|发展",
		"关于|开展|全民|阅读|活动|的|通知",
	} {
		text := []rune(strings.ReplaceAll(want, "|", ""))
		var got strings.Builder
		for i, end := range Split(text) {
			if end && i > 0 && i < len(text) {
				got.WriteByte('|')
			}
			if i < len(text) {
				got.WriteRune(text[i])
			}
		}
		if got.String() != want {
			t.Errorf("split into %s, want %s", got.String(), want)
		}
	}
}

// The list is searched as it lies; an unsorted one would lose words.
func TestListIsSorted(t *testing.T) {
	last := ""
	for line := range strings.Lines(list) {
		if word := line[:len(line)-2]; word < last {
			t.Fatalf("%s stands behind %s", word, last)
		} else {
			last = word
		}
	}
}

func TestClassFindsEveryWord(t *testing.T) {
	for line := range strings.Lines(list) {
		if word := line[:len(line)-2]; class(word) != int(line[len(line)-2]-'0') {
			t.Fatalf("%s is in the list but is not found", word)
		}
	}
	if class("珀桥") >= 0 {
		t.Error("a word that nobody uses is found")
	}
}
