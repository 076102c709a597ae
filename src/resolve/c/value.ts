import type { ScalarName } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { TypeSpelling } from "../../syntax/c/declaration.ts";
import type { Predefined } from "./integer.ts";

/** What a constant expression comes to. A float keeps its decimal text and the double that it stands for. */
export type Value =
  | { readonly kind: "integer"; readonly type: ScalarName; readonly value: bigint }
  | { readonly kind: "float"; readonly type: ScalarName; readonly text: string; readonly value: number }
  | { readonly kind: "string"; readonly text: string; readonly bytes: number };

/**
 * Why there is no value: it is no constant that can be computed here; it has no defined value (division by zero,
 * overflow); or it depends on the target while that was not to be asked.
 */
export interface Failure {
  readonly kind: "failure";
  readonly cause: "not-constant" | "undefined" | "platform";
  readonly detail: string;
  readonly span: Span;
}

export type Outcome = Value | Failure;

/** What evaluation needs from outside. */
export interface Facts {
  readonly predefined: Predefined;
  /** The value of an enumerator. */
  readonly enumerator: (name: string) => Value | undefined;
  /** The scalar behind a spelled type, typedefs followed; `pointer` for pointers; null for all others. */
  readonly scalarOf: (type: TypeSpelling) => ScalarName | "pointer" | null;
}

export type IntegerValue = Extract<Value, { kind: "integer" }>;
export type FloatValue = Extract<Value, { kind: "float" }>;

export function fail(cause: Failure["cause"], detail: string, span: Span): Failure {
  return { kind: "failure", cause, detail, span };
}

export function truth(value: boolean): IntegerValue {
  return { kind: "integer", type: "c_int", value: value ? 1n : 0n };
}

export function isTrue(value: Value): boolean {
  if (value.kind === "string") return true;
  return value.kind === "integer" ? value.value !== 0n : value.value !== 0;
}
