#[repr(C)]
pub struct batch {
    pub tokens: *mut *mut core::ffi::c_char,
    pub len: usize,
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
