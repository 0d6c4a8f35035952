package font

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"booklet/pipeline/diag"
)

// Chain is the faces that a name stands for, in the order in which a
// character is looked for. Faces behind the first are opened only when a
// character asks for them. It is safe for use by several goroutines.
type Chain struct {
	lib   *Library
	name  string
	steps []step
	first int // the first step that has a face; -1 when none has

	findings diag.List // about the first face

	mu    sync.RWMutex
	found map[rune]found
}

// step is one place of a chain.
type step struct {
	family  string
	bold    bool
	sources []Source
	opened  bool // sources was looked for
	face    *Face
}

type found struct {
	face *Face
	gid  GID
}

// Name is the name of the chain's family in the catalogue.
func (c *Chain) Name() string { return c.name }

// First is the face of the chain's own name; where that has no file, the first
// fallback that has one; nil when there is none at all.
func (c *Chain) First() *Face {
	if c.first < 0 {
		return nil
	}
	return c.steps[c.first].face
}

// Find gives the first face of the chain that has the character.
func (c *Chain) Find(r rune) (*Face, GID, bool) {
	c.mu.RLock()
	f, ok := c.found[r]
	c.mu.RUnlock()
	if ok {
		return f.face, f.gid, f.face != nil
	}
	if c.found == nil {
		return nil, 0, false
	}
	f = c.search(r)
	c.mu.Lock()
	c.found[r] = f
	c.mu.Unlock()
	return f.face, f.gid, f.face != nil
}

func (c *Chain) search(r rune) found {
	c.lib.mu.Lock()
	defer c.lib.mu.Unlock()
	for i := range c.steps {
		face, err := c.open(i)
		if err != nil {
			c.lib.findings = append(c.lib.findings, brokenFont(err))
		}
		if face == nil {
			continue
		}
		if g, ok := face.Lookup(r); ok {
			return found{face, g}
		}
	}
	return found{}
}

// FindAll gives the first face of the chain that has all of the characters; nil
// when none has.
func (c *Chain) FindAll(set []rune) *Face {
	if c.lib == nil {
		return nil
	}
	c.lib.mu.Lock()
	defer c.lib.mu.Unlock()
	for i := range c.steps {
		face, err := c.open(i)
		if err != nil {
			c.lib.findings = append(c.lib.findings, brokenFont(err))
		}
		lacks := func(r rune) bool { _, ok := face.Lookup(r); return !ok }
		if face != nil && !slices.ContainsFunc(set, lacks) {
			return face
		}
	}
	return nil
}

// open opens a step, once; an error is given only that time. The caller holds
// the library's lock.
func (c *Chain) open(i int) (*Face, error) {
	s := &c.steps[i]
	if s.opened {
		return s.face, nil
	}
	s.opened = true
	var err error
	s.face, err = c.lib.open(s.sources)
	return s.face, err
}

// start opens the first face. The caller holds the library's lock.
func (c *Chain) start() (list diag.List) {
	for i := range c.steps {
		s := &c.steps[i]
		face, err := c.open(i)
		if err != nil {
			list = append(list, brokenFont(err))
		}
		if face != nil {
			c.first = i
			if face.sfnt.restricted() {
				list = append(list, restrictedFont(face))
			}
			break
		}
		if err == nil && i == 0 {
			list = append(list, c.missing(s))
		}
	}
	return list
}

// missing says that the chain's own face has no file.
func (c *Chain) missing(s *step) diag.Diagnostic {
	what := fmt.Sprintf("the face %s", c.name)
	if s.bold {
		what = fmt.Sprintf("the bold of the face %s", c.name)
	}
	if len(s.sources) == 0 {
		return diag.Diagnostic{
			Severity: diag.Error, Code: "missing-font",
			Message: what + " has no font file in the catalogue",
			Hint:    "name its files in fonts/catalogue.yaml",
		}
	}
	where := "no folder"
	if places := c.lib.find.Places(); len(places) > 0 {
		where = strings.Join(places, ", ")
	}
	return diag.Diagnostic{
		Severity: diag.Error, Code: "missing-font",
		Message: fmt.Sprintf("%s is not installed: none of its font files is there (%s)", what, names(s.sources)),
		Hint:    "run `make fonts`, or put one of these files into the project's folder fonts/; looked in " + where,
	}
}

func brokenFont(err error) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Error, Code: "broken-font",
		Message: fmt.Sprintf("the font file cannot be used: %v", err),
		Hint:    "replace the file, or name another one in fonts/catalogue.yaml; `make fonts` installs the free ones again once the file is deleted",
	}
}

func restrictedFont(f *Face) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Warning, Code: "restricted-font",
		Message: fmt.Sprintf("the maker of the font %s does not allow it to be embedded in a PDF (%s)", f.name, f.path),
		Hint:    "ask the maker for a licence, or name another font in fonts/catalogue.yaml",
	}
}

// NoGlyph is the finding that no face of the chain has a character. The caller
// fills in the place.
func (c *Chain) NoGlyph(r rune) diag.Diagnostic {
	c.lib.mu.Lock()
	defer c.lib.mu.Unlock()
	var looked, absent []string
	for i := range c.steps {
		s := &c.steps[i]
		switch {
		case s.face != nil:
			looked = appendNew(looked, s.face.Name())
		case len(s.sources) > 0:
			absent = appendNew(absent, s.family)
		}
	}
	d := diag.Diagnostic{
		Severity: diag.Error, Code: "no-glyph",
		Message: fmt.Sprintf("no font of the face %s has the character %s", c.name, codePoint(r)),
		Hint:    "write another character, or add a font that has it to the fallback faces in fonts/catalogue.yaml",
	}
	if len(looked) > 0 {
		d.Hint += "; looked in " + strings.Join(looked, ", ")
	}
	if len(absent) > 0 {
		d.Hint += "; not installed, but `make fonts` may bring it: " + strings.Join(absent, ", ")
	}
	return d
}

func appendNew(list []string, s string) []string {
	for _, t := range list {
		if t == s {
			return list
		}
	}
	return append(list, s)
}
