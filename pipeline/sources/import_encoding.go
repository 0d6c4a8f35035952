package sources

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"booklet/pipeline/diag"
)

// importText turns a text file's bytes into text with line feeds, and tells
// which encoding it was in: UTF-8, UTF-16 or GB 18030, with or without a byte
// order mark, or else the declared one ("" when nothing was declared). It
// returns false when the bytes are no text.
func (imp *importer) importText(data []byte, declared string) (text, name string, ok bool) {
	if len(data) > 2*maxText {
		imp.fail("too-large", "split the file into its articles", "the file has %d MB of text; at most %d MB are read",
			len(data)>>20, 2*maxText>>20)
		return "", "", false
	}
	name, enc := importEncoding(data, declared)
	if enc != nil {
		out, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			imp.fail("encoding", "save the file as UTF-8", "the text can't be read as %s", name)
			return "", "", false
		}
		data = out
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if len(data) > maxText {
		imp.fail("too-large", "split the file into its articles", "the file has %d MB of text; at most %d MB are read",
			len(data)>>20, maxText>>20)
		return "", "", false
	}
	data, ok = imp.validText(lineFeeds(data), name)
	if !ok {
		return "", "", false
	}
	return string(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))), name, true
}

// importEncoding tells the encoding of text; nil for UTF-8.
func importEncoding(data []byte, declared string) (string, encoding.Encoding) {
	switch {
	case bytes.HasPrefix(data, []byte(byteOrderMark)):
		return "UTF-8", nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return "UTF-16 LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "UTF-16 BE", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte("\x84\x31\x95\x33")):
		return "GB 18030", simplifiedchinese.GB18030
	}
	sample := data[:min(len(data), 1<<16)]
	if order, ok := importUTF16(sample); ok {
		name := map[unicode.Endianness]string{unicode.LittleEndian: "UTF-16 LE", unicode.BigEndian: "UTF-16 BE"}[order]
		return name, unicode.UTF16(order, unicode.IgnoreBOM)
	}
	if utf8.Valid(data) {
		return "UTF-8", nil
	}
	if enc, err := htmlindex.Get(declared); declared != "" && err == nil {
		switch enc {
		case simplifiedchinese.GBK, simplifiedchinese.GB18030, simplifiedchinese.HZGB2312:
			return "GB 18030", simplifiedchinese.GB18030
		case traditionalchinese.Big5:
			return "Big5", enc
		}
	}
	if isGB18030(data) {
		return "GB 18030", simplifiedchinese.GB18030
	}
	return "UTF-8", nil
}

// importUTF16 tells whether the sample is UTF-16 without a mark: read so,
// nearly all of it is Han, Chinese marks or ASCII.
func importUTF16(sample []byte) (unicode.Endianness, bool) {
	if len(sample) < 4 {
		return unicode.LittleEndian, false
	}
	count := func(high, low int) int {
		good := 0
		for i := 0; i+1 < len(sample); i += 2 {
			h, l := sample[i+high], sample[i+low]
			switch {
			case h >= 0x4e && h <= 0x9f, h == 0x30, h == 0xff, h == 0x20 && l <= 0x40,
				h == 0 && (l >= ' ' && l < 0x7f || l == '\n' || l == '\r' || l == '\t'):
				good++
			}
		}
		return good
	}
	units := len(sample) / 2
	zeros := bytes.IndexByte(sample, 0) >= 0
	little, big := count(1, 0), count(0, 1)
	// Without a single zero byte (a line feed, a digit) pairs of ASCII could
	// pass for Han.
	switch {
	case little*20 >= units*19 && little > big && (zeros || !utf8.Valid(sample)):
		return unicode.LittleEndian, true
	case big*20 >= units*19 && big > little && (zeros || !utf8.Valid(sample)):
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// validText replaces bytes that are no text by U+FFFD, each reported, and
// refuses what is no text at all.
func (imp *importer) validText(data []byte, name string) ([]byte, bool) {
	if bytes.IndexByte(data, 0) >= 0 && bytes.Count(data, []byte{0})*50 > len(data) {
		imp.fail("encoding", "save it from its program as text, .docx or .html", "the file is no text: it is full of zero bytes")
		return nil, false
	}
	if utf8.Valid(data) && !bytes.Contains(data, []byte("\ufffd")) {
		return data, true
	}
	const most = 20
	wrong, total := 0, 0
	clean := make([]byte, 0, len(data))
	line, col := 1, 1
	for rest := data; len(rest) > 0; total++ {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError {
			if wrong++; wrong <= most {
				imp.list.Warnf(diag.Pos{File: imp.Path, Line: line, Col: col}, "encoding",
					"a character is lost here: find it in the original and type it",
					"these bytes are not %s; they became U+FFFD", name)
			}
		}
		clean = utf8.AppendRune(clean, r)
		col++
		if r == '\n' {
			line, col = line+1, 1
		}
		rest = rest[size:]
	}
	if wrong*20 > total {
		imp.list = nil
		imp.fail("encoding", "save the file as UTF-8", "the file is neither UTF-8, UTF-16 nor GB 18030: %d of its %d characters can't be read",
			wrong, total)
		return nil, false
	}
	if wrong > most {
		imp.warn("encoding", "", "%d more characters are lost", wrong-most)
	}
	return clean, true
}
