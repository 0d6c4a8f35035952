//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"sort"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkCold measures whole processes, each started anew, as an editor or a
// CI job sees them: wall time (the median is the figure to quote) and the most
// memory at one time. The real booklet is measured where it lies beside the
// project.
func BenchmarkCold(b *testing.B) {
	fontsFolder(b)
	program := filepath.Join(b.TempDir(), "booklet")
	build := exec.Command("go", "build", "-trimpath", "-o", program, ".")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, issue := range []struct{ name, dir string }{
		{"sample", "../../sources/2024年第2期"},
		{"real", "../../../shared/booklets/2024-02"},
	} {
		if _, err := os.Stat(filepath.Join(issue.dir, "booklet.yaml")); err != nil {
			continue
		}
		for _, times := range []int{1, 10} {
			dir := b.TempDir()
			if err := multiply(issue.dir, dir, times); err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%s×%d", issue.name, times), func(b *testing.B) {
				measure(b, program, "build", "--project", "../..", "--out", filepath.Join(dir, "out"), filepath.Join(dir, "booklet.yaml"))
			})
		}
	}
}

func measure(b *testing.B, program string, args ...string) {
	var wall []float64
	var memory int64
	for b.Loop() {
		cmd := exec.Command(program, args...)
		start := time.Now()
		out, err := cmd.CombinedOutput()
		wall = append(wall, float64(time.Since(start).Microseconds())/1000)
		if err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		if used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			size := used.Maxrss // kilobytes, except on macOS
			if runtime.GOOS == "darwin" {
				size /= 1024
			}
			memory = max(memory, size)
		}
	}
	sort.Float64s(wall)
	b.ReportMetric(wall[len(wall)/2], "ms-median")
	b.ReportMetric(wall[0], "ms-min")
	b.ReportMetric(float64(memory)/1024, "MB-max")
}

// multiply copies an issue so that each of its entries is there several
// times, from files of its own.
func multiply(from, to string, times int) error {
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		return err
	}
	data, err := os.ReadFile(filepath.Join(to, "booklet.yaml"))
	if err != nil {
		return err
	}
	head, entries, ok := strings.Cut(string(data), "\ncontents:\n")
	if !ok {
		return fmt.Errorf("%s: no contents", from)
	}
	end := regexp.MustCompile(`(?m)^\S`).FindStringIndex(entries)
	tail := ""
	if end != nil {
		entries, tail = entries[:end[0]], entries[end[0]:]
	}
	manifest := head + "\ncontents:\n"
	for i := range times {
		folder := "passages"
		if i > 0 {
			folder = fmt.Sprintf("passages%d", i)
			if err := os.CopyFS(filepath.Join(to, folder), os.DirFS(filepath.Join(from, "passages"))); err != nil {
				return err
			}
		}
		manifest += strings.ReplaceAll(strings.TrimRight(entries, "\n")+"\n", "passages/", folder+"/")
	}
	return os.WriteFile(filepath.Join(to, "booklet.yaml"), []byte(manifest+tail), 0o666)
}
