//! A key-value store with a C interface.
#![allow(non_camel_case_types)]

extern crate alloc;
use std::collections::{self, HashMap as Map, hash_map::*};
pub use crate::errors::{Error, *};

mod errors;
#[cfg(feature = "metrics")]
pub(crate) mod metrics {
    pub static COUNT: u64 = 0;
}

/// How a call went.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum kv_status {
    KV_OK = 0,
    KV_FULL = 1 << 2,
    #[deprecated]
    KV_GONE = { 4 + 3 },
}

#[repr(C, packed(4))]
pub struct kv_entry<'a, T: Copy + 'a = u8, const N: usize = { 4 * 2 }>
where
    T: PartialEq<u8>,
{
    pub key: *const core::ffi::c_char,
    pub(in crate::errors) value: [T; N],
    owner: Option<&'a kv_store>,
    on_drop: Option<unsafe extern "C" fn(user: *mut c_void, ...) -> bool>,
}

pub struct kv_store;
struct Wrapper(pub u32, (u8, u8), pub(crate) <Vec<u8> as IntoIterator>::Item);

#[repr(C)]
pub union kv_value {
    number: f64,
    bytes: std::mem::ManuallyDrop<[u8; 8]>,
}

pub type kv_visit = extern "C" fn(*const kv_entry, usize) -> kv_status;

const LIMIT: usize = 1_000usize + 'a' as usize + b'\n' as usize;
pub static mut LAST: *mut kv_store = std::ptr::null_mut();

extern "C" {
    fn strlen(text: *const c_char) -> usize;
    static environ: *const *const c_char;
    pub fn printf(format: *const c_char, ...) -> i32;
}

#[no_mangle]
pub unsafe extern "C" fn kv_open(path: *const c_char, mut flags: u32, _: i32) -> *mut kv_store {
    let text = r#"a "quoted" { brace"#;
    println!("{}", text);
    std::ptr::null_mut()
}

#[export_name = "kv_close_all"]
pub extern fn close_all() {}

impl<'a, T> kv_entry<'a, T> where T: Copy + PartialEq<u8> {
    pub const MAX: usize = 8;
    type Inner = T;
    pub fn first(&self) -> Option<&T> {
        self.value.first()
    }
    fn consume(mut self: Box<Self>, (a, b): (u8, u8)) {}
}

impl<T> Iterator for Walk<T> {
    type Item = T;
    fn next(&mut self) -> Option<Self::Item> {
        None
    }
}

unsafe impl Send for kv_store {}

pub trait Visit<T>: Send + 'static {
    const DEPTH: u32 = 3;
    type Out<'x>: Clone
    where
        Self: 'x;
    fn visit(&mut self, f: &dyn for<'a> Fn(&'a T) -> bool) -> impl Iterator<Item = u8> + '_;
    fn done(self) where Self: Sized {}
}

macro_rules! export {
    ($name:ident) => {
        #[no_mangle]
        pub extern "C" fn $name() {}
    };
}

export!(kv_flush);
thread_local! {
    static SEEN: u8 = 0;
}
