#[no_mangle]
pub extern "C" fn lamp_switch(on: bool) {}
