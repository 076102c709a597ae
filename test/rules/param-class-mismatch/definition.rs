#[no_mangle]
pub extern "C" fn gain_set(level: f64) {}
