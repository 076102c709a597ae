package bench

/*
#include <hand.h>
#cgo CFLAGS: -I${SRCDIR}
#cgo noescape hand_add
#cgo nocallback hand_add
#cgo noescape hand_put
#cgo nocallback hand_put
#cgo noescape hand_get_into
#cgo nocallback hand_get_into
#cgo noescape hand_get
#cgo nocallback hand_get
#cgo nocallback hand_buf_free
#cgo noescape hand_error_message
#cgo nocallback hand_error_message
#cgo nocallback hand_error_free
#cgo nocallback hand_empty

static void hand_empty(void) {}
int32_t handOnVisit(uintptr_t ctx, uint8_t *key, size_t key_len, uint8_t *value, size_t value_len);
*/
import "C"

import (
	"fmt"
	"runtime/cgo"
	"unsafe"
)

// HandStore is what a person writes at least: the pointer, and a look at the status of each call.
type HandStore struct{ ptr *C.hand_store }

// HandError is a call that failed.
type HandError struct {
	Code    int32
	Message string
}

func (e *HandError) Error() string { return fmt.Sprintf("%s (%d)", e.Message, e.Code) }

func handFailure(code C.int32_t, said *C.hand_error) error {
	var n C.size_t
	text := C.hand_error_message(said, &n)
	e := &HandError{Code: int32(code), Message: string(unsafe.Slice((*byte)(text), n))}
	C.hand_error_free(said)
	return e
}

// HandEmpty is the crossing alone.
func HandEmpty() { C.hand_empty() }

// HandOpen makes a store.
func HandOpen() (*HandStore, error) {
	var ptr *C.hand_store
	var said *C.hand_error
	if code := C.hand_open(&ptr, &said); code != 0 {
		return nil, handFailure(code, said)
	}
	return &HandStore{ptr}, nil
}

// Close frees the store.
func (s *HandStore) Close() { C.hand_free(s.ptr) }

// Add takes and gives a number.
func (s *HandStore) Add(n uint64) (uint64, error) {
	var result C.uint64_t
	var said *C.hand_error
	if code := C.hand_add(s.ptr, C.uint64_t(n), &result, &said); code != 0 {
		return 0, handFailure(code, said)
	}
	return uint64(result), nil
}

// Put takes bytes.
func (s *HandStore) Put(key, value []byte) error {
	var said *C.hand_error
	code := C.hand_put(s.ptr, (*C.uint8_t)(unsafe.SliceData(key)), C.size_t(len(key)), (*C.uint8_t)(unsafe.SliceData(value)), C.size_t(len(value)), &said)
	if code != 0 {
		return handFailure(code, said)
	}
	return nil
}

// GetInto gives bytes in the caller's memory, as many as fit, and says how many there are.
func (s *HandStore) GetInto(dst, key []byte) (int, error) {
	var needed C.size_t
	var said *C.hand_error
	code := C.hand_get_into(s.ptr, (*C.uint8_t)(unsafe.SliceData(key)), C.size_t(len(key)), (*C.uint8_t)(unsafe.SliceData(dst)), C.size_t(len(dst)), &needed, &said)
	if code != 0 {
		return 0, handFailure(code, said)
	}
	return int(needed), nil
}

// Get gives bytes that the library made: they are copied and freed.
func (s *HandStore) Get(key []byte) ([]byte, error) {
	var buf C.hand_buf
	var said *C.hand_error
	code := C.hand_get(s.ptr, (*C.uint8_t)(unsafe.SliceData(key)), C.size_t(len(key)), &buf, &said)
	if code != 0 {
		return nil, handFailure(code, said)
	}
	result := make([]byte, buf.len)
	copy(result, unsafe.Slice((*byte)(buf.ptr), buf.len))
	C.hand_buf_free(buf)
	return result, nil
}

// Scan calls a function for each entry.
func (s *HandStore) Scan(visit func(key, value []byte) bool) (uint64, error) {
	handle := cgo.NewHandle(visit)
	defer handle.Delete()
	var result C.uint64_t
	var said *C.hand_error
	code := C.hand_scan(s.ptr, C.hand_visit(C.handOnVisit), C.uintptr_t(handle), &result, &said)
	if code != 0 {
		return 0, handFailure(code, said)
	}
	return uint64(result), nil
}

//export handOnVisit
func handOnVisit(ctx C.uintptr_t, key *C.uint8_t, keyLen C.size_t, value *C.uint8_t, valueLen C.size_t) C.int32_t {
	visit := cgo.Handle(ctx).Value().(func(key, value []byte) bool)
	if visit(unsafe.Slice((*byte)(key), keyLen), unsafe.Slice((*byte)(value), valueLen)) {
		return 0
	}
	return 1
}
