#[repr(C)]
pub struct batch {
    pub items: *mut core::ffi::c_void,
    pub len: usize,
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
