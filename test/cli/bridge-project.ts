import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What bridges of tests begin with; `line` and `column` of what follows are counted from behind it. */
export const HEAD = `bridge: 1
lowering: 1
name: "kv"
prefix: "kv_"
version: "0.3.0"
abi_major: 1
targets: [x86_64-unknown-linux-gnu]
rust: {crate: kv-ffi, edition: 2024, msrv: "1.85"}
go: {module: "example.com/kv", package: kv}
`;
export const HEAD_LINES = HEAD.split("\n").length - 1;

/** A small bridge with a handle. */
export const BRIDGE = `${HEAD}errors:
  Code: {not_found: 1}
handles:
  Store:
    implement: "crate::imp::Store"
    threads: sync
    ops:
      get: {self: ref, params: {key: bytes}, returns: bytes, errors: Code}
      open: {kind: constructor, params: {path: text}, errors: Code}
`;

/** A bridge of another name, whose files are all others. */
export const OTHER = BRIDGE.replaceAll("kv", "net");

/** Every file below a folder with its text, by path; a link by where it leads. */
export function filesBelow(folder: string, inner = ""): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(join(folder, inner)).sort()) {
    const path = inner === "" ? name : `${inner}/${name}`;
    const stat = lstatSync(join(folder, path));
    if (stat.isDirectory()) Object.assign(files, filesBelow(folder, path));
    else files[path] = stat.isFile() ? readFileSync(join(folder, path), "utf8") : "(no file)";
  }
  return files;
}
