package pipeline

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"booklet/layouts"
	"booklet/pipeline/font"
	"booklet/pipeline/press"
)

// disk is the machine's files, for benchmarks over real issues.
type disk struct{}

func (disk) Open(name string) (fs.File, error)          { return os.Open(name) }
func (disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (disk) Real(name string) (string, error)           { return filepath.Abs(name) }

// machine is a World over the real files and fonts of this project.
func machine(t testing.TB) *World {
	t.Helper()
	if _, err := os.Stat("../fonts/FandolSong-Regular.otf"); err != nil {
		t.Fatal("fonts/FandolSong-Regular.otf is missing: run make fonts")
	}
	return &World{Files: disk{}, Project: "..", Layouts: layouts.Files, Catalogue: catalogue(t),
		Fonts: font.NewDirs(disk{}, "../fonts", nil), Jobs: 2}
}

// BenchmarkStages measures each stage alone, and all of them, over the sample
// issue and the real booklet where it lies beside the project. What the stages
// before one made is there already, and the files are in the system's cache.
func BenchmarkStages(b *testing.B) {
	for _, issue := range []struct{ name, manifest string }{
		{"sample", "../sources/2024年第2期/booklet.yaml"},
		{"real", "../../shared/booklets/2024-02/booklet.yaml"},
	} {
		if _, err := os.Stat(issue.manifest); err != nil {
			continue
		}
		b.Run(issue.name, func(b *testing.B) {
			w, job := machine(b), Job{Manifest: issue.manifest}
			done := Result{}
			for _, s := range Stages {
				before := done
				if found := s.run(w, job, &done); found.HasErrors() {
					b.Fatal(found)
				}
				b.Run(s.Name, func(b *testing.B) {
					for b.Loop() {
						r := before
						r.Passages = slices.Clone(before.Passages)
						s.run(w, job, &r)
						if r.Fonts != before.Fonts {
							r.Close()
						}
					}
				})
			}
			for _, p := range press.Presses {
				b.Run("press "+p.Name, func(b *testing.B) {
					for b.Loop() {
						if err := Press(io.Discard, p.New(), &done); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
			done.Close()
			b.Run("all", func(b *testing.B) {
				for b.Loop() {
					r := Run(w, job)
					if err := Press(io.Discard, press.Presses[0].New(), r); err != nil {
						b.Fatal(err)
					}
					r.Close()
				}
			})
		})
	}
}
