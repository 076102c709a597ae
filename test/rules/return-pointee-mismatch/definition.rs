#[no_mangle]
pub extern "C" fn page_text() -> *const u16 {
    core::ptr::null()
}
