#[no_mangle]
pub static mut build_number: u64 = 7;
