#[no_mangle]
pub extern "C" fn bytes_copy(to: *mut u8, from: *const u8, len: usize) {}
