#[repr(C)]
pub struct batch {
    pub width: u32,
    pub height: u32,
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
