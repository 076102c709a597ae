package wide

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"
)

// eventually fails where something does not come to hold, however often garbage is collected.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 500 {
		if holds() {
			return
		}
		runtime.GC()
		time.Sleep(2 * time.Millisecond)
	}
	t.Error(what)
}

// holding calls a function while a callback of a call of c runs in another goroutine.
func holding(t *testing.T, c *Cursor, f func()) {
	t.Helper()
	in, out, over := make(chan bool), make(chan bool), make(chan error)
	go func() {
		over <- c.Each(func(uint64) bool {
			in <- true
			<-out
			return false
		})
	}()
	<-in
	f()
	close(out)
	if err := <-over; err != nil {
		t.Error(err)
	}
}

func TestOthersWaitForACallback(t *testing.T) {
	s := must(NewStore())
	c := must(s.Iter(nil))
	within(t, func() {
		next := make(chan error, 50)
		holding(t, c, func() {
			for range cap(next) {
				go func() {
					_, _, err := c.Next()
					next <- err
				}()
			}
			time.Sleep(10 * time.Millisecond)
			if len(next) != 0 {
				t.Error("a call did not wait:", <-next)
			}
		})
		for range cap(next) {
			if err := <-next; err != nil {
				t.Error(err)
			}
		}
	})
	c.Close()
	s.Close()
	none(t)
}

func TestWaitEndsWithContext(t *testing.T) {
	s := must(NewStore())
	c := must(s.Iter(nil))
	within(t, func() {
		holding(t, c, func() {
			ctx, stop := context.WithTimeout(context.Background(), 10*time.Millisecond)
			defer stop()
			if err := c.Seek(ctx); !errors.Is(err, ErrCancelled) || !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
		})
		if err := c.Seek(context.Background()); err != nil {
			t.Error(err)
		}
	})
	c.Close()
	s.Close()
	none(t)
}

func TestTurnsUnderContexts(t *testing.T) {
	s := must(NewStore())
	c := must(s.Iter(nil))
	within(t, func() {
		over := make(chan error)
		for range 8 {
			go func() {
				for i := range 100 {
					ctx, stop := context.WithTimeout(context.Background(), time.Duration(i%5)*10*time.Microsecond)
					err := c.Seek(ctx)
					stop()
					if err != nil && !errors.Is(err, ErrCancelled) {
						over <- err
						return
					}
				}
				over <- nil
			}()
		}
		for range 8 {
			if err := <-over; err != nil {
				t.Error(err)
			}
		}
		if err := c.Seek(context.Background()); err != nil {
			t.Error("a turn was lost:", err)
		}
	})
	c.Close()
	s.Close()
	none(t)
}

func TestWithoutContext(t *testing.T) {
	s := must(NewStore())
	c := must(s.Iter(nil))
	var absent context.Context
	func() {
		defer func() {
			if recover() != "Cursor.Seek: no context" {
				t.Error("no panic")
			}
		}()
		t.Error(c.Seek(absent))
	}()
	within(t, func() {
		if _, _, err := c.Next(); err != nil {
			t.Error(err)
		}
	})
	c.Close()
	s.Close()
	none(t)
}

func TestReentrantFromAnotherThread(t *testing.T) {
	s := must(NewStore())
	c := must(s.Iter(nil))
	within(t, func() {
		if err := c.Spread(func() Rect {
			if _, _, err := c.Next(); !errors.Is(err, ErrReentrant) {
				t.Error(err)
			}
			return Rect{}
		}); err != nil {
			t.Error(err)
		}
	})
	c.Close()
	s.Close()
	none(t)
}

func TestForgottenWithFunction(t *testing.T) {
	for range 10 {
		must(BeginTxn(func(string) bool { return true })).OnAsk(func(string) bool { return false })
	}
	eventually(t, "handles that keep a function are never freed", func() bool { return Live("txn") == 0 && Live("ask") == 0 })
}

func TestChildrenKeepParents(t *testing.T) {
	s, x := must(NewStore()), makeTxn()
	c := must(s.Iter(nil))
	if _, err := s.Finish(context.Background()); !errors.Is(err, ErrInUse) {
		t.Error(err)
	}
	other := must(NewStore())
	if err := other.Merge(s, nil, x); !errors.Is(err, ErrInUse) {
		t.Error(err)
	}
	if err := other.Merge(other, nil, x); !errors.Is(err, ErrInUse) {
		t.Error(err)
	}
	if err := other.Merge(s, s, x); !errors.Is(err, ErrInUse) {
		t.Error(err)
	}
	if _, err := s.Keys(nil); err != nil {
		t.Error("it was consumed:", err)
	}
	c.Close()
	if n, err := s.Finish(context.Background()); err != nil || n != 42 {
		t.Error(n, err)
	}
	must(other.Iter(nil))
	eventually(t, "children that are forgotten are not given up", func() bool {
		_, err := other.Finish(context.Background())
		return err == nil
	})
	x.Close()
	none(t)
}

func TestLoopKeepsErrors(t *testing.T) {
	s := must(NewStore())
	why := errors.New("why")
	err := func() (err error) {
		for range s.EachAll(&err) {
			return why
		}
		return err
	}()
	if err != why {
		t.Error(err)
	}
	for range s.EachAll(&err) {
		if err != nil {
			t.Error("an error from before the loop:", err)
		}
	}
	s.Close()
	for range s.EachAll(&err) {
		t.Error("a closed store has something to show")
	}
	if !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
	none(t)
}

func TestGoexitLeavesNothing(t *testing.T) {
	s := must(NewStore())
	s.OnTick(nil)
	before := runtime.NumGoroutine()
	for range 50 {
		over := make(chan bool)
		go func() {
			defer close(over)
			s.Each(func(uint64) bool {
				runtime.Goexit()
				return true
			})
			t.Error("it goes on")
		}()
		<-over
		go func() {
			s.Make(func() Rect {
				runtime.Goexit()
				return Rect{}
			})
			t.Error("it goes on")
		}()
		x := must(BeginTxn(func(string) bool {
			runtime.Goexit()
			return true
		}))
		if err := x.Put([]byte("ask"), nil); err != nil {
			t.Error(err)
		}
		x.Close()
	}
	eventually(t, "goroutines are left", func() bool { return runtime.NumGoroutine() <= before })
	s.Close()
	none(t)
}

func TestPinnedOnOneThread(t *testing.T) {
	s, g := must(NewStore()), must(NewGl())
	other, _, err := s.Pin(g)
	if err != nil {
		t.Fatal(err)
	}
	within(t, func() {
		if err := g.Draw(func(uint64) bool {
			if err := other.Draw(func(uint64) bool { return true }); err != nil {
				t.Error(err)
			}
			return true
		}); err != nil {
			t.Error(err)
		}
	})
	other.Close()
	g.Close()
	s.Close()
	none(t)
}

func TestTurnsAllocateNothing(t *testing.T) {
	s, x := must(NewStore()), makeTxn()
	sub := must(x.Sub())
	churned := testing.AllocsPerRun(1, churn)
	if count := testing.AllocsPerRun(100, func() { sub.ID() }); count > churned {
		t.Error(count)
	}
	if count := testing.AllocsPerRun(100, func() { x.Put(nil, nil) }); count > churned {
		t.Error(count)
	}
	sub.Close()
	x.Close()
	s.Close()
	none(t)
}
