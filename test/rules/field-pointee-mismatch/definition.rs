#[repr(C)]
pub struct batch {
    pub ids: *const u64,
    pub len: usize,
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
