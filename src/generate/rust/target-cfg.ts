import type { Triple } from "../../idl/target.ts";

/** Arguments of an attribute on one line: `attr_fn_like_width` of rustfmt. */
const ATTRIBUTE_WIDTH = 70;

/** How `cfg` tells a target, by `rustc --print cfg --target TRIPLE`. */
const CONDITIONS: Readonly<Record<Triple, readonly string[]>> = {
  "aarch64-apple-darwin": on("aarch64", "macos"),
  "aarch64-unknown-linux-gnu": on("aarch64", "linux", "gnu"),
  "aarch64-unknown-linux-musl": on("aarch64", "linux", "musl"),
  "i686-unknown-linux-gnu": on("x86", "linux", "gnu"),
  "x86_64-pc-windows-gnu": on("x86_64", "windows", "gnu"),
  "x86_64-pc-windows-msvc": on("x86_64", "windows", "msvc"),
  "x86_64-unknown-linux-gnu": on("x86_64", "linux", "gnu"),
  "x86_64-unknown-linux-musl": on("x86_64", "linux", "musl"),
};

function on(arch: string, os: string, env?: string): readonly string[] {
  return [
    `target_arch = "${arch}"`,
    `target_os = "${os}"`,
    ...(env === undefined ? [] : [`target_env = "${env}"`]),
  ];
}

function condition(target: Triple): string {
  return `all(${CONDITIONS[target].join(", ")})`;
}

/** `#[cfg(..)]` for what is there on these targets only, in lines. */
export function cfgFor(targets: readonly Triple[]): readonly string[] {
  const [only, ...others] = targets;
  if (only !== undefined && others.length === 0) return nested("all", CONDITIONS[only], "#[cfg(", ")]");
  return nested("any", targets.map(condition), "#[cfg(", ")]");
}

/** `#[cfg(..)]` for what is there on all other targets. */
export function cfgForOthers(targets: readonly Triple[]): readonly string[] {
  const [only, ...others] = targets;
  if (only !== undefined && others.length === 0) return nested("all", CONDITIONS[only], "#[cfg(not(", "))]");
  return nested("any", targets.map(condition), "#[cfg(not(", "))]");
}

function nested(name: string, parts: readonly string[], head: string, tail: string): readonly string[] {
  const list = parts.join(", ");
  if (list.length <= ATTRIBUTE_WIDTH) return [`${head}${name}(${list})${tail}`];
  return [
    `${head}${name}(`,
    ...parts.map((part, index) => `    ${part}${index === parts.length - 1 ? "" : ","}`),
    `)${tail}`,
  ];
}
