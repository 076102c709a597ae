#[repr(C)]
pub struct batch {
    pub offset: i64,
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
