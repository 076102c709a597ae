import type { Type } from "../../idl/type.ts";
import type { LoweredBridge, LoweredParam, LoweredSymbol } from "../../lower/lowered.ts";
import { callbackNamed } from "../../lower/parts.ts";
import { declare } from "../c/declare.ts";
import { callbackExport, dropExport, endExport, visitExport } from "./export-names.ts";

/**
 * A C function around a symbol. What the library writes stays on C's stack and comes back by value, since a callback may move
 * Go's stack while the library holds a pointer into it; and with no pointer to a pointer among the arguments cgo has
 * nothing to look through.
 */
export interface Thunk {
  readonly name: string;
  readonly result: string;
  /** Declarations of the members of what it gives. */
  readonly members: readonly string[];
  readonly params: string;
  readonly before: readonly string[];
  readonly call: string;
  readonly after: readonly string[];
  readonly noescape: boolean;
}

export function thunkName(symbol: string): string {
  return `goCall_${symbol}`;
}

interface Piece {
  readonly param?: string;
  readonly member?: string;
  readonly before?: string;
  readonly argument: string;
  readonly after?: string;
}

/** `calls`: the operation may call Go; `ends`: its callbacks run in a goroutine that lasts as long as the call. */
export function thunkOf(
  { symbol, params }: LoweredSymbol,
  lowered: LoweredBridge,
  { calls, ends }: { readonly calls: boolean; readonly ends: boolean },
): Thunk {
  const pieces = params.map((one) => pieceOf(one, lowered, ends));
  const texts = pieces.flatMap(({ param }) => param ?? []);
  return {
    name: thunkName(symbol),
    result: `goResult_${symbol}`,
    members: pieces.flatMap(({ member }) => member ?? []),
    params: texts.length === 0 ? "void" : texts.join(", "),
    before: pieces.flatMap(({ before }) => before ?? []),
    call: `${symbol}(${pieces.map(({ argument }) => argument).join(", ")})`,
    after: pieces.flatMap(({ after }) => after ?? []),
    noescape: !calls,
  };
}

function pieceOf({ param, stands }: LoweredParam, lowered: LoweredBridge, ends: boolean): Piece {
  const { name, type } = param;
  if (stands.kind === "error") return { member: declare(pointee(type), "err"), argument: "&goOut.err" };
  if (stands.kind === "result") return resultPiece(name, type, stands.part, lowered, ends);
  if (stands.kind !== "param") return { param: declare(type, name), argument: name };
  const { of, part } = stands;
  if (part === "call") return { argument: callbackThunk(of.type.kind === "callback" ? of.type.name : "") };
  if (part === "context")
    return {
      param: `uintptr_t ${name}`,
      argument: name,
      ...(ends && { after: `${endExport(lowered.bridge)}(${name});` }),
    };
  if (part === "value" && of.type.kind === "callback") {
    const drop = dropExport(lowered.bridge);
    const whole = `{${callbackThunk(of.type.name)}, ${drop}, ${name}_goCtx}`;
    return { param: `uintptr_t ${name}_goCtx`, before: `${declare(type, name)} = ${whole};`, argument: name };
  }
  if (part === "value" && of.type.kind === "struct-pointer")
    return { param: declare(pointee(type), name), argument: `&${name}` };
  return { param: declare(type, name), argument: name };
}

function resultPiece(
  name: string,
  type: Type,
  part: string,
  { bridge }: LoweredBridge,
  ends: boolean,
): Piece {
  switch (part) {
    case "call":
      return { argument: "goVisitBytes" };
    case "context":
      return {
        param: `uintptr_t ${name}`,
        argument: name,
        ...(ends && { after: `${endExport(bridge)}(${name});` }),
      };
    case "destination":
    case "capacity":
      return { param: declare(type, name), argument: name };
    default:
      return { member: declare(pointee(type), name), argument: `&goOut.${name}` };
  }
}

function pointee(type: Type): Type {
  if (type.kind !== "pointer") throw new Error("what is written to is a pointer");
  return type.to;
}

/** `goOnVisit`: the C function of a callback, which calls the exported Go function. */
function callbackThunk(callback: string): string {
  return `goOn${callback}`;
}

/** A C function that the library calls; Go's exports know no `const`. */
export interface CallbackThunk {
  readonly declaration: string;
  readonly head: string;
  readonly call: string;
}

/** Those of the callbacks that operations of the bridge take. */
export function callbackThunks(lowered: LoweredBridge, used: ReadonlySet<string>): readonly CallbackThunk[] {
  const { bridge } = lowered;
  const own = lowered.callbacks
    .filter(({ callback }) => used.has(callback.name))
    .map(({ callback, params }) => {
      callbackNamed(bridge, callback.name);
      const all = params.map(({ param }) => ({ name: param.name, type: param.type }));
      return callbackThunkOf(callbackThunk(callback.name), callbackExport(bridge, callback.name), all);
    });
  const bytes: readonly NamedType[] = [
    { name: "ctx", type: { kind: "scalar", name: "usize" } },
    { name: "item", type: { kind: "pointer", to: { kind: "scalar", name: "u8" }, mutable: false } },
    { name: "item_len", type: { kind: "scalar", name: "usize" } },
  ];
  return lowered.support.visits ? [...own, callbackThunkOf("goVisitBytes", visitExport(bridge), bytes)] : own;
}

interface NamedType {
  readonly name: string;
  readonly type: Type;
}

function callbackThunkOf(thunk: string, exported: string, params: readonly NamedType[]): CallbackThunk {
  const writable = params.map(({ name, type }) => declare(withoutConst(type), name)).join(", ");
  const args = params.map(({ name, type }) =>
    type.kind === "pointer" && !type.mutable ? `(${declare(withoutConst(type), "").trim()})${name}` : name,
  );
  return {
    declaration: `int32_t ${exported}(${writable});`,
    head: `static int32_t ${thunk}(${params.map(({ name, type }) => declare(type, name)).join(", ")})`,
    call: `return ${exported}(${args.join(", ")});`,
  };
}

/** A pointer that C may write through; what it points at stays. */
function withoutConst(type: Type): Type {
  return type.kind === "pointer" ? { ...type, mutable: true } : type;
}
