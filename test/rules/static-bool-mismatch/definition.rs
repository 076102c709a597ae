#[no_mangle]
pub static mut verbose: bool = false;
