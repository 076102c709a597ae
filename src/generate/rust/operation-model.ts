import type { Handle, Operation, OperationResult } from "../../idl/bridge/bridge.ts";
import { findHandle } from "../../idl/bridge/find-item.ts";
import { madeHandle } from "../../idl/bridge/operations.ts";
import type { LoweredBridge, LoweredOperation, LoweredSymbol } from "../../lower/lowered.ts";
import { receiverName } from "../../lower/symbols.ts";
import { docTexts } from "../doc-texts.ts";
import { abiType, freshName, implementPath } from "./bridge-types.ts";
import { docLines, paramDocumentation } from "./doc-lines.ts";
import { BODY, binding, FRONT, type Received, receiveParam } from "./parameter.ts";
import { printCall, printSignature } from "./print-rust.ts";
import { type Handed, handResult, type Locals, resultForm } from "./result.ts";
import { traitName } from "./trait-name.ts";

/** A method of a trait that the implementation provides. */
export interface MethodModel {
  readonly lines: readonly string[];
}

/** An exported function: `front` is what is owned before anything can fail. */
export interface ShimModel {
  readonly doc: readonly string[];
  readonly signature: readonly string[];
  readonly front: readonly string[];
  /** `abi::call(err, move || {`, or what gives it a stack of its own. */
  readonly enter: string;
  readonly body: readonly string[];
}

/** The receiver as the trait declares it. */
const RECEIVERS = { ref: "&self", mut: "&mut self", own: "self" } as const;

function errorType({ bridge }: LoweredBridge, operation: Operation): string | null {
  const { errors } = operation;
  if (errors !== null) return bridge.errors[0]?.name === errors ? "Error" : `Error<${errors}>`;
  return operation.cancel ? "Cancelled" : null;
}

/** The parents that an operation of a child is shown. */
function shownParents(handle: Handle | null, operation: Operation): readonly string[] {
  return operation.receiver === null ? [] : (handle?.borrows ?? []);
}

/** What an operation says of itself, for people who call it and for people who write it. */
function operationDocumentation(operation: Operation): readonly string[] {
  return [
    ...docTexts(operation),
    ...(operation.blocking ? ["May block."] : []),
    ...paramDocumentation(operation.params),
    ...resultDocumentation(operation.returns),
  ];
}

function resultDocumentation(returns: OperationResult | null): readonly string[] {
  return returns?.doc === undefined ? [] : [`Returns: ${returns.doc}`];
}

/** The parameters of a trait's method after the receiver, and what it returns. */
export function methodSignature(
  lowered: LoweredBridge,
  { operation, handle, symbols }: LoweredOperation,
): { readonly params: readonly string[]; readonly returns: string } {
  const { bridge } = lowered;
  const [symbol] = symbols;
  if (symbol === undefined) throw new Error(`${operation.name} has no symbol`);
  const form = resultForm(operation, (name) => implementPath(bridge, name));
  const error = errorType(lowered, operation);
  const result = error === null ? form.returns : `Result<${form.returns}, ${error}>`;
  return {
    params: [
      ...(operation.receiver === null ? [] : [RECEIVERS[operation.receiver]]),
      ...shownParents(handle, operation).map(
        (parent) => `${receiverName({ name: parent })}: &${implementPath(bridge, parent)}`,
      ),
      ...(operation.cancel ? ["cancel: &Cancel"] : []),
      ...operation.params.map((param) => `${param.name}: ${receiveParam(lowered, symbol, param).type}`),
      ...(form.param === null ? [] : [form.param]),
    ],
    returns: result === "()" ? "" : ` -> ${result}`,
  };
}

/** A method as its trait declares it. */
export function modelMethod(lowered: LoweredBridge, lowOperation: LoweredOperation): MethodModel {
  const { operation } = lowOperation;
  const { params, returns } = methodSignature(lowered, lowOperation);
  const indent = "    ";
  return {
    lines: [
      ...docLines(operationDocumentation(operation), indent),
      ...printSignature(`fn ${operation.name}`, params, `${returns};`, indent, lowered.bridge.rust.edition),
    ],
  };
}

/** The exported functions of an operation, one for each shape of its result. */
export function modelShims(lowered: LoweredBridge, lowOperation: LoweredOperation): readonly ShimModel[] {
  return lowOperation.symbols.map((symbol) => modelShim(lowered, lowOperation, symbol));
}

function localsBeside(symbol: LoweredSymbol): Locals & { readonly parents: string } {
  const taken = new Set(symbol.params.map(({ param }) => param.name));
  return {
    answer: freshName("answer", taken),
    sink: freshName("sink", taken),
    bytes: freshName("bytes", taken),
    ends: freshName("ends", taken),
    parents: freshName("parents", taken),
  };
}

function modelShim(
  lowered: LoweredBridge,
  { operation, handle }: LoweredOperation,
  symbol: LoweredSymbol,
): ShimModel {
  const locals = localsBeside(symbol);
  const receiver = receiveReceiver(handle, operation, locals.parents);
  const params = operation.params.map((param) => receiveParam(lowered, symbol, param));
  const made = madeParents(lowered, handle, operation);
  const handed = handResult(operation, symbol, locals, made.length === 0 ? "()" : locals.parents);
  const keep = made.map((name) => `${name}.keep()`).join(", ");
  const parents =
    made.length === 0 ? [] : [`${BODY}let ${locals.parents} = (${keep}${made.length === 1 ? "," : ""});`];
  return {
    doc: docLines(shimDocumentation(operation, symbol), ""),
    signature: printSignature(
      `pub unsafe extern "C" fn ${symbol.symbol}`,
      symbol.params.map(({ param }) => `${param.name}: ${abiType(param.type)}`),
      " -> i32 {",
      "",
    ),
    front: [...receiver.first, ...params.flatMap(({ first }) => first)],
    enter:
      operation.stack === null
        ? "abi::call(err, move || {"
        : `abi::call_with_stack(${operation.stack}, err, move || {`,
    body: [
      ...receiver.checks,
      ...(operation.cancel ? [`${BODY}let cancel = Cancel::of(cancel);`] : []),
      ...params.flatMap(({ checks }) => checks),
      ...handed.places,
      ...armLines(handle, operation),
      ...callLines(lowered, { operation, handle }, { receiver, params, handed, locals }),
      ...parents,
      ...handed.writes,
      `${BODY}Ok(())`,
    ],
  };
}

/** A constructor has no handle yet that a panic could end the process for, and a consuming operation none any more. */
function armLines(handle: Handle | null, { receiver }: Operation): readonly string[] {
  const hasNone = receiver === null || receiver === "own";
  return handle?.onPanic === "abort" && hasNone ? [`${BODY}let _abort = abi::AbortOnPanic::arm();`] : [];
}

interface TakenReceiver extends Pick<Received, "first" | "checks"> {
  readonly args: readonly string[];
}

function receiveReceiver(handle: Handle | null, operation: Operation, parents: string): TakenReceiver {
  if (handle === null || operation.receiver === null) return { first: [], checks: [], args: [] };
  const name = receiverName(handle);
  const shown = shownParents(handle, operation).map((parent) => receiverName({ name: parent }));
  const isOwned = operation.receiver === "own";
  const from = isOwned ? parents : `${name}.parents()`;
  const parentLines = shown.flatMap((parent, index) =>
    binding(parent, "abi::parent", [`&${from}.${index}`, `"${parent}"`]),
  );
  const parentArgs = shown.map((parent) => `&${parent}`);
  if (isOwned) {
    const kept = shown.length === 0 ? "_kept" : parents;
    return {
      first: binding(name, "abi::own", [name], ";", FRONT),
      checks: [...binding(`(${name}, ${kept})`, `${name}.take`, [`"${name}"`]), ...parentLines],
      args: [name, ...parentArgs],
    };
  }
  const isMut = operation.receiver === "mut";
  const taken = binding(isMut ? `mut ${name}` : name, "abi::receiver", [name, `"${name}"`]);
  return {
    first: [],
    checks: [...taken, ...parentLines],
    args: [isMut ? `&mut ${name}` : `&${name}`, ...parentArgs],
  };
}

/** The locals of what a made handle keeps alive: the receiver, or a parameter of that type. */
function madeParents(
  { bridge }: LoweredBridge,
  handle: Handle | null,
  operation: Operation,
): readonly string[] {
  const made = madeHandle({ operation, handle });
  if (made === null) return [];
  return findHandle(bridge, made).borrows.map((parent) => {
    if (handle?.name === parent && operation.receiver !== null) return receiverName(handle);
    const param = operation.params.find(
      ({ type, optional, transfer }) =>
        type.kind === "handle" && type.name === parent && !optional && transfer === "borrowed",
    );
    if (param === undefined)
      throw new Error(`${operation.name} has no ${parent} for the ${made} that it makes`);
    return param.name;
  });
}

interface ShimParts {
  readonly receiver: TakenReceiver;
  readonly params: readonly Received[];
  readonly handed: Handed;
  readonly locals: Locals;
}

/** The call of the implementation; a callback that failed comes before what the implementation made of it. */
function callLines(
  lowered: LoweredBridge,
  { operation, handle }: Pick<LoweredOperation, "operation" | "handle">,
  { receiver, params, handed, locals }: ShimParts,
): readonly string[] {
  const { bridge } = lowered;
  const implement = handle === null ? "Functions" : handle.name;
  const callee = `<implement::${implement} as ${traitName(bridge, implement)}>::${operation.name}`;
  const args = [
    ...receiver.args,
    ...(operation.cancel ? ["cancel"] : []),
    ...params.map(({ argument }) => argument),
    ...(handed.argument === null ? [] : [handed.argument]),
  ];
  const after = [...params.flatMap((param) => param.after), ...handed.after];
  const fails = errorType(lowered, operation) !== null;
  const { answer } = locals;
  const keep = handed.usesAnswer ? `let ${answer} = ` : "";
  const isLater = fails && after.length > 0;
  const head = isLater ? `let ${answer} = ` : keep;
  const tail = fails && !isLater ? "?;" : ";";
  return [
    ...printCall({ head, callee, args, tail }, BODY),
    ...after,
    ...(isLater ? [`${BODY}${keep}${answer}?;`] : []),
  ];
}

const SHAPE_DOCUMENTATION: Readonly<Record<LoweredSymbol["shape"], string | null>> = {
  none: null,
  value: null,
  owned: "The result is the caller's, to be freed.",
  batch: "The result is the caller's, to be freed.",
  into: "Written to `dst` if all of it fits; `needed` is its length either way.",
  visit: "Shown to `visit`, during the call only.",
};

function shimDocumentation(operation: Operation, symbol: LoweredSymbol): readonly string[] {
  const told = operationDocumentation(operation);
  const shape = SHAPE_DOCUMENTATION[symbol.shape];
  const consumed = symbol.params.flatMap(({ param, stands }) =>
    (stands.kind === "receiver" || stands.kind === "param") && param.transfer === "owned"
      ? [`\`${param.name}\``]
      : [],
  );
  return [
    ...(told.length === 0 ? [`Calls \`${operation.name}\` of the implementation.`] : told),
    ...(shape === null ? [] : [shape]),
    "# Safety",
    "Every pointer is null or leads to what its type and its length say, until the call returns.",
    ...(consumed.length === 0
      ? []
      : [
          `${consumed.join(" and ")} ${consumed.length === 1 ? "is" : "are"} consumed, whatever the outcome.`,
        ]),
  ];
}
