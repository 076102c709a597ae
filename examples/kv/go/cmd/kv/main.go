// Command kv shows what the store does, and what becomes of errors, panics and callbacks on the way through C.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"

	"example.com/kv"
)

var errOutOfPatience = errors.New("out of patience")

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	store, err := kv.Open(":memory:", kv.OpenOptions{CacheBytes: 1 << 20})
	if err != nil {
		return err
	}
	defer store.Close()

	for key, value := range map[string]string{"city:bern": "134794", "city:oslo": "717710", "sea:aral": ""} {
		if err := store.Put([]byte(key), []byte(value)); err != nil {
			return err
		}
	}

	// A copy that is ours, and a copy into memory that was ours before: no allocation.
	bern, found, err := store.Get([]byte("city:bern"))
	if err != nil {
		return err
	}
	fmt.Printf("get: %s, %t\n", bern, found)
	buf := make([]byte, 0, 64)
	if buf, found, err = store.GetAppend(buf, []byte("city:rome")); err != nil {
		return err
	}
	fmt.Printf("get: %q, %t\n", buf, found)

	keys, err := store.Keys([]byte("city:"))
	if err != nil {
		return err
	}
	fmt.Printf("keys: %s\n", keys)

	// A loop gives copies, which may be kept. Scan itself shows the library's own memory.
	for key, value := range store.ScanAll(nil, &err) {
		fmt.Printf("scan: %s = %q\n", key, value)
	}
	if err != nil {
		return err
	}

	// The library calls back, until the context ends.
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	if err := store.OnTick(func(done, total uint64) { fmt.Printf("compact: %d of %d\n", done, total) }); err != nil {
		return err
	}
	if err := store.Compact(ctx); err != nil {
		return err
	}
	cancel(errOutOfPatience)
	err = store.Compact(ctx)
	fmt.Println("error:", err, errors.Is(err, kv.ErrCancelled), errors.Is(err, errOutOfPatience))

	return fail(store)
}

// fail does everything wrong; the process lives on.
func fail(store *kv.Store) error {
	_, err := kv.Open("/var/lib/kv", kv.OpenOptions{})
	fmt.Println("error:", err, errors.Is(err, kv.ErrNotFound))

	var failed *kv.Error
	if err = store.Put([]byte("key"), make([]byte, 2<<20)); !errors.As(err, &failed) {
		return fmt.Errorf("there was room: %w", err)
	}
	fmt.Printf("error: %v, and the detail %s\n", failed, failed.Detail)

	func() {
		defer func() { fmt.Println("panic of ours:", recover()) }()
		_, _ = store.Scan(nil, func(_, _ []byte) bool { panic("seen by whoever called Scan") })
	}()

	fmt.Println("panic of Rust:", store.Put([]byte("bug"), nil))
	_, _, err = store.Get([]byte("city:bern"))
	fmt.Println("error:", err, errors.Is(err, kv.ErrPoisoned))

	if err := store.Close(); err != nil {
		return err
	}
	fmt.Println("error:", store.Put([]byte("key"), nil))
	fmt.Println("live:", kv.Live("store"), kv.Live("tick"), kv.Live("buf"), kv.Live("error"))
	return nil
}
