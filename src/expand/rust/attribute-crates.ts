/**
 * The crates that attribute macros come from which are known to leave what they stand on as it is: by the attribute's last
 * name, crates by the names that paths begin with.
 */
const CRATES: Readonly<Record<string, readonly string[]>> = {
  apply: ["macro_rules_attribute"],
  async_recursion: ["async_recursion"],
  async_trait: ["async_trait"],
  automock: ["mockall"],
  ctor: ["ctor"],
  derivative: ["derivative"],
  derive_where: ["derive_where"],
  document_features: ["document_features"],
  dtor: ["ctor", "dtor"],
  educe: ["educe"],
  enum_dispatch: ["enum_dispatch"],
  instrument: ["tracing", "tracing_attributes"],
  napi: ["napi", "napi_derive"],
  no_panic: ["no_panic"],
  pin_project: ["pin_project"],
  proptest: ["proptest", "test_strategy"],
  pyclass: ["pyo3"],
  pyfunction: ["pyo3"],
  pymethods: ["pyo3"],
  rstest: ["rstest"],
  serde_as: ["serde_with"],
  skip_serializing_none: ["serde_with"],
  test_log: ["test_log"],
  traced_test: ["tracing_test"],
  tracable: ["tracable"],
  typetag: ["typetag"],
  wasm_bindgen: ["wasm_bindgen"],
};

const BY_NAME: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(CRATES).map(([name, crates]) => [name, new Set(crates)]),
);

/** The crates that the known attribute macro of that last name is from; null where none is listed. */
export function cratesOfAttribute(name: string): ReadonlySet<string> | null {
  return BY_NAME.get(name) ?? null;
}
