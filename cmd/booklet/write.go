package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
)

// create opens a new file for writing; tests give one that fails.
var create = func(name string) (file, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

type file interface {
	io.WriteCloser
	Sync() error
}

// unfinished are the files that are being written. They go away when the
// program is told to stop.
var unfinished = struct {
	sync.Mutex
	names map[string]bool
}{names: map[string]bool{}}

// writeFile writes a file whole or not at all: beside its place, then renamed
// over it. When anything goes wrong the file that was there stays.
func writeFile(name string, write func(io.Writer) error) (err error) {
	dir, base := filepath.Split(name)
	if err := os.MkdirAll(filepath.Clean(dir), 0o777); err != nil {
		return fmt.Errorf("can't make the folder %s: %w", filepath.Clean(dir), reason(err))
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return fmt.Errorf("can't write %s: it is a folder", name)
	}
	temp := filepath.Join(dir, fmt.Sprintf(".%s.%d.tmp", base, os.Getpid()))
	unfinished.Lock()
	unfinished.names[temp] = true
	unfinished.Unlock()
	defer func() {
		if err != nil {
			os.Remove(temp)
		}
		unfinished.Lock()
		delete(unfinished.names, temp)
		unfinished.Unlock()
	}()
	os.Remove(temp) // of a process that was killed and had the same number
	f, err := create(temp)
	if err != nil {
		return fmt.Errorf("can't write in the folder %s: %w", filepath.Clean(dir), reason(err))
	}
	buffered := bufio.NewWriterSize(f, 64<<10)
	steps := []func() error{
		func() error { return write(buffered) },
		buffered.Flush,
		f.Sync, // a full disk may say so only now
	}
	for _, step := range steps {
		if err = step(); err != nil {
			break
		}
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(temp, name)
	}
	if err != nil {
		return fmt.Errorf("can't write %s: %w", name, reason(err))
	}
	return nil
}

// reason is an error in plain words, without the path and the system call.
func reason(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return errors.New("the disk is full")
	case errors.Is(err, syscall.EROFS):
		return errors.New("the disk is read-only")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("writing there is not permitted")
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		return errors.New("a file of that name is in the way")
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	var linkError *os.LinkError
	if errors.As(err, &linkError) {
		return linkError.Err
	}
	return err
}

func removeUnfinished() {
	unfinished.Lock()
	defer unfinished.Unlock()
	for name := range unfinished.names {
		os.Remove(name)
	}
}

// cleanUpOnSignal leaves no half-written file behind when the user stops the
// program. The function that it returns ends the watch.
func cleanUpOnSignal() (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		s, ok := <-signals
		if !ok {
			return
		}
		removeUnfinished()
		code := 130 // as shells count: 128 and the signal's number
		if s == syscall.SIGTERM {
			code = 143
		}
		os.Exit(code)
	}()
	return func() { signal.Stop(signals); close(signals) }
}
