import { isMap, type YAMLMap } from "yaml";
import { didYouMean, nearest } from "../source/nearest.ts";
import { Problem } from "../source/problem.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import type { Condition } from "./condition.ts";
import type { Contract, Table } from "./contract.ts";
import type { Gap } from "./gap.ts";
import { readPlainValue } from "./plain-value.ts";
import {
  placeIn,
  type ReadContext,
  readCondition,
  refuse,
  refuseOverlaps,
  spanOfValue,
} from "./read-context.ts";
import { readConstant, readFunction, readMacro, readStatic } from "./read-item.ts";
import { readTypeItem } from "./read-type-item.ts";
import { keyText } from "./safe-key.ts";
import { CONTRACT_FORMAT, contractSchema, type WrittenContract, type WrittenGap } from "./schema.ts";
import { requireShape } from "./schema-problem.ts";
import { isScalarName } from "./type-words.ts";
import { parseYaml } from "./yaml-text.ts";

/** How C and Rust spell what a contract calls otherwise. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["int", "c_int"],
  ["unsigned", "c_uint"],
  ["long", "c_long"],
  ["short", "c_short"],
  ["char", "c_char"],
  ["float", "f32"],
  ["double", "f64"],
  ["size_t", "usize"],
  ["ssize_t", "isize"],
  ["ptrdiff_t", "isize"],
  ["intptr_t", "isize"],
  ["uintptr_t", "usize"],
  ["int8_t", "i8"],
  ["int16_t", "i16"],
  ["int32_t", "i32"],
  ["int64_t", "i64"],
  ["uint8_t", "u8"],
  ["uint16_t", "u16"],
  ["uint32_t", "u32"],
  ["uint64_t", "u64"],
  ["wchar_t", "wchar"],
  ["_Bool", "bool"],
]);

const NO_CONTRACT = "this is no contract: the key `contract` is missing";
const FIRST_LINE = "a contract begins with `contract: 1`";
const OVERLAY = /\.meaning\.(?:ya?ml|json)$/;

function refuseFile(file: SourceFile, message: string, remedy: string): never {
  throw new Problem("input", message, { file, start: 0, end: 0 }, remedy);
}

function scalarAt(
  file: SourceFile,
  root: YAMLMap,
  key: string,
): { readonly value: unknown; readonly span: Span } | null {
  const node = root.get(key, true);
  if (node === undefined) return null;
  const [start, end] = node.range ?? [0, 0];
  return { value: node.value, span: { file, start, end } };
}

/** Tells contracts from bridges and from the formats of later programs, before anything else is held against them. */
function refuseOtherFormats(file: SourceFile, root: YAMLMap): void {
  const bridge = scalarAt(file, root, "bridge");
  const contract = scalarAt(file, root, "contract");
  if (bridge !== null && contract === null)
    refuse(
      bridge.span,
      "this is a bridge file, not a contract",
      "`ffi-contract extract FILE` prints the contract that it leads to",
    );
  if (contract === null) refuseFile(file, NO_CONTRACT, FIRST_LINE);
  const { value, span } = contract;
  if (typeof value === "bigint" && value > CONTRACT_FORMAT)
    refuse(
      span,
      `written by a newer ffi-contract: it has format ${value}, and this one reads ${CONTRACT_FORMAT}`,
      "update ffi-contract",
    );
  if (value !== CONTRACT_FORMAT)
    refuse(span, "this is no format of contracts", `this program reads \`contract: ${CONTRACT_FORMAT}\``);
}

type Written<W> = Readonly<Record<string, W | readonly W[]>> | undefined;

function isSeveral<W extends object>(entry: W | readonly W[]): entry is readonly W[] {
  return Array.isArray(entry);
}

type ReadItem<W, T> = (context: ReadContext, item: W, span: Span) => T;

function readTable<W extends object, T extends Condition & { readonly span?: Span }>(
  context: ReadContext,
  what: string,
  written: Written<W>,
  readItem: ReadItem<W, T>,
): Table<T> {
  const table = new Map<string, readonly T[]>();
  for (const [key, entry] of Object.entries(written ?? {})) {
    const name = keyText(key);
    const place = placeIn(context, written ?? {}, key);
    const items = isSeveral(entry)
      ? entry.map((item) => readItem(context, item, spanOfValue(context, item)))
      : [readItem(context, entry, place.key)];
    refuseOverlaps(
      context,
      what,
      items.map((item) => ({ name, condition: item, span: item.span })),
    );
    table.set(name, items);
  }
  return table;
}

function readGap(context: ReadContext, gap: WrittenGap): Gap {
  const recorded = {
    path: gap.path,
    line: Number(gap.line),
    column: Number(gap.column),
    reason: gap.reason,
    detail: gap.detail,
  };
  const detail = `${gap.path}:${gap.line}:${gap.column}: ${gap.reason}: ${gap.detail}`;
  return { reason: "recorded", detail, span: spanOfValue(context, gap), recorded };
}

function knownConstants(contract: Contract): ReadonlySet<string> {
  const names = new Set(contract.constants.keys());
  for (const definitions of contract.types.values())
    for (const definition of definitions)
      if (definition.kind === "enum") for (const variant of definition.variants) names.add(variant.name);
  return names;
}

function refuseMissingNames(context: ReadContext, contract: Contract): void {
  const constants = knownConstants(contract);
  for (const { of, name, span } of context.names) {
    if (of === "constant" && !constants.has(name)) {
      refuse(span, `the constant \`${name}\` is not in \`constants\`${didYouMean(name, constants)}`);
    }
    if (of === "type" && !contract.types.has(name)) {
      const meant = SPELLINGS.get(name) ?? nearest(name, contract.types.keys());
      const hint = meant === null ? "" : `; did you mean \`${meant}\`?`;
      const typedef = isScalarName(name) ? "typedef " : "";
      refuse(
        span,
        `the type \`${typedef}${name}\` is not in \`types\`${hint}`,
        "add it to `types`, as `kind: opaque` if only its name is known",
      );
    }
  }
}

function buildContract(context: ReadContext, written: WrittenContract): Contract {
  const { targets } = readCondition(context, { targets: written.targets });
  const contract: Contract = {
    name: written.name,
    ...(written.version !== undefined && { version: written.version }),
    side: written.side,
    targets: targets ?? [],
    types: readTable(context, "types", written.types, readTypeItem),
    constants: readTable(context, "constants", written.constants, readConstant),
    macros: readTable(context, "macros", written.macros, readMacro),
    statics: readTable(context, "statics", written.statics, readStatic),
    functions: readTable(context, "functions", written.functions, readFunction),
    requires: {
      functions: readTable(context, "required functions", written.requires?.functions, readFunction),
      statics: readTable(context, "required statics", written.requires?.statics, readStatic),
    },
    span: { file: context.placed.file, start: 0, end: 0 },
    gaps: (written.gaps ?? []).map((gap) => readGap(context, gap)),
  };
  refuseMissingNames(context, contract);
  return contract;
}

/**
 * Reads a contract from its YAML or JSON text. Every item, field, parameter, result and variant gets the span of its
 * key or node. Throws a `Problem` of kind `input` with the place and the way out: for the first thing that is wrong,
 * syntax before values, values before their meaning, each in the order of the file.
 */
export function readContract(file: SourceFile): Contract {
  if (OVERLAY.test(file.path))
    refuseFile(
      file,
      "this is a meaning overlay; this version reads contracts only",
      "write what it states into the contract",
    );
  const root = parseYaml(file)?.contents ?? null;
  if (root === null || !isMap(root)) return refuseFile(file, NO_CONTRACT, FIRST_LINE);
  refuseOtherFormats(file, root);
  const placed = readPlainValue(file, root);
  const { value } = placed;
  requireShape(contractSchema, placed, value);
  const hasGaps = value.gaps !== undefined && value.gaps.length > 0;
  return buildContract({ placed, targets: value.targets, hasGaps, names: [] }, value);
}
