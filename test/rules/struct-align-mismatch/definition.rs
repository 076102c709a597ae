#[repr(C, align(16))]
pub struct lane {
    pub low: u64,
    pub high: u64,
}

#[no_mangle]
pub extern "C" fn lane_load(out: *mut lane) {}
