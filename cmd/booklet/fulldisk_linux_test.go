package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A disk that really is full: the write fails at the very end, when the
// system has no more room for what it had taken.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("a small disk needs root: %v", err)
	}
	defer syscall.Unmount(dir, 0)
	pdf := filepath.Join(dir, "issue.pdf")
	if err := writeFile(pdf, func(w io.Writer) error { _, err := w.Write([]byte("before")); return err }); err != nil {
		t.Fatal(err)
	}
	err := writeFile(pdf, func(w io.Writer) error { _, err := w.Write(make([]byte, 200<<10)); return err })
	if err == nil || !strings.HasSuffix(err.Error(), "issue.pdf: the disk is full") {
		t.Errorf("the error is %v", err)
	}
	if data, err := os.ReadFile(pdf); err != nil || !bytes.Equal(data, []byte("before")) {
		t.Errorf("the PDF before is now %q, %v", data, err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}
