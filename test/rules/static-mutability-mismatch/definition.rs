#[no_mangle]
pub static version_code: i32 = 3;
