package unit

import (
	"fmt"
	"math/big"
	"strings"
)

// A ParseError says why a text is no length.
type ParseError struct {
	Text    string // what was to be parsed
	Problem string // what is wrong with it: `"12px" has an unknown unit "px"`
	Hint    string // what to write instead; may be empty
}

func (e *ParseError) Error() string { return e.Problem }

// absolute holds the units of absolute lengths, in points.
var absolute = map[string]*big.Rat{
	"pt": big.NewRat(1, 1),
	"in": big.NewRat(72, 1),
	"mm": big.NewRat(720, 254),
	"cm": big.NewRat(7200, 254),
}

// unitNames lists the units for messages.
const unitNames = "pt, mm, cm, in, em, or a Chinese size such as 三号"

// foreign names units that people try, with what to write instead.
var foreign = map[string]string{
	"px": "a pixel is 0.75pt", "%": "", "rem": "write em", "pc": "a pica is 12pt",
	"磅": "write pt", "毫米": "write mm", "厘米": "write cm", "英寸": "write in",
	"字": "write em", "字符": "write em", "行": "",
}

// ChineseSizes lists the names of the traditional type sizes, the largest
// first.
var ChineseSizes = []string{
	"初号", "小初", "一号", "小一", "二号", "小二", "三号", "小三",
	"四号", "小四", "五号", "小五", "六号", "小六", "七号", "八号",
}

// chinese gives the traditional sizes as word processors have them.
var chinese = map[string]Length{
	"初号": 42 * Pt, "小初": 36 * Pt,
	"一号": 26 * Pt, "小一": 24 * Pt,
	"二号": 22 * Pt, "小二": 18 * Pt,
	"三号": 16 * Pt, "小三": 15 * Pt,
	"四号": 14 * Pt, "小四": 12 * Pt,
	"五号": 21 * Pt / 2, "小五": 9 * Pt,
	"六号": 15 * Pt / 2, "小六": 13 * Pt / 2,
	"七号": 11 * Pt / 2, "八号": 5 * Pt,
}

// ParseDim parses a length ("12pt", "-3.5 mm", "1.5cm", "0.5in"), a length in
// em ("2em"), a Chinese size ("三号"), or 0. Units are in lower case; white
// space is allowed around the text and before the unit. Lengths lie within
// ±MaxLength, those in em within ±MaxEm; both are rounded to the nearest
// 1/1024. An error is a *ParseError.
func ParseDim(text string) (Dim, error) {
	s := strings.TrimSpace(text)
	if size, ok := chinese[s]; ok {
		return Dim{Abs: size}, nil
	}
	number, unit := splitNumber(s)
	if number == "" {
		return Dim{}, wrongNumber(text, s)
	}
	value, ok := parseDecimal(number)
	if !ok {
		return Dim{}, fail(text, "write one such as 12pt or 1.5em", "%s is no number", quote(number))
	}
	if unit == "" {
		if value.Sign() == 0 {
			return Dim{}, nil
		}
		return Dim{}, fail(text, "write a unit: "+unitNames, "%s has no unit", quote(s))
	}
	if unit == "em" {
		n, ok := scale(value, MaxEm)
		if !ok {
			return Dim{}, fail(text, "", "%s is out of range: at most %dem", quote(s), MaxEm/Em)
		}
		return Dim{Em: n}, nil
	}
	factor, ok := absolute[unit]
	if !ok {
		return Dim{}, wrongUnit(text, number, unit)
	}
	n, ok := scale(value.Mul(value, factor), int64(MaxLength))
	if !ok {
		return Dim{}, fail(text, "", "%s is out of range: at most %s (5080mm)", quote(s), MaxLength)
	}
	return Dim{Abs: Length(n)}, nil
}

// ParseLength parses what ParseDim does, em excepted: for places where there
// is no character size yet.
func ParseLength(text string) (Length, error) {
	d, err := ParseDim(text)
	if err != nil {
		return 0, err
	}
	if d.Em != 0 {
		return 0, fail(text, "use pt, mm, cm, in or a Chinese size here",
			"%s is relative to a character size, and none is known here", quote(text))
	}
	return d.Abs, nil
}

// splitNumber cuts s before its unit.
func splitNumber(s string) (number, unit string) {
	i := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("+-.0123456789", r) })
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimSpace(s[i:])
}

// parseDecimal reads a sign, digits and a decimal point. Twenty characters are
// more than any length needs, and keep the arithmetic small.
func parseDecimal(s string) (*big.Rat, bool) {
	digits := strings.TrimLeft(s, "+-")
	if len(s) > 20 || len(s)-len(digits) > 1 || strings.ContainsAny(digits, "+-") ||
		strings.Count(digits, ".") > 1 || strings.HasSuffix(digits, ".") || digits == "" {
		return nil, false
	}
	if digits[0] == '.' {
		s = strings.Replace(s, ".", "0.", 1)
	}
	return new(big.Rat).SetString(s)
}

// scale gives x in 1/1024, rounded half away from zero, if that is within
// ±most.
func scale(x *big.Rat, most int64) (int64, bool) {
	n := new(big.Int).Mul(x.Num(), big.NewInt(2*1024))
	n.Add(n, new(big.Int).Mul(x.Denom(), big.NewInt(int64(x.Sign()))))
	n.Quo(n, new(big.Int).Mul(x.Denom(), big.NewInt(2)))
	if !n.IsInt64() || n.Int64() > most || n.Int64() < -most {
		return 0, false
	}
	return n.Int64(), true
}

// wrongNumber is the error for a text that does not begin with a number.
func wrongNumber(text, s string) error {
	if s == "" {
		return fail(text, "write one such as 12pt or 三号", "the length is empty")
	}
	if half := halfWidth(s); half != s {
		return fail(text, "write half-width characters: "+half, "%s has full-width digits or letters", quote(s))
	}
	return fail(text, "write a number and a unit ("+unitNames+")", "%s is no length", quote(s))
}

// wrongUnit is the error for a number with something else behind it than a
// unit.
func wrongUnit(text, number, unit string) error {
	s := strings.TrimSpace(text)
	if half := halfWidth(s); half != s {
		return fail(text, "write half-width characters: "+half, "%s has full-width digits or letters", quote(s))
	}
	if lower := strings.ToLower(unit); lower != unit && (absolute[lower] != nil || lower == "em") {
		return fail(text, "write "+number+lower, "the unit of %s is in capitals", quote(s))
	}
	if hint, ok := foreign[unit]; ok {
		if hint == "" {
			hint = "use " + unitNames
		}
		return fail(text, hint, "%s has the unit %s, which is not read here", quote(s), quote(unit))
	}
	if strings.HasPrefix(unit, ",") {
		return fail(text, "write a decimal point", "%s has a comma in its number", quote(s))
	}
	return fail(text, "use "+unitNames, "%s has the unknown unit %s", quote(s), quote(unit))
}

// halfWidth turns full-width ASCII (U+FF01 to U+FF5E) into half-width.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if '！' <= r && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

func fail(text, hint, format string, args ...any) error {
	return &ParseError{Text: text, Problem: fmt.Sprintf(format, args...), Hint: hint}
}

// quote quotes a text for a message, cut to a length that a message bears.
func quote(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
