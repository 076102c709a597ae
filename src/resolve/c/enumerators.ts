import type { Gap } from "../../idl/gap.ts";
import type { ScalarName } from "../../idl/type.ts";
import { describePlace, type Span } from "../../source/source-file.ts";
import type { Declaration, Enumerator, EnumSpecifier } from "../../syntax/c/declaration.ts";
import { castTo } from "./arithmetic.ts";
import { evaluate } from "./evaluate.ts";
import { fits } from "./integer.ts";
import type { Facts, Value } from "./value.ts";

export interface EnumeratorValue {
  readonly name: string;
  readonly span: Span;
  readonly value: bigint;
}

/** The enumerators of one enum with their values; those without a value are gaps. */
export interface Enumeration {
  readonly values: readonly EnumeratorValue[];
  readonly gaps: readonly Gap[];
}

export type EnumerationTable = ReadonlyMap<EnumSpecifier, Enumeration>;

interface Known {
  readonly span: Span;
  readonly value: Value;
}

/**
 * Computes all enumerators in the order of declaration (C17 6.7.2.2): one without a value is one more than the one
 * before. `facts` lacks the enumerators; the result's has them.
 */
export function evaluateEnumerations(
  declarations: readonly Declaration[],
  facts: Omit<Facts, "enumerator">,
): { readonly table: EnumerationTable; readonly facts: Facts } {
  const known = new Map<string, Known>();
  const table = new Map<EnumSpecifier, Enumeration>();
  const complete: Facts = { ...facts, enumerator: (name) => known.get(name)?.value };
  for (const declaration of declarations) {
    if (declaration.kind !== "tag" || declaration.specifier.keyword !== "enum") continue;
    const { specifier } = declaration;
    if (specifier.enumerators === null || table.has(specifier)) continue;
    table.set(specifier, evaluateEnumeration(specifier, specifier.enumerators, complete, known));
  }
  return { table, facts: complete };
}

function evaluateEnumeration(
  specifier: EnumSpecifier,
  enumerators: readonly Enumerator[],
  facts: Facts,
  known: Map<string, Known>,
): Enumeration {
  const values: EnumeratorValue[] = [];
  const gaps: Gap[] = [];
  const fixed = specifier.underlying === null ? null : facts.scalarOf(specifier.underlying);
  let next: bigint | null = 0n;
  for (const { name, value: expression } of enumerators) {
    const { text, span } = name;
    const clash = known.get(text);
    if (clash !== undefined) {
      const detail = `the enumerator \`${text}\` is declared at ${describePlace(clash.span)} too`;
      gaps.push({ reason: "conflict", detail, span });
    }
    if (expression !== null) {
      const outcome = evaluate(expression, facts);
      next = outcome.kind === "integer" ? outcome.value : null;
      if (outcome.kind !== "integer") {
        const why = outcome.kind === "failure" ? outcome.detail : "it is no integer";
        gaps.push({
          reason: "constant",
          detail: `the value of \`${text}\` cannot be computed: ${why}`,
          span,
        });
      }
    }
    if (next === null) continue;
    const typed = typeEnumerator(next, fixed === "pointer" ? null : fixed, span, facts);
    if (typed === null) {
      gaps.push({
        reason: "constant",
        detail: `the value ${next} of \`${text}\` fits no integer type`,
        span,
      });
      next = null;
      continue;
    }
    known.set(text, { span, value: typed });
    values.push({ name: text, span, value: typed.value });
    next = typed.value + 1n;
  }
  return { values, gaps };
}

const WIDER: readonly ScalarName[] = ["c_int", "c_uint", "i64", "u64"];

/**
 * An enumerator is an int (C17 6.7.2.2p3). Where it does not fit, compilers take the next wider type, but those of the
 * Microsoft ABI keep int and cut the value off.
 */
function typeEnumerator(
  value: bigint,
  fixed: ScalarName | null,
  span: Span,
  facts: Facts,
): Extract<Value, { kind: "integer" }> | null {
  if (fixed !== null) {
    if (fits(fixed, value, facts.predefined) !== true) return null;
    const typed = castTo(fixed, { kind: "integer", type: fixed, value }, span, facts);
    return typed.kind === "integer" ? typed : null;
  }
  if (fits("c_int", value, facts.predefined) !== true && facts.predefined("_MSC_VER") !== undefined) {
    return { kind: "integer", type: "c_int", value: BigInt.asIntN(32, value) };
  }
  const type = WIDER.find((candidate) => fits(candidate, value, facts.predefined) === true);
  return type === undefined ? null : { kind: "integer", type, value };
}
