package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"booklet/pipeline/parallel"
)

// crashed says that the program has a bug, and where the report of it lies:
// the stack is for the one who mends it, not for the editor's screen.
func crashed(stderr io.Writer, v any) int {
	removeUnfinished()
	stack := debug.Stack()
	var inner *parallel.Panic
	if err, ok := v.(error); ok && errors.As(err, &inner) {
		v, stack = inner.Value, inner.Stack
	}
	report := fmt.Sprintf("booklet %s, %s %s/%s\narguments: %q\n\npanic: %v\n\n%s",
		version, runtime.Version(), runtime.GOOS, runtime.GOARCH, os.Args[1:], v, stack)

	fmt.Fprintf(stderr, "booklet: a bug in the program, not in your files: %v\n", v)
	fmt.Fprintf(stderr, "    Nothing that was there before has been changed.\n")
	f, err := os.CreateTemp("", "booklet-bug-*.txt")
	if err == nil {
		_, err = f.WriteString(report)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		fmt.Fprintf(stderr, "    Please send the lines below to the authors of booklet, with your manifest:\n\n%s\n", report)
		return exitBug
	}
	fmt.Fprintf(stderr, "    Please send the file %s to the authors of booklet, with your manifest.\n", f.Name())
	return exitBug
}
