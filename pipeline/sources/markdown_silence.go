package sources

import (
	"regexp"
	"strings"

	"booklet/pipeline/manifest"
)

var (
	silencePattern = regexp.MustCompile(`^<!--\s*silence\b\s*[:：]?`)
	silenceName    = regexp.MustCompile(`[^\s,，、;；]+`)
)

// silenceComment gives the names of checks in a comment, which begins at an
// offset of the text; none for any other comment.
func (m *markdown) silenceComment(raw string, at int) []manifest.Text {
	head := silencePattern.FindString(raw)
	if head == "" {
		return nil
	}
	names := strings.TrimSuffix(raw[len(head):], "-->")
	var list []manifest.Text
	for _, i := range silenceName.FindAllStringIndex(names, -1) {
		list = append(list, manifest.Text{Value: names[i[0]:i[1]], Pos: m.pos(at + len(head) + i[0])})
	}
	if list == nil {
		m.warnf(at, "unused-silence", "write <!-- silence: no-end-mark -->, for one", "this comment names no check")
	}
	return list
}

// silenced gives the names of a comment above to the blocks that came of what
// stands below it; where that was nothing, they wait for what comes next.
func (m *markdown) silenced(blocks []Block, names []manifest.Text) {
	if len(names) == 0 {
		return
	}
	for i := range blocks {
		blocks[i].Silence = append(blocks[i].Silence, names...)
	}
	if len(blocks) == 0 {
		m.silence = append(names, m.silence...)
	}
}

// unusedSilence reports a comment below which nothing stands.
func (m *markdown) unusedSilence() {
	for _, name := range m.silence {
		m.list.Warnf(name.Pos, "unused-silence", "write it above the paragraph that it is for", "no paragraph follows this comment")
	}
}
