//go:build !kvchurn

package kv_test

const churns = false
