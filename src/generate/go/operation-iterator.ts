import { localName } from "./names.ts";
import type { Scene } from "./operation-scene.ts";
import { callbackParamType, paramType, shortened } from "./operation-signature.ts";

export interface IteratorModel {
  readonly doc: readonly string[];
  readonly head: string;
  readonly yields: string;
  readonly call: string;
}

/** An operation with one function that says whether to go on is a loop in Go. */
export function iteratorOf(scene: Scene, name: string, receiver: string): IteratorModel | null {
  const { of, symbol, types, facts, tier } = scene;
  const { operation } = of;
  if (tier === "raw") return null;
  const functions = operation.params.filter(({ type }) => type.kind === "callback");
  const [only] = functions;
  if (symbol.shape === "into" || symbol.shape === "visit" || functions.length !== 1 || only === undefined)
    return null;
  if (only.type.kind !== "callback" || only.optional) return null;
  const callback = facts.callback(only.type.name);
  if (callback.scope !== "call" || callback.returns !== "continue") return null;
  const yielded = callback.params.map((param) => callbackParamType(param, types));
  if (yielded.length < 1 || yielded.length > 2) return null;
  const rest = operation.params.filter((param) => param !== only);
  const typed: (readonly [string, string])[] = [
    ...(operation.cancel ? [["ctx", "context.Context"] as const] : []),
    ...rest.map((param) => [localName(param.name), paramType(param, types)] as const),
    ["err", "*error"],
  ];
  const self = receiver === "" ? "" : `${receiver.slice(1, receiver.indexOf(" "))}.`;
  const args = operation.params.map((param) => (param === only ? "yield" : localName(param.name)));
  const blanks = symbol.shape === "none" ? "" : operation.returns?.optional ? "_, _, " : "_, ";
  return {
    doc: [
      `// ${name}All is ${name} as a loop. It sets *err when the loop is over: to nil, also after a break, or to why it ended`,
      "// early.",
    ],
    head: `func ${receiver}${name}All(${shortened(typed)}) iter.Seq${yielded.length === 2 ? "2" : ""}[${yielded.join(", ")}]`,
    yields: `func(yield func(${yielded.join(", ")}) bool)`,
    call: `${blanks}*err = ${self}${name}(${[...(operation.cancel ? ["ctx"] : []), ...args].join(", ")})`,
  };
}
