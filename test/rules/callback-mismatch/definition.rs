use core::ffi::{c_char, c_void};

pub type on_line = Option<extern "C" fn(*const c_char, usize, *mut c_void)>;

#[no_mangle]
pub extern "C" fn lines_each(callback: on_line, context: *mut c_void) {}
