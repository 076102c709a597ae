import type { Bridge, BridgeType, Handle, Operation, Shape, ValueType } from "../idl/bridge/bridge.ts";
import { madeHandle } from "../idl/bridge/operations.ts";
import { encodingOf, type LoweredPart } from "./lower-params.ts";
import type { LoweredParam, ResultPart } from "./lowered.ts";
import { BYTE, elementOf, mutPointer, named, SIZE, valueInMemory } from "./memory-type.ts";
import { resultParts } from "./parts.ts";
import { typeSymbol } from "./symbols.ts";

const OUT = { role: "out", out_nullable: false } as const;

/** What an operation gives, in one of its shapes. */
interface Given {
  readonly type: BridgeType;
  readonly optional: boolean;
  readonly shape: Shape;
  readonly prefix: string;
}

function wholeResult({ type, optional, shape, prefix }: Given): LoweredPart {
  if (shape === "owned" || shape === "batch") {
    return {
      type: mutPointer(named(typeSymbol(prefix, shape === "owned" ? "Buf" : "List"))),
      ...OUT,
      transfer: "owned",
      ...encodingOf(type),
    };
  }
  switch (type.kind) {
    case "handle":
      return {
        type: mutPointer(mutPointer(named(typeSymbol(prefix, type.name)))),
        ...OUT,
        transfer: "owned",
        nullable: optional,
      };
    case "struct-pointer":
      // Written into memory of the caller, as a struct by value is.
      return { type: mutPointer(named(typeSymbol(prefix, type.name))), ...OUT };
    case "scalar":
    case "enum":
    case "struct":
    case "array":
      return valueResult(type, prefix);
    default:
      throw new Error(`a result of ${type.kind} has no shape ${shape}`);
  }
}

/** Where a value is written to. */
export function valueResult(type: ValueType, prefix: string): LoweredPart {
  return { type: mutPointer(valueInMemory(type, prefix)), ...OUT };
}

function partOf(part: ResultPart, given: Given): LoweredPart {
  switch (part) {
    case "value":
      return wholeResult(given);
    case "found":
      return { type: mutPointer(BYTE), ...OUT };
    case "destination":
      return {
        type: mutPointer(elementOf(given.type)),
        role: "out",
        slice: "dst_len",
        empty: "null-ok",
        ...encodingOf(given.type),
      };
    case "capacity":
      return { type: SIZE };
    case "needed":
      return { type: mutPointer(SIZE), ...OUT };
    case "call":
      return { type: named(typeSymbol(given.prefix, "VisitBytes")), retained: "call" };
    case "context":
      return { type: SIZE, user_data: ["visit"] };
  }
}

function givenType(operation: Operation, handle: Handle | null): BridgeType | null {
  const made = madeHandle({ operation, handle });
  return made === null ? (operation.returns?.type ?? null) : { kind: "handle", name: made };
}

/** The parameters of the result in one shape. */
export function lowerResult(
  operation: Operation,
  handle: Handle | null,
  shape: Shape | "none",
  bridge: Bridge,
): readonly LoweredParam[] {
  const type = givenType(operation, handle);
  if (type === null || shape === "none") return [];
  const optional = operation.returns?.optional ?? false;
  const given: Given = { type, optional, shape, prefix: bridge.prefix };
  const span = operation.returns?.span ?? operation.span;
  return resultParts(shape, optional).map(({ part, name }) => ({
    param: { name, ...partOf(part, given), span },
    stands: { kind: "result", part },
  }));
}

/** Where an error is written to, which the caller frees; null: not wanted. */
export function errorParam({ span }: Operation, { prefix }: Bridge): LoweredParam {
  return {
    param: {
      name: "err",
      type: mutPointer(mutPointer(named(typeSymbol(prefix, "Error")))),
      role: "out",
      out_nullable: true,
      transfer: "owned",
      span,
    },
    stands: { kind: "error" },
  };
}
