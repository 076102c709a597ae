/** What is known of attributes, by name without underscores around it. */

/** Attributes that neither move a byte of the ABI nor say anything that a contract holds. */
export const HARMLESS_ATTRIBUTES: ReadonlySet<string> = new Set(
  `
  access acquire_capability acquire_handle alias alloc_align alloc_size allocator allocating always_inline annotate
  appdomain artificial assert_capability assume assume_aligned availability blocking capability carries_dependency
  cf_audited_transfer cf_consumed cf_returns_not_retained cf_returns_retained cf_unknown_transfer cfi_canonical_jump_table
  cleanup code_seg cold common consumable constructor convergent copy counted_by counted_by_or_null deprecatedcopy
  designated_init destructor diagnose_if disable_sanitizer_instrumentation disable_tail_calls dllexport dllimport
  enable_if_macro error exclude_from_explicit_instantiation externally_visible fallthrough fd_arg fd_arg_read
  fd_arg_write flatten force_align_arg_pointer format format_arg guard guarded_by hot ifunc internal_linkage
  leaf likely lifetimebound lto_visibility_public malloc maybe_undef maybe_unused may_alias minsize naked no_builtin
  no_caller_saved_registers_macro no_icf no_instrument_function no_profile_instrument_function no_reorder no_sanitize
  no_sanitize_address no_sanitize_memory no_sanitize_thread no_sanitize_undefined no_split_stack no_stack_limit
  no_stack_protector noalias nocf_check noclone nocommon nocallback nodebug noduplicate noescape noinit noinline noipa
  nomerge nonstring noplt nosanitize_coverage nothrow novtable ns_consumed ns_returns_not_retained ns_returns_retained
  null_terminated_string_arg objc_boxable objc_bridge objc_bridge_mutable objc_bridge_related optimize optnone
  ownership_holds ownership_returns ownership_takes owner patchable_function_entry persistent pointer
  reinitializes release_capability requires_capability restrict retain reproducible returns_twice safebuffers
  scoped_lockable section selectany sentinel sized_by sized_by_or_null spectre speculative_load_hardening
  stack_protect strict_flex_array suppress swift_async swift_attr swift_bridged_typedef swift_error swift_name
  swift_newtype swift_objc_members swift_private symver tainted_args target target_clones tls_model trivial_abi_macro
  unavailable uninitialized unlikely unsequenced unused use_handle used uuid warning warn_if_not_aligned weak
  weak_import weakref xray_always_instrument xray_never_instrument zero_call_used_regs
  `
    .trim()
    .split(/\s+/),
);

/** Attributes that change layout or passing in a way that the contract has no words for. */
export const UNSUPPORTED_ATTRIBUTES: ReadonlySet<string> = new Set([
  "address_space",
  "gcc_struct",
  "ms_struct",
  "neon_polyvector_type",
  "neon_vector_type",
  "ext_vector_type",
  "overloadable",
  "pass_dynamic_object_size",
  "pass_object_size",
  "preserve_all",
  "preserve_most",
  "preserve_none",
  "regparm",
  "scalar_storage_order",
  "sseregparm",
  "swiftasynccall",
  "swiftcall",
  "transparent_union",
]);

/** GCC's calling conventions and the contract's names for them. */
export const CONVENTION_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ["cdecl", "C"],
  ["stdcall", "stdcall"],
  ["fastcall", "fastcall"],
  ["thiscall", "thiscall"],
  ["vectorcall", "vectorcall"],
  ["regcall", "regcall"],
  ["ms_abi", "win64"],
  ["sysv_abi", "sysv64"],
  ["aarch64_vector_pcs", "aarch64-vector"],
]);
