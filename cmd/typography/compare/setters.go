package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"booklet/cmd/typography/report"
	"booklet/cmd/typography/rules"
	"booklet/cmd/typography/source"
)

// column is what one program made of a text.
type column struct {
	name    string
	missing string // why there is nothing
	pdf     string
	time    time.Duration // wall clock of the fastest run
	memory  int64         // KiB, at most, in that run
	pages   int
	rules   []rules.Result
	stretch report.Stretch
}

// setter is a program that sets text.
type setter struct {
	name string
	set  func(dir string, ps []source.Paragraph, runs int) (column, error)
}

func setters(work, fonts, booklet string) []setter {
	return []setter{
		{"booklet", func(dir string, ps []source.Paragraph, runs int) (column, error) {
			return byBooklet(dir, booklet, ps, runs)
		}},
		{"XeLaTeX + ctex", func(dir string, ps []source.Paragraph, runs int) (column, error) { return byTeX(dir, fonts, ps, runs) }},
		{"Typst", func(dir string, ps []source.Paragraph, runs int) (column, error) {
			return byTypst(work, dir, fonts, ps, runs)
		}},
	}
}

func byTeX(dir, fonts string, ps []source.Paragraph, runs int) (column, error) {
	if err := os.WriteFile(filepath.Join(dir, "ctex.tex"), []byte(texFile(fonts, ps)), 0o644); err != nil {
		return column{}, err
	}
	c, err := timed(runs, dir, "xelatex", "-interaction=batchmode", "-halt-on-error", "ctex.tex")
	c.pdf = filepath.Join(dir, "ctex.pdf")
	return c, err
}

// compilerPackage ships Typst's compiler as a library for Node; its version is
// Typst 0.14.2.
const compilerPackage = "@myriaddreamin/typst-ts-node-compiler@0.7.0"

func byTypst(work, dir, fonts string, ps []source.Paragraph, runs int) (column, error) {
	c, err := typst(work, dir, "typst", typstFile(ps), fonts, runs, bodyFace+".otf", boldFace+".otf")
	c.pdf = filepath.Join(dir, "typst.pdf")
	return c, err
}

// typst compiles a file with Typst, which sees the named font files alone: it
// opens every font of a folder.
func typst(work, dir, name, text, fonts string, runs int, faces ...string) (column, error) {
	tool := filepath.Join(work, "typst")
	if err := os.MkdirAll(tool, 0o755); err != nil {
		return column{}, err
	}
	if err := os.WriteFile(filepath.Join(tool, "set.mjs"), []byte(typstScript), 0o644); err != nil {
		return column{}, err
	}
	if _, err := os.Stat(filepath.Join(tool, "node_modules", "@myriaddreamin", "typst-ts-node-compiler")); err != nil {
		cmd := exec.Command("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", tool, compilerPackage)
		if out, err := cmd.CombinedOutput(); err != nil {
			return column{}, fmt.Errorf("npm install %s: %w: %s", compilerPackage, err, out)
		}
	}
	in, out := filepath.Join(dir, name+".typ"), filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(in, []byte(text), 0o644); err != nil {
		return column{}, err
	}
	only := filepath.Join(work, "faces-"+name)
	if err := os.MkdirAll(only, 0o755); err != nil {
		return column{}, err
	}
	for _, f := range faces {
		to := filepath.Join(only, f)
		os.Remove(to)
		if err := os.Symlink(filepath.Join(fonts, f), to); err != nil {
			return column{}, err
		}
	}
	return timed(runs, dir, "node", filepath.Join(tool, "set.mjs"), in, out, only)
}

func byBooklet(dir, booklet string, ps []source.Paragraph, runs int) (column, error) {
	if _, err := os.Stat(booklet); err != nil {
		return column{}, err
	}
	if err := writeBooklet(dir, ps); err != nil {
		return column{}, err
	}
	c, err := timed(runs, "", booklet, "build", "--out", dir, filepath.Join(dir, "booklet.yaml"))
	c.pdf = filepath.Join(dir, "compare.pdf")
	return c, err
}

// timed runs a command several times and keeps the fastest run's time and
// memory.
func timed(runs int, dir, name string, args ...string) (column, error) {
	var c column
	for i := range max(1, runs) {
		cmd := exec.Command(name, args...)
		var out bytes.Buffer
		cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &out
		start := time.Now()
		if err := cmd.Run(); err != nil {
			return c, fmt.Errorf("%s: %w: %s", name, err, tail(out.String(), 600))
		}
		if d := time.Since(start); i == 0 || d < c.time {
			c.time = d
			if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
				c.memory = u.Maxrss
			}
		}
	}
	return c, nil
}

// versions names the programs that were compared.
func versions() string {
	tex := "XeLaTeX is not installed."
	if out, err := exec.Command("xelatex", "--version").Output(); err == nil {
		tex = string(bytes.SplitN(out, []byte("\n"), 2)[0]) + "."
	}
	return tex + " Typst 0.14.2, from the npm package " + compilerPackage + "."
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }
