import { findCallback } from "../../idl/bridge/find-item.ts";
import { capitalized } from "../../idl/bridge/names.ts";
import type { Param, Type } from "../../idl/type.ts";
import type { LoweredBridge, LoweredParam, LoweredSymbol, ResultPart } from "../../lower/lowered.ts";
import { typeSymbol } from "../../lower/symbols.ts";
import { declare, parameterTexts } from "../c/declare.ts";
import type { Tier } from "../generated-file.ts";
import { isReused } from "./callback-model.ts";
import { callbackExport, dropExport, endExport, visitExport } from "./export-names.ts";
import type { Facts } from "./facts.ts";

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
  /** Numbers by which the thread knows that it is in the call. */
  readonly numbers: readonly string[];
}

/** How the function around a symbol is called. */
interface ThunkUse {
  /** The operation may call Go. */
  readonly calls: boolean;
  /** What other calls wait for while it runs. */
  readonly waitedFor: readonly ("turns" | "slots")[];
  /** The result is shown item by item. */
  readonly showsItems: boolean;
}

/** The C function that shows the library's results to Go, as all callbacks of the shape `visit` do. */
const VISIT_THUNK = "goVisitBytes";

/** `goCall_kv_store_put`: the C function around a symbol. */
export function thunkName(symbol: string): string {
  return `goCall_${symbol}`;
}

/**
 * `kv_store_put_goResult`: the struct of all that comes back. cgo takes `const` at the end of a type's name for the word,
 * and cuts it off, so the symbol, which may end so, does not stand there.
 */
export function resultName(symbol: string): string {
  return `${symbol}_goResult`;
}

/** What one parameter of a symbol is in the function around it. */
interface Piece {
  /** What the function itself takes for it. */
  readonly param?: string;
  /** What of it the function gives back. */
  readonly member?: string;
  readonly before?: string;
  readonly argument: string;
  readonly after?: string;
}

/** The function around a symbol. */
export function thunkOf(
  { symbol, params }: LoweredSymbol,
  lowered: LoweredBridge,
  { calls, waitedFor, showsItems }: ThunkUse,
): Thunk {
  const pieces = params.map((one) => pieceOf(one, lowered, showsItems));
  const numbers = waitedFor.map((what) => `go${capitalized(what)}`);
  const texts = [...pieces.flatMap(({ param }) => param ?? []), ...numbers.map((name) => `uint64_t ${name}`)];
  return {
    name: thunkName(symbol),
    result: resultName(symbol),
    members: pieces.flatMap(({ member }) => member ?? []),
    params: texts.length === 0 ? "void" : texts.join(", "),
    before: pieces.flatMap(({ before }) => before ?? []),
    call: `${symbol}(${pieces.map(({ argument }) => argument).join(", ")})`,
    after: pieces.flatMap(({ after }) => after ?? []),
    noescape: !calls,
    numbers,
  };
}

function pieceOf({ param, stands }: LoweredParam, lowered: LoweredBridge, showsItems: boolean): Piece {
  const { name, type } = param;
  if (stands.kind === "error") return { member: declare(pointee(type), "err"), argument: "&goOut.err" };
  if (stands.kind === "result") return resultPiece(name, type, stands.part, lowered, showsItems);
  if (stands.kind !== "param") return { param: declare(type, name), argument: name };
  const { of, part } = stands;
  if (part === "call") return { argument: callbackThunk(of.type.kind === "callback" ? of.type.name : "") };
  if (part === "context" && of.type.kind === "callback") {
    const ends = isReused(findCallback(lowered.bridge, of.type.name));
    return contextPiece(name, lowered, { ends, isOptional: of.optional });
  }
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
  part: ResultPart,
  lowered: LoweredBridge,
  showsItems: boolean,
): Piece {
  switch (part) {
    case "call":
      return { argument: VISIT_THUNK };
    case "context":
      return contextPiece(name, lowered, { ends: showsItems, isOptional: false });
    case "destination":
    case "capacity":
      return { param: declare(type, name), argument: name };
    default:
      return { member: declare(pointee(type), name), argument: `&goOut.${name}` };
  }
}

/** The state of a function. Where a goroutine was made for its callbacks, that ends with the call. */
function contextPiece(
  name: string,
  { bridge }: LoweredBridge,
  { ends, isOptional }: { readonly ends: boolean; readonly isOptional: boolean },
): Piece {
  const end = `${endExport(bridge)}(${name});`;
  const after = isOptional ? `if (${name} != 0) ${end}` : end;
  return { param: `uintptr_t ${name}`, argument: name, ...(ends && { after }) };
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
  /** The thread is told in which calls it is. */
  readonly numbered: boolean;
  readonly declaration: string;
  readonly head: string;
  readonly call: string;
}

/** Those of the callbacks that operations of the bridge take. */
export function callbackThunks(
  lowered: LoweredBridge,
  { takenCallbacks, numbered }: Facts,
  tier: Tier,
): readonly CallbackThunk[] {
  const { bridge, contract, callbacks } = lowered;
  const own = callbacks
    .filter(({ callback }) => takenCallbacks.has(callback.name))
    .map(({ callback: { name }, params }) =>
      callbackThunkOf(
        callbackThunk(name),
        callbackExport(bridge, name),
        params.map(({ param }) => param),
        tier === "safe" && numbered.has(name),
      ),
    );
  const visits = contract.types.get(typeSymbol(bridge.prefix, "VisitBytes")) ?? [];
  return [
    ...own,
    ...visits.flatMap((type) =>
      type.kind === "callback" ? [callbackThunkOf(VISIT_THUNK, visitExport(bridge), type.params, false)] : [],
    ),
  ];
}

function callbackThunkOf(
  thunk: string,
  exported: string,
  params: readonly Param[],
  numbered: boolean,
): CallbackThunk {
  const writable = params.map(({ name = "", type }) => declare(withoutConst(type), name)).join(", ");
  const args = params.map(({ name = "", type }) =>
    type.kind === "pointer" && !type.mutable ? `(${declare(withoutConst(type), "").trim()})${name}` : name,
  );
  const [declared, given] = numbered ? ["uint64_t *turn, ", "&goHere.numbers[0], "] : ["", ""];
  return {
    numbered,
    declaration: `int32_t ${exported}(${declared}${writable});`,
    head: `static int32_t ${thunk}(${parameterTexts({ params }).join(", ")})`,
    call: `${exported}(${given}${args.join(", ")})`,
  };
}

/** A pointer that C may write through; what it points at stays. */
function withoutConst(type: Type): Type {
  return type.kind === "pointer" ? { ...type, mutable: true } : type;
}
