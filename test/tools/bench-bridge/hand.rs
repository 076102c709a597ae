//! The same calls as a person writes them at least: pointers are believed, a panic ends the process, and a status says
//! whether it worked.

use std::ptr;
use std::slice;

use crate::imp::Store;

pub struct HandError {
    message: &'static str,
}

#[repr(C)]
pub struct HandBuf {
    ptr: *mut u8,
    len: usize,
    cap: usize,
}

type HandVisit = extern "C" fn(usize, *const u8, usize, *const u8, usize) -> i32;

const NOT_FOUND: i32 = 1;

/// # Safety
///
/// `ptr` leads to `len` bytes; of none it may be null.
unsafe fn bytes<'a>(ptr: *const u8, len: usize) -> &'a [u8] {
    if len == 0 {
        return &[];
    }
    unsafe { slice::from_raw_parts(ptr, len) }
}

unsafe fn fail(err: *mut *mut HandError, message: &'static str) -> i32 {
    unsafe { err.write(Box::into_raw(Box::new(HandError { message }))) };
    NOT_FOUND
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn hand_open(result: *mut *mut Store, _err: *mut *mut HandError) -> i32 {
    unsafe { result.write(Box::into_raw(Box::new(Store::make()))) };
    0
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn hand_free(store: *mut Store) {
    drop(unsafe { Box::from_raw(store) });
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn hand_add(
    store: *const Store,
    n: u64,
    result: *mut u64,
    _err: *mut *mut HandError,
) -> i32 {
    unsafe { result.write((*store).sum(n)) };
    0
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn hand_put(
    store: *const Store,
    key: *const u8,
    key_len: usize,
    value: *const u8,
    value_len: usize,
    _err: *mut *mut HandError,
) -> i32 {
    unsafe { (*store).write(bytes(key, key_len), bytes(value, value_len)) };
    0
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn hand_get_into(
    store: *const Store,
    key: *const u8,
    key_len: usize,
    dst: *mut u8,
    dst_len: usize,
    needed: *mut usize,
    err: *mut *mut HandError,
) -> i32 {
    let Some(value) = (unsafe { (*store).lookup(bytes(key, key_len)) }) else {
        return unsafe { fail(err, "no such key") };
    };
    unsafe { needed.write(value.len()) };
    if value.len() <= dst_len {
        unsafe { ptr::copy_nonoverlapping(value.as_ptr(), dst, value.len()) };
    }
    0
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn hand_get(
    store: *const Store,
    key: *const u8,
    key_len: usize,
    result: *mut HandBuf,
    err: *mut *mut HandError,
) -> i32 {
    let Some(value) = (unsafe { (*store).lookup(bytes(key, key_len)) }) else {
        return unsafe { fail(err, "no such key") };
    };
    let mut owned = std::mem::ManuallyDrop::new(value.to_vec());
    let buf = HandBuf {
        ptr: owned.as_mut_ptr(),
        len: owned.len(),
        cap: owned.capacity(),
    };
    unsafe { result.write(buf) };
    0
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn hand_buf_free(buf: HandBuf) {
    drop(unsafe { Vec::from_raw_parts(buf.ptr, buf.len, buf.cap) });
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn hand_scan(
    store: *const Store,
    visit: HandVisit,
    ctx: usize,
    result: *mut u64,
    _err: *mut *mut HandError,
) -> i32 {
    let shown = unsafe { &*store }
        .show(|key, value| visit(ctx, key.as_ptr(), key.len(), value.as_ptr(), value.len()) == 0);
    unsafe { result.write(shown) };
    0
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn hand_error_message(error: *const HandError, len: *mut usize) -> *const u8 {
    let message = unsafe { (*error).message };
    unsafe { len.write(message.len()) };
    message.as_ptr()
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn hand_error_free(error: *mut HandError) {
    drop(unsafe { Box::from_raw(error) });
}
