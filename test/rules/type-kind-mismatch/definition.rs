#[repr(C)]
pub struct session {
    id: u64,
    waiting: Vec<u32>,
}

#[no_mangle]
pub extern "C" fn session_close(session: *mut session) {}
