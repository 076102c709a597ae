// Package till is a shop's till. The till itself is written in Rust; cgo calls it by the C header.
package till

/*
#cgo CFLAGS: -I${SRCDIR}/include
#cgo LDFLAGS: ${SRCDIR}/target/release/libtill.a
#cgo linux LDFLAGS: -lpthread -ldl -lm
#cgo windows LDFLAGS: -lws2_32 -luserenv -lntdll
#include "till.h"
*/
import "C"

import "fmt"

// Options say how the day begins. Amounts are in cents.
type Options struct {
	Float       int64 // what lies in the drawer in the morning
	RefundLimit int32 // the largest refund that needs no manager
	TaxPermille int32 // tax within every price, in thousandths of the net price
	Training    bool  // everything is answered, nothing is counted
}

// Till is an open till.
type Till struct{ till *C.till }

// Open opens a till. The struct that the library reads lies in Go's memory and was laid out by the header.
func Open(options Options) Till {
	return Till{C.till_open(&C.till_options{
		float_cents:  C.int64_t(options.Float),
		refund_limit: C.int32_t(options.RefundLimit),
		tax_permille: C.int32_t(options.TaxPermille),
		training:     C.bool(options.Training),
	})}
}

// Ring rings up an amount, a refund where it is negative, and says what became of it.
func (t Till) Ring(cents int32) string {
	switch status := C.till_ring(t.till, C.int32_t(cents)); status {
	case C.TILL_REFUSED:
		return "refused"
	case C.TILL_SOLD:
		return "sold"
	case C.TILL_REFUNDED:
		return "refunded"
	default:
		return fmt.Sprintf("status %d?", status)
	}
}

// Cash is what lies in the drawer.
func (t Till) Cash() int64 { return int64(C.till_cash(t.till)) }

// Tax is the tax within what was sold and not refunded.
func (t Till) Tax() int64 { return int64(C.till_tax(t.till)) }

// Close closes the till.
func (t Till) Close() { C.till_close(t.till) }
