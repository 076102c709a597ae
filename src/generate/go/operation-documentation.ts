import type { BridgeParam, Shape } from "../../idl/bridge/bridge.ts";
import { madeHandle, mayRepeat } from "../../idl/bridge/operations.ts";
import type { LoweredOperation } from "../../lower/lowered.ts";
import type { Tier } from "../generated-file.ts";
import { documentation } from "./documentation.ts";
import type { Facts } from "./facts.ts";
import { localName, receiverVariable } from "./names.ts";
import { sentence, withArticle } from "./sentences.ts";
import { type GoTypes, isPointedAt } from "./types.ts";

/** What godoc says of a function: what it does, and what follows from the bridge for who calls it. */
export function operationDocumentation(
  of: LoweredOperation,
  shape: Shape | "none",
  name: string,
  facts: Facts,
  types: GoTypes,
  tier: Tier,
): readonly string[] {
  const { operation } = of;
  const sentences = [
    ...resultSentences(of, shape, types),
    ...operation.params.flatMap((param) =>
      paramSentences(param, name, facts, { isConstructor: operation.kind === "constructor", tier }),
    ),
    ...ownershipSentences(of, facts, tier),
    ...waitingSentences(of, tier),
  ];
  return documentation(name, operation, {
    voice: "does",
    fallback: fallback(of, shape, name, types),
    facts: sentences,
  });
}

function fallback(of: LoweredOperation, shape: Shape | "none", name: string, types: GoTypes): string {
  const { operation, symbols } = of;
  const made = madeHandle(of);
  if (operation.kind === "constructor" && made !== null)
    return `${name} makes ${withArticle(types.named(made))}.`;
  const called = symbols.find((symbol) => symbol.shape === shape);
  return `${name} calls ${called?.symbol ?? operation.name}.`;
}

function resultSentences(of: LoweredOperation, shape: Shape | "none", types: GoTypes): readonly string[] {
  const { returns } = of.operation;
  const made = madeHandle(of);
  const doc = returns?.doc === undefined ? [] : [`The result: ${sentence(returns.doc)}`];
  const found = returns?.optional ? ["If there is none, found is false."] : [];
  if (made !== null)
    return [...doc, ...found, `The ${types.named(made)} that it returns must be closed by the caller.`];
  switch (shape) {
    case "into":
      return [...doc, ...appendSentences(of), ...found];
    case "visit":
      return [
        ...doc,
        returns?.type.kind === "list"
          ? "It shows view the items one by one, until view returns false."
          : "It shows the result to view, without a copy.",
        "What view is given belongs to the library: it is read-only, and valid until view returns.",
        "If view panics or exits its goroutine, so does the call, after the library has returned.",
        ...found,
      ];
    case "owned":
    case "batch":
      return [...doc, "The result is the caller's own.", ...found];
    default:
      return [...doc, ...found];
  }
}

function appendSentences({ operation }: LoweredOperation): readonly string[] {
  if (!mayRepeat(operation))
    return ["The result is appended to dst, which must have room for it: else it is lost, with ErrBadCall."];
  const functions = operation.params.some(({ type }) => type.kind === "callback");
  return [
    "The result is appended to dst; nothing is allocated if there is room for it. If there is not, the library is called again" +
      (functions ? ", and calls back again." : "."),
  ];
}

function paramSentences(
  param: BridgeParam,
  name: string,
  facts: Facts,
  { isConstructor, tier }: { readonly isConstructor: boolean; readonly tier: Tier },
): readonly string[] {
  const local = localName(param.name);
  const doc = param.doc === undefined ? [] : [`${local}: ${sentence(param.doc)}`];
  const length =
    param.max === null
      ? []
      : [`${local} has at most ${counted(param.max, param.type.kind === "list" ? "item" : "byte")}.`];
  const absent = param.optional
    ? [
        isPointedAt(param.type) || param.type.kind === "handle" || param.type.kind === "callback"
          ? `${local} may be nil.`
          : `A nil ${local} is none, an empty one is empty.`,
      ]
    : [];
  return [
    ...doc,
    ...length,
    ...absent,
    ...callbackSentences(param, name, facts, isConstructor),
    ...transferSentences(param, facts, tier),
  ];
}

function counted(count: bigint, what: string): string {
  return `${count} ${what}${count === 1n ? "" : "s"}`;
}

function transferSentences(
  { name, type, transfer }: BridgeParam,
  facts: Facts,
  tier: Tier,
): readonly string[] {
  if (transfer !== "owned" || type.kind !== "handle") return [];
  return [consumes(localName(name), type.name, facts, tier)];
}

function consumes(local: string, handle: string, facts: Facts, tier: Tier): string {
  const first = `The call consumes ${local}, whatever the outcome`;
  if (tier === "raw") return `${first}: it is closed then.`;
  const made = facts.isKept(handle) ? ", or objects that were made of it are not closed yet" : "";
  return `${first}, unless other calls are using it${made} (ErrInUse).`;
}

function callbackSentences(
  { type, name, retained }: BridgeParam,
  operation: string,
  facts: Facts,
  isConstructor: boolean,
): readonly string[] {
  if (type.kind !== "callback") return [];
  const callback = facts.callback(type.name);
  const local = localName(name);
  const threads =
    callback.thread === "any" ? ["It may be called from any thread, also from several at once."] : [];
  if (callback.scope === "call")
    return [
      `${local} is called before ${operation} returns.`,
      ...threads,
      `If ${local} panics or exits its goroutine, so does ${operation}, after the library has returned.`,
    ];
  const kept =
    retained === "forever"
      ? "for as long as the program runs"
      : isConstructor
        ? "until what is made is gone"
        : "until the object is gone";
  return [
    `The library keeps ${local} ${kept}, or until it drops it.`,
    ...threads,
    `A panic of ${local} is logged.`,
  ];
}

function ownershipSentences(
  { operation, handle }: LoweredOperation,
  facts: Facts,
  tier: Tier,
): readonly string[] {
  if (operation.receiver !== "own" || handle === null) return [];
  return [consumes(receiverVariable(handle), handle.name, facts, tier)];
}

function callsBack({ params, returns }: LoweredOperation["operation"]): boolean {
  return params.some(({ type }) => type.kind === "callback") || (returns?.shapes.includes("visit") ?? false);
}

function waitingSentences({ operation }: LoweredOperation, tier: Tier): readonly string[] {
  return [
    ...(operation.blocking ? ["It may block."] : []),
    ...(operation.cancel && tier === "safe"
      ? [
          "When ctx ends, the call is stopped: its error is then ErrCancelled and also what context.Cause(ctx) says.",
        ]
      : []),
    ...(operation.cancel && tier === "raw" ? ["A nil cancel stops nothing."] : []),
    ...(operation.maxInFlight !== null && tier === "safe"
      ? [
          operation.maxInFlight === 1
            ? "One call of it runs at a time; others wait their turn."
            : `At most ${operation.maxInFlight} calls of it run at the same time; others wait their turn.`,
          ...(callsBack(operation)
            ? ["A call in a callback of another one that would have to wait fails with ErrReentrant."]
            : []),
        ]
      : []),
  ];
}
