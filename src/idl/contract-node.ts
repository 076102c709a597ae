import { byCodeUnit } from "../source/code-units.ts";
import { placeOf } from "../source/source-file.ts";
import type { Condition } from "./condition.ts";
import type { ConstantItem, Contract, FunctionItem, MacroItem, StaticItem, Table } from "./contract.ts";
import { describeGap, type Gap } from "./gap.ts";
import type { ErrorConvention } from "./meaning.ts";
import { conditionSlots, historySlots, signatureSlots, typeSlots } from "./member-node.ts";
import { CONTRACT_FORMAT } from "./schema.ts";
import { typeItemNode } from "./type-item-node.ts";
import {
  exact,
  flag,
  integer,
  list,
  map,
  optional,
  text,
  type WrittenNode,
  word,
  words,
} from "./written-node.ts";

function errorNode(error: ErrorConvention): WrittenNode {
  return map([
    ["kind", word(error.kind)],
    ["ok", optional(error.ok, exact)],
    ["out", optional(error.out, word)],
    ["function", optional(error.function, word)],
  ]);
}

export function functionNode(item: FunctionItem): WrittenNode {
  return map([
    ...signatureSlots(item),
    ["symbol", optional(item.symbol, word)],
    ["symbol_version", optional(item.symbol_version, text)],
    ["inline", optional(item.inline, flag)],
    ["noreturn", optional(item.noreturn, flag)],
    ["prototype", optional(item.prototype, flag)],
    ["must_use", optional(item.must_use, flag)],
    ["pure", optional(item.pure, flag)],
    ["error", optional(item.error, errorNode)],
    ...conditionSlots(item),
    ...historySlots(item),
  ]);
}

export function staticNode(item: StaticItem): WrittenNode {
  return map([
    ...typeSlots("type", item.type, item.nullable),
    ["mutable", flag(item.mutable)],
    ["nullable", item.type.kind === "function" ? null : optional(item.nullable, flag)],
    ["thread_local", optional(item.thread_local, flag)],
    ["symbol", optional(item.symbol, word)],
    ...conditionSlots(item),
    ...historySlots(item),
  ]);
}

/** `char` and `string` are no type expressions, and so are written plain. */
export function constantNode(item: ConstantItem): WrittenNode {
  const isKind = item.type === "char" || item.type === "string";
  return map([
    ["type", isKind ? word(item.type) : text(item.type)],
    ["value", typeof item.value === "bigint" ? exact(item.value) : text(item.value)],
    ...conditionSlots(item),
    ...historySlots(item),
  ]);
}

export function macroNode(item: MacroItem): WrittenNode {
  return map([
    ["params", optional(item.params, words)],
    ["body", text(item.body)],
    ...conditionSlots(item),
    ...historySlots(item),
  ]);
}

function conditionText(item: Condition): string {
  return `${[...(item.targets ?? [])].sort(byCodeUnit).join()}\n${item.when ?? ""}`;
}

function entryNode<T extends Condition>(entries: readonly T[], write: (item: T) => WrittenNode): WrittenNode {
  const [only, ...more] = [...entries]
    .sort((a, b) => byCodeUnit(conditionText(a), conditionText(b)))
    .map(write);
  return only !== undefined && more.length === 0 ? only : list(only === undefined ? [] : [only, ...more]);
}

function tableNode<T extends Condition>(
  table: Table<T>,
  write: (item: T) => WrittenNode,
): WrittenNode | null {
  const filled = [...table].filter(([, entries]) => entries.length > 0);
  if (filled.length === 0) return null;
  const sorted = filled.sort(([a], [b]) => byCodeUnit(a, b));
  return map(
    sorted.map(([name, entries]) => [name, entryNode(entries, write)]),
    true,
  );
}

function requiresNode(requires: Contract["requires"]): WrittenNode | null {
  const functions = tableNode(requires.functions, functionNode);
  const statics = tableNode(requires.statics, staticNode);
  if (functions === null && statics === null) return null;
  return map(
    [
      ["functions", functions],
      ["statics", statics],
    ],
    true,
  );
}

function recordedGap(gap: Gap): NonNullable<Gap["recorded"]> {
  if (gap.recorded !== undefined) return gap.recorded;
  const { path, line, column } = placeOf(gap.span);
  return { path, line, column, reason: gap.reason, detail: describeGap(gap) };
}

function gapsNode(gaps: readonly Gap[]): WrittenNode | null {
  if (gaps.length === 0) return null;
  const sorted = gaps
    .map(recordedGap)
    .sort(
      (a, b) =>
        byCodeUnit(a.path, b.path) ||
        a.line - b.line ||
        a.column - b.column ||
        byCodeUnit(a.reason, b.reason) ||
        byCodeUnit(a.detail, b.detail),
    );
  const nodes = sorted.map((gap) =>
    map([
      ["path", text(gap.path)],
      ["line", integer(gap.line)],
      ["column", integer(gap.column)],
      ["reason", word(gap.reason)],
      ["detail", text(gap.detail)],
    ]),
  );
  return list(nodes, true);
}

/** The whole contract in written order: sections as in the schema, items by name, gaps by place. */
export function contractNode(contract: Contract): WrittenNode {
  return map(
    [
      ["contract", integer(CONTRACT_FORMAT)],
      ["name", text(contract.name)],
      ["version", optional(contract.version, text)],
      ["side", word(contract.side)],
      ["targets", words([...contract.targets].sort(byCodeUnit))],
      ["types", tableNode(contract.types, typeItemNode)],
      ["constants", tableNode(contract.constants, constantNode)],
      ["macros", tableNode(contract.macros, macroNode)],
      ["statics", tableNode(contract.statics, staticNode)],
      ["functions", tableNode(contract.functions, functionNode)],
      ["requires", requiresNode(contract.requires)],
      ["gaps", gapsNode(contract.gaps)],
    ],
    true,
  );
}
