#[no_mangle]
pub extern "C" fn queue_length() -> usize {
    0
}
