#[repr(C)]
pub struct batch {
    pub key: [u8; 32],
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
