#[no_mangle]
pub static mut table: *mut u16 = core::ptr::null_mut();
