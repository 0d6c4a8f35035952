package main

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// issueFile is a manifest made of the cover and contents of a booklet that was
// imported.
type issueFile struct {
	title, issue, total, editor, date string
	topics                            []string
	findings                          diag.List
	draft                             *sources.Draft
}

var (
	issueNumber = regexp.MustCompile(`(20\d\d\s*年\s*第\s*\d+\s*期)`)
	issueTotal  = regexp.MustCompile(`(总\s*第\s*\d+\s*期)`)
	issueEditor = regexp.MustCompile(`^.{2,40}(?:编|编印|主编|编制|主办)$`)
)

// newIssueFile reads what stood before the first article.
func newIssueFile(front *sources.Draft) *issueFile {
	f := &issueFile{draft: front}
	titles := map[string]bool{}
	for _, t := range sources.ContentsTitles(front.Passage.Blocks) {
		titles[t] = true
	}
	topics := false
	for _, l := range sources.Lines(front.Passage.Blocks) {
		text := strings.Trim(l.Text, " 　●○■◆·")
		bare := strings.ReplaceAll(text, " ", "")
		number, total, date := issueNumber.FindString(text), issueTotal.FindString(text), sources.GuessDate(text)
		switch {
		case text == "":
		case bare == "目录" || bare == "参考资料" || bare == "学习资料":
			topics = false
		case bare == "学习内容" || bare == "学习专题" || bare == "本期内容":
			topics = true
		case sources.IsContentsLine(text):
		case number != "" && f.issue == "":
			f.issue, f.total = strings.ReplaceAll(number, " ", ""), strings.ReplaceAll(total, " ", "")
		case date != "" && f.date == "" && len([]rune(text)) <= 16:
			f.date = date
		case issueEditor.MatchString(text) && f.editor == "":
			f.editor = text
		case topics:
			f.topics = append(f.topics, text)
		case f.title == "":
			f.title = text
		default:
			f.findings.Warnf(l.Pos, "left-out", "put it where it belongs by hand", "this line before the first article is in no passage: %s", text)
		}
	}
	return f
}

// issueItem makes the manifest that names the passages in their order.
func (o *importOptions) issueItem(f *issueFile, passages []imported, input string) imported {
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, sources.YAML(value))
		}
	}
	title := f.title
	if title == "" {
		title = fileStem(input)
	}
	line("title", title)
	issue := f.issue
	if issue == "" {
		issue = fileStem(input)
	}
	line("issue", issue)
	line("total", f.total)
	line("editor", f.editor)
	line("date", f.date)
	line("layout", "study")
	if len(f.topics) > 0 {
		b.WriteString("topics:\n")
		for _, t := range f.topics {
			fmt.Fprintf(&b, "  - %s\n", sources.YAML(t))
		}
	}
	b.WriteString("contents:\n")
	for _, p := range passages {
		kind := "passage"
		for _, g := range p.Guesses {
			if g.Key == "kind" {
				kind = g.Value
			}
		}
		fmt.Fprintf(&b, "  - %s: %s\n", kind, sources.YAML(path.Base(p.Passage)))
	}
	it := imported{Input: input, Passage: path.Join(o.into, "booklet.yaml"), Format: f.draft.Format, Pictures: []string{},
		Guesses: []sources.Guess{}}
	it.files = []newFile{{it.Passage, []byte(b.String())}}
	if o.dryRun {
		it.Diff = o.diff(&it, "", true)
	}
	return it
}
