#[repr(u8)]
pub enum door_state {
    DOOR_SHUT = 0,
    DOOR_OPEN = 1,
}

#[no_mangle]
pub extern "C" fn door_read(out: *mut door_state) {}
