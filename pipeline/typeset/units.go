package typeset

import "strings"

// units stay on the line of the number before them, typed with a blank between
// or not (CY/T 154 §9.4). Units made of these with / or · do so too.
var units = func() map[string]bool {
	all := map[string]bool{}
	for _, u := range strings.Fields(`
		m km dm cm mm μm nm pm m² km² dm² cm² mm² hm² m³ km³ dm³ cm³ mm³ hm ha L mL μL nL dL cL hL ml
		g kg mg μg ng pg t kt Mt s ms μs ns min h d r rpm
		mol mmol μmol nmol kmol M mM μM K J kJ MJ GJ cal kcal eV keV MeV
		N kN MN Pa kPa MPa GPa hPa bar mbar atm mmHg W mW kW MW GW TW Wh kWh MWh GWh TWh VA kVA
		V mV μV kV A mA μA kA Ah mAh Ω kΩ MΩ F μF nF pF H mH T mT Hz kHz MHz GHz rad
		lm lx cd dB Bq kBq MBq Gy mGy Sv mSv μSv
		NTU FNU CFU IU ppm ppb mph ft lb oz
		bit kbit Mbit kB KB MB GB TB PB KiB MiB GiB TiB bps kbps Mbps Gbps px pt dpi ppi fps`) {
		all[u] = true
		all[strings.ReplaceAll(u, "μ", "µ")] = true // the micro sign, which is another character
	}
	return all
}()

// longestUnit is how many characters a unit has at most, those before and
// behind / and · together.
const longestUnit = 14

// beginsUnit tells whether the Western word that begins at chars[i] is a unit:
// mg, mg/L, kW·h, m².
func beginsUnit(chars []char, i int) bool {
	from := i
	for end := min(len(chars), from+longestUnit); i < end; i++ {
		r := chars[i].r
		part := isLetter(r) || r == '²' || r == '³'
		if !part && !(i > from && (r == '/' || r == '·') && i+1 < len(chars) && isLetter(chars[i+1].r)) {
			break
		}
		if chars[i].blank != 0 {
			i++
			break
		}
	}
	var text strings.Builder
	for _, c := range chars[from:i] {
		text.WriteRune(c.r)
	}
	for _, u := range strings.FieldsFunc(text.String(), func(r rune) bool { return r == '/' || r == '·' }) {
		if !units[u] {
			return false
		}
	}
	return i > from
}
