package typeset

import (
	"math/rand"
	"strconv"
	"strings"
)

// mixture makes random text of all that meets in a Chinese line: Han, marks in
// pairs and in a row, Latin words, numbers with signs and units, typed blanks,
// dashes, ellipses. It is our own, and has no markup.
type mixture struct {
	*rand.Rand
	out strings.Builder
}

var (
	mixHan   = []rune("河水流过石桥两岸人家灯火渐次亮起船也靠了茶园山路竹林钟楼集市窗子纸伞稻田渔库堤闸门航道春天傍晚上游下")
	mixLatin = strings.Fields("Go river bridge library PDF tea API lighthouse well-known map engineering Wi-Fi architecture it’s don't")
	mixUnits = strings.Fields("km m kg cm mm kW MHz GB mL t")
	mixEnds  = strings.Fields("。 。 。 。 ！ ？ …… ？！ ！！！ 。”")
	mixStops = strings.Fields("， ， ， ， 、 ； ： —— …… · ～ /")
	mixPairs = []string{"“”", "（）", "《》", "‘’", "「」", "【】", "〈〉"}
)

// text gives about n characters, a whole number of sentences.
func (m *mixture) text(n int) string {
	m.out.Reset()
	for m.out.Len() < 3*n {
		m.clause(0)
		for range m.Intn(4) {
			m.pick(mixStops)
			m.clause(0)
		}
		m.pick(mixEnds)
	}
	return m.out.String()
}

func (m *mixture) pick(from []string) { m.out.WriteString(from[m.Intn(len(from))]) }

func (m *mixture) han() {
	for range 1 + m.Intn(5) {
		m.out.WriteRune(mixHan[m.Intn(len(mixHan))])
	}
}

// clause writes a few pieces that begin and end with Han.
func (m *mixture) clause(depth int) {
	m.han()
	for range 1 + m.Intn(3) {
		m.piece(depth)
		m.han()
	}
}

func (m *mixture) piece(depth int) {
	switch k := m.Intn(12); {
	case k < 3:
	case k == 3 && depth < 2:
		pair := []rune(mixPairs[m.Intn(len(mixPairs))])
		m.out.WriteRune(pair[0])
		m.clause(depth + 1)
		m.out.WriteRune(pair[1])
	case k < 6:
		blank := ""
		if m.Intn(2) == 0 {
			blank = " "
		}
		m.out.WriteString(blank)
		m.pick(mixLatin)
		if m.Intn(3) == 0 {
			m.out.WriteByte(' ')
			m.pick(mixLatin)
		}
		m.out.WriteString(blank)
	case k < 9:
		m.number()
	case k == 9:
		m.out.WriteString("——")
	case k == 10:
		m.out.WriteString("达·芬奇")
	default:
		m.out.WriteString("和/或")
	}
}

func (m *mixture) number() {
	whole := strconv.Itoa(m.Intn(3000))
	switch m.Intn(9) {
	case 0:
		m.out.WriteString(whole + "." + strconv.Itoa(m.Intn(100)) + "%")
	case 1:
		m.out.WriteString(strconv.Itoa(1+m.Intn(20)) + ",500")
	case 2:
		m.out.WriteString(whole + " ")
		m.pick(mixUnits)
	case 3:
		m.out.WriteString(whole)
		m.pick(mixUnits)
	case 4:
		m.out.WriteString(strconv.Itoa(m.Intn(40)) + "℃")
	case 5:
		m.out.WriteString("￥" + whole)
	case 6:
		m.out.WriteString("−" + whole)
	case 7:
		m.out.WriteString(strconv.Itoa(m.Intn(9)) + "～" + strconv.Itoa(10+m.Intn(9)))
	default:
		m.out.WriteString(whole)
	}
}

func newMixture(seed int64) *mixture { return &mixture{Rand: rand.New(rand.NewSource(seed))} }
