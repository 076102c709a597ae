package kv_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.com/kv"
)

// Nothing of the library is left once all tests are over.
func TestMain(m *testing.M) {
	status := m.Run()
	for _, kind := range []string{"store", "tick", "buf", "list", "error", "cancel"} {
		if !becomes(func() bool { return kv.Live(kind) == 0 }) {
			fmt.Printf("%d of %s are still there\n", kv.Live(kind), kind)
			status = 1
		}
	}
	os.Exit(status)
}

// becomes waits for cleanups, which run some time after a collection.
func becomes(what func() bool) bool {
	for range 200 {
		if what() {
			return true
		}
		runtime.GC()
		time.Sleep(5 * time.Millisecond)
	}
	return what()
}

func open(t *testing.T, options kv.OpenOptions) *kv.Store {
	t.Helper()
	store, err := kv.Open(":memory:", options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

func put(t *testing.T, store *kv.Store, entries map[string]string) {
	t.Helper()
	for key, value := range entries {
		if err := store.Put([]byte(key), []byte(value)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnswersAsAMapDoes(t *testing.T) {
	store := open(t, kv.OpenOptions{})
	random := rand.New(rand.NewPCG(1, 2))
	model := map[string]string{}
	text := func(letters, length int) string {
		made := make([]byte, random.IntN(length+1))
		for i := range made {
			made[i] = byte(random.IntN(letters)) * 0x7f
		}
		return string(made)
	}
	for range 1500 {
		key, value := text(3, 3), text(3, 40)
		switch random.IntN(5) {
		case 0:
			err := store.Put([]byte(key), []byte(value))
			if key == "" {
				if !errors.Is(err, kv.ErrInvalidArgument) {
					t.Fatalf("an empty key: %v", err)
				}
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			model[key] = value
		case 1:
			got, found, err := store.Get([]byte(key))
			want, known := model[key]
			if err != nil || found != known || string(got) != want {
				t.Fatalf("Get(%q) is %q, %t, %v", key, got, found, err)
			}
		case 2:
			dst := append(make([]byte, 0, random.IntN(60)), "before"...)
			got, found, err := store.GetAppend(dst, []byte(key))
			want, known := model[key]
			if err != nil || found != known || string(got) != "before"+want {
				t.Fatalf("GetAppend(%q) is %q, %t, %v", key, got, found, err)
			}
		case 3:
			got, err := store.Keys([]byte(key))
			if err != nil || !reflect.DeepEqual(texts(got), beginning(model, key)) {
				t.Fatalf("Keys(%q) is %q, %v", key, got, err)
			}
		default:
			var keys []string
			limit := 1 + random.IntN(5)
			count, err := store.Scan([]byte(key), func(key, value []byte) bool {
				if model[string(key)] != string(value) {
					t.Errorf("%q is %q", key, value)
				}
				keys = append(keys, string(key))
				return len(keys) < limit
			})
			want := beginning(model, key)
			want = want[:min(limit, len(want))]
			if err != nil || int(count) != len(want) || !slices.Equal(keys, want) {
				t.Fatalf("Scan(%q) shows %q, %d, %v", key, keys, count, err)
			}
		}
	}
}

func texts(items [][]byte) []string {
	made := make([]string, 0, len(items))
	for _, item := range items {
		made = append(made, string(item))
	}
	return made
}

func beginning(model map[string]string, prefix string) []string {
	keys := slices.Sorted(maps.Keys(model))
	return slices.DeleteFunc(append([]string{}, keys...), func(key string) bool { return !strings.HasPrefix(key, prefix) })
}

func TestResultsAreTheCallersOwn(t *testing.T) {
	store := open(t, kv.OpenOptions{})
	put(t, store, map[string]string{"a": "first", "b": "", "c": "x"})
	got, _, err := store.Get([]byte("a"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, store, map[string]string{"a": "again"})
	if string(got) != "first" {
		t.Errorf("what Get gave became %q", got)
	}
	if got, found, err := store.Get([]byte("b")); err != nil || !found || len(got) != 0 {
		t.Errorf("an empty value is %q, %t, %v", got, found, err)
	}
	keys, err := store.Keys(nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = append(keys[0], 'z')
	if string(keys[1]) != "b" {
		t.Errorf("an append wrote into the next key: %q", keys[1])
	}
}

func TestErrorsSayWhatHappened(t *testing.T) {
	_, err := kv.Open("/nowhere", kv.OpenOptions{})
	var failed *kv.Error
	if !errors.Is(err, kv.ErrNotFound) || errors.Is(err, kv.ErrIO) || !errors.As(err, &failed) {
		t.Fatalf("Open: %v", err)
	}
	if failed.Op != "Open" || failed.Message != `no store "/nowhere"` || failed.Detail != nil {
		t.Errorf("Open: %#v", failed)
	}
	if _, err := kv.Open("\xff", kv.OpenOptions{}); !errors.Is(err, kv.ErrBadCall) {
		t.Errorf("a path that is no UTF-8: %v", err)
	}
	small := open(t, kv.OpenOptions{CacheBytes: 4})
	put(t, small, map[string]string{"a": "123"})
	if err := small.Put([]byte("b"), []byte("45")); !errors.As(err, &failed) || failed.Code != kv.ErrIO || string(failed.Detail) != "1" {
		t.Errorf("no room: %v", err)
	}
	read := open(t, kv.OpenOptions{ReadOnly: true})
	if err := read.Put([]byte("a"), nil); !errors.Is(err, kv.ErrReadOnly) {
		t.Errorf("read only: %v", err)
	}
	large := open(t, kv.OpenOptions{})
	if err := large.Put([]byte("a"), make([]byte, 16777217)); !errors.Is(err, kv.ErrBadCall) {
		t.Errorf("a value that is too long: %v", err)
	}
	if err := large.Put([]byte("a"), make([]byte, 16777216)); err != nil {
		t.Errorf("the longest value: %v", err)
	}
}

func TestPanicOfTheLibraryIsAnError(t *testing.T) {
	store, other := open(t, kv.OpenOptions{}), open(t, kv.OpenOptions{})
	put(t, store, map[string]string{"a": "1"})
	err := store.Put([]byte("bug"), nil)
	if !errors.Is(err, kv.ErrPanic) || !strings.Contains(err.Error(), "this is what a bug of the library looks like") {
		t.Errorf("a panic: %v", err)
	}
	if _, _, err := store.Get([]byte("a")); !errors.Is(err, kv.ErrPoisoned) {
		t.Errorf("after a panic: %v", err)
	}
	put(t, other, map[string]string{"a": "1"})
}

func TestCallbacksMayUseTheStore(t *testing.T) {
	store := open(t, kv.OpenOptions{})
	put(t, store, map[string]string{"a": "1", "b": "2"})
	count, err := store.Scan(nil, func(key, value []byte) bool {
		put(t, store, map[string]string{"seen:" + string(key): string(value)})
		inner, err := store.Scan(key, func(_, _ []byte) bool { return true })
		if err != nil || inner != 1 {
			t.Errorf("a scan in a scan: %d, %v", inner, err)
		}
		runtime.GC()
		return true
	})
	if err != nil || count != 2 {
		t.Fatalf("Scan: %d, %v", count, err)
	}
	var scanned error
	var values []byte
	for _, value := range store.ScanAll([]byte("seen:"), &scanned) {
		values = append(values, value...)
	}
	if scanned != nil || string(values) != "12" {
		t.Errorf("ScanAll: %q, %v", values, scanned)
	}
	for range store.ScanAll(nil, &scanned) {
		break
	}
	if scanned != nil {
		t.Errorf("ScanAll that is left: %v", scanned)
	}
}

func TestPanicAndGoexitPassTheLibrary(t *testing.T) {
	store := open(t, kv.OpenOptions{})
	put(t, store, map[string]string{"a": "1", "b": "2"})
	scan := func(visit func()) {
		_, _ = store.Scan(nil, func(_, _ []byte) bool { visit(); return true })
		t.Error("Scan returned")
	}
	func() {
		defer func() {
			if got := recover(); got != "mine" {
				t.Errorf("recovered %v", got)
			}
		}()
		scan(func() { panic("mine") })
	}()
	var exits sync.WaitGroup
	var deferred atomic.Int32
	for range 8 {
		exits.Add(1)
		go func() {
			defer exits.Done()
			defer deferred.Add(1)
			scan(runtime.Goexit)
		}()
	}
	exits.Wait()
	if deferred.Load() != 8 {
		t.Errorf("%d of 8 goroutines ended in order", deferred.Load())
	}
	if count, err := store.Scan(nil, func(_, _ []byte) bool { return true }); err != nil || count != 2 {
		t.Errorf("the store after that: %d, %v", count, err)
	}
	if _, err := store.Scan(nil, nil); !errors.Is(err, kv.ErrBadCall) {
		t.Errorf("no function: %v", err)
	}
}

func TestWatchersAreDroppedOnce(t *testing.T) {
	store := open(t, kv.OpenOptions{})
	put(t, store, map[string]string{"a": "", "b": "2"})
	var first, second []uint64
	watch := func(ticks *[]uint64) {
		if err := store.OnTick(func(done, total uint64) { *ticks = append(*ticks, done, total) }); err != nil {
			t.Fatal(err)
		}
	}
	compact := func() {
		if err := store.Compact(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	watch(&first)
	runtime.GC()
	compact()
	watch(&second)
	compact()
	if !slices.Equal(first, []uint64{1, 2, 2, 2}) || !slices.Equal(second, []uint64{1, 1}) {
		t.Errorf("ticks: %d, then %d", first, second)
	}
	if live := kv.Live("tick"); live != 1 {
		t.Errorf("%d watchers are there", live)
	}
	if err := store.Close(); err != nil || kv.Live("tick") != 0 {
		t.Errorf("%d watchers are there after Close, %v", kv.Live("tick"), err)
	}
	if err := store.OnTick(func(_, _ uint64) {}); !errors.Is(err, kv.ErrClosed) || kv.Live("tick") != 0 {
		t.Errorf("a closed store: %v, and %d watchers are there", err, kv.Live("tick"))
	}
	if err := store.OnTick(nil); !errors.Is(err, kv.ErrBadCall) {
		t.Errorf("no function: %v", err)
	}
}

// What a function holds on to goes with it: neither side keeps one that is not called any more.
func TestFunctionsAreForgotten(t *testing.T) {
	store := open(t, kv.OpenOptions{})
	put(t, store, map[string]string{"a": "1", "b": "2"})
	var held, forgotten atomic.Int32
	hold := func() *[64]byte {
		made := new([64]byte)
		held.Add(1)
		runtime.AddCleanup(made, func(*atomic.Int32) { forgotten.Add(1) }, &forgotten)
		return made
	}
	goroutines := runtime.NumGoroutine()
	for range 10 {
		whole, stopped, failed, ticking := hold(), hold(), hold(), hold()
		visits := []kv.Visit{
			func(_, _ []byte) bool { return whole[0] == 0 },
			func(_, _ []byte) bool { return stopped[0] != 0 },
			func(_, _ []byte) bool { panic(failed[0]) },
		}
		for _, visit := range visits {
			func() {
				defer func() { _ = recover() }()
				_, _ = store.Scan(nil, visit)
			}()
		}
		if err := store.OnTick(func(_, _ uint64) { ticking[0]++ }); err != nil {
			t.Fatal(err)
		}
		if err := store.Compact(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if !becomes(func() bool { return forgotten.Load() == held.Load() }) {
		t.Errorf("%d of %d functions are forgotten", forgotten.Load(), held.Load())
	}
	if !becomes(func() bool { return runtime.NumGoroutine() <= goroutines }) {
		t.Errorf("%d goroutines, there were %d", runtime.NumGoroutine(), goroutines)
	}
}

func TestContextsStopCalls(t *testing.T) {
	store := open(t, kv.OpenOptions{})
	entries := map[string]string{}
	for i := range 200 {
		entries[fmt.Sprint(i)] = ""
	}
	put(t, store, entries)
	patience := errors.New("out of patience")
	ended, end := context.WithCancelCause(context.Background())
	end(patience)
	if err := store.Compact(ended); !errors.Is(err, kv.ErrCancelled) || !errors.Is(err, patience) {
		t.Errorf("a context that had ended: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	ticks := 0
	if err := store.OnTick(func(_, _ uint64) { ticks++; time.Sleep(time.Millisecond) }); err != nil {
		t.Fatal(err)
	}
	if err := store.Compact(ctx); !errors.Is(err, context.DeadlineExceeded) || ticks >= 200 {
		t.Errorf("a deadline: %v after %d ticks", err, ticks)
	}
	if keys, err := store.Keys(nil); err != nil || len(keys) != 200 {
		t.Errorf("a cancelled compaction left %d keys, %v", len(keys), err)
	}
	if err := store.OnTick(func(_, _ uint64) {}); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		ctx, cancel := context.WithCancel(context.Background())
		go cancel()
		if err := store.Compact(ctx); err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	if kv.Live("cancel") != 0 {
		t.Errorf("%d tokens are there", kv.Live("cancel"))
	}
}

func TestCloseBesideCallsInFlight(t *testing.T) {
	for range 20 {
		store := open(t, kv.OpenOptions{})
		put(t, store, map[string]string{"a": "1"})
		var calls sync.WaitGroup
		for range 4 {
			calls.Add(1)
			go func() {
				defer calls.Done()
				for {
					value, found, err := store.Get([]byte("a"))
					if errors.Is(err, kv.ErrClosed) {
						return
					}
					if err != nil || !found || string(value) != "1" {
						t.Errorf("Get: %q, %t, %v", value, found, err)
						return
					}
					runtime.Gosched()
				}
			}()
		}
		for range 2 {
			calls.Add(1)
			go func() {
				defer calls.Done()
				time.Sleep(time.Millisecond)
				if err := store.Close(); err != nil {
					t.Error(err)
				}
			}()
		}
		calls.Wait()
	}
}

func TestForgottenStoresAreFreed(t *testing.T) {
	before := kv.Live("store")
	for range 50 {
		store, err := kv.Open(":memory:", kv.OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		put(t, store, map[string]string{"a": "1"})
	}
	if !becomes(func() bool { return kv.Live("store") == before }) {
		t.Errorf("%d stores are there, %d were", kv.Live("store"), before)
	}
}

func TestNothingIsAllocatedForAppending(t *testing.T) {
	store := open(t, kv.OpenOptions{})
	put(t, store, map[string]string{"key": strings.Repeat("v", 100)})
	key, dst := []byte("key"), make([]byte, 0, 100)
	allocations := testing.AllocsPerRun(100, func() {
		got, found, err := store.GetAppend(dst, key)
		if err != nil || !found || !bytes.HasPrefix(got, []byte("vvv")) {
			t.Errorf("GetAppend: %q, %t, %v", got, found, err)
		}
	})
	if allocations > 0 && !churns {
		t.Errorf("%v allocations", allocations)
	}
}
