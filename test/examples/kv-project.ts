import { type Files, readExample } from "./example-files.ts";

export const BRIDGE = "kv.ffi.yaml";
const IMPLEMENTATION = "rust/src/imp.rs";

/** examples/kv as committed. */
export function readKvProject(): Files {
  return readExample("kv");
}

/** A change of the example that somebody might make: texts of a file, each there once, and what stands in their place. */
export interface Change {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

const NEXT_VERSION: Change = { path: BRIDGE, from: 'version: "0.3.0"', to: 'version: "0.4.0"' };

/** `scan` counts in 32 bits from now on. */
export const NARROWED: readonly Change[] = [
  NEXT_VERSION,
  { path: BRIDGE, from: 'returns: "u64"', to: 'returns: "u32"' },
  { path: IMPLEMENTATION, from: "Result<u64, Error>", to: "Result<u32, Error>" },
];

/** One operation more. */
export const GROWN: readonly Change[] = [
  NEXT_VERSION,
  { path: BRIDGE, from: "    ops:\n", to: '    ops:\n      count: {self: ref, returns: "u64"}\n' },
  {
    path: IMPLEMENTATION,
    from: "impl KvStore for Store {\n",
    to: "impl KvStore for Store {\n    fn count(&self) -> u64 {\n        self.entries.read().unwrap().len() as u64\n    }\n\n",
  },
];

/** Another major version of the ABI. */
export const NEXT_MAJOR: readonly Change[] = [
  NEXT_VERSION,
  { path: BRIDGE, from: "abi_major: 1", to: "abi_major: 2" },
];

/** A Go package that is published with its libraries. */
export const PUBLISHED: readonly Change[] = [
  { path: BRIDGE, from: "package: kv}", to: "package: kv, link: lib}" },
];

/**
 * The example with changes made to it.
 *
 * @throws Error if what is to be changed is not there, or more than once.
 */
export function changed(files: Files, changes: readonly Change[]): Files {
  const texts = new Map(Object.entries(files));
  for (const { path, from, to } of changes) {
    const parts = (texts.get(path) ?? "").split(from);
    if (parts.length !== 2) throw new Error(`${path} has not one ${JSON.stringify(from)}`);
    texts.set(path, parts.join(to));
  }
  return Object.fromEntries(texts);
}
