use core::ffi::c_char;

#[no_mangle]
pub extern "C" fn name_set(name: &c_char) {}
