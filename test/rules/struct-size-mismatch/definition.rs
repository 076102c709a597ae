#[repr(C, packed)]
pub struct head {
    pub tag: u8,
    pub size: u32,
}

#[no_mangle]
pub extern "C" fn head_read(out: *mut head) {}
