package hostile

import (
	"math/rand"
	"strings"
)

// Words that tempt a typesetter to divide them: of one syllable, abbreviations,
// compounds with hyphens of their own, figures with units, names of files.
var (
	whole = strings.Fields(`strengths straight through thoughts stretched scratched launched drought bridge change breathe
		UNESCO NATO UNICEF OPEC ASEAN U.S.A. U.S.S.R. Ph.D. e.g. i.e. a.m. iPhone COVID-19 T-shirt X-ray e-mail readme.txt example.org
		A4 F16 H2O 1980s 3rd 21st`)
	compounds = strings.Fields(`mother-in-law well-known state-of-the-art merry-go-round self-government cross-examination
		counter-revolutionary twentieth-century Anglo-American vice-president co-operation re-elect Hewlett-Packard non-English GPS-based`)
	long = strings.Fields(`library international communication architecture hyphenation responsibility characteristic
		government understanding neighbourhood documentation representative`)
	sizes = strings.Fields(`128~km 50~kg 3.5~mm 220~V 100MHz 64GB 500mL 12~kWh 7.2~t 900~hPa`)
)

// Divisions gives n paragraphs of Chinese with those words in it, and as many
// of Western words alone, so that in a narrow measure each comes to stand at a
// line's end.
func Divisions(seed int64, n int) []string {
	r := rand.New(rand.NewSource(seed))
	western := func() string {
		switch k := r.Intn(10); {
		case k < 4:
			return whole[r.Intn(len(whole))]
		case k < 7:
			return compounds[r.Intn(len(compounds))]
		case k < 8:
			return strings.ReplaceAll(sizes[r.Intn(len(sizes))], "~", " ")
		}
		return long[r.Intn(len(long))]
	}
	var out []string
	for range n {
		var b, w strings.Builder
		b.WriteString(words[r.Intn(18)])
		for range 10 + r.Intn(8) {
			for range r.Intn(3) {
				b.WriteString(words[r.Intn(len(words))])
			}
			word(&b, western())
			b.WriteString(pick(r, "", "", "，", "的", "和"))
			w.WriteString(western() + pick(r, " ", " ", " ", ", "))
		}
		out = append(out, b.String()+"完。", "Here "+w.String()+"the end.")
	}
	return out
}
