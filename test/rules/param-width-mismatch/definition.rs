use core::ffi::c_void;

#[no_mangle]
pub extern "C" fn reader_open(bytes: *const u8, max_len: usize) -> *mut c_void {
    max_len as *mut c_void
}
