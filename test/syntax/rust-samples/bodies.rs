#!/usr/bin/env run-cargo-script
fn outer<F>(f: F) -> u8 where F: for<'a> Fn(&'a u8) -> u8 {
    #[repr(C)]
    struct Local { a: u8 }
    const STEP: u8 = 1;
    let union = 3;
    let x = if a < b && c > d { union } else { 4 };
    let y = match x {
        0..=9 => vec![1, 2],
        'a' | 'b' => { extern "C" { fn inside(); } unsafe { inside() } }
        _ if x != (3) => return,
        _ => loop { break 'outer; },
    };
    let closure = move |v: u8| -> u8 {
        #[no_mangle]
        extern "C" fn deep() { fn deeper() {} }
        v << 2 >> 1
    };
    items.iter().map(|i| { use std::fmt; i.fmt() }).for_each(drop);
    unsafe { *p = 0 };
    const { assert!(true) };
    async move { log::info!("{}", 1); }
}

const _: () = {
    #[no_mangle]
    pub extern "C" fn hidden() {}
    ()
};

static INIT: extern "C" fn() = {
    extern "C" fn init() {}
    init
};

mod inner {
    fn empty() {}
    fn raw(r#fn: r#type) -> r#struct {}
}
