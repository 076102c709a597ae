#[no_mangle]
pub static mut scale: f64 = 0.5;
