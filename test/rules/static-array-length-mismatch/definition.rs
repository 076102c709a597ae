#[no_mangle]
pub static mut weights: [u32; 8] = [0; 8];
