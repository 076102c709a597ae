#[repr(C)]
pub union value {
    pub whole: u64,
    pub real: f64,
    pub bytes: [u8; 16],
}

#[no_mangle]
pub extern "C" fn value_read(out: *mut value) {}
