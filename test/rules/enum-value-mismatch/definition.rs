#[repr(C)]
pub enum phase {
    Idle,
    Paused,
    Busy,
}

#[no_mangle]
pub extern "C" fn phase_set(value: phase) {}
