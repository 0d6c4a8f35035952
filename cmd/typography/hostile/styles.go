package hostile

import (
	"fmt"
	"math/rand"
	"strings"
)

// Styled gives n paragraphs in which Han characters stand beside Western text
// of every look: bold, in a link, as code, emphasised, raised and lowered.
func Styled(seed int64, n int) []string {
	r := rand.New(rand.NewSource(seed))
	looks := []func(w string) string{
		func(w string) string { return w },
		func(w string) string { return w },
		func(w string) string { return "**" + w + "**" },
		func(w string) string { return "`" + w + "`" },
		func(w string) string { return "[" + w + "](https://example.org/)" },
		func(w string) string { return "*" + w + "*" },
		func(string) string { return fmt.Sprintf("m^%d^", 2+r.Intn(2)) },
		func(string) string { return "CO~2~" },
		func(string) string { return fmt.Sprintf("10^−%d^", 2+r.Intn(7)) },
	}
	han := []func(w string) string{
		func(w string) string { return w },
		func(w string) string { return w },
		func(w string) string { return "**" + w + "**" },
		func(w string) string { return "[" + w + "](https://example.org/)" },
	}
	var out []string
	for range n {
		var b strings.Builder
		b.WriteString("这里")
		for range 12 + r.Intn(8) {
			for range 1 + r.Intn(3) {
				b.WriteString(words[r.Intn(len(words))])
			}
			w := looks[r.Intn(len(looks))](latin[r.Intn(len(latin))])
			if strings.HasSuffix(b.String(), "*") && w[0] == '*' {
				continue
			}
			b.WriteString(w)
			h := han[r.Intn(len(han))](words[r.Intn(len(words))])
			if strings.HasSuffix(w, "*") && h[0] == '*' || strings.HasSuffix(w, "~") { // ~ before a numeral is a range's
				h = "的" + h
			}
			b.WriteString(h + pick(r, "", "", "", "，", "。"))
		}
		out = append(out, b.String()+"完。")
	}
	return out
}
