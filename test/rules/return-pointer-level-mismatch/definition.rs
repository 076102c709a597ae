use core::ffi::c_char;

#[no_mangle]
pub extern "C" fn list_names() -> *mut *mut c_char {
    core::ptr::null_mut()
}
