/** Types with and without a size, for the tests and for rustc. */
export const UNSIZED_TYPES = `
pub trait Shape {}
#[repr(C)] pub struct Tail { a: u8, t: [u8] }
pub struct Text { a: u8, t: str }
pub struct Object { a: u8, t: dyn Shape }
pub struct Nested { a: u8, t: Tail }
#[repr(C)] pub struct Maybe<T: ?Sized> { a: u8, t: T }
#[repr(transparent)] pub struct Wrapper<T: ?Sized>(T);
pub type Alias = Maybe<[u16]>;
#[repr(C)] pub struct Pointing { a: u8, t: *const [u8] }
`;

export const UNSIZED = [
  "Tail",
  "Text",
  "Object",
  "Nested",
  "Maybe<[u8]>",
  "Maybe<dyn Shape>",
  "Maybe<Maybe<str>>",
  "Wrapper<str>",
  "Alias",
  "std::sync::Mutex<[u8]>",
  "std::cell::RefCell<Tail>",
  "std::cell::UnsafeCell<str>",
  "std::mem::ManuallyDrop<Tail>",
  "std::sync::RwLock<dyn Shape>",
];

export const THIN = [
  "Maybe<u8>",
  "Wrapper<u8>",
  "Maybe<Box<u8>>",
  "std::sync::Mutex<u8>",
  "std::sync::Arc<Tail>",
  "Vec<u8>",
];
