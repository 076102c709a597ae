#[no_mangle]
pub static mut level: i32 = -1;
