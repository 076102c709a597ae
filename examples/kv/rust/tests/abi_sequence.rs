//! Calls what C calls, in any order and with anything that C may hand over, and counts what is left.

use kv_ffi::ffi::*;
use std::collections::BTreeMap;
use std::ptr::{null, null_mut};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// The counters are those of the process.
static ALONE: Mutex<()> = Mutex::new(());

type Model = BTreeMap<Vec<u8>, Vec<u8>>;

/// Marsaglia's xorshift.
struct Random(u64);

impl Random {
    /// From 0 on.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn bytes(&mut self, letters: usize, longest: usize) -> Vec<u8> {
        (0..self.below(longest + 1))
            .map(|_| (self.below(letters) * 0x7f) as u8)
            .collect()
    }
}

fn live(kind: &str) -> i64 {
    // SAFETY: the text is there.
    unsafe { kv_live(kind.as_ptr(), kind.len()) }
}

fn assert_nothing_is_left() {
    for kind in ["store", "tick", "buf", "list", "error", "cancel"] {
        assert_eq!(live(kind), 0, "{kind}");
    }
    assert_eq!(live("nothing of the kind"), -1);
}

/// What C hands over for bytes: of none, null or a place, as it comes.
fn pointer(bytes: &[u8], random: &mut Random) -> *const u8 {
    if bytes.is_empty() && random.below(2) == 0 {
        null()
    } else {
        bytes.as_ptr()
    }
}

/// An error has the code that the call gave and a message, and is freed.
fn expect(status: i32, wanted: i32, err: *mut kv_error) {
    assert_eq!(status, wanted);
    if status == 0 {
        assert!(err.is_null());
        return;
    }
    let none = kv_error_parts {
        code: 0,
        message: null(),
        message_len: 0,
        detail: null(),
        detail_len: 0,
    };
    let mut parts = none;
    // SAFETY: the call made the error, and it is freed once.
    unsafe {
        assert_eq!(kv_error_read(err, &mut parts), 0);
        let message = std::slice::from_raw_parts(parts.message, parts.message_len);
        assert!(std::str::from_utf8(message).is_ok_and(|text| !text.is_empty()));
        assert_eq!(parts.code, status);
        kv_error_free(err);
    }
}

struct Store {
    ptr: *mut kv_store,
    model: Model,
    is_poisoned: bool,
    is_read_only: bool,
}

impl Store {
    fn open(random: &mut Random) -> Store {
        let is_read_only = random.below(8) == 0;
        let options = kv_open_options {
            size: std::mem::size_of::<kv_open_options>(),
            cache_bytes: 0,
            read_only: u8::from(is_read_only),
        };
        let (mut ptr, mut err) = (null_mut(), null_mut());
        let path = ":memory:";
        // SAFETY: as C calls it.
        let status =
            unsafe { kv_store_open(path.as_ptr(), path.len(), &options, &mut ptr, &mut err) };
        expect(status, 0, err);
        Store {
            ptr,
            model: Model::new(),
            is_poisoned: false,
            is_read_only,
        }
    }

    /// What a call says that would have said `otherwise`.
    fn status(&self, otherwise: i32) -> i32 {
        if self.is_poisoned {
            KV_POISONED
        } else {
            otherwise
        }
    }

    fn beginning_with<'a>(
        &'a self,
        prefix: &'a [u8],
    ) -> impl Iterator<Item = (&'a Vec<u8>, &'a Vec<u8>)> {
        self.model
            .range(prefix.to_vec()..)
            .take_while(move |(key, _)| key.starts_with(prefix))
    }
}

/// What a visit has seen, and what it says.
struct Visited {
    entries: Vec<(Vec<u8>, Vec<u8>)>,
    limit: usize,
    at_limit: i32,
}

unsafe extern "C" fn visit(
    ctx: usize,
    key: *const u8,
    key_len: usize,
    value: *const u8,
    value_len: usize,
) -> i32 {
    assert!(key_len > 0 && !key.is_null());
    assert!((value_len == 0) == value.is_null(), "nothing is null");
    // SAFETY: the context is that of the call, and the library shows what is there.
    let (visited, key, value) = unsafe {
        let value = if value_len == 0 {
            &[][..]
        } else {
            std::slice::from_raw_parts(value, value_len)
        };
        (
            &mut *(ctx as *mut Visited),
            std::slice::from_raw_parts(key, key_len),
            value,
        )
    };
    visited.entries.push((key.to_vec(), value.to_vec()));
    if visited.entries.len() < visited.limit {
        0
    } else {
        visited.at_limit
    }
}

/// A watcher on the heap: valgrind sees it used after its end, or forgotten.
struct Watcher {
    ticks: AtomicUsize,
    cancel: usize,
}

static WATCHERS: AtomicUsize = AtomicUsize::new(0);

unsafe extern "C" fn tick(ctx: usize, done: u64, total: u64) -> i32 {
    assert!(0 < done && done <= total);
    // SAFETY: the library calls it until it drops it.
    let watcher = unsafe { &*(ctx as *const Watcher) };
    watcher.ticks.fetch_add(1, SeqCst);
    // SAFETY: null, or the token of the call that ticks.
    unsafe { kv_cancel_set(watcher.cancel as *const kv_cancel) };
    [0, 1, -1][watcher.ticks.load(SeqCst) % 3]
}

unsafe extern "C" fn drop_watcher(ctx: usize) {
    // SAFETY: it came from `watcher`, and this is called once.
    drop(unsafe { Box::from_raw(ctx as *mut Watcher) });
    WATCHERS.fetch_sub(1, SeqCst);
}

fn watcher(cancel: *const kv_cancel) -> kv_tick {
    WATCHERS.fetch_add(1, SeqCst);
    let made = Box::new(Watcher {
        ticks: AtomicUsize::new(0),
        cancel: cancel as usize,
    });
    kv_tick {
        call: Some(tick),
        drop: Some(drop_watcher),
        ctx: Box::into_raw(made) as usize,
    }
}

#[test]
fn any_sequence_of_calls_leaves_nothing_behind() {
    let _alone = ALONE
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    for seed in 1..=20 {
        let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ seed);
        let mut stores: Vec<Store> = Vec::new();
        for _ in 0..250 {
            if stores.is_empty() {
                stores.push(Store::open(&mut random));
            }
            let at = random.below(stores.len());
            match random.below(16) {
                0 if stores.len() < 4 => stores.push(Store::open(&mut random)),
                // SAFETY: it is not used again.
                1 => unsafe { kv_store_free(stores.swap_remove(at).ptr) },
                2 => bad_calls(&stores[at], &mut random),
                3 => bad_opens(&mut random),
                4..=7 => put(&mut stores[at], &mut random),
                8 | 9 => get(&stores[at], &mut random),
                10 | 11 => get_into(&stores[at], &mut random),
                12 => keys(&stores[at], &mut random),
                13 => scan(&stores[at], &mut random),
                14 => on_tick(&stores[at], &mut random),
                _ => compact(&mut stores[at], &mut random),
            }
        }
        assert_eq!(live("store"), stores.len() as i64);
        for store in stores {
            // SAFETY: it is not used again.
            unsafe { kv_store_free(store.ptr) };
        }
        assert_nothing_is_left();
        assert_eq!(WATCHERS.load(SeqCst), 0);
    }
}

fn put(store: &mut Store, random: &mut Random) {
    let key = if random.below(60) == 0 {
        b"bug".to_vec()
    } else {
        random.bytes(3, 3)
    };
    let value = random.bytes(256, 30);
    let mut err = null_mut();
    let (key_ptr, value_ptr) = (pointer(&key, random), pointer(&value, random));
    // SAFETY: as C calls it.
    let status = unsafe {
        kv_store_put(
            store.ptr,
            key_ptr,
            key.len(),
            value_ptr,
            value.len(),
            &mut err,
        )
    };
    let otherwise = match (key.as_slice(), store.is_read_only) {
        (b"bug", _) => KV_PANIC,
        (_, true) => KV_CODE_READ_ONLY,
        ([], _) => KV_CODE_INVALID_ARGUMENT,
        _ => 0,
    };
    expect(status, store.status(otherwise), err);
    store.is_poisoned |= status == KV_PANIC;
    if status == 0 {
        store.model.insert(key, value);
    }
}

fn get(store: &Store, random: &mut Random) {
    let key = random.bytes(3, 3);
    let (mut buf, mut found, mut err) = (
        kv_buf {
            ptr: null_mut(),
            len: 0,
            cap: 0,
        },
        7,
        null_mut(),
    );
    // SAFETY: as C calls it; the buffer is freed once.
    unsafe {
        let key_ptr = pointer(&key, random);
        let status = kv_store_get(
            store.ptr,
            key_ptr,
            key.len(),
            &mut buf,
            &mut found,
            &mut err,
        );
        expect(status, store.status(0), err);
        if status != 0 {
            assert!(
                buf.ptr.is_null() && found == 7,
                "nothing is written on failure"
            );
            return;
        }
        let value = store.model.get(&key);
        assert_eq!(found, u8::from(value.is_some()));
        let got = if buf.len == 0 {
            &[][..]
        } else {
            std::slice::from_raw_parts(buf.ptr, buf.len)
        };
        assert_eq!(got, value.map_or(&[][..], Vec::as_slice));
        kv_buf_free(buf);
    }
}

fn get_into(store: &Store, random: &mut Random) {
    let key = random.bytes(3, 3);
    let mut dst = vec![0xa5_u8; random.below(40)];
    let (mut needed, mut err) = (7, null_mut());
    // SAFETY: as C calls it.
    let status = unsafe {
        let (key_ptr, dst_len) = (pointer(&key, random), dst.len());
        kv_store_get_into(
            store.ptr,
            key_ptr,
            key.len(),
            dst.as_mut_ptr(),
            dst_len,
            &mut needed,
            &mut err,
        )
    };
    expect(status, store.status(0), err);
    let mut wanted = vec![0xa5_u8; dst.len()];
    let value = if status == 0 {
        store.model.get(&key)
    } else {
        None
    };
    if let Some(value) = value.filter(|value| value.len() <= dst.len()) {
        wanted[..value.len()].copy_from_slice(value);
    }
    assert_eq!(dst, wanted, "it is written as a whole or not at all");
    assert_eq!(
        needed,
        if status != 0 {
            7
        } else {
            value.map_or(usize::MAX, Vec::len)
        }
    );
}

fn keys(store: &Store, random: &mut Random) {
    let prefix = random.bytes(3, 2);
    let none = kv_list {
        ptr: null_mut(),
        len: 0,
        cap: 0,
        ends: null_mut(),
        count: 0,
        ends_cap: 0,
    };
    let (mut list, mut err) = (none, null_mut());
    // SAFETY: as C calls it; the list is freed once.
    unsafe {
        let prefix_ptr = pointer(&prefix, random);
        let status = kv_store_keys(store.ptr, prefix_ptr, prefix.len(), &mut list, &mut err);
        expect(status, store.status(0), err);
        let (mut begin, mut got) = (0, Vec::new());
        for index in 0..list.count {
            let end = *list.ends.add(index) as usize;
            got.push(std::slice::from_raw_parts(list.ptr.add(begin), end - begin).to_vec());
            begin = end;
        }
        assert_eq!(begin, list.len);
        if status == 0 {
            assert!(
                got.iter()
                    .eq(store.beginning_with(&prefix).map(|(key, _)| key))
            );
        }
        kv_list_free(list);
    }
}

fn scan(store: &Store, random: &mut Random) {
    let prefix = random.bytes(3, 2);
    let mut visited = Visited {
        entries: Vec::new(),
        limit: 1 + random.below(4),
        at_limit: [0, 1, -1][random.below(3)],
    };
    let (mut shown, mut err) = (u64::MAX, null_mut());
    // SAFETY: as C calls it.
    let status = unsafe {
        let prefix_ptr = pointer(&prefix, random);
        let ctx = &mut visited as *mut Visited as usize;
        kv_store_scan(
            store.ptr,
            prefix_ptr,
            prefix.len(),
            Some(visit),
            ctx,
            &mut shown,
            &mut err,
        )
    };
    if store.is_poisoned {
        return expect(status, KV_POISONED, err);
    }
    let all: Vec<_> = store
        .beginning_with(&prefix)
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let is_over = visited.at_limit != 0 && all.len() >= visited.limit;
    expect(
        status,
        if is_over && visited.at_limit < 0 {
            KV_CALLBACK
        } else {
            0
        },
        err,
    );
    let wanted = if is_over {
        &all[..visited.limit]
    } else {
        &all[..]
    };
    assert_eq!(visited.entries, wanted);
    assert_eq!(
        shown,
        if status == 0 {
            wanted.len() as u64
        } else {
            u64::MAX
        }
    );
}

fn on_tick(store: &Store, random: &mut Random) {
    let mut given = watcher(null());
    let is_null = random.below(4) == 0;
    if is_null {
        given.call = None;
    }
    let to: *const kv_store = if random.below(5) == 0 {
        null()
    } else {
        store.ptr
    };
    let mut err = null_mut();
    // SAFETY: as C calls it; the watcher is the library's from now on, whatever the outcome.
    let status = unsafe { kv_store_on_tick(to, given, &mut err) };
    let otherwise = store.status(if is_null { KV_BAD_CALL } else { 0 });
    expect(
        status,
        if to.is_null() { KV_BAD_CALL } else { otherwise },
        err,
    );
}

fn compact(store: &mut Store, random: &mut Random) {
    let way = random.below(4);
    // SAFETY: as C calls it; the token is freed after the calls that use it.
    unsafe {
        let mut err = null_mut();
        let cancel = if way == 0 {
            null_mut()
        } else {
            kv_cancel_new()
        };
        if way == 1 {
            kv_cancel_set(cancel);
        }
        // A watcher that cancels its own call.
        if way == 2 {
            assert_eq!(
                kv_store_on_tick(store.ptr, watcher(cancel), null_mut()),
                store.status(0)
            );
        }
        let status = kv_store_compact(store.ptr, cancel, &mut err);
        let is_cancelled = match way {
            1 => !store.model.is_empty(),
            2 => store.model.len() > 1,
            _ => false,
        };
        expect(
            status,
            store.status(if is_cancelled { KV_CANCELLED } else { 0 }),
            err,
        );
        if status == 0 {
            store.model.retain(|_, value| !value.is_empty());
        }
        if way == 2 {
            assert_eq!(
                kv_store_on_tick(store.ptr, watcher(null()), null_mut()),
                store.status(0)
            );
        }
        kv_cancel_free(cancel);
    }
}

/// Every one is refused, and writes nothing but its error.
fn bad_calls(store: &Store, random: &mut Random) {
    let (none, len): (*const u8, usize) = (null(), 1 + random.below(9));
    let refused = |status: i32| {
        assert!(
            status == KV_BAD_CALL || (store.is_poisoned && status == KV_POISONED),
            "{status}"
        );
    };
    let (mut buf, mut found, mut needed) = (
        kv_buf {
            ptr: null_mut(),
            len: 0,
            cap: 0,
        },
        7,
        7,
    );
    let mut list = kv_list {
        ptr: null_mut(),
        len: 0,
        cap: 0,
        ends: null_mut(),
        count: 0,
        ends_cap: 0,
    };
    let (mut shown, mut err) = (7, null_mut());
    let key = b"k";
    let s: *const kv_store = store.ptr;
    // SAFETY: what is wrong here are nulls and lengths, which the library has to see.
    unsafe {
        refused(kv_store_put(null(), key.as_ptr(), 1, none, 0, null_mut()));
        refused(kv_store_put(s, none, len, none, 0, null_mut()));
        refused(kv_store_put(s, key.as_ptr(), 1, none, len, null_mut()));
        refused(kv_store_put(
            s,
            key.as_ptr(),
            1,
            key.as_ptr(),
            16_777_217,
            null_mut(),
        ));
        refused(kv_store_put(
            s,
            key.as_ptr(),
            usize::MAX,
            none,
            0,
            null_mut(),
        ));
        refused(kv_store_get(
            null(),
            key.as_ptr(),
            1,
            &mut buf,
            &mut found,
            null_mut(),
        ));
        refused(kv_store_get(s, none, len, &mut buf, &mut found, null_mut()));
        refused(kv_store_get(
            s,
            key.as_ptr(),
            1,
            null_mut(),
            &mut found,
            null_mut(),
        ));
        refused(kv_store_get(
            s,
            key.as_ptr(),
            1,
            &mut buf,
            null_mut(),
            null_mut(),
        ));
        refused(kv_store_get_into(
            s,
            key.as_ptr(),
            1,
            null_mut(),
            len,
            &mut needed,
            null_mut(),
        ));
        refused(kv_store_get_into(
            s,
            key.as_ptr(),
            1,
            null_mut(),
            0,
            null_mut(),
            null_mut(),
        ));
        refused(kv_store_keys(s, none, len, &mut list, null_mut()));
        refused(kv_store_keys(s, none, 0, null_mut(), null_mut()));
        refused(kv_store_scan(s, none, 0, None, 0, &mut shown, null_mut()));
        refused(kv_store_scan(
            s,
            none,
            0,
            Some(visit),
            0,
            null_mut(),
            null_mut(),
        ));
        refused(kv_store_compact(null(), null(), null_mut()));
        assert_eq!(kv_error_read(null(), null_mut()), KV_BAD_CALL);
        let status = kv_store_scan(null(), none, 0, Some(visit), 0, &mut shown, &mut err);
        expect(status, KV_BAD_CALL, err);
        kv_error_free(null_mut());
        kv_buf_free(buf);
        kv_list_free(list);
        kv_cancel_set(null());
        kv_cancel_free(null_mut());
        kv_store_free(null_mut());
    }
    assert_eq!((found, needed, shown), (7, 7, 7));
}

fn bad_opens(random: &mut Random) {
    let options = |size: usize, read_only: u8| kv_open_options {
        size,
        cache_bytes: 0,
        read_only,
    };
    let whole = std::mem::size_of::<kv_open_options>();
    let cases: [(&[u8], kv_open_options, i32); 6] = [
        (b"elsewhere", options(whole, 0), KV_CODE_NOT_FOUND),
        (b"", options(whole, 0), KV_CODE_NOT_FOUND),
        (b"\xff", options(whole, 0), KV_BAD_CALL),
        (b":memory:", options(whole, 2), KV_BAD_CALL),
        (b":memory:", options(0, 0), KV_BAD_CALL),
        (b":memory:", options(std::mem::size_of::<usize>(), 2), 0),
    ];
    for (path, options, wanted) in cases {
        let (mut ptr, mut err) = (null_mut(), null_mut());
        // SAFETY: as C calls it.
        unsafe {
            let status = kv_store_open(
                pointer(path, random),
                path.len(),
                &options,
                &mut ptr,
                &mut err,
            );
            expect(status, wanted, err);
            assert_eq!(ptr.is_null(), status != 0);
            kv_store_free(ptr);
            let (path, len) = (path.as_ptr(), path.len());
            assert_eq!(
                kv_store_open(path, len, null(), &mut ptr, null_mut()),
                KV_BAD_CALL
            );
            let status = kv_store_open(path, len, &options, null_mut(), null_mut());
            assert!(status == KV_BAD_CALL || status == wanted && wanted > 0);
        }
    }
}

#[test]
fn threads_share_a_store() {
    let _alone = ALONE
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    let store = Store::open(&mut Random(3));
    let (shared, is_writable) = (store.ptr as usize, !store.is_read_only);
    std::thread::scope(|scope| {
        for thread in 1..=4_u64 {
            scope.spawn(move || {
                let mut random = Random(thread);
                let mut own = Store {
                    ptr: shared as *mut kv_store,
                    model: Model::new(),
                    is_poisoned: false,
                    is_read_only: !is_writable,
                };
                for _ in 0..100 {
                    let key = [thread as u8, random.below(8) as u8];
                    // Of what is empty any thread may rid the store.
                    let value = [&[1], &random.bytes(256, 20)[..]].concat();
                    let mut err = null_mut();
                    // SAFETY: as C calls it, from several threads at once.
                    let status = unsafe {
                        kv_store_put(
                            own.ptr,
                            key.as_ptr(),
                            2,
                            value.as_ptr(),
                            value.len(),
                            &mut err,
                        )
                    };
                    expect(status, if is_writable { 0 } else { KV_CODE_READ_ONLY }, err);
                    if status == 0 {
                        own.model.insert(key.to_vec(), value);
                    }
                    get(&own, &mut random);
                    on_tick(&own, &mut random);
                    // SAFETY: the same.
                    assert_eq!(unsafe { kv_store_compact(own.ptr, null(), null_mut()) }, 0);
                }
            });
        }
    });
    // SAFETY: the threads are over.
    unsafe { kv_store_free(store.ptr) };
    assert_nothing_is_left();
    assert_eq!(WATCHERS.load(SeqCst), 0);
}
