package wide

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
func none(t *testing.T) {
	t.Helper()
	for _, k := range []string{"store", "buf", "list", "error", "cancel", "cursor", "txn", "sub", "gl", "tex", "ask"} {
		if n := Live(k); n != 0 {
			t.Errorf("%d %s alive", n, k)
		}
	}
}

func TestValues(t *testing.T) {
	s := must(NewStore())
	o := DefaultOptions()
	o.Home = Point{1.5, 2}
	must(Open(context.Background(), "opt", &o)).Close()
	must(Open(context.Background(), "x", nil)).Close()
	if v := must(s.Name()); v != "näme" {
		t.Fatal(v)
	}
	if v := must(s.NameAppend([]byte("a"))); string(v) != "anäme" {
		t.Fatal(v)
	}
	seen := ""
	if err := s.NameView(func(b []byte) { seen = string(b) }); err != nil || seen != "näme" {
		t.Fatal(err, seen)
	}
	if v := must(s.Nums([]uint32{1, 2, 3})); !slices.Equal(v, []float64{0.5, 1, 1.5}) {
		t.Fatal(v)
	}
	if v := must(s.NumsAppend(make([]float64, 1, 2), []uint32{1, 2, 3})); !slices.Equal(v, []float64{0, 0.5, 1, 1.5}) {
		t.Fatal(v)
	}
	if v := must(s.Keys([]byte("p"))); fmt.Sprintf("%q", v) != `["a" "" "ccc" "p"]` {
		t.Fatalf("%q", v)
	}
	var items []string
	if err := s.KeysView([]byte("p"), func(b []byte) bool { items = append(items, string(b)); return len(items) < 3 }); err != nil || len(items) != 3 {
		t.Fatal(items, err)
	}
	if v := must(s.Labels([]string{"x", "", "yz"}, [][]byte{{1}, {2, 3}})); fmt.Sprintf("%q", v) != `["x" "" "yz" "1" "2"]` {
		t.Fatalf("%q", v)
	}
	if v := must(s.Labels(nil, nil)); fmt.Sprintf("%q", v) != `["none"]` {
		t.Fatalf("%q", v)
	}
	if v := must(s.Labels(nil, [][]byte{})); len(v) != 0 {
		t.Fatalf("%q", v)
	}
	if ok := must(s.Make(func() Rect {
		r := Rect{On: true, Mode: ModeSlow, To: Point{0, 2.5}}
		r.ID[3], r.Grid[2][1] = 9, -7
		return r
	})); !ok {
		t.Fatal("make")
	}
	if _, found, err := s.Maybe(nil, nil, nil, nil, nil); found || err != nil {
		t.Fatal(found, err)
	}
	n, tx, r, f, b := uint32(3), "t", Rect{On: true}, AccessRead|AccessWrite, true
	if v, found, err := s.Maybe(&n, &tx, &r, &f, &b); v != ModeSlow || !found || err != nil {
		t.Fatal(v, found, err)
	}
	bad := Access(99)
	if _, _, err := s.Maybe(&n, &tx, &r, &bad, &b); !errors.Is(err, ErrBadCall) {
		t.Fatal(err)
	} else {
		t.Log(err, bad, ModeSlow, Mode(9), f, Access(0))
	}
	if v := must(Sum([]int64{1, 2}, 3, 4, 5, -6)); v != 9 {
		t.Fatal(v)
	}
	s.Close()
	none(t)
}

func TestWeigh(t *testing.T) {
	s := must(NewStore())
	var calls atomic.Int64
	var told uint64
	r, found, err := s.Weigh(func(r Rect, o Options, items [][]byte, names []string, nums []uint32, maybe *uint64, blob []byte, m Mode, b bool, c rune) float64 {
		if r.ID[0] != 9 || r.Grid[2][1] != -6 || !r.On || o.Limit != 77 || o.Ratio != 0.25 || o.Strict || o.Access != AccessWrite || o.Home.Y != 4 ||
			fmt.Sprintf("%q%q%v", items, names, nums) != `["a" "" "bc"]["x" "yz"][1 2 3]` || m != ModeSlow || !b || c != 'ß' {
			t.Error(r, o, items, names, nums, m, b, c)
		}
		if maybe != nil && *maybe%2 != 0 {
			t.Error(*maybe)
		}
		if blob != nil {
			calls.Add(100)
		}
		if maybe != nil {
			calls.Add(1000)
		}
		calls.Add(1)
		return 2
	}, func(n uint64) bool { told = n; return true })
	if err != nil || !found || calls.Load() != 2204 || told != 8 || r.To.Y != 2.5 {
		t.Fatal(err, found, calls.Load(), told, r)
	}
	func() {
		defer func() {
			if recover() != "w" {
				t.Error("no panic")
			}
		}()
		s.Weigh(func(Rect, Options, [][]byte, []string, []uint32, *uint64, []byte, Mode, bool, rune) float64 {
			panic("w")
		}, nil)
	}()
	s.Close()
	none(t)
}

func TestOwn(t *testing.T) {
	s := must(NewStore())
	in, out := make(chan bool), make(chan bool)
	go func() { s.Each(func(uint64) bool { in <- true; <-out; return false }); out <- true }()
	<-in
	if _, err := s.Finish(context.Background()); !errors.Is(err, ErrInUse) {
		t.Fatal(err)
	}
	out <- true
	<-out
	if v := must(s.Finish(context.Background())); v != 42 {
		t.Fatal(v)
	}
	if _, err := s.Finish(context.Background()); !errors.Is(err, ErrClosed) {
		t.Fatal(err)
	}
	s.Close()
	a, b := must(NewStore()), must(NewStore())
	x := must(BeginTxn(func(string) bool { return true }))
	if err := a.Merge(a, nil, x); !errors.Is(err, ErrInUse) {
		t.Fatal(err)
	}
	if err := a.Merge(b, a, x); err != nil {
		t.Fatal(err)
	}
	if err := a.Merge(b, nil, x); !errors.Is(err, ErrClosed) {
		t.Fatal(err)
	}
	if err := a.Merge(nil, nil, x); !errors.Is(err, ErrBadCall) {
		t.Fatal(err)
	}
	if _, err := a.DrainAppend(nil); !errors.Is(err, ErrBadCall) {
		t.Fatal(err)
	}
	x.Close()
	c := must(NewStore())
	if v := must(c.DrainAppend(make([]byte, 0, 20))); string(v) != "drained" {
		t.Fatal(v)
	}
	none(t)
}

func TestExclusive(t *testing.T) {
	s := must(NewStore())
	c := must(s.Iter([]byte("p")))
	s.Close()
	if v, found, err := c.Next(); err != nil || !found || v[1] != 1 {
		t.Fatal(v, found, err)
	}
	var err error
	n := 0
	for range c.EachAll(&err) {
		if _, _, err := c.Next(); !errors.Is(err, ErrReentrant) {
			t.Fatal(err)
		}
		n++
	}
	if n != 3 || err != nil {
		t.Fatal(n, err)
	}
	c.Close()
	var x *Txn
	asked := 0
	x = must(BeginTxn(func(q string) bool {
		asked++
		if err := x.Put(nil, nil); !errors.Is(err, ErrReentrant) {
			t.Error(err)
		}
		return true
	}))
	y := must(BeginTxn(func(string) bool { return false }))
	if err := x.Put([]byte("ask"), nil); err != nil || asked != 1 {
		t.Fatal(err, asked)
	}
	sub := must(x.Sub())
	if v := must(sub.ID()); v != 6 {
		t.Fatal(v)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 200 {
				var err error
				switch i % 4 {
				case 0:
					err = x.Put(nil, y)
				case 1:
					err = y.Put(nil, x)
				case 2:
					err = x.Put(nil, nil)
				default:
					_, err = sub.ID()
				}
				if err != nil {
					t.Error(err)
				}
			}
		}()
	}
	wg.Wait()
	if err := x.Put(nil, x); !errors.Is(err, ErrBadCall) {
		t.Log("self", err)
	}
	askedChild := false
	if err := x.OnAsk(func(string) bool {
		// The child shows the library its parent, which is being used.
		_, err := sub.ID()
		askedChild = errors.Is(err, ErrReentrant)
		return true
	}); err != nil {
		t.Fatal(err)
	}
	if err := x.Put([]byte("ask"), nil); err != nil || !askedChild {
		t.Fatal(err, askedChild)
	}
	if err := x.OnAsk(func(string) bool { runtime.Goexit(); return true }); err != nil {
		t.Fatal(err)
	}
	if err := x.Put([]byte("ask"), nil); err != nil {
		t.Fatal(err)
	}
	x.Close()
	y.Close()
	must(sub.ID())
	sub.Close()
	none(t)
}

func TestPinned(t *testing.T) {
	before := runtime.NumGoroutine()
	g := must(NewGl())
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 50 {
				if err := g.Draw(func(n uint64) bool { return true }); err != nil && !errors.Is(err, ErrReentrant) {
					t.Error(err)
				}
			}
		}()
	}
	wg.Wait()
	g.Draw(func(uint64) bool {
		if err := g.Draw(func(uint64) bool { return true }); !errors.Is(err, ErrReentrant) {
			t.Error(err)
		}
		return false
	})
	func() {
		defer func() {
			if recover() != "p" {
				t.Error("no panic")
			}
		}()
		g.Draw(func(uint64) bool { panic("p") })
	}()
	tex := must(g.Tex())
	g.Close()
	if v := must(tex.SizeAppend(nil)); len(v) != 3 {
		t.Fatal(v)
	}
	tex.Close()
	s := must(NewStore())
	g = must(NewGl())
	g2, found, err := s.Pin(g)
	if err != nil || !found {
		t.Fatal(err)
	}
	if _, found, err := s.Pin(nil); found || err != nil {
		t.Fatal(err)
	}
	g.End()
	g2.Draw(func(uint64) bool { return true })
	g2.Close()
	s.Close()
	time.Sleep(20 * time.Millisecond)
	if after := runtime.NumGoroutine(); after > before {
		t.Fatal(before, after)
	}
	none(t)
}

func TestCancelledSlots(t *testing.T) {
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer stop()
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if _, err := OpenURL(ctx, "wait"); !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, ErrCancelled) {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	if _, err := OpenURL(context.Background(), "x"); !errors.Is(err, ErrIO) {
		t.Fatal(err)
	} else {
		t.Log(err)
	}
	none(t)
}

func TestForever(t *testing.T) {
	got := make(chan uint64, 1)
	if err := LogTo(func(d, n uint64) bool { got <- d; return true }); err != nil || <-got != 7 {
		t.Fatal(err)
	}
}
