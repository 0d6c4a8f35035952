// Command booklet sets study booklets: one manifest in, one PDF out.
//
// It exits with 0 when everything was built, 1 when the input has errors, 2
// when it was called wrongly, and 3 on a bug in the program. Results go to
// standard output, messages and progress to standard error.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

// version is what `booklet --version` says; CHANGELOG.md tells them apart.
const version = "0.1.0"

// The exit codes.
const (
	exitBuilt = 0
	exitInput = 1
	exitUsage = 2
	exitBug   = 3
)

// errInput ends a command whose findings are printed already.
var errInput = errors.New("the input has errors")

// usageError is a call that the program can't make sense of.
type usageError struct{ message, hint string }

func (e *usageError) Error() string { return e.message }

func main() {
	// The heap of one booklet is small and short-lived: collecting less often
	// saves a tenth of the time for a few megabytes.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	os.Exit(run(os.Args, os.Stdout, os.Stderr))
}

// run is the program without its process: it gives the exit code.
func run(args []string, stdout, stderr io.Writer) (code int) {
	defer func() {
		if v := recover(); v != nil {
			code = crashed(stderr, v)
		}
	}()
	stop := cleanUpOnSignal()
	defer stop()

	app := newApp(stdout, stderr)
	err := app.Run(flagsFirst(app, args))
	var usage *usageError
	switch {
	case err == nil:
		return exitBuilt
	case errors.Is(err, errInput):
		return exitInput
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "booklet: %s\n", usage.message)
		if usage.hint != "" {
			fmt.Fprintf(stderr, "    hint: %s\n", usage.hint)
		}
		return exitUsage
	default: // what can't be read or written, with a sentence of its own
		fmt.Fprintf(stderr, "booklet: %v\n", err)
		return exitInput
	}
}
