#[repr(C)]
pub struct batch {
    pub sorted: bool,
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
