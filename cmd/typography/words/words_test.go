package words

import "testing"

// A break that is taken for one between words would let a title part 图书馆;
// one taken for one inside of a word would send an editor after nothing.
func TestInside(t *testing.T) {
	for _, c := range []struct {
		text   string
		at     int
		inside bool
	}{
		{"河边图书馆的观察报告", 2, false},
		{"河边图书馆的观察报告", 3, true},
		{"河边图书馆的观察报告", 4, true},
		{"河边图书馆的观察报告", 5, false},
		{"河边图书馆的观察报告", 8, false},
		{"河边图书馆的观察报告", 9, true},
		{"石桥，灯塔", 2, false},
		{"石桥，灯塔", 3, false},
		{"茶园 tea", 2, false},
		{"茶园", 0, false},
		{"茶园", 2, false},
	} {
		got, err := Inside([]rune(c.text), c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got != c.inside {
			t.Errorf("%s at %d: inside of a word %v, want %v", c.text, c.at, got, c.inside)
		}
	}
}
