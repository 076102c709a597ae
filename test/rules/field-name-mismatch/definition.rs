#[repr(C)]
pub struct batch {
    pub add_special_tokens: bool,
    pub limit: u32,
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
