package typeset

import (
	"strings"
	"testing"

	"booklet/pipeline/compose"
)

// The number of a list or a heading stands upright in columns, with its stop
// as a mark in the upper right below it, and copies as it was typed; turned on
// its side it would stand beside （1） and ① that are not.
func TestVerticalNumbers(t *testing.T) {
	for text, upright := range map[string]string{
		"1. 丙": "1.", "10. 丙": "10.", "见3. 丁": "3.", "2024. 戊": "2024.",
		"3.5万": "", "图Fig. 2. 丙": "", "1. Tea丙": "", "码`1.`丙": "",
	} {
		_, items := verticalItems(t, "## "+text+"\n\n国国国")
		found, all := "", ""
		for i := range items {
			run := items[i].Run
			if run == nil || items[i].Role != compose.RoleHeading {
				continue
			}
			for _, g := range run.Glyphs {
				all += g.Text
				if !run.Rotate && g.Text != "" && strings.Contains("0123456789.", g.Text) {
					found += g.Text
				}
			}
		}
		if upright == "" && strings.Contains(found, ".") || upright != "" && found != upright {
			t.Errorf("%s: %q stands upright, want %q", text, found, upright)
		}
		if upright != "" && !strings.Contains(all, upright) {
			t.Errorf("%s is copied as %q", text, all)
		}
	}
}

// The stop stands in the corner of its own cell, below the number.
func TestVerticalNumberStop(t *testing.T) {
	_, items := verticalItems(t, "见10. 国")
	top, bottom := inkAlong(t, items, ".")
	if middle := (top + bottom) / 2; middle < 4.2 || middle > 4.3 { // the indent, two cells, a quarter of its own
		t.Errorf("the stop is %.2f em down its column", middle)
	}
	if top, bottom = inkAlong(t, items, "国"); (top+bottom)/2 < 5.4 || (top+bottom)/2 > 5.6 {
		t.Errorf("the text is %.2f em down its column", (top+bottom)/2)
	}
	run, stop := glyphOf(items, ".")
	ink, _ := run.Face.Bounds(stop.GID)
	if middle := stop.Y - scale((ink.XMin+ink.XMax)/2, run.Size); middle > -run.Size/5 { // down the sheet is to the left
		t.Errorf("the stop is %s to the left of its column's middle", middle)
	}
}
