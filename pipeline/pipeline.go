// Package pipeline makes a booklet: it runs the stages one after the other,
// each on the plain data that those before it made, and collects what they
// find.
package pipeline

import (
	"io"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/manifest"
	"booklet/pipeline/paint"
	"booklet/pipeline/press"
	"booklet/pipeline/sources"
	"booklet/pipeline/typeset"
)

// Stages is the way of a booklet through the program, in order. A stage reads
// what those before it made and fills in its own field of the Result; it does
// nothing when what it needs is not there.
var Stages = []Stage{
	{"manifest", loadManifest},    // booklet.yaml: what goes into the issue
	{"library", consultLibrary},   // the passages that it names by id or asks for, found
	{"layout", loadLayout},        // layouts/*.yaml: how it looks, with all that it extends
	{"sources", readPassages},     // the passages' files, as blocks and spans
	{"clean", cleanPassages},      // their text repaired
	{"passage", selectParts},      // the parts that the manifest picks
	{"pinyin", addPinyin},         // ruby where their front matter asks for it
	{"proof", proofread},          // what a proofreader would ask about, nothing changed
	{"document", composeDocument}, // everything in reading order, with its style
	{"pages", typesetPages},       // lines and pages
	{"sheets", paintSheets},       // marks at their places
}

// Press is the last stage: it writes the sheets with one of the presses.
func Press(w io.Writer, p press.Press, r *Result) error { return p.Write(w, r.Book) }

// Stage is one step of the way.
type Stage struct {
	Name string // also of what it makes, for Job.Upto
	run  func(*World, Job, *Result) diag.List
}

// Job says what to make.
type Job struct {
	Manifest string // path of the manifest
	Layout   string // a layout's name or path, instead of the manifest's own; "" for that
	Upto     string // the last stage to run; "" for all
}

// Result is what the stages made. A field is nil when its stage did not run or
// could not do anything; beside errors in Findings, what is there may have
// gaps.
type Result struct {
	Booklet  *manifest.Booklet
	Layout   *manifest.Layout
	Passages []*sources.Passage // by entry of Booklet.Contents; nil where one could not be read
	Document *compose.Document
	Pages    *typeset.Result
	Book     *paint.Book
	Fonts    *font.Library // open until Close; the press needs it
	Findings diag.List

	defaults map[string]manifest.Front // of front matter, by folder

	usable bool // the layout has no errors: setting with half a layout would find what is not wrong
}

// Close closes the font files. It may be called more than once.
func (r *Result) Close() error {
	if r.Fonts == nil {
		return nil
	}
	fonts := r.Fonts
	r.Fonts = nil
	return fonts.Close()
}

// Run makes a booklet up to its sheets. An error in the manifest or a passage
// does not stop it: the stages go on with what is there, so that one run finds
// everything. The findings are arranged by file and place.
func Run(w *World, job Job) *Result {
	r := &Result{}
	for _, s := range Stages {
		r.Findings = append(r.Findings, s.run(w, job, r)...)
		if s.Name == job.Upto {
			break
		}
	}
	r.Findings = arrange(collapse(r.Findings))
	r.Findings.FillSource(w.ReadAny)
	return r
}
