#[repr(C)]
pub struct batch {
    pub ratio: f64,
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
