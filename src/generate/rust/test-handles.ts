import type { Handle } from "../../idl/bridge/bridge.ts";
import { snakeCase } from "../../lower/case.ts";
import type { LoweredBridge, LoweredOperation, LoweredParam, LoweredSymbol } from "../../lower/lowered.ts";
import { freeSymbol, typeSymbol } from "../../lower/symbols.ts";

/** A handle that some operation makes, and how. */
export interface HandleModel {
  readonly name: string;
  readonly symbol: string;
  readonly kind: string;
  readonly free: string;
  readonly maker: string;
  readonly call: string;
  /** Kinds of what it keeps alive. */
  readonly parents: readonly string[];
  readonly isPinned: boolean;
  /** A call in which a panic poisons it. */
  readonly poisoner: UserModel | null;
  /** A call that makes a handle of it which keeps it, and the functions of that handle. */
  readonly keeper: (UserModel & { readonly made: string; readonly free: string }) | null;
}

/** A function of the tests that calls something with a handle. */
export interface UserModel {
  readonly name: string;
  readonly call: string;
  /** The parameter that the handle is, and the handle as it is handed over. */
  readonly field: string;
  readonly value: string;
}

/** For each handle the first symbol that makes it of nothing but handles that can be made. */
export type Makers = ReadonlyMap<string, LoweredSymbol>;

/** The type of the tests that stands for a call of a symbol. */
export function callName({ symbol }: LoweredSymbol): string {
  // No type of a bridge has an underscore within its name.
  return `Call_${symbol}`;
}

/** The function of the tests that makes a handle. */
export function makerName(handle: string): string {
  return `make_${snakeCase(handle)}`;
}

/** The function of the tests that lets an operation of a handle panic. */
export function poisonerName(handle: string): string {
  return `poison_${snakeCase(handle)}`;
}

/** The function of the tests that makes a handle which keeps another one. */
export function keeperName(handle: string): string {
  return `keep_${snakeCase(handle)}`;
}

/** The handle that an operation gives, or null. */
export function madeHandle({ operation, handle }: LoweredOperation): string | null {
  if (operation.returns?.type.kind === "handle") return operation.returns.type.name;
  return operation.kind === "constructor" && operation.returns === null ? (handle?.name ?? null) : null;
}

/** The handles that have to be there before an operation can be called. */
function handlesNeeded({ operation, handle }: LoweredOperation): readonly string[] {
  const params = operation.params.flatMap(({ type }) => (type.kind === "handle" ? [type.name] : []));
  return operation.receiver === null || handle === null ? params : [handle.name, ...params];
}

/** Whether everything can be made that a call of the operation needs. */
export function isCallable(operation: LoweredOperation, makers: Makers): boolean {
  return handlesNeeded(operation).every((name) => makers.has(name));
}

export function chooseMakers({ operations }: LoweredBridge): Makers {
  const makers = new Map<string, LoweredSymbol>();
  for (let before = -1; before < makers.size; ) {
    before = makers.size;
    for (const operation of operations) {
      const made = madeHandle(operation);
      const [symbol] = operation.symbols;
      if (made === null || symbol === undefined || makers.has(made)) continue;
      if (isCallable(operation, makers)) makers.set(made, symbol);
    }
  }
  return makers;
}

/** The handles that can be made. */
export function modelHandles(lowered: LoweredBridge, makers: Makers): readonly HandleModel[] {
  const { handles, prefix } = lowered.bridge;
  return handles.flatMap((handle) => {
    const { name } = handle;
    const maker = makers.get(name);
    if (maker === undefined) return [];
    return [
      {
        name,
        symbol: typeSymbol(prefix, name),
        kind: snakeCase(name),
        free: freeSymbol(prefix, name),
        maker: makerName(name),
        call: callName(maker),
        parents: handle.borrows.map(snakeCase),
        isPinned: handle.threads === "pinned",
        poisoner: modelPoisoner(lowered, handle, makers),
        keeper: modelKeeper(lowered, name, makers),
      },
    ];
  });
}

/** The first operation that a handle survives, if a panic in it poisons. */
function choosePoisoner(
  { operations }: LoweredBridge,
  handle: Handle,
  makers: Makers,
): LoweredSymbol | undefined {
  if (handle.onPanic !== "poison") return undefined;
  const isFit = (low: LoweredOperation): boolean =>
    low.handle?.name === handle.name &&
    (low.operation.receiver === "ref" || low.operation.receiver === "mut") &&
    isCallable(low, makers);
  return operations.find(isFit)?.symbols[0];
}

function modelPoisoner(lowered: LoweredBridge, handle: Handle, makers: Makers): UserModel | null {
  const symbol = choosePoisoner(lowered, handle, makers);
  const receiver = symbol?.params.find(({ stands }) => stands.kind === "receiver");
  if (symbol === undefined || receiver === undefined) return null;
  return { name: poisonerName(handle.name), ...modelUse(symbol, receiver) };
}

function modelUse(symbol: LoweredSymbol, { param }: LoweredParam): Omit<UserModel, "name"> {
  const isMut = param.type.kind === "pointer" && param.type.mutable;
  return { call: callName(symbol), field: param.name, value: isMut ? "handle.cast_mut()" : "handle" };
}

/** Whether tests can poison a handle of this name: there is a function for it then. */
export function isPoisonable(lowered: LoweredBridge, name: string, makers: Makers): boolean {
  const handle = lowered.bridge.handles.find((one) => one.name === name);
  return handle !== undefined && choosePoisoner(lowered, handle, makers) !== undefined;
}

/** The first handle that keeps one of this name, and the parameter that this is where it is made. */
function chooseKeeper(
  { bridge }: LoweredBridge,
  name: string,
  makers: Makers,
): { readonly child: string; readonly symbol: LoweredSymbol; readonly part: LoweredParam } | null {
  for (const { name: child, borrows } of bridge.handles) {
    const symbol = makers.get(child);
    const part = symbol?.params.find(({ param, stands }) => {
      if (param.transfer === "owned") return false;
      if (stands.kind === "param")
        return stands.of.type.kind === "handle" && stands.of.type.name === name && !stands.of.optional;
      return stands.kind === "receiver" && isPointerTo(param, typeSymbol(bridge.prefix, name));
    });
    if (borrows.includes(name) && symbol !== undefined && part !== undefined) return { child, symbol, part };
  }
  return null;
}

function isPointerTo({ type }: LoweredParam["param"], symbol: string): boolean {
  return type.kind === "pointer" && type.to.kind === "named" && type.to.name === symbol;
}

function modelKeeper(lowered: LoweredBridge, name: string, makers: Makers): HandleModel["keeper"] {
  const keeper = chooseKeeper(lowered, name, makers);
  if (keeper === null) return null;
  const { child, symbol, part } = keeper;
  const { prefix } = lowered.bridge;
  return {
    name: keeperName(name),
    ...modelUse(symbol, part),
    made: typeSymbol(prefix, child),
    free: freeSymbol(prefix, child),
  };
}

/** Whether tests can make a handle that keeps one of this name: there is a function for it then. */
export function isKeepable(lowered: LoweredBridge, name: string, makers: Makers): boolean {
  return chooseKeeper(lowered, name, makers) !== null;
}
