// Command ratios measures the generated bridge, the same calls of its library written by hand, and a library that is
// written by hand too, by turns.
package main

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"
	"time"

	"example.com/bench"
)

// arguments are on the heap, as they are in programs.
type arguments struct{ key, value, none, room []byte }

var (
	given  = &arguments{[]byte("key-0001"), bytes.Repeat([]byte("v"), 64), []byte{}, make([]byte, 128)}
	number uint64
	failed int
)

type generated struct{ s *bench.Store }

//go:noinline
func (g generated) add() { number, _ = g.s.Add(number & 7) }

//go:noinline
func (g generated) put() { must(g.s.Put(given.key, given.value)) }

//go:noinline
func (g generated) into() {
	result, err := g.s.GetAppend(given.room[:0], given.key)
	must(err)
	number = uint64(len(result))
}

//go:noinline
func (g generated) owned() {
	result, err := g.s.Get(given.key)
	must(err)
	given.none = result[:0]
}

//go:noinline
func (g generated) scan() { number, _ = g.s.Scan(show) }

//go:noinline
func (g generated) fail() {
	if _, err := g.s.Get(nil); err != nil {
		failed++
	}
}

func show(key, value []byte) bool { return len(key) < len(value) }

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// slices are what a run is cut into: the shortest counts, in which nobody else had the processor.
const slices = 10

// timeOf returns nanoseconds for each call.
func timeOf(call func(), calls int) float64 {
	start := time.Now()
	for range calls {
		call()
	}
	return float64(time.Since(start).Nanoseconds()) / float64(calls)
}

// timesOf returns what a call of each function takes in one run. They have turns in it.
func timesOf(functions []func(), calls int) []float64 {
	times := make([]float64, len(functions))
	for slice := range slices {
		for i := range functions {
			// Who goes first gains nothing by it.
			at := (slice + i) % len(functions)
			time := timeOf(functions[at], calls/slices)
			if slice == 0 || time < times[at] {
				times[at] = time
			}
		}
	}
	return times
}

// side is what one call took in each of the runs, and what it allocated.
type side struct {
	Times  []float64
	Allocs float64
}

type measured struct {
	Name                           string
	Empty, Generated, Direct, Hand side
}

func main() {
	runs, calls := 10, 200_000
	s, err := bench.NewStore()
	must(err)
	defer s.Close()
	direct, err := bench.DirectOpen()
	must(err)
	defer direct.Close()
	hand, err := bench.HandOpen()
	must(err)
	defer hand.Close()
	g, d, h := generated{s}, byDirect{direct}, byHand{hand}
	var results []measured
	for _, pair := range []struct {
		name                    string
		generated, direct, hand func()
		calls                   int
	}{
		{"scalar", g.add, d.add, h.add, calls},
		{"bytes in", g.put, d.put, h.put, calls},
		{"into", g.into, d.into, h.into, calls},
		{"owned", g.owned, d.owned, h.owned, calls},
		{"scan of 100", g.scan, d.scan, h.scan, calls / 100},
		{"error", g.fail, d.fail, h.fail, calls / 4},
	} {
		m := measured{Name: pair.name}
		sides := []*side{&m.Empty, &m.Generated, &m.Direct, &m.Hand}
		functions := []func(){bench.HandEmpty, pair.generated, pair.direct, pair.hand}
		timesOf(functions, pair.calls)
		for range runs {
			for i, time := range timesOf(functions, pair.calls) {
				sides[i].Times = append(sides[i].Times, time)
			}
		}
		for i, side := range sides {
			side.Allocs = testing.AllocsPerRun(1000, functions[i])
		}
		results = append(results, m)
	}
	must(json.NewEncoder(os.Stdout).Encode(results))
}
