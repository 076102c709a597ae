use core::ffi::c_int;

#[no_mangle]
pub extern "C" fn seat_book(row: c_int, column: c_int) {}
