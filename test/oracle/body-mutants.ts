/** A fault in a body, by what stands there, the first of its kind, and what would stand there. */
export interface BodyMutant {
  readonly fault: string;
  readonly before: string;
  readonly after: string;
}

/** Of the generated module of `generated-rust/all`. */
export const BODY_MUTANTS: readonly BodyMutant[] = [
  { fault: "null is not refused", before: "if !is_place(start) {", after: "if false {" },
  {
    fault: "a null handle is not refused",
    before:
      'if handle.is_null() {\n            return Err(Failure::bad_call(format!("{name}: null")));\n        }',
    after: "",
  },
  {
    fault: "a panic does not poison",
    before: "object.poisoned.store(true, Ordering::Relaxed)",
    after: "{}",
  },
  {
    fault: "a handle is poisoned that is to go on",
    before: "OnPanic::Keep => {}",
    after: "OnPanic::Keep => object.poisoned.store(true, Ordering::Relaxed),",
  },
  {
    fault: "a result is written before anything is known",
    before: "Ok(Out(place))",
    after: "unsafe { place.cast::<u8>().write(0) };\n            Ok(Out(place))",
  },
  { fault: "a buffer is not counted out", before: "count(&super::live::BUF, -1);", after: "" },
  { fault: "a handle is counted twice", before: "count(H::live(), 1);", after: "count(H::live(), 2);" },
  { fault: "arguments are mixed up", before: "::sum(a, b)", after: "::sum(b, a)" },
  {
    fault: "text is not checked",
    before: 'str::from_utf8(bytes).map_err(|error| Failure::bad_call(format!("{name}: {error}")))',
    after: "Ok(unsafe { str::from_utf8_unchecked(bytes) })",
  },
  { fault: "a failure is a success", before: "let code = failure.code;", after: "let code = OK;" },
  {
    fault: "an error has lost its detail",
    before: "detail_len: error.detail.len(),",
    after: "detail_len: 0,",
  },
  {
    fault: "a callback is dropped twice",
    before: "unsafe { drop(self.abi.ctx) };",
    after: "unsafe { drop(self.abi.ctx) };\n            unsafe { drop(self.abi.ctx) };",
  },
  { fault: "a callback is never dropped", before: "unsafe { drop(self.abi.ctx) };", after: "" },
  { fault: "any byte is a bool", before: "1 => Ok(true),", after: "1 | 2 => Ok(true)," },
  { fault: "one more than is allowed", before: "if len <= most {", after: "if len <= most + 1 {" },
  {
    fault: "ends need not end where all ends",
    before: "is_ordered && last == len as u64",
    after: "is_ordered",
  },
  { fault: "ends need not be in order", before: "if is_ordered && last", after: "if last" },
  {
    fault: "what does not fit is written",
    before: "(1..=len).contains(&items.len())",
    after: "!items.is_empty()",
  },
  { fault: "nobody is told of cancelling", before: "self.flag.store(true, relaxed);", after: "" },
  {
    fault: "what is consumed stays if a call fails",
    before: "let object = self.0.take();\n            swallow(move || drop(object));",
    after: "mem::forget(self.0.take());",
  },
  {
    fault: "a callback that failed is forgotten",
    before: "_ => self.0.fetch_or(Self::FAILED, Ordering::Relaxed),",
    after: "_ => self.0.fetch_or(Self::STOPPED, Ordering::Relaxed),",
  },
  {
    fault: "a callback that stopped is taken as one that failed",
    before: "1.. => self.0.fetch_or(Self::STOPPED, Ordering::Relaxed),",
    after: "1.. => self.0.fetch_or(Self::FAILED, Ordering::Relaxed),",
  },
  {
    fault: "what is there is said not to be",
    before: "found.write(u8::from(answer.is_some()));",
    after: "found.write(0);",
  },
  {
    fault: "a number that means nothing means something",
    before: 'other => Err(abi::Failure::value(format!("{other} is no Mode"))),',
    after: "_ => Ok(Mode::Fast),",
  },
  {
    fault: "what stands for nothing is not null",
    before:
      "if items.is_empty() {\n            ptr::null()\n        } else {\n            items.as_ptr()\n        }",
    after: "items.as_ptr()",
  },
  {
    fault: "a size that was never set is taken",
    before: "if size < known.end {",
    after: "if false {",
  },
  {
    fault: "two calls use what one at a time may use",
    before: "it.busy.swap(true, Ordering::Acquire)",
    after: "it.busy.swap(false, Ordering::Acquire)",
  },
  {
    fault: "what one call used is never free again",
    before: "object.busy.store(false, Ordering::Release);",
    after: "",
  },
  {
    fault: "calls take turns that need not",
    before: "let is_alone = H::ACCESS != Access::Sync;",
    after: "let is_alone = true;",
  },
  {
    fault: "a thread uses what another one made",
    before: "H::ACCESS == Access::Pinned && !it.is_on_its_thread()",
    after: "false",
  },
  {
    fault: "a thread drops what another one made",
    before: "if !self.is_on_its_thread() {",
    after: "if false {",
  },
  {
    fault: "what is left to its thread is not counted",
    before: "return; // Leaked",
    after: "return count(H::live(), -1); // Leaked",
  },
  {
    fault: "a variant comes as another one",
    before: "AL_MODE_FAST => Ok(Mode::Fast),",
    after: "AL_MODE_FAST => Ok(Mode::Safe),",
  },
  {
    fault: "a variant goes as another one",
    before: "Mode::Fast => AL_MODE_FAST,",
    after: "Mode::Fast => AL_MODE_SAFE,",
  },
  { fault: "a flag is refused", before: "if abi & !3 == 0 {", after: "if abi & !2 == 0 {" },
  { fault: "a flag that nobody has is taken", before: "if abi & !3 == 0 {", after: "if true {" },
  { fault: "a flag is lost", before: "return Ok(Access(abi));", after: "return Ok(Access(abi & 2));" },
  { fault: "an unknown number is lost", before: "Ok(Filter(abi))", after: "Ok(Filter(abi & 3))" },
  { fault: "an unknown flag is lost", before: "Ok(Hints(abi))", after: "Ok(Hints(abi & 3))" },
  {
    fault: "a field is read that an older partner does not have",
    before: "if end <= self.size {",
    after: "if end <= self.size + 1 {",
  },
  {
    fault: "a field is not read that an older partner has",
    before: "if end <= self.size {",
    after: "if end < self.size {",
  },
  { fault: "a default is another one", before: "ratio: 1.5,", after: "ratio: 2.5," },
  { fault: "a field is forgotten", before: "known.field(&self.rect);", after: "" },
  {
    fault: "a newer partner is refused",
    before: "if size < known.end {",
    after: "if size < known.end || size > mem::size_of::<T>() {",
  },
  {
    fault: "a panic goes on that is to end the process",
    before: "OnPanic::Abort => process::abort(),",
    after: "OnPanic::Abort => {}",
  },
  {
    fault: "a panic of a constructor goes on that is to end the process",
    before: "if thread::panicking() && !self.was_panicking {\n                process::abort();",
    after: "if false {\n                process::abort();",
  },
  {
    fault: "a panic leaves a destructor",
    before: "let Err(payload) = panic::catch_unwind(AssertUnwindSafe(run)) else {",
    after: "let Err(payload) = Ok::<(), Box<dyn Any + Send>>(run()) else {",
  },
  {
    fault: "a child does not keep its parent",
    before: "unsafe { shared(self.object) }",
    after: "unsafe { Shared::from_raw(self.object) }",
  },
  {
    fault: "a poisoned handle is consumed as if it were well",
    before: "match used {\n                Ok(used) => drop(used),",
    after:
      "match used {\n                Ok(_) => {}\n                Err(failure) if failure.code == POISONED => {}",
  },
  {
    fault: "what is consumed stays if it is poisoned",
    before: "swallow(move || drop(object));\n                    return Err(failure);",
    after: "mem::forget(object);\n                    return Err(failure);",
  },
  {
    fault: "a handle that an operation is shown is poisoned by it",
    before: "unsafe { begin(handle, name, OnPanic::Keep) }\n    }\n\n    /// As `argument`; null",
    after: "unsafe { begin(handle, name, H::ON_PANIC) }\n    }\n\n    /// As `argument`; null",
  },
  {
    fault: "a parent is poisoned by its child",
    before: "unsafe { Use::begin(Shared::as_ptr(kept), name, OnPanic::Keep) }",
    after: "unsafe { Use::begin(Shared::as_ptr(kept), name, H::ON_PANIC) }",
  },
  {
    fault: "what children keep is consumed",
    before: "let Some(object) = Shared::into_inner(object) else {",
    after: "let Some(object) = Some(unsafe { ptr::read(Shared::as_ptr(&object)) }) else {",
  },
];
