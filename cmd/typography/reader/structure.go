package reader

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// objects is the "qpdf" part of qpdf's JSON: a PDF's objects by name.
type objects map[string]any

type qpdfJSON struct {
	Pages []struct {
		Object string         `json:"object"`
		Label  map[string]any `json:"label"`
	} `json:"pages"`
	QPDF []json.RawMessage `json:"qpdf"`
}

// addStructure reads labels, links, the outline and the reading direction.
func (d *Document) addStructure(path string) error {
	out, err := run("qpdf", "--json=2", "--json-key=pages", "--json-key=qpdf", "--json-stream-data=none", path)
	if err != nil {
		return err
	}
	return d.ParseStructure(out)
}

// ParseStructure reads the JSON of qpdf into d, whose pages must be there.
func (d *Document) ParseStructure(out []byte) error {
	var q qpdfJSON
	if err := json.Unmarshal(out, &q); err != nil {
		return fmt.Errorf("%s: structure: %w", d.Path, err)
	}
	obj := objects{}
	if len(q.QPDF) > 1 {
		var raw map[string]map[string]any
		if err := json.Unmarshal(q.QPDF[1], &raw); err != nil {
			return fmt.Errorf("%s: objects: %w", d.Path, err)
		}
		for k, v := range raw {
			if val, ok := v["value"]; ok {
				obj[strings.TrimPrefix(k, "obj:")] = val
			} else if s, ok := v["stream"].(map[string]any); ok {
				obj[strings.TrimPrefix(k, "obj:")] = s["dict"]
			}
		}
	}
	pageOf := map[string]int{}
	for i, p := range q.Pages {
		pageOf[p.Object] = i
	}
	root := obj.dict(obj.dict(obj["trailer"])["/Root"])
	d.RightToLeft = obj.dict(root["/ViewerPreferences"])["/Direction"] == "/R2L"
	names := obj.destinations(root)
	d.addOutline(obj, root, names, pageOf)
	for i, p := range q.Pages {
		if i >= len(d.Pages) {
			break
		}
		d.Pages[i].Label = label(p.Label)
		for _, a := range obj.list(obj.dict(obj[p.Object])["/Annots"]) {
			if l, ok := obj.link(obj.dict(a), names, pageOf, d.Pages[i].H); ok {
				d.Pages[i].Links = append(d.Pages[i].Links, l)
			}
		}
	}
	return nil
}

func (o objects) resolve(v any) any {
	for range 8 {
		s, ok := v.(string)
		if !ok || !strings.HasSuffix(s, " R") {
			return v
		}
		v = o[s]
	}
	return nil
}

func (o objects) dict(v any) map[string]any {
	m, _ := o.resolve(v).(map[string]any)
	return m
}

func (o objects) list(v any) []any {
	l, _ := o.resolve(v).([]any)
	return l
}

// link reads a link annotation; false for annotations of other kinds.
func (o objects) link(a map[string]any, names map[string]any, pageOf map[string]int, height float64) (Link, bool) {
	r := o.list(a["/Rect"])
	if a["/Subtype"] != "/Link" || len(r) != 4 {
		return Link{}, false
	}
	var f [4]float64
	for i := range f {
		f[i], _ = o.resolve(r[i]).(float64)
	}
	l := Link{Box: Box{min(f[0], f[2]), height - max(f[1], f[3]), max(f[0], f[2]), height - min(f[1], f[3])}, Page: -1}
	if act := o.dict(a["/A"]); act != nil {
		if u, ok := act["/URI"].(string); ok {
			l.URI = strings.TrimPrefix(u, "u:")
		}
	}
	if page, _, ok := o.target(a, names, pageOf); ok {
		l.Page = page
	}
	return l, true
}

// destinations gathers the named destinations of the name tree and of the old
// dictionary.
func (o objects) destinations(root map[string]any) map[string]any {
	out := map[string]any{}
	for k, v := range o.dict(root["/Dests"]) {
		out[k] = v
	}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		n := o.dict(v)
		if n == nil || depth > 20 {
			return
		}
		l := o.list(n["/Names"])
		for i := 0; i+1 < len(l); i += 2 {
			if s, ok := l[i].(string); ok {
				out[s] = l[i+1]
			}
		}
		for _, k := range o.list(n["/Kids"]) {
			walk(k, depth+1)
		}
	}
	walk(o.dict(root["/Names"])["/Dests"], 0)
	return out
}

// label writes out a page label dictionary, whose start is already the page's
// own number.
func label(m map[string]any) string {
	prefix, _ := m["/P"].(string)
	prefix = strings.TrimPrefix(prefix, "u:")
	n := 1
	if f, ok := m["/St"].(float64); ok {
		n = int(f)
	}
	switch m["/S"] {
	case "/D":
		return prefix + strconv.Itoa(n)
	case "/r":
		return prefix + strings.ToLower(roman(n))
	case "/R":
		return prefix + roman(n)
	}
	return prefix
}

func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		v int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= d.v {
			b.WriteString(d.s)
			n -= d.v
		}
	}
	return b.String()
}
