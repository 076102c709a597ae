package store

// #include "declaration.h"
import "C"

func seek(handle int) int {
	return int(C.store_seek(C.int(handle)))
}
