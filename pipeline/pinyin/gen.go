//go:build ignore

// Gen makes the files of data/ that are not written by hand:
//
//	go run gen.go /usr/share/unicode package/json/complete.json
//
// The first is the folder of Unihan_*.txt.bz2, as Debian's unicode-data has
// it; the second is in the npm package @pinyin-pro/data (`npm pack
// @pinyin-pro/data@1.3.1`).
package main

import (
	"bufio"
	"compress/bzip2"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: go run gen.go UNIHAN_FOLDER COMPLETE_JSON")
	}
	u := readUnihan(os.Args[1])
	common := u.common()
	write("common.txt", commonHead, common)
	chars := u.readings()
	phrases := readPhrases(os.Args[2], chars, func(r rune) bool { return !strings.ContainsRune(common, r) })
	write("characters.txt", charactersHead, characters(chars))
	write("phrases.txt", phrasesHead, phrases)
}

const (
	commonHead = `# Characters that every reader knows: level 1 of 《通用规范汉字表》 (3500
# characters, 2013), then their Traditional forms.
# Source: kTGH and kSimplifiedVariant of the Unihan database, Unicode 15.0.
# Copyright Unicode, Inc. Unicode License.
`
	charactersHead = `# The readings of Han characters, the usual one first: one reading and the
# characters that have it alone, then a line for each character that has
# several.
# Source: kTGHZ2013 (《通用规范汉字字典》), ordered by kHanyuPinlu, and kMandarin
# of the Unihan database, Unicode 15.0; neutral tones from phrases.txt.
# Copyright Unicode, Inc. Unicode License.
`
	phrasesHead = `# Words that decide how a character is read: for each of their characters a
# digit, the place of its reading in characters.txt from 0. Words whose
# characters have one reading each are left out. Sorted by bytes.
# Source: the npm package @pinyin-pro/data 1.3.1
# (github.com/chinese-data/pinyin-pro-data). ISC License.
`
)

func write(name, head, body string) {
	if err := os.WriteFile(filepath.Join("data", name), []byte(head+body), 0o644); err != nil {
		log.Fatal(err)
	}
}

// unihan is the database: property, then character.
type unihan map[string]map[rune]string

func readUnihan(dir string) unihan {
	u := unihan{}
	for _, name := range []string{"Readings", "OtherMappings", "Variants"} {
		f, err := os.Open(filepath.Join(dir, "Unihan_"+name+".txt.bz2"))
		if err != nil {
			log.Fatal(err)
		}
		for s := bufio.NewScanner(bzip2.NewReader(f)); s.Scan(); {
			field := strings.Split(s.Text(), "\t")
			if len(field) != 3 {
				continue
			}
			code, err := strconv.ParseUint(field[0][2:], 16, 32)
			if err != nil {
				log.Fatal(err)
			}
			if u[field[1]] == nil {
				u[field[1]] = map[rune]string{}
			}
			u[field[1]][rune(code)] = norm.NFC.String(field[2])
		}
		f.Close()
	}
	return u
}

// common gives level 1 in its own order, and the Traditional forms.
func (u unihan) common() string {
	level := make([]rune, 3500)
	for r, v := range u["kTGH"] {
		n, err := strconv.Atoi(strings.TrimPrefix(v, "2013:"))
		if err != nil {
			log.Fatal(err)
		}
		if n <= len(level) {
			level[n-1] = r
		}
	}
	var forms []rune
	for r, v := range u["kSimplifiedVariant"] {
		if _, listed := u["kTGH"][r]; listed {
			continue
		}
		for code := range strings.FieldsSeq(v) {
			n, err := strconv.ParseUint(code[2:], 16, 32)
			if err != nil {
				log.Fatal(err)
			}
			if slices.Contains(level, rune(n)) {
				forms = append(forms, r)
				break
			}
		}
	}
	slices.Sort(forms)
	return fold(level) + fold(forms)
}

// fold writes characters in lines.
func fold(rs []rune) string {
	var b strings.Builder
	for line := range slices.Chunk(rs, 36) {
		b.WriteString(string(line) + "\n")
	}
	return b.String()
}

var pinlu = regexp.MustCompile(`(\pL[\pL\pM]*)\((\d+)\)`)

// readings gives the readings of each character, the usual one first.
func (u unihan) readings() map[rune][]string {
	out := map[rune][]string{}
	for r, v := range u["kMandarin"] {
		out[r] = strings.Fields(v)[:1] // the second, if any, is that of Taiwan
	}
	for r, v := range u["kTGHZ2013"] {
		var list []string
		for entry := range strings.FieldsSeq(v) {
			_, syllables, _ := strings.Cut(entry, ":")
			for s := range strings.SplitSeq(syllables, ",") {
				if !slices.Contains(list, s) {
					list = append(list, s)
				}
			}
		}
		times := map[string]int{}
		for _, m := range pinlu.FindAllStringSubmatch(u["kHanyuPinlu"][r], -1) {
			times[m[1]], _ = strconv.Atoi(m[2])
		}
		usual := ""
		if m := u["kMandarin"][r]; m != "" {
			usual = strings.Fields(m)[0]
		}
		slices.SortStableFunc(list, func(a, b string) int {
			if times[a] != times[b] {
				return times[b] - times[a]
			}
			return btoi(b == usual) - btoi(a == usual)
		})
		out[r] = list
	}
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// characters writes characters.txt.
func characters(chars map[rune][]string) string {
	single := map[string][]rune{}
	var several []string
	for r, list := range chars {
		if len(list) == 1 {
			single[list[0]] = append(single[list[0]], r)
		} else {
			several = append(several, string(r)+" "+strings.Join(list, " "))
		}
	}
	var lines []string
	for s, rs := range single {
		slices.Sort(rs)
		lines = append(lines, s+" "+string(rs))
	}
	slices.Sort(lines)
	slices.Sort(several)
	return strings.Join(lines, "\n") + "\n\n" + strings.Join(several, "\n") + "\n"
}

// A word must be so likely to be listed; one in which a character is not read
// as it usually is, or is a rare one, may be less likely.
const (
	least         = 3e-11
	leastTelltale = 1e-11
)

// readPhrases gives phrases.txt; neutral tones that it finds are added to the
// readings of their characters.
func readPhrases(name string, chars map[rune][]string, rare func(rune) bool) string {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	var words map[string][2]any // syllables, probability
	if err := json.Unmarshal(data, &words); err != nil {
		log.Fatal(err)
	}
	strange := 0
	digits := map[string]string{}
	for _, w := range slices.Sorted(maps.Keys(words)) {
		rs, syllables := []rune(w), strings.Fields(norm.NFC.String(words[w][0].(string)))
		if n := len(rs); n != len(syllables) || n < 2 || n > 8 || words[w][1].(float64) < leastTelltale && !strings.ContainsFunc(w, rare) {
			continue
		}
		out, telltale := "", strings.ContainsFunc(w, rare)
		for i, r := range rs {
			s := syllables[i]
			if r == '一' || r == '不' && s == "bú" {
				s = chars[r][0] // as written, without the change of tone in speech
			}
			at := slices.Index(chars[r], s)
			if at < 0 && plain(s) == s && len(chars[r]) < 10 &&
				slices.ContainsFunc(chars[r], func(o string) bool { return plain(o) == s }) {
				chars[r] = append(chars[r], s)
				at = len(chars[r]) - 1
			}
			if at < 0 || at > 9 {
				out = ""
				strange++
				break
			}
			out += strconv.Itoa(at)
			telltale = telltale || at > 0 && plain(s) != s
		}
		if out != "" && (telltale || words[w][1].(float64) >= least) {
			digits[w] = out
		}
	}
	var lines []string
	for _, w := range slices.Sorted(maps.Keys(digits)) {
		if strings.ContainsFunc(w, func(r rune) bool { return len(chars[r]) > 1 }) {
			lines = append(lines, w+digits[w])
		}
	}
	fmt.Printf("%d of %d words; %d left out for a reading that no dictionary has\n", len(lines), len(words), strange)
	return strings.Join(lines, "\n") + "\n"
}

// plain takes the tone off a syllable; ü stays.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if r == '\u0308' || !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}
