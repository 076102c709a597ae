import { predefinedMacros } from "../../src/expand/c/predefined-macros.ts";
import { preprocess } from "../../src/expand/c/preprocess.ts";
import { extractC } from "../../src/extract/c/extract.ts";
import type { Contract } from "../../src/idl/contract.ts";
import type { Gap } from "../../src/idl/gap.ts";
import type { Triple } from "../../src/idl/target.ts";
import { printType } from "../../src/idl/type-expression.ts";
import { resolveC } from "../../src/resolve/c/resolve.ts";
import type { Files } from "../../src/source/files.ts";
import { placeOf, type SourceFile } from "../../src/source/source-file.ts";

const LINUX: Triple = "x86_64-unknown-linux-gnu";

function filesOf(texts: Readonly<Record<string, string>>): Files {
  const known = new Map<string, SourceFile>(
    Object.entries(texts).map(([path, text]) => [path, { path, text }]),
  );
  return {
    read: (path) => {
      const file = known.get(path);
      return file === undefined ? { ok: false, failure: { kind: "missing" } } : { ok: true, file };
    },
    list: () => [],
  };
}

export interface ReadHeader {
  readonly contract: Contract;
  /** Of all stages, as `reason line:column detail`. */
  readonly gaps: readonly string[];
}

/** The contract of one header for one target; other files can be given for it to include. */
export function readHeader(
  text: string,
  target: Triple = LINUX,
  others: Readonly<Record<string, string>> = {},
): ReadHeader {
  const unit = preprocess({
    files: filesOf({ "include/a.h": text, ...others }),
    entries: ["include/a.h"],
    includePaths: ["system"],
    ownTree: "include",
    defines: [],
    undefines: [],
    predefined: (name) => predefinedMacros(target).get(name),
  });
  const extracted = extractC(unit);
  const contract = resolveC(extracted.declarations, unit, { name: "a", targets: [target] });
  const gaps = [...unit.gaps, ...extracted.gaps, ...contract.gaps].map(describeGap);
  return { contract, gaps };
}

function describeGap(gap: Gap): string {
  const { line, column } = placeOf(gap.span);
  return `${gap.reason} ${line}:${column} ${gap.detail}`;
}

/** The one function of the name, as `fn(name: type) -> type`. */
export function signatureOf({ contract }: ReadHeader, name: string): string {
  const item = contract.functions.get(name)?.[0];
  if (item === undefined) return "none";
  const params = item.params.map((param) =>
    param.name === undefined ? printType(param.type) : `${param.name}: ${printType(param.type)}`,
  );
  if (item.variadic === true) params.push("...");
  return `(${params.join(", ")}) -> ${printType(item.returns.type)}`;
}

/** The fields of a struct or union as `name: type`, with what else is said of them. */
export function fieldsOf({ contract }: ReadHeader, name: string): readonly string[] {
  const item = contract.types.get(name)?.[0];
  if (item?.kind !== "struct" && item?.kind !== "union") return [`${name} is ${item?.kind}`];
  return item.fields.map((field) => {
    const { name: own, type, span: _, ...facts } = field;
    const rest = Object.entries(facts).map(([key, value]) => ` ${key}=${value}`);
    return `${own ?? "-"}: ${printType(type)}${rest.join("")}`;
  });
}

/** A definition without its span. */
export function typeOf({ contract }: ReadHeader, name: string): unknown {
  const item = contract.types.get(name)?.[0];
  return JSON.parse(
    JSON.stringify(item ?? null, (key, value) =>
      key === "span" ? undefined : typeof value === "bigint" ? Number(value) : value,
    ),
  );
}

/** A constant as `type value`. */
export function constantOf({ contract }: ReadHeader, name: string): string {
  const item = contract.constants.get(name)?.[0];
  return item === undefined ? "none" : `${item.type} ${item.value}`;
}
