//! Drives the generated functions as C does. Each test is named in the list of failures that a bridge rules out.

use all_ffi::ffi::*;
use std::ptr::{null, null_mut};
use std::sync::Mutex;

/// Counters are those of the process: one test at a time.
static ALONE: Mutex<()> = Mutex::new(());

const PANIC: i32 = -1;
const BAD_CALL: i32 = -2;
const POISONED: i32 = -3;
const CALLBACK: i32 = -4;
const CANCELLED: i32 = -5;

fn live(kind: &str) -> i64 {
    unsafe { al_live(kind.as_ptr(), kind.len()) }
}

/// Runs a test alone and sees that nothing is left of it.
fn check(test: impl FnOnce()) {
    let _alone = ALONE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let kinds = ["store", "iter", "fatal", "tick", "pinger", "buf", "list", "cancel", "error"];
    let before = kinds.map(live);
    test();
    assert_eq!(kinds.map(live), before, "{kinds:?}");
}

fn rect() -> al_rect {
    al_rect { x: 1, y: 2, mode: 1, filled: 1, mark: 'x' as u32, grid: [1, 2, 3, 4], modes: [0, 1] }
}

fn options() -> al_options {
    al_options { size: std::mem::size_of::<al_options>(), cache: 7, mode: 1, ratio: 1.5, on: 1, rect: rect() }
}

#[derive(Debug)]
struct Failed {
    code: i32,
    message: String,
    detail: Vec<u8>,
}

/// What the call said, with its error read and freed.
fn told(call: impl FnOnce(*mut *mut al_error) -> i32) -> Result<(), Failed> {
    let mut error = null_mut();
    let status = call(&mut error);
    if status == 0 {
        assert!(error.is_null());
        return Ok(());
    }
    unsafe {
        let mut parts = std::mem::zeroed::<al_error_parts>();
        assert_eq!(al_error_read(error, &mut parts), 0);
        let bytes = |start: *const u8, len| {
            if len == 0 {
                assert!(start.is_null());
                &[]
            } else {
                std::slice::from_raw_parts(start, len)
            }
        };
        let message = String::from_utf8(bytes(parts.message, parts.message_len).to_vec()).unwrap();
        let detail = bytes(parts.detail, parts.detail_len).to_vec();
        assert_eq!(parts.code, status);
        al_error_free(error);
        Err(Failed { code: status, message, detail })
    }
}

fn refused(call: impl FnOnce(*mut *mut al_error) -> i32) -> (i32, String) {
    let failed = told(call).expect_err("it fails");
    (failed.code, failed.message)
}

fn fine(call: impl FnOnce(*mut *mut al_error) -> i32) {
    if let Err(failed) = told(call) {
        panic!("{}: {}", failed.code, failed.message);
    }
}

fn open(path: &str) -> *mut al_store {
    let mut store = null_mut();
    fine(|err| unsafe { al_store_new(path.as_ptr(), path.len(), &options(), &mut store, err) });
    store
}

fn taken(buf: &mut al_buf) -> Vec<u8> {
    let buf = std::mem::replace(buf, no_buf());
    unsafe {
        let bytes = if buf.ptr.is_null() { Vec::new() } else { std::slice::from_raw_parts(buf.ptr, buf.len).to_vec() };
        al_buf_free(buf);
        bytes
    }
}

fn no_buf() -> al_buf {
    al_buf { ptr: null_mut(), len: 0, cap: 0 }
}

#[test]
fn errors_have_code_message_and_detail() {
    check(|| {
        let mut store = null_mut();
        let failed = told(|err| unsafe { al_store_new(null(), 0, &options(), &mut store, err) }).err().unwrap();
        assert_eq!((failed.code, failed.message.as_str(), failed.detail.as_slice()), (1, "no path", &b"detail"[..]));
        assert!(store.is_null());
        // Nobody wants the error: nothing is made.
        assert_eq!(unsafe { al_store_new(null(), 0, &options(), &mut store, null_mut()) }, 1);
    });
}

#[test]
fn every_argument_is_checked() {
    check(|| unsafe {
        let store = open("s");
        let (mut result, mut found) = (no_buf(), 0);
        let bad = |text: &str| (BAD_CALL, text.to_owned());
        assert_eq!(refused(|err| al_store_get(null(), null(), 0, &mut result, &mut found, err)), bad("store: null"));
        assert_eq!(
            refused(|err| al_store_get(store, null(), 3, &mut result, &mut found, err)),
            bad("key: null or misaligned, with 3 items")
        );
        assert_eq!(
            refused(|err| al_store_get(store, null(), 0, null_mut(), &mut found, err)),
            bad("result: null or misaligned")
        );
        assert_eq!(
            refused(|err| al_store_get(store, null(), 0, &mut result, null_mut(), err)),
            bad("found: null or misaligned")
        );
        assert_eq!(
            refused(|err| al_store_get(store, b"".as_ptr(), usize::MAX, &mut result, &mut found, err)).0,
            BAD_CALL
        );
        assert_eq!(refused(|err| al_greet([0xff_u8].as_ptr(), 1, &mut result, err)).0, BAD_CALL);
        let mut made = null_mut();
        assert_eq!(
            refused(|err| al_store_new(b"a\0b".as_ptr(), 3, &options(), &mut made, err)),
            bad("path: a path with a NUL")
        );
        assert_eq!(
            refused(|err| al_store_new(b"a".as_ptr(), 1, null(), &mut made, err)),
            bad("options: null or misaligned")
        );
        let wrong = al_options { on: 2, ..options() };
        assert_eq!(
            refused(|err| al_store_new(b"a".as_ptr(), 1, &wrong, &mut made, err)),
            bad("options.on: 2 is neither 0 nor 1")
        );
        let deep = al_options { rect: al_rect { modes: [0, 9], ..rect() }, ..options() };
        assert_eq!(
            refused(|err| al_store_new(b"a".as_ptr(), 1, &deep, &mut made, err)),
            bad("options.rect.modes: 9 is no Mode")
        );
        let mark = al_options { rect: al_rect { mark: 0xd800, ..rect() }, ..options() };
        assert_eq!(
            refused(|err| al_store_new(b"a".as_ptr(), 1, &mark, &mut made, err)),
            bad("options.rect.mark: 0xd800 is no character")
        );
        assert_eq!(
            refused(|err| al_store_put(store, null(), 0, [0_u8; 17].as_ptr(), 17, err)),
            bad("value: 17 long, and at most 16 are taken")
        );
        let words = [1_u64, 2];
        let start = words.as_ptr().cast::<u8>().add(1).cast();
        assert_eq!(refused(|err| al_store_numbers(store, start, 1, &mut result, err)).0, BAD_CALL);
        al_store_free(store);
    });
}

#[test]
fn packed_items_are_checked() {
    check(|| unsafe {
        let store = open("s");
        let mut list = std::mem::zeroed::<al_list>();
        let mut keys = |bytes: &[u8], ends: &[u64]| {
            refused(|err| al_store_keys(store, bytes.as_ptr(), bytes.len(), ends.as_ptr(), ends.len(), &mut list, err))
        };
        assert_eq!(keys(b"abc", &[2, 1]).0, BAD_CALL);
        assert_eq!(keys(b"abc", &[1, 2]).0, BAD_CALL);
        assert_eq!(keys(b"abc", &[]).0, BAD_CALL);
        assert_eq!(keys(b"abc", &[u64::MAX]).0, BAD_CALL);
        assert_eq!(keys(b"abcd", &[1, 2, 3, 4]).1, "prefix: 4 long, and at most 3 are taken");
        let mut found = 0;
        let text = "é".as_bytes();
        let split =
            refused(|err| al_store_words(store, text.as_ptr(), 2, [1, 2].as_ptr(), 2, &mut list, &mut found, err));
        assert_eq!(split, (BAD_CALL, "w: an item that ends within a character".to_owned()));
        fine(|err| al_store_keys(store, b"abc".as_ptr(), 3, [1, 1, 3].as_ptr(), 3, &mut list, err));
        assert_eq!(std::slice::from_raw_parts(list.ptr, list.len), b"abc");
        assert_eq!(std::slice::from_raw_parts(list.ends, list.count), [1, 1, 3]);
        al_list_free(list);
        let mut none = std::mem::zeroed::<al_list>();
        fine(|err| al_store_keys(store, null(), 0, null(), 0, &mut none, err));
        assert!(none.ptr.is_null() && none.ends.is_null());
        al_list_free(none);
        let mut none = std::mem::zeroed::<al_list>();
        fine(|err| al_store_keys(store, null(), 0, [0].as_ptr(), 1, &mut none, err));
        assert!(none.ptr.is_null() && none.count == 1);
        al_list_free(none);
        al_store_free(store);
    });
}

#[test]
fn results_come_in_each_shape() {
    check(|| unsafe {
        let store = open("s");
        let get = |key: &[u8]| {
            let (mut result, mut found) = (no_buf(), 9);
            fine(|err| al_store_get(store, key.as_ptr(), key.len(), &mut result, &mut found, err));
            assert!(result.len > 0 || result.ptr.is_null());
            (found, taken(&mut result))
        };
        assert_eq!(get(b"abc"), (1, b"abc".to_vec()));
        assert_eq!(get(b"whole"), (1, b"whole".to_vec()));
        assert_eq!(get(b""), (1, Vec::new()));
        assert_eq!(get(b"none"), (0, Vec::new()));
        let get_into = |key: &[u8], room: usize| {
            let (mut dst, mut needed) = ([7_u8; 8], 0);
            fine(|err| al_store_get_into(store, key.as_ptr(), key.len(), dst.as_mut_ptr(), room, &mut needed, err));
            (needed, dst)
        };
        assert_eq!(get_into(b"abc", 3), (3, *b"abc\x07\x07\x07\x07\x07"));
        assert_eq!(get_into(b"abc", 2), (3, [7; 8]));
        assert_eq!(get_into(b"none", 8), (usize::MAX, [7; 8]));
        let mut needed = 0;
        fine(|err| al_store_get_into(store, b"abc".as_ptr(), 3, null_mut(), 0, &mut needed, err));
        assert_eq!(needed, 3);
        assert_eq!(refused(|err| al_store_get_into(store, null(), 0, null_mut(), 4, &mut needed, err)).0, BAD_CALL);
        let mut result = no_buf();
        fine(|err| al_store_numbers(store, [1_u64, 2].as_ptr(), 2, &mut result, err));
        assert_eq!(result.ptr as usize % std::mem::align_of::<u64>(), 0);
        assert_eq!(taken(&mut result), [2_u64, 3].map(u64::to_ne_bytes).concat());
        fine(|err| al_store_shorts(store, [5_i16; 3].as_ptr(), 3, &mut result, err));
        assert_eq!(taken(&mut result), [5_i16; 3].map(i16::to_ne_bytes).concat());
        assert_eq!(refused(|err| al_store_numbers(store, null(), 0, &mut result, err)).0, 10);
        fine(|err| al_store_name(store, &mut result, err));
        assert_eq!(taken(&mut result), "näme".as_bytes());
        fine(|err| al_type_(1, 2, b"xyz".as_ptr(), 3, &mut result, err));
        assert_eq!(taken(&mut result), [1, 2, 3]);
        al_store_free(store);
    });
}

#[test]
fn values_cross_both_ways() {
    check(|| unsafe {
        let store = open("s");
        let outer = al_outer { rect: rect(), rects: [rect(), rect()], scale: 2.5, access: 3 };
        let fixed = al_fixed { a: 1, b: 8 };
        let (mut result, mut found) = (std::mem::zeroed::<al_outer>(), 0);
        let t = b"t".as_ptr();
        let mut echo = |mode, hints, access, err| {
            al_store_echo(
                store,
                outer,
                mode,
                9,
                access,
                hints,
                'é' as u32,
                1,
                0,
                99,
                1,
                4,
                1,
                t,
                1,
                1,
                &options(),
                &fixed,
                &mut result,
                &mut found,
                err,
            )
        };
        fine(|err| echo(1, 0x8001, 3, err));
        assert_eq!(refused(|err| echo(5, 0, 3, err)).1, "m: 5 is no Mode");
        assert_eq!(refused(|err| echo(1, 0, 4, err)).1, "a: 4 has bits that Access has not");
        assert_eq!((found, result.scale, result.rects[1].modes, result.rect.mark), (1, 2.5, [0, 1], 'x' as u32));
        al_store_free(store);
    });
}

#[test]
fn structs_of_other_versions_are_read() {
    check(|| unsafe {
        /// Of a caller that knows more.
        #[repr(C)]
        struct Newer {
            known: al_options,
            more: [u64; 9],
        }
        let opened = |options: *const al_options| {
            let mut store = null_mut();
            fine(|err| al_store_new(b"s".as_ptr(), 1, options, &mut store, err));
            let mut cache = 0;
            fine(|err| al_store_close_with(store, &mut cache, err));
            cache
        };
        let size = std::mem::size_of::<Newer>();
        let newer = Newer { known: al_options { size, cache: 11, ..options() }, more: [u64::MAX; 9] };
        assert_eq!(opened(&newer.known), 11);
        // Of one that knows nothing but the size: memory ends behind it.
        let oldest = Box::new(std::mem::size_of::<usize>());
        let pointer = (&*oldest as *const usize).cast();
        assert_eq!(opened(pointer), 7);
        let mut store = null_mut();
        let zero = al_options { size: 0, ..options() };
        assert_eq!(refused(|err| al_store_new(b"s".as_ptr(), 1, &zero, &mut store, err)).0, BAD_CALL);
        let cut = al_options { size: 12, cache: u64::MAX, ..options() };
        assert_eq!(opened(&cut), 7);
    });
}

#[test]
fn a_panic_is_an_error_and_poisons() {
    check(|| unsafe {
        for (kind, text) in [
            (0, "kind 0"),
            (1, "a literal"),
            (2, "a panic whose payload is no text"),
            (3, "a panic whose payload is no text"),
        ] {
            let store = open("s");
            assert_eq!(refused(|err| al_store_boom(store, kind, err)), (PANIC, text.to_owned()));
            let mut result = no_buf();
            assert_eq!(
                refused(|err| al_store_name(store, &mut result, err)),
                (POISONED, "store: an earlier call on it panicked".to_owned())
            );
            al_store_free(store);
        }
    });
}

#[test]
fn a_panic_that_is_kept_poisons_nothing() {
    check(|| unsafe {
        let store = open("s");
        let mut iter = null_mut();
        fine(|err| al_store_iter(store, &mut iter, err));
        assert_eq!(refused(|err| al_iter_boom(iter, err)).0, PANIC);
        let (mut result, mut found) = (no_buf(), 0);
        fine(|err| al_iter_next(iter, &mut result, &mut found, err));
        assert_eq!((found, taken(&mut result)), (1, b"s".to_vec()));
        al_iter_free(iter);
        al_store_free(store);
    });
}

#[test]
fn a_panic_in_drop_is_kept() {
    check(|| unsafe {
        al_store_free(open("drop"));
        let (store, other) = (open("s"), open("drop"));
        let mut result = 0;
        assert_eq!(refused(|err| al_store_eat(store, other, null_mut(), &mut result, err)).0, PANIC);
        al_store_free(store);
        al_store_free(null_mut());
    });
}

#[test]
fn a_child_keeps_its_parent() {
    check(|| unsafe {
        let store = open("parent");
        let mut iter = null_mut();
        fine(|err| al_store_iter(store, &mut iter, err));
        al_store_free(store);
        let (mut result, mut found) = (no_buf(), 0);
        fine(|err| al_iter_next(iter, &mut result, &mut found, err));
        assert_eq!(taken(&mut result), b"parent");
        let mut left = 0;
        fine(|err| al_iter_finish(iter, &mut left, err));
        assert_eq!(left, 8);
        let (store, mut iter, mut found) = (open("s"), null_mut(), 9);
        fine(|err| al_store_maybe_iter(store, 0, &mut iter, &mut found, err));
        assert!(iter.is_null() && found == 0);
        fine(|err| al_store_maybe_iter(store, 1, &mut iter, &mut found, err));
        let mut cache = 0;
        let kept = refused(|err| al_store_close_with(store, &mut cache, err));
        assert_eq!(kept, (BAD_CALL, "store: still in use, or kept by handles that were made of it".to_owned()));
        al_iter_free(iter);
    });
}

#[test]
fn what_is_consumed_is_consumed_whatever_happens() {
    check(|| unsafe {
        let (store, mut result) = (open("s"), 0);
        fine(|err| al_store_eat(store, open("a"), open("b"), &mut result, err));
        assert_eq!(result, 2);
        assert_eq!(refused(|err| al_store_eat(null(), open("a"), open("b"), &mut result, err)).0, BAD_CALL);
        assert_eq!(refused(|err| al_store_eat(store, null_mut(), open("b"), &mut result, err)).0, BAD_CALL);
        assert_eq!(refused(|err| al_store_eat(store, open("a"), null_mut(), null_mut(), err)).0, BAD_CALL);
        assert_eq!(refused(|err| al_store_eat(store, open("panic"), open("b"), &mut result, err)).0, PANIC);
        assert_eq!(refused(|err| al_store_eat(store, open("a"), open("b"), &mut result, err)).0, POISONED);
        al_store_free(store);
    });
}

static DROPS: Mutex<Vec<usize>> = Mutex::new(Vec::new());

unsafe extern "C" fn dropped(ctx: usize) {
    DROPS.lock().unwrap().push(ctx);
}

unsafe extern "C" fn ticked(_: usize, _: u64, label: *const u8, label_len: usize) -> i32 {
    assert!(label.is_null() && label_len == 0);
    0
}

#[test]
fn a_registered_callback_is_dropped_once() {
    check(|| unsafe {
        let tick = |ctx| al_tick { call: Some(ticked), drop: Some(dropped), ctx };
        let store = open("s");
        fine(|err| al_store_on_tick(store, tick(1), err));
        assert_eq!(live("tick"), 1);
        assert_eq!(refused(|err| al_store_on_tick(null(), tick(2), err)).0, BAD_CALL);
        assert_eq!(refused(|err| al_store_on_tick(store, al_tick { call: None, ..tick(3) }, err)).1, "tick: null");
        let mut n = 0;
        fine(|err| al_store_maybe_tick(store, 1, tick(4), 5, &mut n, err));
        fine(|err| al_store_maybe_tick(store, 0, tick(99), 5, &mut n, err));
        assert_eq!(refused(|err| al_store_maybe_tick(store, 2, tick(5), 5, &mut n, err)).0, BAD_CALL);
        assert_eq!(*DROPS.lock().unwrap(), [2, 3, 4, 5]);
        al_store_free(store);
        assert_eq!(*DROPS.lock().unwrap(), [2, 3, 4, 5, 1]);
    });
}

/// Counts its calls in the memory behind its context, and answers with the first number there.
unsafe extern "C" fn visited(
    ctx: usize,
    _: *const u8,
    _: usize,
    has_value: u8,
    value: *const u8,
    value_len: usize,
) -> i32 {
    let state = unsafe { &mut *(ctx as *mut [i32; 2]) };
    assert!(has_value == 1 || (value.is_null() && value_len == 0));
    state[1] += 1;
    state[0]
}

#[test]
fn a_callback_that_stopped_or_failed_is_not_called_again() {
    check(|| unsafe {
        let store = open("s");
        let mut count = 0;
        let mut scan = |answer| {
            let mut state = [answer, 0];
            let ctx = &mut state as *mut _ as usize;
            let said = told(|err| al_store_scan(store, Some(visited), ctx, 0, None, 0, &mut count, err));
            (said.map_err(|failed| failed.code), state[1])
        };
        assert_eq!(scan(0), (Ok(()), 5));
        assert_eq!(scan(1), (Ok(()), 1));
        assert_eq!(scan(-7), (Err(CALLBACK), 1));
        assert_eq!(refused(|err| al_store_scan(store, None, 0, 0, None, 0, &mut count, err)).1, "visit: null");
        let mut state = [0, 0];
        let ctx = &mut state as *mut _ as usize;
        fine(|err| al_store_scan(store, Some(visited), ctx, 1, Some(visited), ctx, &mut count, err));
        assert_eq!(state[1], 6);
        al_store_free(store);
    });
}

unsafe extern "C" fn mode_of(ctx: usize, _: u32, result: *mut al_mode) -> i32 {
    unsafe { result.write(ctx as al_mode) };
    0
}

#[test]
fn what_a_callback_gives_is_checked() {
    check(|| unsafe {
        let (store, mut mode) = (open("s"), 9);
        fine(|err| al_store_any(store, Some(mode_of), 1, &mut mode, err));
        assert_eq!(mode, 1);
        assert_eq!(refused(|err| al_store_any(store, Some(mode_of), 5, &mut mode, err)).0, CALLBACK);
        al_store_free(store);
    });
}

unsafe extern "C" fn shown(ctx: usize, item: *const u8, item_len: usize) -> i32 {
    let (items, answer) = unsafe { &mut *(ctx as *mut (Vec<Vec<u8>>, i32)) };
    assert_eq!(item.is_null(), item_len == 0);
    items.push(if item_len == 0 { Vec::new() } else { unsafe { std::slice::from_raw_parts(item, item_len) }.to_vec() });
    *answer
}

#[test]
fn results_are_shown() {
    check(|| unsafe {
        let (store, mut found) = (open("s"), 9);
        let mut state = (Vec::new(), 0);
        let ctx = &mut state as *mut (Vec<Vec<u8>>, i32);
        fine(|err| al_store_get_visit(store, b"ab".as_ptr(), 2, Some(shown), ctx as usize, &mut found, err));
        fine(|err| al_store_get_visit(store, null(), 0, Some(shown), ctx as usize, &mut found, err));
        fine(|err| al_store_keys_visit(store, b"xy".as_ptr(), 2, [1, 2].as_ptr(), 2, Some(shown), ctx as usize, err));
        assert_eq!((*ctx).0, [&b"ab"[..], b"", b"x", b"y"]);
        (*ctx).1 = -1;
        assert_eq!(
            refused(|err| al_store_get_visit(store, null(), 0, Some(shown), ctx as usize, &mut found, err)).0,
            CALLBACK
        );
        assert_eq!(
            refused(|err| al_store_keys_visit(
                store,
                b"xy".as_ptr(),
                2,
                [1, 2].as_ptr(),
                2,
                Some(shown),
                ctx as usize,
                err
            ))
            .0,
            CALLBACK
        );
        assert_eq!((*ctx).0.len(), 6);
        al_store_free(store);
    });
}

unsafe extern "C" fn reenters(ctx: usize, _: *const u8, _: usize, _: u8, _: *const u8, _: usize) -> i32 {
    let iter = ctx as *mut al_iter;
    let (mut result, mut found) = (no_buf(), 0);
    let said = refused(|err| unsafe { al_iter_next(iter, &mut result, &mut found, err) });
    assert_eq!(said, (BAD_CALL, "iter_: used by two calls at once".to_owned()));
    // Freed by its own callback: it lives until the call is over.
    unsafe { al_iter_free(iter) };
    1
}

#[test]
fn one_call_at_a_time_uses_what_is_exclusive() {
    check(|| unsafe {
        let (store, mut iter) = (open("s"), null_mut());
        fine(|err| al_store_iter(store, &mut iter, err));
        fine(|err| al_iter_visit(iter, Some(reenters), iter as usize, err));
        al_store_free(store);
    });
}

struct Across(*mut al_counter);
unsafe impl Send for Across {}

#[test]
fn what_is_pinned_stays_on_its_thread() {
    check(|| unsafe {
        let (mut counter, mut n) = (null_mut(), 0);
        fine(|err| al_counter_make(5, &mut counter, err));
        fine(|err| al_counter_bump(counter, &mut n, err));
        assert_eq!(n, 6);
        let other = Across(counter);
        let said = std::thread::spawn(move || {
            let other = other;
            let mut n = 0;
            let said = refused(|err| al_counter_bump(other.0, &mut n, err));
            al_counter_free(other.0);
            said
        });
        assert_eq!(said.join().unwrap().1, "counter: used on another thread than the one that made it");
        // Leaked, and told by the counter.
        assert_eq!(live("counter"), 1);
    });
}

#[test]
fn calls_can_be_cancelled() {
    check(|| unsafe {
        let (store, cancel, mut n) = (open("s"), al_cancel_new(), 0);
        fine(|err| al_store_wait(store, null(), err));
        fine(|err| al_store_wait(store, cancel, err));
        al_cancel_set(cancel);
        al_cancel_set(null());
        assert_eq!(refused(|err| al_store_wait(store, cancel, err)).0, CANCELLED);
        assert_eq!(refused(|err| al_store_wait_plain(store, cancel, &mut n, err)).0, CANCELLED);
        al_cancel_free(cancel);
        al_store_free(store);
    });
}

#[test]
fn deep_calls_have_the_stack_that_they_need() {
    check(|| unsafe {
        let (store, mut depth) = (open("s"), 0);
        fine(|err| al_store_deep(store, 1500, Some(mode_of), 0, &mut depth, err));
        assert_eq!(depth, 1500);
        assert_eq!(refused(|err| al_store_deep(store, 13, Some(mode_of), 0, &mut depth, err)).0, PANIC);
        assert_eq!(refused(|err| al_store_deep(store, 1, Some(mode_of), 0, &mut depth, err)).0, POISONED);
        al_store_free(store);
    });
}

unsafe extern "C" fn everything(
    _: usize,
    t: *const u8,
    t_len: usize,
    p: *const u8,
    p_len: usize,
    l: *const u8,
    l_len: usize,
    l_ends: *const u64,
    l_count: usize,
    _: *const u8,
    lt_len: usize,
    _: *const u64,
    lt_count: usize,
    ln: *const u32,
    ln_len: usize,
    m: al_mode,
    r: al_rect,
    o: *const al_options,
    b: u8,
    c: u32,
    has_om: u8,
    om: al_mode,
    has_op: u8,
    op: *const u8,
    op_len: usize,
    has_on: u8,
    on: u64,
    has_ol: u8,
    ol: *const u8,
    _: usize,
    ol_ends: *const u64,
    ol_count: usize,
    f: al_filter,
    has_oo: u8,
    oo: *const al_options,
    result: *mut al_rect,
) -> i32 {
    unsafe {
        assert_eq!(std::slice::from_raw_parts(t, t_len), b"text");
        assert_eq!(std::slice::from_raw_parts(p, p_len), b"/path");
        assert_eq!(
            (std::slice::from_raw_parts(l, l_len), std::slice::from_raw_parts(l_ends, l_count)),
            (&b"a"[..], &[1, 1][..])
        );
        assert_eq!((lt_len, lt_count, std::slice::from_raw_parts(ln, ln_len)), (3, 2, &[1, 2][..]));
        assert_eq!((m, r.x, (*o).size, (*o).cache, b, c), (1, 1, std::mem::size_of::<al_options>(), 7, 1, 'ß' as u32));
        assert_eq!((has_om, om, has_op, op.is_null(), op_len, has_on, on), (1, 1, 0, true, 0, 1, 9));
        assert_eq!(
            (has_ol, ol.is_null(), ol_ends.is_null(), ol_count, f, has_oo, oo.is_null()),
            (0, true, true, 0, 77, 0, false)
        );
        result.write(al_rect { x: 42, ..r });
    }
    0
}

#[test]
fn callbacks_see_what_was_meant() {
    check(|| unsafe {
        let (store, mut result) = (open("s"), rect());
        fine(|err| al_store_everything(store, Some(everything), 0, &mut result, err));
        assert_eq!(result.x, 42);
        al_store_free(store);
    });
}

#[test]
fn the_handshake_names_the_target_and_every_symbol() {
    let text = unsafe { std::ffi::CStr::from_ptr(al_abi()) }.to_str().unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some(concat!("ffi-contract 1 all 1.2.3 ", "x86_64-unknown-linux-gnu")));
    let symbols: Vec<_> = lines.map(|line| line.split_once(' ').unwrap()).collect();
    assert!(symbols.iter().all(|(_, hash)| hash.len() == 64));
    assert!(symbols.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert!(symbols.iter().any(|(symbol, _)| *symbol == "al_store_get_into"));
    assert_eq!(al_abi_2, 1);
    assert_eq!(live("nothing"), -1);
    assert_eq!(unsafe { al_live(null(), 3) }, -1);
}

/// Run by the test below in a process of its own.
#[test]
#[ignore]
fn dies() {
    let mut fatal = null_mut();
    fine(|err| unsafe { al_fatal_make(u8::from(std::env::var_os("DIE_EARLY").is_some()), &mut fatal, err) });
    let _never = unsafe { al_fatal_die(fatal, null_mut()) };
}

#[test]
fn a_panic_that_aborts_ends_the_process() {
    for early in [false, true] {
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command.args(["--ignored", "--exact", "dies"]);
        if early {
            command.env("DIE_EARLY", "1");
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), None, "{output:?}");
    }
}
