import type { Bridge, BridgeParam, Handle } from "../../idl/bridge/bridge.ts";
import type { LoweredBridge, LoweredOperation, LoweredParam, LoweredSymbol } from "../../lower/lowered.ts";
import { callbackNamed } from "../../lower/parts.ts";
import { freeSymbol, variantSymbol } from "../../lower/symbols.ts";
import { abiType } from "./bridge-types.ts";
import { type Bad, badValues } from "./test-bad-values.ts";
import { expectedOfCallback, shownItems, type Told } from "./test-callbacks.ts";
import { goodValue } from "./test-good-values.ts";
import { callName, type Makers } from "./test-handles.ts";
import { finishLines, isResult, nothingLines, smallLines } from "./test-results.ts";
import { keptHandles, poisonedHandles, turnsOf } from "./test-turns.ts";
import { type Kept, keptBits, type SizedParam, sizedParam } from "./test-versions.ts";

/** A call of an exported function: good arguments, what may be wrong with them, and what is to come of it. */
export interface CallModel {
  readonly name: string;
  readonly symbol: string;
  readonly fields: readonly { readonly name: string; readonly type: string; readonly good: string }[];
  readonly guards: readonly string[];
  /** Names of what the guards free. */
  readonly guarded: readonly string[];
  readonly args: string;
  /** Places of results, without that of the error. */
  readonly results: readonly string[];
  /** What the callbacks are to tell. */
  readonly called: readonly Told[];
  readonly bad: readonly Bad[];
  /** Makes handles unusable that are handed over, by what the message begins with. */
  readonly poisoned: readonly Bad[];
  /** Bits that nobody has named and that are kept, and what is seen then. */
  readonly kept: readonly Kept[];
  /** Parameters that lead to structs that may be of another size. */
  readonly sized: readonly SizedParam[];
  readonly absent: readonly string[];
  readonly hasAbsent: boolean;
  readonly codes: string;
  readonly drops: number;
  readonly dropsAbsent: number;
  readonly onPanic: string;
  readonly isConsuming: boolean;
  /** How many calls may use the handle of this one at once. */
  readonly turns: string;
  /** The parameter that is that handle. */
  readonly receiver: string | null;
  /** Whether a call on another thread leaves the handle behind. */
  readonly isLeaking: boolean;
  readonly aborts: boolean;
  readonly isScoped: boolean;
  readonly isOptional: boolean;
  readonly canCancel: boolean;
  readonly finish: readonly string[];
  readonly finishNothing: readonly string[];
  readonly small: readonly string[];
  readonly hasSmall: boolean;
}

export function modelCall(
  lowered: LoweredBridge,
  low: LoweredOperation,
  symbol: LoweredSymbol,
  makers: Makers,
): CallModel {
  const { bridge } = lowered;
  const { operation, handle } = low;
  const guards: string[] = [];
  const fields = symbol.params.map((part) => ({
    name: part.param.name,
    type: abiType(part.param.type),
    good: goodValue(lowered, low, part, guards),
  }));
  const results = symbol.params.flatMap(({ param, stands }) => (isResult(stands) ? [param.name] : []));
  const registered = operation.params.filter(
    ({ type }) => type.kind === "callback" && callbackNamed(bridge, type.name).scope === "registered",
  );
  const absent = operation.params.filter(({ optional }) => optional);
  const domain = bridge.errors.find(({ name }) => name === operation.errors);
  const turns = turnsOf(lowered, low);
  const isOptional = operation.returns?.optional ?? false;
  const isConsuming =
    operation.receiver === "own" || operation.params.some(({ transfer }) => transfer === "owned");
  return {
    name: callName(symbol),
    symbol: symbol.symbol,
    fields,
    guards,
    args: symbol.params.map((part) => handedOver(bridge, part)).join(", "),
    guarded: guards.map((line) => /^let (\w+)/.exec(line)?.[1] ?? ""),
    results,
    called: [
      ...operation.params.flatMap(({ type }) =>
        type.kind === "callback" ? expectedOfCallback(bridge, type.name) : [],
      ),
      ...(symbol.shape === "visit" ? shownItems(operation) : []),
    ],
    bad: symbol.params.flatMap((part) => [
      ...badValues(lowered, low, part),
      ...keptHandles(lowered, low, part, makers),
    ]),
    poisoned: symbol.params.flatMap((part) => poisonedHandles(lowered, low, part, makers)),
    kept: symbol.params.flatMap((part) => keptBits(bridge, part)),
    sized: symbol.params.flatMap((part) => sizedParam(bridge, part)),
    absent: absent.flatMap((param) => absentLines(bridge, param)),
    hasAbsent: absent.length > 0,
    codes:
      domain === undefined
        ? "&[]"
        : `&[${domain.codes.map(({ name }) => variantSymbol(bridge.prefix, domain.name, name)).join(", ")}]`,
    drops: registered.length,
    dropsAbsent: registered.filter(({ optional }) => !optional).length,
    onPanic: panicOf(handle, operation),
    isConsuming,
    turns,
    isLeaking: turns === "OneThread" && operation.receiver === "own",
    receiver: symbol.params.find(({ stands }) => stands.kind === "receiver")?.param.name ?? null,
    aborts: handle?.onPanic === "abort",
    isScoped:
      symbol.shape === "visit" ||
      operation.params.some(
        ({ type }) => type.kind === "callback" && callbackNamed(bridge, type.name).scope === "call",
      ),
    isOptional,
    canCancel: operation.cancel,
    finish: finishLines(lowered, low, symbol),
    finishNothing: isOptional ? nothingLines(low, symbol) : [],
    small: symbol.shape === "into" ? smallLines(operation) : [],
    hasSmall: symbol.shape === "into",
  };
}

function handedOver(bridge: Bridge, { param, stands }: LoweredParam): string {
  const field = `self.${param.name}`;
  if (stands.kind !== "param" || stands.part !== "value" || stands.of.type.kind !== "callback") return field;
  const isRegistered = callbackNamed(bridge, stands.of.type.name).scope === "registered";
  return isRegistered ? `std::ptr::read(&${field})` : field;
}

function panicOf(handle: Handle | null, { receiver }: LoweredOperation["operation"]): string {
  if (handle?.onPanic === "abort") return "Abort";
  return receiver === null || receiver === "own" || handle?.onPanic !== "poison" ? "Keep" : "Poison";
}

function absentLines(bridge: Bridge, { name, type, transfer }: BridgeParam): readonly string[] {
  if (type.kind !== "handle") return [`call.has_${name} = 0;`];
  if (transfer === "owned")
    return [
      `unsafe { ${freeSymbol(bridge.prefix, type.name)}(std::mem::replace(&mut call.${name}, std::ptr::null_mut())) };`,
    ];
  return [`call.${name} = std::ptr::null();`];
}
