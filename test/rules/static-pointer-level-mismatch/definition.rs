use core::ffi::c_char;

#[no_mangle]
pub static mut names: *mut *mut c_char = core::ptr::null_mut();
