import { printFunctionPointer, printSignature } from "./print-rust.ts";

/** First lines of the functions that every library has, and the type of C's `visit_bytes`. */
export interface SupportExports {
  readonly errorRead: readonly string[];
  readonly errorFree: readonly string[];
  readonly bufFree: readonly string[];
  readonly listFree: readonly string[];
  readonly cancelNew: readonly string[];
  readonly cancelSet: readonly string[];
  readonly cancelFree: readonly string[];
  readonly live: readonly string[];
  readonly abi: readonly string[];
  readonly visitBytes: readonly string[];
}

/** The table "What every library has" of BRIDGE.md, as Rust spells it. */
export function modelExports(prefix: string): SupportExports {
  const unsafeFn = (name: string, params: readonly string[], returns = ""): readonly string[] =>
    printSignature(`pub unsafe extern "C" fn ${prefix}${name}`, params, `${returns} {`, "");
  const safeFn = (name: string, returns: string): readonly string[] =>
    printSignature(`pub extern "C" fn ${prefix}${name}`, [], ` -> ${returns} {`, "");
  return {
    errorRead: unsafeFn(
      "error_read",
      [`error: *const ${prefix}error`, `parts: *mut ${prefix}error_parts`],
      " -> i32",
    ),
    errorFree: unsafeFn("error_free", [`error: *mut ${prefix}error`]),
    bufFree: unsafeFn("buf_free", [`buf: ${prefix}buf`]),
    listFree: unsafeFn("list_free", [`list: ${prefix}list`]),
    cancelNew: safeFn("cancel_new", `*mut ${prefix}cancel`),
    cancelSet: unsafeFn("cancel_set", [`cancel: *const ${prefix}cancel`]),
    cancelFree: unsafeFn("cancel_free", [`cancel: *mut ${prefix}cancel`]),
    live: unsafeFn("live", ["kind: *const u8", "kind_len: usize"], " -> i64"),
    abi: safeFn("abi", "*const std::os::raw::c_char"),
    visitBytes: printFunctionPointer(
      `pub type ${prefix}visit_bytes =`,
      ["ctx: usize", "item: *const u8", "item_len: usize"],
      " -> i32",
      ";",
      "",
    ),
  };
}
