package hostile

import (
	"os"
	"slices"
	"strings"
	"testing"

	"booklet/cmd/typography/source"
)

// A pair that is left out is a pair that nobody tests.
func TestPairsAreAll(t *testing.T) {
	text := strings.Join(Pairs(), "\n")
	for _, a := range marks {
		for _, b := range marks {
			if !strings.Contains(text, a+b) {
				t.Errorf("%s%s is missing", a, b)
			}
		}
	}
}

// A finding must come back in the next run, or nobody can mend it.
func TestSameSeedSameText(t *testing.T) {
	if !slices.Equal(Mixture(7, 20), Mixture(7, 20)) {
		t.Error("two runs of one seed differ")
	}
	if slices.Equal(Mixture(7, 20), Mixture(8, 20)) {
		t.Error("two seeds give the same text")
	}
}

// The twins must differ in markup only: otherwise their lines differ rightly.
func TestTwinsHaveTheSameText(t *testing.T) {
	a, b := Strewn(3, 20)
	x, y := source.Parse(strings.Join(a, "\n\n")), source.Parse(strings.Join(b, "\n\n"))
	if len(x) != len(y) {
		t.Fatalf("%d and %d paragraphs", len(x), len(y))
	}
	bold := false
	for i := range x {
		if x[i].Text != y[i].Text {
			t.Errorf("%s\nis not\n%s", y[i].Text, x[i].Text)
		}
		bold = bold || len(y[i].Runs) > 1
	}
	if !bold {
		t.Error("nothing is bold")
	}
}

func TestWrite(t *testing.T) {
	jobs, err := Write(t.TempDir(), 1)
	if err != nil {
		t.Fatal(err)
	}
	widths := map[float64]bool{}
	for _, j := range jobs {
		if _, err := os.Stat(j.Manifest); err != nil {
			t.Error(err)
		}
		widths[j.Set.Measure] = true
	}
	for w := Narrowest; w <= Widest; w++ {
		if !widths[float64(w)] {
			t.Errorf("nothing is set at %d em", w)
		}
	}
}

// The four levels must be told apart by one text: with others, a setting that
// does nothing would pass.
func TestLevelsAreOfOneText(t *testing.T) {
	jobs, err := Levels(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for i, want := range []string{"none", "basic", "gb", "strict"} {
		data, err := os.ReadFile(jobs[i].Passage)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = data
		}
		if jobs[i].Set.Ban != want || !slices.Equal(first, data) {
			t.Errorf("job %d is set at %s, its text is the first one: %v", i, jobs[i].Set.Ban, slices.Equal(first, data))
		}
	}
}
