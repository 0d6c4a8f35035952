package parallel

import (
	"strings"
	"sync/atomic"
	"testing"
)

func TestEachCallsAll(t *testing.T) {
	for _, jobs := range []int{0, 1, 3, 100} {
		var running, most atomic.Int32
		got := make([]int, 50)
		Each(len(got), jobs, func(i int) {
			most.Store(max(most.Load(), running.Add(1)))
			got[i] += i + 1
			running.Add(-1)
		})
		for i, n := range got {
			if n != i+1 {
				t.Errorf("jobs %d: call %d: %d", jobs, i, n)
			}
		}
		if limit := int32(max(jobs, 1)); most.Load() > limit {
			t.Errorf("jobs %d: %d at the same time", jobs, most.Load())
		}
	}
}

// A bug in a goroutine must reach the command, which reports it, with the
// stack of where it happened.
func TestEachPassesPanicsOn(t *testing.T) {
	defer func() {
		p, ok := recover().(*Panic)
		if !ok || p.Value != "boom" || !strings.Contains(string(p.Stack), "parallel_test") {
			t.Errorf("recovered %v", p)
		}
	}()
	Each(10, 3, func(i int) {
		if i == 4 {
			panic("boom")
		}
	})
	t.Error("no panic")
}
