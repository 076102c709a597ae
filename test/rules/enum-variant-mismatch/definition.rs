#[repr(C)]
pub enum phase {
    Idle,
    Busy,
}

#[no_mangle]
pub extern "C" fn phase_set(value: phase) {}
