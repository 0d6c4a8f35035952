//go:build ignore

// Gen makes words.txt from the dictionary of github.com/go-ego/gse: words of
// two to eight Han characters that are not rare, sorted by bytes, each with a
// digit for how common it is.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	dictionary = "github.com/go-ego/gse@v0.80.3"
	least      = 60 // occurrences below which a word is left out
)

func main() {
	out, err := exec.Command("go", "mod", "download", "-json", dictionary).Output()
	if err != nil {
		log.Fatal(err)
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		log.Fatal(err)
	}
	f, err := os.Open(filepath.Join(module.Dir, "data/dict/zh/s_1.txt"))
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	var lines []string
	for s := bufio.NewScanner(f); s.Scan(); {
		parts := strings.Fields(s.Text())
		if len(parts) < 2 {
			continue
		}
		n, _ := strconv.ParseFloat(parts[1], 64)
		word := parts[0]
		han := strings.IndexFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
		if size := utf8.RuneCountInString(word); n < least || !han || size < 2 || size > 8 {
			continue
		}
		class := min(9, int(math.Log10(n/least)*2.5))
		lines = append(lines, fmt.Sprintf("%s%d", word, class))
	}
	slices.Sort(lines)
	if err := os.WriteFile("words.txt", []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		log.Fatal(err)
	}
}
