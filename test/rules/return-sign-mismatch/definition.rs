#[no_mangle]
pub extern "C" fn job_start() -> i32 {
    0
}
