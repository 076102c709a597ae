import type { Length } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { RustToken } from "../../syntax/rust/token.ts";
import type { Evaluated, Resolution, TypeScope } from "./resolution.ts";
import type { Value } from "./value.ts";

type Failure = Extract<Value, { kind: "failure" }>;

/** An array's length: a number wherever the targets agree; what cannot be computed is a failure. */
export function evaluateLength(
  resolution: Resolution,
  tokens: readonly RustToken[],
  span: Span,
  scope: TypeScope,
): { readonly length: Length | Failure; readonly named: Evaluated["named"] } {
  const { value, named: constants } = resolution.rules.evaluate(resolution, tokens, span, scope, "usize");
  const failure = (detail: string): Failure => ({ kind: "failure", reason: "constant", detail, span });
  if (value.kind === "integer") {
    const isLength = value.type === "usize" && value.value >= 0n;
    const length = isLength
      ? ({ kind: "integer", value: value.value } as const)
      : failure("the array length is no `usize`");
    return { length, named: constants };
  }
  if (value.kind === "length") return { length: value.length, named: constants };
  return {
    length: value.kind === "failure" ? value : failure("the array length is no integer"),
    named: constants,
  };
}
