#[repr(C)]
pub struct batch {
    pub bytes: *mut u8,
    pub len: usize,
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
