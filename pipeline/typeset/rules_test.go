package typeset

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"booklet/pipeline/unit"
)

// The rules of line setting, checked from lines as they are set. The sets of
// marks are written out here, from clreq §3.1.4 and GB/T 15834 §5.1, and not
// taken from the code that they test.
const (
	marksNotFirst = "、，。．：；！？‼⁇⁈⁉”’」』）】〗〕］｝》〉·・‧～–—/／" // S1
	marksNotLast  = "“‘「『（【〖〔［｛《〈"                     // E1
	solidi        = "/／"                               // E2
)

// unsplit are the texts that stay on one line (U).
var unsplit = regexp.MustCompile(`——|…+|[？！]{2,3}` +
	`|[+−±]?[￥$]?\d+(?:[.,]\d+)*(?:[%‰°℃℉]| ?(?:km|kg|cm|mm|kW|MHz|GB|mL|m|t)\b)?`)

// lineRules checks the lines of one paragraph. forced tells that its line
// breaker had to break a ban, which it may where a piece is wider than a line.
type lineRules struct {
	t       *testing.T
	name    string
	ban     string
	squeeze string
	source  string // the paragraph's text
	lines   []setLine
}

func (r *lineRules) errorf(i int, format string, args ...any) {
	r.t.Helper()
	var all strings.Builder
	for k := range r.lines {
		if k == i {
			all.WriteString("  >> ")
		} else {
			all.WriteString("     ")
		}
		all.WriteString(r.lines[k].String() + "\n")
	}
	r.t.Errorf("%s: %s\n%s", r.name, fmt.Sprintf(format, args...), all.String())
}

// reluctant tells whether line i ends where it should not, for want of room.
func (r *lineRules) reluctant(i int) bool {
	cells := r.lines[i].cells
	return cells[len(cells)-1].joint == reluctant
}

// edges checks rules 1 to 4: what stands at the ends of lines.
func (r *lineRules) edges() {
	if r.ban == "none" {
		return
	}
	for i := range r.lines {
		text := r.lines[i].text
		first, _ := utf8.DecodeRuneInString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		if i > 0 && !r.reluctant(i-1) {
			double := strings.HasPrefix(text, "——") || strings.HasPrefix(text, "……")
			switch {
			case double && r.ban == "strict":
				r.errorf(i, "rule 4: a line begins with %s at the level strict", text[:6])
			case !double && strings.ContainsRune(marksNotFirst, first):
				r.errorf(i, "rule 1: a line begins with %c", first)
			}
		}
		if i+1 == len(r.lines) || r.reluctant(i) {
			continue
		}
		if strings.ContainsRune(marksNotLast, last) {
			r.errorf(i, "rule 2: a line ends with %c", last)
		}
		if r.ban != "basic" && strings.ContainsRune(solidi, last) {
			r.errorf(i, "rule 3: a line ends with %c", last)
		}
	}
}

// units checks rules 6 to 11: what no line break divides.
func (r *lineRules) units() {
	at := 0
	for i := range r.lines[:len(r.lines)-1] {
		at += len(r.lines[i].text)
		at += len(r.source[at:]) - len(strings.TrimLeft(r.source[at:], " \u3000"))
		if r.reluctant(i) {
			continue
		}
		lo := max(0, at-60)
		for lo > 0 && !utf8.RuneStart(r.source[lo]) {
			lo--
		}
		for _, m := range unsplit.FindAllStringIndex(r.source[lo:min(len(r.source), at+60)], -1) {
			if lo+m[0] < at && at < lo+m[1] {
				r.errorf(i, "rules 6–11: the break divides %q", r.source[lo+m[0]:lo+m[1]])
			}
		}
	}
}

// whole checks that the lines hold the text, all of it, in order, once.
func (r *lineRules) whole() {
	var all strings.Builder
	for i := range r.lines {
		all.WriteString(r.lines[i].text)
	}
	if squash(all.String()) != squash(r.source) {
		r.errorf(-1, "text lost or doubled: the source is %q", r.source)
	}
}

// squash takes out blanks: a line end swallows them.
func squash(s string) string {
	return strings.NewReplacer(" ", "", "\u3000", "", "\u00a0", "").Replace(s)
}

// measure checks rules 38 and 45: lines meet both edges, and the last one
// keeps its natural width.
func (r *lineRules) measure() {
	for i := range r.lines {
		l := &r.lines[i]
		switch off := l.end - l.width; {
		case l.last && l.natural <= l.width:
			if l.end != l.natural {
				r.errorf(i, "rule 45: the last line is not as wide as by itself: %s", inEm(l.end, l.em))
			}
		case l.loose && off < 0 && !r.stretchable(l): // nothing to stretch: said so
		case off < -unit.Length(len(l.cells)) || off > unit.Length(len(l.cells)):
			if !r.overfull(l) {
				r.errorf(i, "rule 38: the line ends at %s of %s em", inEm(l.end, l.em), inEm(l.width, l.em))
			}
		}
	}
}

func (r *lineRules) stretchable(l *setLine) bool {
	for i := range l.cells {
		if l.cells[i].gap.kind == gapEven {
			return true
		}
	}
	return false
}

// overfull tells whether a line is one cell that is wider than its line.
func (r *lineRules) overfull(l *setLine) bool { return len(l.cells) == 1 && l.natural > l.width }

// limits checks rules 41 to 43 for each gap: what is left of marks and gaps
// that shrink, what gaps that stretch become, and that U does not change.
func (r *lineRules) limits() {
	for i := range r.lines {
		l := &r.lines[i]
		em := l.em
		for k := range l.cells[:len(l.cells)-1] {
			a, b := &l.cells[k], &l.cells[k+1]
			switch {
			case a.gap.kind == gapWord:
				if a.got < em/4-1 || a.got > em/2+1 && !l.loose {
					r.errorf(i, "rules 41, 42: a word space of %s em behind %q", inEm(a.got, em), a.text)
				}
			case a.gap.kind == gapScript:
				if a.got < em/8-1 || a.got > em/2+1 {
					r.errorf(i, "rules 41, 42: a Han–Western gap of %s em behind %q", inEm(a.got, em), a.text)
				}
			case a.class == western && b.class == western: // kerned
			default: // marks keep half an em each; nothing else comes closer
				if least := -(a.blankR + b.blankL); a.got < least {
					r.errorf(i, "rule 41: %q and %q come %s em closer than their blanks allow", a.text, b.text, inEm(least-a.got, em))
				}
			}
			pair := a.text + b.text
			if a.got != a.gap.nat && (strings.HasPrefix(pair, "——") || strings.HasPrefix(pair, "……") || pair == "？！" || pair == "！！") {
				r.errorf(i, "rule 43: the gap within %s has changed", pair)
			}
			if a.got > a.gap.nat && (strings.ContainsRune("～–/／", lastRune(a.text)) || strings.ContainsRune("～–/／", firstRune(b.text))) && !strings.ContainsAny(pair, "abcdefghijklmnopqrstuvwxyz0123456789") {
				r.errorf(i, "rule 43: the gap next to a connector or solidus is stretched: %s", pair)
			}
		}
	}
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// notLonely checks rule 47: two Han characters, or a word, on the last line.
func (r *lineRules) notLonely() {
	if len(r.lines) < 2 {
		return
	}
	i := len(r.lines) - 1
	count, word := 0, 0
	for _, c := range r.lines[i].text {
		if isHan(c) {
			count++
		} else if isLetter(c) || isDigit(c) {
			word++
		}
	}
	if count < 2 && word < 2 && !(count == 1 && word == 1) {
		r.errorf(i, "rule 47: the last line is %q", r.lines[i].text)
	}
}
