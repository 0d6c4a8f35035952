package proof

import (
	"regexp"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

var noSource = Check{
	Name: "no-source",
	Doc:  "A passage that does not say where it was published; for a quote, who said it is enough.",
	passage: func(p *passage, report reporter) {
		m := &p.Meta
		if len(p.Blocks) == 0 || m.Source.Value != "" || m.Kind.Value == "quote" && m.By.Value != "" {
			return
		}
		pos := m.Title.Pos
		if pos.File != p.Path {
			pos = diag.Pos{File: p.Path, Line: 1}
		}
		hint := "write `source: 光明日报` into the front matter"
		if line, ok := sourceLine(p.texts); ok {
			hint = "take the line " + shortened(line) + " out of the text and write it into the front matter, as `source:`"
		}
		report(pos, hint, "the passage does not say where it was published")
	},
}

var afterSource = Check{
	Name: "after-source",
	Doc:  "Text below a source line (来源：…), where a passage should have ended.",
	passage: func(p *passage, report reporter) {
		for i, t := range p.texts {
			if t.front || t.Note || !isSourceLine(t) || i+1 == len(p.texts) || p.texts[i+1].Note {
				continue
			}
			next := p.texts[i+1]
			if names(next.silence, "after-source") {
				return
			}
			report(next.pos(0), "take out what does not belong to the passage, or begin a passage of its own",
				"text follows the source line %s: %s", shortened(string(t.r)), shortened(string(next.r)))
			return
		}
	},
}

// sourcePattern is a line that says where a passage was published.
var sourcePattern = regexp.MustCompile(`^[（(【\[]?\s*(?:(?:文章|稿件|信息|内容|本文|转载)?来源|转载自|转自|Source)\s*[:：].{1,60}$`)

// isSourceLine tells whether a text is a source line: not the one below a
// figure or a table, which is theirs.
func isSourceLine(t *text) bool {
	if t.front || t.Kind != sources.Paragraph && t.Kind != sources.Attribution || t.Within != sources.Paragraph {
		return false
	}
	if t.Prev != nil && (t.Prev.Kind == sources.Figure || t.Prev.Kind == sources.TableBlock) {
		return false
	}
	return sourcePattern.MatchString(strings.TrimSpace(string(t.Runes)))
}

// sourceLine gives the first source line of a passage.
func sourceLine(texts []*text) (string, bool) {
	for _, t := range texts {
		if isSourceLine(t) {
			return string(t.Runes), true
		}
	}
	return "", false
}

// shortened is a text as a message shows it.
func shortened(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > 20 {
		r = append(r[:20:20], '…')
	}
	return "“" + string(r) + "”"
}
