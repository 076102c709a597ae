use core::ffi::c_int;

#[repr(C)]
pub struct codec {
    pub level: c_int,
}

#[no_mangle]
pub static default_codec: Option<&'static codec> = None;
