package store

// #include "declaration.h"
import "C"
import "unsafe"

type options struct {
	limit      uint64
	cachePages uint32
	readOnly   bool
}

func open(limit uint64) {
	opts := &options{limit: limit}
	C.store_open((*C.struct_store_options)(unsafe.Pointer(opts)))
}
