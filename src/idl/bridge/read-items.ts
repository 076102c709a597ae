import { didYouMean } from "../../source/nearest.ts";
import { placeIn, refuse } from "../read-context.ts";
import type { BridgeCallback, BridgeConstant, Handle, ValueType } from "./bridge.ts";
import { readOperations } from "./read-operation.ts";
import { readCallbackParams } from "./read-params.ts";
import { checkRustPath } from "./read-settings.ts";
import { readScalarValue } from "./read-struct.ts";
import { isScalar, readType, SCALARS } from "./read-type.ts";
import { readNames } from "./read-values.ts";
import { type BridgeReading, entriesOf, readHistory } from "./reading.ts";
import type { WrittenCallback, WrittenConstant, WrittenHandle } from "./schema.ts";
import { insteadOf } from "./unreachable-types.ts";

const LONGEST_STRING = 65_536;
const CONTINUE = "continue";

export function readCallbacks(
  reading: BridgeReading,
  table: Readonly<Record<string, WrittenCallback>> | undefined,
): readonly BridgeCallback[] {
  return entriesOf(reading, table, "type", "a callback").map(({ name, entry, span }) => ({
    name,
    scope: entry.scope,
    thread: entry.thread,
    params: readCallbackParams(reading, entry.params),
    returns: readCallbackResult(reading, entry),
    ...readHistory(reading, entry),
    span,
  }));
}

function readCallbackResult(reading: BridgeReading, callback: WrittenCallback): BridgeCallback["returns"] {
  if (callback.returns === undefined) return null;
  if (callback.returns === CONTINUE) return CONTINUE;
  const span = placeIn(reading, callback, "returns").value;
  const type = readType(reading, callback.returns, span);
  if (isValue(type)) return type;
  return refuse(
    span,
    `a callback cannot give back \`${callback.returns}\`: nobody would free it`,
    "let it give back a number, an enum or a struct by value; more is handed over by an op that it calls",
  );
}

function isValue(type: { readonly kind: string }): type is ValueType {
  return type.kind === "scalar" || type.kind === "enum" || type.kind === "struct";
}

export function readHandles(
  reading: BridgeReading,
  table: Readonly<Record<string, WrittenHandle>> | undefined,
): readonly Handle[] {
  return entriesOf(reading, table, "type", "a handle").map(({ name, entry, span }) => {
    checkRustPath(entry.implement, placeIn(reading, entry, "implement").value);
    return {
      name,
      implement: entry.implement,
      threads: entry.threads,
      onPanic: entry.on_panic ?? "poison",
      borrows: readBorrows(reading, entry),
      operations: readOperations(reading, entry.ops, { name, threads: entry.threads }),
      ...readHistory(reading, entry),
      span,
    };
  });
}

function readBorrows(reading: BridgeReading, handle: WrittenHandle): readonly string[] {
  const { borrows = [] } = handle;
  const handles = [...reading.declared].flatMap(([name, one]) => (one.kind === "handle" ? [name] : []));
  borrows.forEach((parent, index) => {
    if (!handles.includes(parent))
      refuse(
        placeIn(reading, borrows, index).value,
        `there is no handle \`${parent}\`${didYouMean(parent, handles)}`,
        "a handle keeps other handles alive, and nothing else",
      );
  });
  return readNames(reading, borrows, "the parent");
}

export function readConstants(
  reading: BridgeReading,
  table: Readonly<Record<string, WrittenConstant>> | undefined,
): readonly BridgeConstant[] {
  return entriesOf(reading, table, "constant", "a constant").map(({ name, entry, span }) => {
    const { type } = entry;
    const at = placeIn(reading, entry, "value").value;
    const history = readHistory(reading, entry);
    if (isScalar(type))
      return { name, type, value: readScalarValue(reading, type, entry.value, at), ...history, span };
    if (type !== "string") {
      const instead = insteadOf(type);
      refuse(
        placeIn(reading, entry, "type").value,
        `a constant cannot be of the type \`${type}\`${instead === null ? didYouMean(type, [...SCALARS, "string"]) : `: ${instead.why}`}`,
        "constants are scalars, or `string`",
      );
    }
    const value = entry.value;
    if (typeof value !== "string") return refuse(at, "a `string` is text", `quote it: "${String(value)}"`);
    if (value.length > LONGEST_STRING)
      refuse(at, `longer than ${LONGEST_STRING} characters`, "return it from a function");
    if (value.includes("\0") || !isWellFormed(value))
      refuse(
        at,
        "a constant text holds no NUL and no half of a character",
        "C's constants end at a NUL; return it from a function as `bytes`",
      );
    return { name, type, value, ...history, span };
  });
}

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
