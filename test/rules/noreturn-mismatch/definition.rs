#[no_mangle]
pub extern "C" fn service_stop(code: i32) {}
