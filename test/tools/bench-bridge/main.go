// Command ratios measures the generated bridge beside the one that was written by hand, by turns.
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

type byHand struct{ s *bench.HandStore }

//go:noinline
func (h byHand) add() { number, _ = h.s.Add(number & 7) }

//go:noinline
func (h byHand) put() { must(h.s.Put(given.key, given.value)) }

//go:noinline
func (h byHand) into() {
	length, err := h.s.GetInto(given.room, given.key)
	must(err)
	number = uint64(length)
}

//go:noinline
func (h byHand) owned() {
	result, err := h.s.Get(given.key)
	must(err)
	given.none = result[:0]
}

//go:noinline
func (h byHand) scan() { number, _ = h.s.Scan(show) }

//go:noinline
func (h byHand) fail() {
	if _, err := h.s.Get(nil); err != nil {
		failed++
	}
}

func show(key, value []byte) bool { return len(key) < len(value) }

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// timesOf returns nanoseconds for each call.
func timesOf(call func(), calls int) float64 {
	start := time.Now()
	for range calls {
		call()
	}
	return float64(time.Since(start).Nanoseconds()) / float64(calls)
}

// measured is what one call took on each side, in each of the runs.
type measured struct {
	Name            string
	Empty           []float64
	Hand            []float64
	Generated       []float64
	HandAllocs      float64
	GeneratedAllocs float64
}

func main() {
	runs, calls := 10, 200_000
	s, err := bench.NewStore()
	must(err)
	defer s.Close()
	hand, err := bench.HandOpen()
	must(err)
	defer hand.Close()
	g, h := generated{s}, byHand{hand}
	var results []measured
	for _, pair := range []struct {
		name            string
		hand, generated func()
		calls           int
	}{
		{"scalar", h.add, g.add, calls},
		{"bytes in", h.put, g.put, calls},
		{"into", h.into, g.into, calls},
		{"owned", h.owned, g.owned, calls},
		{"scan of 100", h.scan, g.scan, calls / 100},
		{"error", h.fail, g.fail, calls / 4},
	} {
		m := measured{Name: pair.name}
		timesOf(pair.hand, pair.calls)
		timesOf(pair.generated, pair.calls)
		for run := range runs {
			m.Empty = append(m.Empty, timesOf(bench.HandEmpty, calls))
			// Who goes first gains nothing by it.
			if run%2 == 0 {
				m.Hand = append(m.Hand, timesOf(pair.hand, pair.calls))
				m.Generated = append(m.Generated, timesOf(pair.generated, pair.calls))
			} else {
				m.Generated = append(m.Generated, timesOf(pair.generated, pair.calls))
				m.Hand = append(m.Hand, timesOf(pair.hand, pair.calls))
			}
		}
		m.HandAllocs = testing.AllocsPerRun(1000, pair.hand)
		m.GeneratedAllocs = testing.AllocsPerRun(1000, pair.generated)
		results = append(results, m)
	}
	must(json.NewEncoder(os.Stdout).Encode(results))
}
