import type { Attribute } from "../../syntax/rust/item.ts";
import { mentions, SYMBOL_WORDS } from "./could-export.ts";
import { isBuiltInAttribute, isKnownAttribute } from "./known-attributes.ts";

/**
 * Attribute macros of well-known crates that stand on functions and make no symbol, by their last name. They may change
 * what they stand on, so that on something exported they are no more known than others.
 */
const MAKE_NO_SYMBOL: ReadonlySet<string> = new Set([
  // Tests and benchmarks.
  ...["test", "case", "values", "fixture", "once", "future", "timeout", "serial", "parallel", "file_serial"],
  ...["file_parallel", "quickcheck", "property_test", "gtest", "test_case", "test_matrix", "dir_cases"],
  ...["wasm_bindgen_test", "sim_test", "async_test", "engine_test", "test_each_file", "tokio_test"],
  ...["test_log", "test_with", "test_fuzz", "library_benchmark", "binary_benchmark", "divan", "bench"],
  ...["faux", "methods", "mock", "double", "concretize", "mocktopus", "mockable", "expectation"],
  // Proofs and contracts.
  ...["proof", "proof_for_contract", "solver", "stub", "stub_verified", "should_fail", "unwind"],
  ...[
    "requires",
    "ensures",
    "invariant",
    "debug_requires",
    "debug_ensures",
    "pre",
    "post",
    "pure",
    "trusted",
  ],
  // Logs, traces, measures, errors.
  ...["trace", "framed", "all_functions", "autometrics", "logcall", "logfn", "logfn_inputs", "log_call"],
  ...["measure", "measure_time", "time_graph", "flame", "metered", "throws", "try_fn", "context", "report"],
  ...["fn_error_context", "catch_unwind", "no_alloc", "assert_no_alloc", "stacksafe", "recursive"],
  // Asynchronous code, generators, retries, caches.
  ...["maybe_async", "async_impl", "sync_impl", "must_be_async", "must_be_sync", "async_generic", "async_fn"],
  ...["async_stream", "stream", "try_stream", "for_await", "coroutine", "generator", "gen", "trait_variant"],
  ...["make", "async_timer", "retry", "cached", "io_cached", "memoize", "once_cell", "throttle", "debounce"],
  // Versions and features of compilers and processors.
  ...["since", "before", "stable", "nightly", "beta", "not", "all", "any", "attr", "multiversion"],
  ...["target_clones", "for_target_feature", "unsafe_target_feature", "dispatch", "doc_cfg", "cfg_match"],
  ...["unstable", "stability", "public_items", "exhaustive", "const_fn", "bounded_const_generics"],
  // Web servers, user interfaces, commands, query languages, databases.
  ...["get", "post", "put", "delete", "patch", "head", "options", "connect", "route", "routes", "catch"],
  ...["handler", "debug_handler", "debug_middleware", "endpoint", "openapi", "oai", "path", "scope"],
  ...["component", "function_component", "hook", "server", "island", "inline_props", "slot", "command"],
  ...["slash_command", "group", "check", "help", "graphql_object", "graphql_interface", "graphql_union"],
  ...["graphql_scalar", "graphql_subscription", "Object", "ComplexObject", "Subscription", "Scalar", "Union"],
  ...["Interface", "MergedObject", "tracked", "query_group", "sql_function", "declare_sql_function"],
  ...["rpc", "method", "subscription", "service", "interface", "proxy", "dbus_interface", "dbus_proxy"],
  ...["template_callbacks", "template_callback", "object_subclass", "object_interface", "derived_properties"],
  // Code that writes code of Rust for Rust.
  ...["builder", "bon", "optargs", "delegatable_trait", "delegate_to_methods", "auto_impl", "impl_trait"],
  ...["impl_for_tuples", "inherent", "sealed", "sealed_trait", "duplicate_item", "named", "function_name"],
  ...["tailcall", "trampoline", "overload", "curry", "partial_application", "arg_enum", "blanket", "fundle"],
  ...[
    "distributed_slice",
    "inject",
    "provides",
    "constructor",
    "ref_cast_custom",
    "ref_cast_custom",
    "entrait",
  ],
  ...[
    "pinned_drop",
    "pyo3",
    "rkyv",
    "allocative",
    "corresponds",
    "instrument_err",
    "hax",
    "creusot",
    "prusti",
  ],
]);

/** Starts of programs: what they make is called `main`, and no library has it. */
const MAINS: ReadonlySet<string> = new Set([
  ...[
    "tokio::main",
    "async_std::main",
    "actix_web::main",
    "actix_rt::main",
    "rocket::main",
    "rocket::launch",
  ],
  ...[
    "smol_potat::main",
    "ntex::main",
    "compio::main",
    "monoio::main",
    "shuttle_runtime::main",
    "pollster::main",
  ],
  ...["divan::main", "salvo::main", "tokio_uring::main", "glommio::main", "async_global_executor::main"],
  ...["console_error_panic_hook::main"],
]);

/** What attributes of a whole `impl` read on its functions, by the attribute's last name. */
const READ_ON_FUNCTIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "pymethods",
    new Set([
      ...["new", "getter", "setter", "deleter", "staticmethod", "classmethod", "classattr", "pyo3", "args"],
      ...["text_signature", "pyfunction", "pass_module"],
    ]),
  ],
  ["graphql_object", new Set(["graphql"])],
  ["graphql_interface", new Set(["graphql"])],
  ["Object", new Set(["graphql"])],
  ["ComplexObject", new Set(["graphql"])],
  ["Subscription", new Set(["graphql"])],
  ["interface", new Set(["zbus"])],
  ["dbus_interface", new Set(["dbus_interface", "zbus"])],
]);

function bareOf(path: string): string {
  return path.startsWith("::") ? path.slice(2) : path;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf(":") + 1);
}

function makesNoSymbol(path: string): boolean {
  const bare = bareOf(path);
  if (isKnownAttribute(bare) || MAKE_NO_SYMBOL.has(lastOf(bare)) || MAINS.has(bare)) return true;
  // `#[case::name]`, `#[values]` of tests.
  return bare.startsWith("case::");
}

/** Whether that is an attribute macro that applies a macro of `macro_rules!` to what it stands on. */
export function isApplyingAttribute({ path, arguments: tokens }: Attribute): boolean {
  return /^(?:::)?(?:macro_rules_attribute::)?apply$/.test(path) && tokens[0]?.kind === "identifier";
}

/**
 * Whether an attribute may make a symbol of a function that is none yet: it is a macro that nobody knows, or one whose
 * arguments have the words for it.
 *
 * @param outer the attributes of the `impl` around, of which some say what those of its functions are.
 */
export function mayMakeSymbol(attribute: Attribute, outer: readonly Attribute[]): boolean {
  const { path, arguments: tokens } = attribute;
  if (isBuiltInAttribute(path)) return false;
  if (mentions(tokens, SYMBOL_WORDS)) return true;
  if (makesNoSymbol(path)) return false;
  return path.includes("::") || !outer.some((one) => readsOnFunctions(one.path, path));
}

/** An attribute that nobody knows is told of itself, whatever it reads within. */
function readsOnFunctions(outer: string, inner: string): boolean {
  return !isKnownAttribute(outer) || READ_ON_FUNCTIONS.get(lastOf(outer))?.has(inner) === true;
}
