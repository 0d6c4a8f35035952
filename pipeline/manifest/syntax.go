package manifest

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"booklet/pipeline/diag"
)

// maxSearch is the number of bytes that are read again to find the place of a
// fault. Files that people write take far less.
const maxSearch = 32 << 20

// libraryLine is the line number in the library's messages, which is often the
// line before, or that of a bracket far above.
var libraryLine = regexp.MustCompile(`^line (\d+): `)

// syntaxError reports that a file is not YAML.
func syntaxError(file string, firstLine int, text []byte, err error, diags *diag.List) {
	problem := strings.TrimPrefix(err.Error(), "yaml: ")
	lines := bytes.SplitAfter(text, []byte("\n"))
	k, ok := faultyLine(lines, text)
	if m := libraryLine.FindStringSubmatch(problem); m != nil {
		problem = problem[len(m[0]):]
		if n, err := strconv.Atoi(m[1]); err == nil && !ok {
			k = min(n, len(lines)) - 1
		}
	}
	line := strings.TrimRight(string(lines[k]), "\r\n")
	pos := diag.Pos{File: file, Line: firstLine + k, Col: 1 + len(line) - len(strings.TrimLeft(line, " "))}
	for _, f := range faults {
		if !strings.Contains(problem, f.match) || !regexp.MustCompile(f.line).MatchString(line) {
			continue
		}
		if m := regexp.MustCompile(f.at).FindStringIndex(line); f.at != "" && m != nil {
			pos.Col = max(1, len([]rune(strings.TrimRight(line[:m[1]], " "))))
		}
		diags.Errorf(pos, "yaml-syntax", f.hint, "%s", f.message)
		return
	}
	diags.Errorf(pos, "yaml-syntax", "", "this is not YAML: %s", problem)
}

// faultyLine gives the index of the line at which the fault begins: the first
// one with which the text can't be read any more, once everything that opens
// before it is closed. It reports false where that is too much work to find.
func faultyLine(lines [][]byte, text []byte) (int, bool) {
	work := 0
	for k := len(lines) - 1; k >= 0; k-- {
		text = text[:len(text)-len(lines[k])]
		if work += len(text); work > maxSearch {
			break
		}
		if _, _, err := decodeYAML(text); err == nil {
			return k, true
		}
	}
	return 0, false
}

// fault is a message of the YAML library in words for an editor.
type fault struct {
	match   string // in the library's message
	line    string // pattern that the line has, too
	at      string // the column is that of this pattern's last character; "" for the line's first word
	message string
	hint    string
}

// faults lists what goes wrong in practice. The first that fits counts.
var faults = []fault{
	{
		line: `^\s*\t`, at: `^ *\t`,
		message: "a tab indents the line",
		hint:    "indent with spaces: YAML allows no tabs there",
	},
	{
		match: "could not find expected ':'", line: `^[^:"']*：`, at: `：`,
		message: "the colon is full-width",
		hint:    "write a half-width colon and a space: title: …",
	},
	{
		match: "could not find expected ':'", line: `^\s*[\w-]+:\S`, at: `:`,
		message: "there is no space behind the colon",
		hint:    "write a space behind it",
	},
	{
		match:   "could not find expected ':'",
		message: "the line has no key",
		hint:    "write key: value, or indent the line to go on with the one above",
	},
	{
		match: "mapping values are not allowed", line: `:\s.*:(\s|$)`, at: `:\s.*?:(\s|$)`,
		message: "a second colon with a space behind it stands in the value",
		hint:    "put the value in quotes",
	},
	{
		match:   "mapping values are not allowed",
		message: "the line is indented deeper than the one above, which has a value already",
		hint:    "align it with the line above",
	},
	{
		match: "found unexpected end of stream", at: `["']`,
		message: "a quotation mark that opens here is not closed",
		hint:    "close it, or use “ ” within text",
	},
	{
		match: "expected ',' or ']'", at: `\[`,
		message: "a list that begins here goes wrong",
		hint:    "put commas between its values and ] behind them, and quotes around values with brackets or colons",
	},
	{
		match: "expected ',' or '}'", at: `\{`,
		message: "a mapping that begins here goes wrong",
		hint:    "put commas between its keys and } behind them, and quotes around values with brackets or colons",
	},
	{
		match: "cannot start any token", line: "[@`%]", at: "(^|[\\s\\[,])[@`%]",
		message: "a value can't begin with this character",
		hint:    "put the value in quotes",
	},
	{
		match: "alphabetic or numeric", line: `[*&]`, at: `[*&]`,
		message: "a value can't begin with this character",
		hint:    "put the value in quotes",
	},
	{
		match: "unknown anchor", at: `\*`,
		message: "a value can't begin with *, which repeats one marked with &",
		hint:    "put the value in quotes",
	},
	{
		match: "unknown escape", at: `\\[^\\"/abefnrtv0xuUNLP_ ]`,
		message: "a backslash in double quotes begins an escape, and this is none",
		hint:    `write \\ for a backslash, or use single quotes`,
	},
	{
		match: "did not find expected key", line: afterQuotes, at: afterQuotes,
		message: "the value goes on behind its closing quotation mark",
		hint:    "use “ ” within text, or put all of it in single quotes",
	},
	{
		match: "did not find expected key", line: afterBrackets, at: `[{\[]`,
		message: "a value that begins with a bracket is a mapping or a list",
		hint:    "put the value in quotes: '{漪|yī}水'",
	},
	{
		match:   "did not find expected key",
		message: "the line is indented like no line above it",
		hint:    "align it with the key or the - that it belongs to",
	},
	{
		match:   "did not find expected '-'",
		message: "a list ends here, but the line is indented as if it went on",
		hint:    `begin it with "- ", or align it with the key it belongs to`,
	},
	{
		match: "block sequence entries", at: `-\s`,
		message: "a list can't begin on the line of its key",
		hint:    "begin it on the next line",
	},
	{
		match:   "expected node content",
		message: "a value is missing, or a comma or bracket is too much",
	},
	{
		match:   "document start",
		message: "text follows the end of the document (...)",
		hint:    "take out the line ...",
	},
}

// afterBrackets is a value in brackets with more behind it.
const afterBrackets = `(:\s+|-\s+)(\{[^}]*\}|\[[^\]]*\])\s*[^\s#,}\]]`

// afterQuotes is a value in quotes with more behind it.
const afterQuotes = `(:\s+|-\s+)("[^"]*"|'[^']*')\s*[^\s#]`
