package reader

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Open reads the PDF at path. It needs mutool, pdffonts and qpdf.
func Open(path string) (*Document, error) {
	dir, err := os.MkdirTemp("", "typography-read-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	d := &Document{Path: path}
	text := filepath.Join(dir, "text.xml")
	// Without inhibit-spaces mutool puts a space of its own into every wide
	// gap, and the gap after a Han character would look typed.
	if _, err := run("mutool", "convert", "-F", "stext", "-O", "inhibit-spaces,preserve-images", "-o", text, path); err != nil {
		return nil, err
	}
	f, err := os.Open(text)
	if err != nil {
		return nil, err
	}
	d.Pages, err = ParseText(f)
	f.Close()
	if err != nil {
		return nil, fmt.Errorf("%s: structured text: %w", path, err)
	}
	if err := d.addInk(path, dir); err != nil {
		return nil, err
	}
	out, err := run("pdffonts", path)
	if err != nil {
		return nil, err
	}
	d.Fonts = ParseFonts(out)
	if err := d.addStructure(path); err != nil {
		return nil, err
	}
	return d, nil
}

func (d *Document) addInk(path, dir string) error {
	if _, err := run("mutool", "convert", "-F", "svg", "-o", filepath.Join(dir, "page-%d.svg"), path); err != nil {
		return err
	}
	for i := range d.Pages {
		f, err := os.Open(filepath.Join(dir, fmt.Sprintf("page-%d.svg", i+1)))
		if err != nil {
			return err
		}
		err = AddInk(&d.Pages[i], f)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: page %d: %w", path, i+1, err)
		}
	}
	return nil
}

// ParseFonts reads the table of pdffonts. Names may have spaces, so the
// columns are counted from the right.
func ParseFonts(table []byte) []Font {
	var out []Font
	for i, l := range strings.Split(string(table), "\n") {
		f := strings.Fields(l)
		if i < 2 || len(f) < 7 {
			continue
		}
		yes := func(k int) bool { return f[len(f)-k] == "yes" }
		out = append(out, Font{Name: f[0], Embedded: yes(5), Subset: yes(4), Uni: yes(3)})
	}
	return out
}

func run(name string, args ...string) ([]byte, error) {
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		// qpdf ends with 3 when it only warns.
		if e, ok := err.(*exec.ExitError); ok && name == "qpdf" && e.ExitCode() == 3 {
			return out.Bytes(), nil
		}
		if errors.Is(err, exec.ErrNotFound) {
			return nil, fmt.Errorf("%s is not installed (Debian: mupdf-tools poppler-utils qpdf)", name)
		}
		return nil, fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, strings.TrimSpace(errs.String()))
	}
	return out.Bytes(), nil
}
