use core::ffi::c_char;

#[no_mangle]
pub extern "C" fn app_name() -> *const c_char {
    core::ptr::null()
}
