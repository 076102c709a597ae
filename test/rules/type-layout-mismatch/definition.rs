pub struct session {
    state: u8,
    id: u64,
}

#[no_mangle]
pub extern "C" fn session_fill(session: *mut session) {}
