package store

// #include "declaration.h"
import "C"

func reserve(bytes int) int {
	return int(C.store_reserve(C.ulong(bytes)))
}
