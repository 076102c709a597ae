/**
 * Macros of the standard library and of well-known crates that may stand where items do and make no symbol by
 * themselves: by the last part of their path.
 */
export const KNOWN_MACROS: ReadonlySet<string> = new Set([
  // The standard library.
  "assert",
  "assert_eq",
  "assert_ne",
  "compile_error",
  "debug_assert",
  "thread_local",
  // static_assertions, memoffset and the like: nothing but checks.
  "assert_cfg",
  "assert_eq_align",
  "assert_eq_size",
  "assert_fields",
  "assert_impl_all",
  "assert_impl_any",
  "assert_impl_one",
  "assert_not_impl_all",
  "assert_not_impl_any",
  "assert_obj_safe",
  "assert_trait_sub_all",
  "assert_type_eq_all",
  "assert_type_ne_all",
  "const_assert",
  "const_assert_eq",
  "const_assert_ne",
  "static_assert",
  // Lazy values, flags, errors, ids, projections.
  "bitfield",
  "bitflags",
  "construct_fixed_hash",
  "construct_uint",
  "error_chain",
  "impl_bitflags",
  "impl_downcast",
  "lazy_static",
  "new_key_type",
  "newtype_index",
  "newtype_uuid",
  "pin_project",
  "quick_error",
  "scoped_thread_local",
  "task_local",
  // Tests, benchmarks, embedded data, database schemas.
  "allow_tables_to_appear_in_same_query",
  "criterion_group",
  "criterion_main",
  "include_proto",
  "joinable",
  "lalrpop_mod",
  "proptest",
  "quickcheck",
  "static_loader",
]);

/** Attributes of well-known crates that make exported functions or types of what they stand on. */
const EXPORTING_ATTRIBUTES: ReadonlySet<string> = new Set([
  "cxx::bridge",
  "derive_ReprC",
  "ffi_export",
  "ffi_fn",
  "ffi_function",
  "jni_fn",
  "jni_fn::jni_fn",
  "pyo3::pymodule",
  "pymodule",
  "uniffi::export",
]);

/** Whether that attribute, by its path as spelled, is a macro that exports something. */
export function isExportingAttribute(path: string): boolean {
  const bare = path.startsWith("::") ? path.slice(2) : path;
  return (
    EXPORTING_ATTRIBUTES.has(bare) || bare.startsWith("safer_ffi::") || bare.startsWith("interoptopus::")
  );
}
