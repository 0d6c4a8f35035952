package press

import (
	"runtime"

	"booklet/pipeline/parallel"
)

// each calls do for 0 to n-1 on every processor and waits. Of several errors
// the one of the lowest index is given, so that the message does not depend on
// who was faster.
func each(n int, do func(i int) error) error {
	errs := make([]error, n)
	parallel.Each(n, runtime.GOMAXPROCS(0), func(i int) { errs[i] = do(i) })
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
