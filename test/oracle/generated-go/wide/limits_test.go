package wide

import (
	"bytes"
	"errors"
	"sync"
	"testing"
	"time"
)

// within fails where f waits for itself.
func within(t *testing.T, f func()) {
	t.Helper()
	done := make(chan bool)
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("it waits for itself")
	}
}

func TestLoopsCopy(t *testing.T) {
	s := must(NewStore())
	var err error
	var blobs [][]byte
	var lists [][][]byte
	for blob, items := range s.PairsAll(&err) {
		blobs, lists = append(blobs, blob), append(lists, items)
	}
	if err != nil || len(blobs) != 4 {
		t.Fatal(len(blobs), err)
	}
	for i := range byte(4) {
		var want []byte
		if i%2 == 0 {
			want = bytes.Repeat([]byte{i}, 64)
		}
		if !bytes.Equal(blobs[i], want) || (blobs[i] == nil) != (want == nil) {
			t.Error(i, blobs[i])
		}
		for j, item := range lists[i] {
			if !bytes.Equal(item, bytes.Repeat([]byte{i + 10*byte(j+1)}, 64)) {
				t.Error(i, j, item)
			}
		}
	}
	s.Close()
	none(t)
}

func TestLimitInItsOwnCallback(t *testing.T) {
	s := must(NewStore())
	within(t, func() {
		if err := s.Once(func(uint64) bool {
			if err := s.Once(func(uint64) bool { return true }); !errors.Is(err, ErrReentrant) {
				t.Error(err)
			}
			return false
		}); err != nil {
			t.Error(err)
		}
	})
	within(t, func() {
		var outer, inner error
		for range s.OnceAll(&outer) {
			for range s.OnceAll(&inner) {
				t.Error("two at once")
			}
			if !errors.Is(inner, ErrReentrant) {
				t.Error(inner)
			}
		}
		if outer != nil {
			t.Error(outer)
		}
	})
	within(t, func() {
		if err := s.Apart(func() Rect {
			if err := s.Apart(func() Rect { return Rect{} }); !errors.Is(err, ErrReentrant) {
				t.Error(err)
			}
			return Rect{}
		}); err != nil {
			t.Error(err)
		}
	})
	// Others wait for their place.
	within(t, func() {
		in, out := make(chan bool), make(chan error)
		go func() {
			out <- s.Once(func(n uint64) bool {
				if n == 0 {
					in <- true
				}
				return true
			})
		}()
		<-in
		if err := s.Once(func(uint64) bool { return true }); err != nil {
			t.Error(err)
		}
		if err := <-out; err != nil {
			t.Error(err)
		}
	})
	s.Close()
	none(t)
}

func makeTxn() *Txn { return must(BeginTxn(func(string) bool { return true })) }

func TestConsumesAllOrNothing(t *testing.T) {
	s := must(NewStore())
	closed := makeTxn()
	closed.Close()
	for range 50 {
		open := makeTxn()
		var wg sync.WaitGroup
		wg.Add(2)
		go func() {
			defer wg.Done()
			for range 100 {
				if err := s.Eat(open, closed); !errors.Is(err, ErrClosed) && !errors.Is(err, ErrInUse) {
					t.Error(err)
				}
			}
		}()
		go func() {
			defer wg.Done()
			for range 100 {
				if err := open.Put(nil, nil); err != nil {
					t.Error(err)
				}
			}
			open.Close()
			if err := open.Put(nil, nil); !errors.Is(err, ErrClosed) {
				t.Error(err)
			}
		}()
		wg.Wait()
		if n := Live("txn"); n != 0 {
			t.Fatal(n, "alive: Close was lost")
		}
	}
	if a := makeTxn(); !errors.Is(s.Eat(a, a), ErrInUse) || a.Put(nil, nil) != nil || a.Close() != nil {
		t.Error("consumed twice")
	}
	for range 200 {
		txns := [3]*Txn{makeTxn(), makeTxn(), makeTxn()}
		errs := make(chan error)
		for i, a := range txns {
			go func() { errs <- s.Eat(a, txns[(i+1)%3]) }()
		}
		eaten := 0
		for range txns {
			switch err := <-errs; {
			case err == nil:
				eaten++
			case !errors.Is(err, ErrClosed) && !errors.Is(err, ErrInUse):
				t.Error(err)
			}
		}
		if n := Live("txn"); eaten > 1 || n != int64(3-2*eaten) {
			t.Fatal(eaten, n)
		}
		for _, x := range txns {
			x.Close()
		}
	}
	s.Close()
	none(t)
}

func TestCloseInCallbackOfPinned(t *testing.T) {
	for name, closing := range map[string]func(*Gl, *Tex){
		"child":  func(_ *Gl, tex *Tex) { tex.Close() },
		"parent": func(gl *Gl, _ *Tex) { gl.Close() },
		"both":   func(gl *Gl, tex *Tex) { gl.Close(); tex.Close() },
		"elsewhere": func(_ *Gl, tex *Tex) {
			done := make(chan bool)
			go func() {
				tex.Close()
				close(done)
			}()
			<-done
		},
	} {
		g := must(NewGl())
		tex := must(g.Tex())
		within(t, func() {
			if err := g.Draw(func(n uint64) bool {
				if n == 0 {
					closing(g, tex)
					if name != "parent" && Live("tex") != 1 {
						t.Error(name, "freed within the call")
					}
				}
				return true
			}); err != nil {
				t.Error(name, err)
			}
			if _, err := tex.SizeAppend(nil); (err == nil) != (name == "parent") {
				t.Error(name, err)
			}
			if name != "parent" && Live("tex") != 0 {
				t.Error(name, "not freed after the call")
			}
			g.Close()
			tex.Close()
		})
		none(t)
	}
}
