package font

import "testing"

// Faces draw Han characters around different middles, whatever their tables
// say: a column set by the wrong one has its characters nearer to the mark
// below than to the one above.
func TestMiddle(t *testing.T) {
	for _, c := range []struct {
		file, member string
		want         int32
	}{
		{"FandolSong-Regular.otf", "", 300}, // its tables say 800 above the baseline
		{"FandolKai-Regular.otf", "", 300},  // these say 880, and it is not so
		{"NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular", 380},
	} {
		if got := projectFont(t, c.file, c.member).Middle(); got < c.want-12 || got > c.want+12 {
			t.Errorf("%s: the middle of Han is %d above the baseline, want about %d", c.file, got, c.want)
		}
	}
	if got := openFixture(t, "common/Roboto-BoldItalic.ttf", "").Middle(); got != usualMiddle {
		t.Errorf("a face without Han: %d", got)
	}
}
