//! A shop's till, for callers in C and Go: sales put money into the drawer, refunds take it out.
//!
//! `include/till.h` says the same in C, written by hand. The names are C's, so that both read alike.

#![allow(non_camel_case_types)]

/// How the day begins. The caller allocates it, the library only reads it.
#[repr(C)]
pub struct till_options {
    /// What lies in the drawer in the morning, in cents.
    pub float_cents: i64,
    /// The largest refund that needs no manager, in cents.
    pub refund_limit: i32,
    /// Tax within every price, in thousandths of the net price: 190 is 19 %.
    pub tax_permille: i32,
    /// Everything is answered, nothing is counted.
    pub training: bool,
}

/// The till's answer to an amount.
#[repr(C)]
pub enum till_status {
    TILL_REFUSED,
    TILL_SOLD,
    TILL_REFUNDED,
}

/// An open till; callers know it by its address only.
pub struct till {
    cash: i64,
    turnover: i64,
    refund_limit: i64,
    tax_permille: i64,
    training: bool,
}

/// Opens a till.
///
/// # Safety
/// `options` points to a `till_options`.
#[no_mangle]
pub unsafe extern "C" fn till_open(options: *const till_options) -> *mut till {
    let options = unsafe { &*options };
    Box::into_raw(Box::new(till {
        cash: options.float_cents,
        turnover: 0,
        refund_limit: options.refund_limit.into(),
        tax_permille: options.tax_permille.into(),
        training: options.training,
    }))
}

/// Rings up an amount: what is above zero is a sale, what is below a refund.
///
/// # Safety
/// `till` came from `till_open` and is not closed.
#[no_mangle]
pub unsafe extern "C" fn till_ring(till: *mut till, cents: i32) -> till_status {
    let till = unsafe { &mut *till };
    let cents = i64::from(cents);
    if cents < -till.refund_limit {
        return till_status::TILL_REFUSED;
    }
    if !till.training {
        till.cash += cents;
        till.turnover += cents;
    }
    if cents < 0 {
        till_status::TILL_REFUNDED
    } else {
        till_status::TILL_SOLD
    }
}

/// What lies in the drawer, in cents.
///
/// # Safety
/// `till` came from `till_open` and is not closed.
#[no_mangle]
pub unsafe extern "C" fn till_cash(till: *const till) -> i64 {
    unsafe { (*till).cash }
}

/// The tax within what was sold and not refunded, in cents.
///
/// # Safety
/// `till` came from `till_open` and is not closed.
#[no_mangle]
pub unsafe extern "C" fn till_tax(till: *const till) -> i64 {
    let till = unsafe { &*till };
    till.turnover * till.tax_permille / (1000 + till.tax_permille)
}

/// Closes a till and frees it.
///
/// # Safety
/// `till` came from `till_open` and is not closed yet.
#[no_mangle]
pub unsafe extern "C" fn till_close(till: *mut till) {
    drop(unsafe { Box::from_raw(till) });
}
