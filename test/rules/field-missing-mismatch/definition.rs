#[repr(C)]
pub struct batch {
    pub kind: u32,
    pub flags: u32,
    pub size: u32,
}

#[no_mangle]
pub extern "C" fn batch_fill(out: *mut batch) {}
