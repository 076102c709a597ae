import type { Bridge } from "../idl/bridge/bridge.ts";
import { snakeCase } from "../lower/case.ts";

/** What the crate root of the tests has beside the modules that the paths of the implementation begin with. */
const TAKEN: ReadonlySet<string> = new Set(["ffi", "mock", "tools", "callbacks", "calls", "control"]);

/**
 * Whether tests are generated that run both sides against a scripted implementation. The types behind the bridge have to be
 * the crate's own, since those of others cannot be stood in for, and no name may be taken for one of the script's.
 */
export function isTestable(bridge: Bridge): boolean {
  const { handles, functions, rust, structs, enums, callbacks, errors } = bridge;
  const paths = [
    ...handles.map(({ implement }) => implement),
    ...(functions.length > 0 ? [rust.functions] : []),
  ].map((path) => path.split("::"));
  const named = [...handles, ...functions, ...structs, ...enums, ...callbacks, ...errors];
  return (
    paths.length > 0 &&
    paths.every(([root, module = ""]) => root === "crate" && !TAKEN.has(module)) &&
    named.every(({ name }) => !/^mock(?:_|$)/.test(snakeCase(name)))
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
