package font

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"booklet/pipeline/diag"
)

// `booklet fonts` says what a face is: the numbers are fontTools'.
func TestInfo(t *testing.T) {
	for _, c := range []struct {
		face *Face
		want Info
	}{
		{openFixture(t, "common/Roboto-BoldItalic.ttf", ""), Info{Name: "Roboto-BoldItalic", Format: "TrueType", Glyphs: 3359, Characters: 2769}},
		{openFixture(t, "collections/msgothic.ttc", "2"), Info{Name: "MS-UIGothic", Member: 2, Format: "TrueType", Glyphs: 22213, Characters: 16051}},
		{openFixture(t, "toys/CFF2-VF.otf", "", Axis{"wght", 700}), Info{Name: "SourceCodeVariable-Roman", Format: "OpenType (CFF2), variable", Glyphs: 5, Characters: 3}},
		{projectFont(t, "FandolFang-Regular.otf", ""), Info{Name: "FandolFang-Regular", Format: "OpenType (CFF)", Glyphs: 10365, Characters: 10273}},
		{projectFont(t, "NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular"), Info{Name: "NotoSerifCJKsc-Regular", Member: 2, Format: "OpenType (CFF)", Glyphs: 65535, Characters: 44746}},
	} {
		got := c.face.Info()
		if got.Path == "" || !strings.HasPrefix(got.String(), c.want.Name) {
			t.Errorf("%+v", got)
		}
		got.Path, got.Axes = "", nil
		if got.Name != c.want.Name || got.Member != c.want.Member || got.Format != c.want.Format ||
			got.Glyphs != c.want.Glyphs || got.Characters != c.want.Characters || got.Restricted {
			t.Errorf("%+v instead of %+v", got, c.want)
		}
	}
}

// A font that its maker does not want in PDFs is used, but not in silence.
func TestRestrictedFont(t *testing.T) {
	data := bytes.Clone(fixture(t, "common/Roboto-BoldItalic.ttf"))
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if rec := data[12+16*i:]; string(rec[:4]) == "OS/2" {
			binary.BigEndian.PutUint16(data[binary.BigEndian.Uint32(rec[8:])+8:], 2)
		}
	}
	l := NewLibrary([]Family{{Name: "方正", Files: files("fz.ttf")}}, &shelf{files: map[string][]byte{"fz.ttf": data}})
	c, found := l.Chain("方正", false)
	if c.First() == nil || !has(found, "restricted-font", diag.Warning, "Roboto-BoldItalic", "licence") {
		t.Errorf("findings: %v", found)
	}
}
