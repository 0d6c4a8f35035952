package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"booklet/pipeline/sources"
)

// readInput reads a file to import, unless it is too large to be one.
func readInput(name string) ([]byte, error) {
	f, err := os.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, fmt.Errorf("can't read the file: %w", reason(err))
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, fmt.Errorf("can't read the file: %w", reason(err))
	case info.IsDir():
		return nil, errors.New("this is a folder: name the files in it")
	case info.Size() > sources.MaxInput:
		return nil, fmt.Errorf("the file has %d MB; at most %d MB are read", info.Size()>>20, sources.MaxInput>>20)
	}
	data, err := io.ReadAll(io.LimitReader(f, sources.MaxInput+1))
	if err != nil {
		return nil, fmt.Errorf("can't read the file: %w", reason(err))
	}
	return data, nil
}

// besideInput opens files in the folder of an input and below it; links that
// lead out of it are not followed.
func besideInput(name string) func(string) ([]byte, error) {
	dir := filepath.Dir(filepath.FromSlash(name))
	return func(file string) ([]byte, error) {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, reason(err)
		}
		defer root.Close()
		f, err := root.Open(filepath.FromSlash(file))
		if err != nil {
			return nil, reason(err)
		}
		defer f.Close()
		const most = 64 << 20
		data, err := io.ReadAll(io.LimitReader(f, most+1))
		if err == nil && len(data) > most {
			err = errors.New("it is larger than 64 MB")
		}
		return data, err
	}
}
