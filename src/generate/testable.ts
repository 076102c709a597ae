import type { Bridge } from "../idl/bridge/bridge.ts";
import { snakeCase } from "../lower/case.ts";

/** What the crate root of the tests has beside the modules that the paths of the implementation begin with. */
const TAKEN: ReadonlySet<string> = new Set(["ffi", "mock", "tools", "callbacks", "calls", "control"]);

/** What the names of the tests in Go begin with. */
const OF_TESTS = /^(?:mock|test_bridge)(?:_|$)/;

/**
 * Whether tests are generated that run both sides against a scripted implementation. The types behind the bridge have to be
 * the crate's own, since those of others cannot be stood in for, and no name may be taken for one of the script's.
 */
export function isTestable(bridge: Bridge): boolean {
  const { handles, functions, rust, structs, enums, callbacks, errors, constants } = bridge;
  const paths = [
    ...handles.map(({ implement }) => implement),
    ...(functions.length > 0 ? [rust.functions] : []),
  ].map((path) => path.split("::"));
  const named = [...handles, ...functions, ...structs, ...enums, ...callbacks, ...errors, ...constants];
  const operations = handles.flatMap((handle) =>
    handle.operations.map((operation) => ({ handle, operation })),
  );
  // What the names of the Go package begin with, in which the tests are too.
  const names = [
    ...named.map(({ name }) => name),
    ...enums.flatMap(({ name, variants }) => variants.map((variant) => `${name}_${variant.name}`)),
    ...operations.map(({ handle, operation }) => `${operation.name}_${handle.name}`),
    ...[...functions, ...operations.map(({ operation }) => operation)].flatMap(({ goName }) => goName ?? []),
  ];
  return (
    paths.length > 0 &&
    paths.every(([root, module = ""]) => root === "crate" && !TAKEN.has(module)) &&
    names.every((name) => !OF_TESTS.test(snakeCase(name)))
  );
}

/** The crate of the scripted implementation, by which Cargo knows it; its archive is `libNAME.a`. */
export function mockCrate({ rust }: Bridge): string {
  return `${rust.crate.replaceAll("-", "_")}_mock`;
}

/** What the functions begin with by which tests say what the implementation does: `kv_mock_`. */
export function mockPrefix({ prefix }: Bridge): string {
  return `${prefix}mock_`;
}
