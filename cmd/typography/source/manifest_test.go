package source

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// What a manifest asks of titles must be known, or a passage that begins on
// the wrong page would pass.
func TestManifest(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"booklet.yaml": `title: 河边
contents:
  - quote: a.md
  - passage: b.md
    start: odd
  - passage: c.md
    title: 桥上||听雨
    short: 听||雨
    start: odd
    select: [二]
`,
		"a.md": "---\ntitle: 论桥\n---\n\n桥是路。\n",
		"b.md": "---\nkind: passage\ntitle: \"渡口||[人家]{.name}\"\n---\n\n船来了，又走了。\n",
		"c.md": "---\ntitle: 别的题目\n---\n\n没有选到的一段话。\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Load(filepath.Join(dir, "booklet.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"渡口人家", "桥上听雨"}
	if !slices.Equal(s.Odd(), want) || !slices.Equal(s.ByHand(), want) {
		t.Errorf("odd %q, by hand %q, want %q for both", s.Odd(), s.ByHand(), want)
	}
	if got := s.Short("听雨"); !slices.Equal(got, []string{"桥上听雨"}) {
		t.Errorf("the short title stands for %q", got)
	}
	if got := s.Items(false); !slices.Equal(got, []string{"人家"}) {
		t.Errorf("names in titles: %q", got)
	}
	if got := s.Sentences(); !slices.Equal(got, []string{"船来了，又走了"}) {
		t.Errorf("sentences that must be shown: %q", got)
	}
}
