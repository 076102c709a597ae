package main

import "example.com/bench"

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
