package font

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"booklet/pipeline/diag"
)

// Library finds and opens the faces of a catalogue. It is safe for use by
// several goroutines.
type Library struct {
	families []Family
	index    map[string]int
	find     Finder

	mu       sync.Mutex
	chains   map[chainKey]*Chain
	faces    map[string]*Face    // by file, member, axes and changes
	broken   map[string]error    // the same, of those that could not be opened
	files    map[string]openFile // by path
	findings diag.List           // of fallbacks
}

type chainKey struct {
	family int
	bold   bool
}

type openFile struct {
	File
	err error
}

// NewLibrary makes a library of the families that the catalogue has. Nothing
// is opened yet.
func NewLibrary(families []Family, find Finder) *Library {
	return &Library{
		families: families, index: familyIndex(families), find: find,
		chains: map[chainKey]*Chain{}, faces: map[string]*Face{}, broken: map[string]error{}, files: map[string]openFile{},
	}
}

// Close closes the font files. Faces of the library cannot be used any more.
func (l *Library) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	var first error
	for _, f := range l.files {
		if f.File == nil {
			continue
		}
		if err := f.Close(); err != nil && first == nil {
			first = err
		}
	}
	clear(l.files)
	return first
}

// Names lists the names of all families, in the catalogue's order.
func (l *Library) Names() []string {
	out := make([]string, len(l.families))
	for i := range l.families {
		out[i] = l.families[i].Name
	}
	return out
}

// Chain gives the faces that a name of the catalogue stands for, regular or
// bold, with what is wrong about them: the first face is open and was checked.
// The findings have no place; the caller knows where the name was written. The
// chain is never nil, but has no face when no file was found or it is broken.
// The same name gives the same chain and findings.
func (l *Library) Chain(name string, bold bool) (*Chain, diag.List) {
	i, ok := l.index[name]
	if !ok {
		return &Chain{lib: l, name: name, first: -1}, diag.List{{
			Severity: diag.Error, Code: "unknown-face",
			Message: fmt.Sprintf("the catalogue of fonts has no face %q", name),
			Hint:    "it has " + strings.Join(l.Names(), ", "),
		}}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	key := chainKey{i, bold}
	if c, ok := l.chains[key]; ok {
		return c, c.findings
	}
	c := &Chain{lib: l, name: l.families[i].Name, steps: l.steps(i, bold), first: -1, found: map[rune]found{}}
	l.chains[key] = c
	if bold && len(l.boldSources(i)) == 0 {
		c.findings = append(c.findings, diag.Diagnostic{
			Severity: diag.Warning, Code: "no-bold",
			Message: fmt.Sprintf("the face %s has no bold, so bold text is set in the regular", c.name),
			Hint:    "name files for its bold, or a face that stands in, in fonts/catalogue.yaml",
		})
	}
	c.findings = append(c.findings, c.start()...)
	return c, c.findings
}

// Findings gives what went wrong since the library was made while fallback
// faces were opened for a character, each fault once, in an order that does
// not depend on when.
func (l *Library) Findings() diag.List {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := slices.Clone(l.findings)
	slices.SortFunc(out, func(a, b diag.Diagnostic) int { return strings.Compare(a.Message, b.Message) })
	return slices.CompactFunc(out, func(a, b diag.Diagnostic) bool { return a == b })
}

// steps lists the places where a chain looks, in order: the face, its bold
// first where bold is asked for; then the fallbacks in the same weight, those of
// a face that stands for its bold first; and for bold at last everything in
// regular, since a character of the wrong weight is better than none.
func (l *Library) steps(family int, bold bool) []step {
	var order []int
	add := func(i int) {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	fallbacks := func(of int) {
		for _, name := range l.families[of].Fallback {
			if i, ok := l.index[name]; ok {
				add(i)
			}
		}
	}
	add(family)
	if f := &l.families[family]; bold && len(f.Bold) == 0 {
		if b, ok := l.index[f.BoldFace]; ok {
			fallbacks(b)
		}
	}
	for at := 0; at < len(order); at++ { // fallbacks of fallbacks come last
		fallbacks(order[at])
	}
	var out []step
	if bold && len(l.boldSources(family)) > 0 {
		for _, i := range order {
			if sources := l.boldSources(i); len(sources) > 0 {
				out = append(out, step{family: l.families[i].Name, bold: true, sources: sources})
			}
		}
	}
	for _, i := range order {
		out = append(out, step{family: l.families[i].Name, sources: l.families[i].Files})
	}
	return out
}

// boldSources lists what can be the bold of a family.
func (l *Library) boldSources(family int) []Source {
	f := &l.families[family]
	if b, ok := l.index[f.BoldFace]; ok && f.BoldFace != "" {
		return slices.Concat(f.Bold, l.families[b].Files)
	}
	return f.Bold
}

// open opens the first of some sources whose file exists; nil with no error
// when none does. The caller holds l.mu.
func (l *Library) open(sources []Source) (*Face, error) {
	for _, s := range sources {
		path, ok := l.find.Find(s.File)
		if !ok {
			continue
		}
		return l.openSource(path, s)
	}
	return nil, nil
}

func (l *Library) openSource(path string, s Source) (*Face, error) {
	asked := path + "\x00" + s.Member + "\x00" + axesKey(s.Axes) + "\x00" + s.changes()
	if f, ok := l.faces[asked]; ok {
		return f, nil
	}
	if err, ok := l.broken[asked]; ok {
		return nil, err
	}
	f, err := l.openFace(path, s)
	if err != nil {
		l.broken[asked] = err
		return nil, err
	}
	// "", "0" and a PostScript name may mean the same member.
	same := fmt.Sprintf("%s\x00#%d\x00%s\x00%s", path, f.index, axesKey(f.axes), s.changes())
	if g, ok := l.faces[same]; ok {
		f = g
	}
	l.faces[asked], l.faces[same] = f, f
	return f, nil
}

func (l *Library) openFace(path string, s Source) (*Face, error) {
	file, ok := l.files[path]
	if !ok {
		file.File, file.err = l.find.Open(path)
		l.files[path] = file
	}
	if file.err != nil {
		return nil, file.err
	}
	f, err := Open(path, file, file.Size(), s.Member, s.Axes)
	if err != nil {
		return nil, err
	}
	f.change(s)
	return f, f.Check()
}
