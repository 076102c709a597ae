//! kv, behind a C ABI. This file is yours.

/// What crosses the boundary: written by ffi-contract, never by hand.
#[path = "generated/ffi.rs"]
pub mod ffi;

mod imp;
