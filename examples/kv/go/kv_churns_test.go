//go:build kvchurn

package kv_test

// churns says that calls collect garbage, for which they allocate.
const churns = true
