#[no_mangle]
pub static mut banner: [u8; 16] = [0; 16];
