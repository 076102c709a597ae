/** Built-in attributes (Reference, "Built-in attributes index"), and those that only nightly compilers know. */
const BUILT_IN: ReadonlySet<string> = new Set([
  // Conditions, tests, derives, macros.
  ...[
    "cfg",
    "cfg_attr",
    "cfg_eval",
    "cfg_accessible",
    "test",
    "bench",
    "ignore",
    "should_panic",
    "test_case",
  ],
  ...["derive", "derive_const", "automatically_derived", "macro_export", "macro_use", "global_allocator"],
  ...["proc_macro", "proc_macro_derive", "proc_macro_attribute", "collapse_debuginfo"],
  // Lints, notes, documentation, visibility.
  ...["allow", "expect", "warn", "deny", "forbid", "deprecated", "must_use", "doc", "stable", "unstable"],
  // Symbols and code.
  ...["link", "link_name", "link_ordinal", "no_link", "repr", "export_name", "link_section", "no_mangle"],
  ...["used", "linkage", "inline", "cold", "naked", "no_builtins", "target_feature", "track_caller"],
  ...["instruction_set", "optimize", "coverage", "no_coverage", "no_sanitize", "sanitize", "ffi_const"],
  ...["ffi_pure", "unwind", "thread_local", "panic_handler", "windows_subsystem", "cfi_encoding"],
  // Crates, modules, limits, types.
  ...["crate_name", "crate_type", "no_main", "no_std", "no_core", "no_implicit_prelude", "path", "feature"],
  ...["recursion_limit", "type_length_limit", "debugger_visualizer", "non_exhaustive", "fundamental"],
  ...["may_dangle", "lang", "marker", "pointee", "const_trait", "default_lib_allocator", "allocator"],
]);

/** Tools whose attributes mean nothing to the compiler, and names that it keeps for its own library. */
const TOOLS = /^(?:rustfmt|clippy|diagnostic|miri|rust_analyzer|rustdoc|tarpaulin|serde|rustc_\w+)(?:::|$)/;

/**
 * Attribute macros of well-known crates that leave signatures, names and fields as they are, by their last name. Those
 * of bindings for other languages keep the item and write glue beside it.
 */
const HARMLESS_MACROS: ReadonlySet<string> = new Set([
  ...["instrument", "async_trait", "serde_as", "skip_serializing_none", "apply", "derivative", "educe"],
  ...["derive_where", "wasm_bindgen", "pyclass", "pyfunction", "pymethods", "napi", "ctor", "dtor"],
  ...["pin_project", "rstest", "traced_test", "test_log", "no_panic", "automock", "proptest", "tracable"],
  ...["enum_dispatch", "typetag", "async_recursion", "allow_internal_unsafe", "document_features"],
]);

/** Whether that is an attribute of the compiler or of one of its tools, and no macro. */
export function isBuiltInAttribute(path: string): boolean {
  return BUILT_IN.has(path) || TOOLS.test(path);
}

/** Whether that attribute, by its path as spelled, changes nothing that crosses a C boundary unless it is read. */
export function isKnownAttribute(path: string): boolean {
  const bare = path.startsWith("::") ? path.slice(2) : path;
  if (isBuiltInAttribute(bare)) return true;
  return HARMLESS_MACROS.has(bare.slice(bare.lastIndexOf(":") + 1));
}

/** What is said of an attribute macro on a function that is not exported as it stands. */
export function describeSymbolAttribute(path: string): string {
  return `the attribute macro \`${path}\` is not known, and may make a symbol of what stands below it`;
}

/** What is said of an attribute macro that is not known. */
export function describeUnknownAttribute(path: string): string {
  return `the attribute macro \`${path}\` is not known, and may make something else of what stands below it`;
}
