package pipeline

import (
	"bufio"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// Dump writes what a stage made, for people, tests and bug reports: one field
// or element a line, indented by depth, fields in the order of their types and
// without those that are zero; what has only short fields takes one line. A text with a place is "value" @ file:line:col,
// lengths are in points, and the bytes of a file are only counted. Passages
// have a form of their own, Passage.Dump; the sheets are better read with the
// press "text".
func Dump(w io.Writer, stage string, r *Result) error {
	d := dumper{w: bufio.NewWriter(w), seen: map[any]bool{}}
	switch stage {
	case "sources", "clean", "passage", "pinyin", "proof":
		for _, p := range r.Passages {
			if p != nil {
				fmt.Fprintf(d.w, "passage %s\n", p.Path)
				p.Dump(d.w)
			}
		}
	default:
		made := map[string]any{
			"manifest": r.Booklet, "library": r.Booklet, "layout": r.Layout, "document": r.Document, "pages": r.Pages, "sheets": r.Book,
		}
		if stage == "document" && r.Document != nil {
			document := *r.Document
			document.Layout = nil // a stage of its own shows it
			made[stage] = &document
		}
		fmt.Fprintf(d.w, "%s:", stage)
		d.value(reflect.ValueOf(made[stage]), 1)
	}
	return d.w.Flush()
}

// dumper writes values. Its writer keeps the first error, for Flush.
type dumper struct {
	w    *bufio.Writer
	seen map[any]bool // structs that are being written: a pointer back is cut
}

// value writes what stands behind a field's name or a list's dash, and the end
// of the line.
func (d *dumper) value(v reflect.Value, depth int) {
	if !v.IsValid() {
		fmt.Fprintln(d.w, " nothing")
		return
	}
	if text, ok := d.short(v); ok {
		fmt.Fprintln(d.w, "", text)
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			fmt.Fprintln(d.w, " nothing")
			return
		}
		if v.Kind() == reflect.Pointer {
			if d.seen[v.Interface()] {
				fmt.Fprintln(d.w, " (above)")
				return
			}
			d.seen[v.Interface()] = true
			defer delete(d.seen, v.Interface())
		}
		d.value(v.Elem(), depth)
	case reflect.Struct:
		if text, ok := d.inline(v); ok {
			fmt.Fprintln(d.w, text)
			return
		}
		fmt.Fprintln(d.w)
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() {
				d.indent(depth)
				fmt.Fprintf(d.w, "%s:", f.Name)
				d.value(v.Field(i), depth+1)
			}
		}
	case reflect.Slice, reflect.Array:
		fmt.Fprintf(d.w, " %d\n", v.Len())
		for i := range v.Len() {
			d.indent(depth)
			fmt.Fprint(d.w, "-")
			d.value(v.Index(i), depth+1)
		}
	case reflect.Map:
		fmt.Fprintf(d.w, " %d\n", v.Len())
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		for _, k := range keys {
			d.indent(depth)
			fmt.Fprintf(d.w, "%v:", k)
			d.value(v.MapIndex(k), depth+1)
		}
	default:
		fmt.Fprintln(d.w, " …") // functions, channels: nothing to see
	}
}

func (d *dumper) indent(depth int) {
	for range depth {
		d.w.WriteString("  ")
	}
}

// inline gives a struct whose fields are all short, on one line.
func (d *dumper) inline(v reflect.Value) (string, bool) {
	var b strings.Builder
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || v.Field(i).IsZero() {
			continue
		}
		text, ok := d.short(v.Field(i))
		if !ok && v.Field(i).Kind() == reflect.Struct {
			text, ok = d.inline(v.Field(i))
			text = "{" + strings.TrimSpace(text) + "}"
		}
		if !ok {
			return "", false
		}
		fmt.Fprintf(&b, " %s: %s", f.Name, text)
	}
	return b.String(), true
}

// short gives a value that fits behind its name.
func (d *dumper) short(v reflect.Value) (string, bool) {
	if v.CanInterface() {
		switch x := v.Interface().(type) {
		case manifest.Text:
			if x.Pos == (diag.Pos{}) {
				return strconv.Quote(x.Value), true
			}
			return fmt.Sprintf("%q @ %s", x.Value, x.Pos), true
		case unit.Length:
			return points(x), true
		case unit.Point:
			return points(x.X) + " " + points(x.Y), true
		case unit.Size:
			return points(x.W) + " × " + points(x.H), true
		case unit.Rect:
			return fmt.Sprintf("%s %s to %s %s", points(x.Min.X), points(x.Min.Y), points(x.Max.X), points(x.Max.Y)), true
		case *manifest.Style:
			if x == nil {
				return "", false
			}
			text := x.Face + " " + points(x.Size)
			if x.Bold {
				text += " bold"
			}
			return text, true
		case *font.Face:
			if x == nil {
				return "", false
			}
			return x.Name(), true
		case []byte:
			return fmt.Sprintf("%d bytes", len(x)), true
		case fmt.Stringer:
			if v.Kind() != reflect.Pointer || !v.IsNil() {
				return x.String(), true
			}
		}
	}
	switch v.Kind() {
	case reflect.String:
		return strconv.Quote(v.String()), true
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()), true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10), true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return strconv.FormatUint(v.Uint(), 10), true
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, 64), true
	}
	return "", false
}

// points writes a length so that it can be read back exactly: 1/1024 pt needs
// ten decimals at most.
func points(l unit.Length) string {
	return strconv.FormatFloat(float64(l)/float64(unit.Pt), 'f', -1, 64) + "pt"
}
