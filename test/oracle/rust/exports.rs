#![allow(dead_code)]
use std::sync::atomic::AtomicU32;

#[no_mangle]
pub extern "C" fn plain() {}
#[unsafe(no_mangle)]
pub extern "C" fn newer() {}
#[no_mangle]
extern "C" fn private_one() {}
#[export_name = "renamed"]
pub extern "C" fn original() {}
#[unsafe(export_name = "renamed_too")]
fn rust_convention() {}
pub extern "C" fn mangled() {}

mod inner {
    mod deeper {
        #[no_mangle]
        pub(crate) extern "C-unwind" fn deep() {}
    }
    pub struct Thing;
    impl Thing {
        #[no_mangle]
        pub extern "C" fn method(&self) {}
        #[export_name = "thing_new"]
        extern "system" fn new() -> Box<Self> { Box::new(Thing) }
    }
    pub trait Speaks { extern "C" fn speak(&self); }
    impl Speaks for Thing {
        #[no_mangle]
        extern "C" fn speak(&self) {}
    }
}

fn holds_items() {
    #[no_mangle]
    extern "C" fn in_a_body() {}
    {
        #[no_mangle]
        static IN_A_BLOCK: u32 = 7;
        let _ = IN_A_BLOCK;
    }
}

const _: () = {
    #[no_mangle]
    extern "C" fn in_a_constant() {}
};

#[no_mangle]
pub static VERSION: u32 = 3;
#[no_mangle]
static mut COUNTER: u64 = 0;
#[export_name = "shared_state"]
pub static STATE: AtomicU32 = AtomicU32::new(0);

#[cfg(target_os = "linux")]
#[no_mangle]
pub extern "C" fn on_linux() {}
#[cfg(windows)]
#[no_mangle]
pub extern "C" fn on_windows() {}
#[cfg_attr(unix, no_mangle)]
pub extern "C" fn on_unix() {}
#[cfg_attr(all(unix, not(windows)), export_name = "chosen")]
pub extern "C" fn not_chosen() {}

#[no_mangle]
pub extern "C" fn generic<T>(value: T) -> T { value }
#[no_mangle]
pub extern "C" fn of_lifetime<'a>(value: &'a u8) -> &'a u8 { value }
