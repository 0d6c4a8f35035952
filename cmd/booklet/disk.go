package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// disk is the file tree of the machine, for pipeline.World.
type disk struct{}

func (disk) Open(path string) (fs.File, error) { return os.Open(filepath.FromSlash(path)) }

func (disk) ReadDir(path string) ([]fs.DirEntry, error) { return os.ReadDir(filepath.FromSlash(path)) }

func (disk) Real(path string) (string, error) {
	at, err := filepath.Abs(filepath.FromSlash(path))
	if err != nil {
		return "", err
	}
	for tail := ""; ; {
		real, err := filepath.EvalSymlinks(at)
		if err == nil {
			return filepath.ToSlash(filepath.Join(real, tail)), nil
		}
		up := filepath.Dir(at)
		if up == at || !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		tail = filepath.Join(filepath.Base(at), tail)
		at = up
	}
}
