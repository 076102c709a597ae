#[no_mangle]
pub extern "C" fn door_open() -> bool {
    false
}
