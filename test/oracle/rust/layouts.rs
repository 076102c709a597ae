use std::cell::{Cell, UnsafeCell};
use std::ffi::{c_char, c_double, c_float, c_int, c_long, c_longlong, c_short, c_uchar, c_ulong, c_void};
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::num::{NonZeroU16, Wrapping};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, AtomicU8};

pub const LANES: usize = 1 << 2;
pub const ROWS: usize = LANES * 3 - 1;

#[repr(C)]
pub struct Scalars {
    pub a: u8, pub b: i64, pub c: i16, pub d: f32, pub e: bool, pub f: f64, pub g: u16, pub h: char,
    pub i: i128, pub j: i8, pub k: u128, pub l: usize, pub m: isize,
}

#[repr(C)]
pub struct Platform {
    pub a: c_char, pub b: c_int, pub c: c_short, pub d: c_long, pub e: c_uchar, pub f: c_ulong,
    pub g: c_float, pub h: c_double, pub i: c_longlong,
}

#[repr(C)]
pub struct Pointers<'a> {
    pub a: u8, pub b: &'a u32, pub c: Option<&'a mut u64>, pub d: *const c_void,
    pub e: Option<Box<Opaque>>, pub f: NonNull<Opaque>, pub g: u8,
    pub h: extern "C" fn(c_int) -> c_int, pub i: Option<unsafe extern "C" fn(*mut Pointers<'a>)>,
}
pub struct Opaque { pub name: String }

#[repr(C)]
pub struct Wrappers {
    pub a: Cell<u8>, pub b: UnsafeCell<u32>, pub c: MaybeUninit<[u16; 3]>, pub d: ManuallyDrop<u64>,
    pub e: Wrapping<i16>, pub f: Option<NonZeroU16>, pub g: PhantomData<u64>, pub h: AtomicU8, pub i: AtomicU64,
    pub j: (), pub k: u8,
}

#[repr(C)]
pub struct Arrays {
    pub a: [u8; LANES], pub b: [u16; ROWS], pub c: [[u32; 2]; 3], pub d: [u64; 0],
    pub e: [u8; std::mem::size_of::<usize>() * 2], pub f: [Inner; 2], pub g: u8,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Inner { pub a: u8, pub b: u16 }

#[repr(C, packed)]
pub struct Packed { pub a: u8, pub b: u32, pub c: u64, pub d: Inner }

#[repr(C, packed(2))]
pub struct PackedTwo { pub a: u8, pub b: u32, pub c: u8, pub d: u64 }

#[repr(C)]
#[repr(packed(4))]
pub struct PackedFour { pub a: u8, pub b: u16, pub c: u64 }

#[repr(C, align(16))]
pub struct Aligned { pub a: u8, pub b: u32 }

#[repr(C)]
pub struct HoldsAligned { pub a: u8, pub b: Aligned, pub c: u8 }

#[repr(C, align(2))]
pub struct LessAligned { pub a: u64, pub b: u8 }

#[repr(C)]
pub union Either { pub a: u8, pub b: [u16; 5], pub c: ManuallyDrop<u32> }

#[repr(C, packed)]
pub union PackedEither { pub a: u8, pub b: [u16; 5], pub c: u64 }

#[repr(C)]
pub struct HoldsUnion { pub a: u8, pub b: Either, pub c: Small, pub d: Plain }

#[repr(u8)]
pub enum Small { A = 3, B, C = 200 }

#[repr(C)]
pub enum Plain { A, B = -5, C }

#[repr(i64)]
pub enum Wide { A = i64::MIN, B = 7 << 40 }

#[repr(C)]
pub struct HoldsEnums { pub a: Small, pub b: Wide, pub c: Plain, pub d: Small }

#[repr(C)]
pub enum TaggedC { Nothing, Number(u64), Pair { a: u8, b: u16 } }

#[repr(u8)]
pub enum TaggedU8 { Nothing, Number(u64), Pair { a: u8, b: u16 }, Byte(u8) }

#[repr(C, u8)]
pub enum TaggedBoth { Nothing, Number(u32), Pair { a: u8, b: u16 } }

#[repr(i16)]
pub enum TaggedI16 { A(u8) = -3, B(u8, u8, u32), C([u8; 7]) }

#[repr(C)]
pub struct HoldsTagged { pub a: u8, pub b: TaggedC, pub c: TaggedU8, pub d: u8, pub e: TaggedBoth, pub f: TaggedI16 }

#[repr(transparent)]
pub struct Meters(pub f64, pub PhantomData<u8>);

#[repr(transparent)]
pub struct Wrapped { pub only: Inner }

#[repr(C)]
pub struct HoldsTransparent { pub a: u8, pub b: Meters, pub c: Wrapped, pub d: Option<Handle> }

#[repr(transparent)]
pub struct Handle(pub NonNull<Opaque>);

#[repr(C)]
pub struct Matrix<T, const N: usize> { pub first: u8, pub cells: [T; N], pub last: u8 }

pub type Doubles = Matrix<f64, 3>;

#[repr(C)]
pub struct HoldsGeneric { pub a: Matrix<u16, 5>, pub b: Doubles, pub c: Matrix<Inner, { LANES + 1 }>, pub d: [Meters; 2] }

#[repr(C)]
pub struct Tuple(pub u8, pub u32, pub u8);

#[repr(C)]
pub struct Node { pub value: u16, pub next: *mut Self, pub children: [*const Node; 2] }
