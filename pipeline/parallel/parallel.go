// Package parallel runs independent work on several processors so that nothing
// can be told of it afterwards: results are put back by index, and a panic
// comes out where the work was called for. No other package starts goroutines,
// but for the one of a font that must turn broken files into errors.
package parallel

import (
	"fmt"
	"runtime/debug"
	"sync"
)

// Each calls do for 0 to n-1, at most jobs calls at a time, and returns when
// all have returned. Callers put results back by index, so that nothing
// depends on the order. A panic in do comes out of Each as a *Panic.
func Each(n, jobs int, do func(i int)) {
	if jobs = min(jobs, n); jobs <= 1 {
		for i := range n {
			do(i)
		}
		return
	}
	var (
		wg    sync.WaitGroup
		mu    sync.Mutex
		next  int
		first *Panic
	)
	for range jobs {
		wg.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					mu.Lock()
					defer mu.Unlock()
					if first == nil {
						first = asPanic(v, debug.Stack())
					}
				}
			}()
			for {
				mu.Lock()
				i, stop := next, next >= n || first != nil
				next++
				mu.Unlock()
				if stop {
					return
				}
				do(i)
			}
		})
	}
	wg.Wait()
	if first != nil {
		panic(first)
	}
}

// Panic is a panic that was caught in a goroutine and is raised again in the
// one that waited for it, with the stack of where it happened.
type Panic struct {
	Value any
	Stack []byte
}

func (p *Panic) Error() string { return fmt.Sprint(p.Value) }

func asPanic(v any, stack []byte) *Panic {
	if p, ok := v.(*Panic); ok {
		return p
	}
	return &Panic{v, stack}
}
