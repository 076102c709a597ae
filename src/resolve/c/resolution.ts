import type { TranslationUnit } from "../../expand/c/translation-unit.ts";
import type { Conflict, TypeDefinition } from "../../idl/contract.ts";
import { clipDetail, type Gap, type GapReason, MOST_GAPS, pushGap } from "../../idl/gap.ts";
import type { ScalarName, Type } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { Expression, TypeSpelling } from "../../syntax/c/declaration.ts";
import type { EnumerationTable } from "./enumerators.ts";
import { evaluate } from "./evaluate.ts";
import { peel, type Scope, type TagEntity } from "./scope.ts";
import type { Facts, Outcome, Value } from "./value.ts";

/** A type that must be complete at a place: a member, a parameter or a result by value. */
export interface ValueUse {
  readonly type: Type;
  readonly what: string;
  readonly span: Span;
}

/** What is asked to be in the contract's types: a tagged type, or the typedef of that name. */
export type Demand =
  | { readonly kind: "entity"; readonly entity: TagEntity }
  | { readonly kind: "typedef"; readonly name: string };

/** The state of resolving one unit. */
export interface Resolution {
  readonly unit: TranslationUnit;
  readonly scope: Scope;
  readonly enumerations: EnumerationTable;
  readonly facts: Facts;
  /** The values of `static const` objects so far. */
  readonly objectValues: Map<string, Value>;
  readonly types: Map<string, TypeDefinition>;
  readonly gaps: Gap[];
  /** Both sides of some of the gaps. */
  readonly conflicts: Conflict[];
  /** Places and details of the gaps, so that each is told once. */
  readonly told: Set<string>;
  readonly demands: Demand[];
  /** What of the demands is met, and where each name was defined. */
  readonly met: {
    readonly entities: Set<TagEntity>;
    readonly typedefs: Set<string>;
    readonly places: Map<string, Span>;
  };
  readonly valueUses: ValueUse[];
}

export function addGap(resolution: Resolution, reason: GapReason, detail: string, span: Span): void {
  const key = `${span.file.path}\0${span.start}\0${clipDetail(detail)}`;
  if (resolution.told.has(key)) return;
  resolution.told.add(key);
  pushGap(resolution.gaps, { reason, detail, span });
}

/** Adds a gap where the second of two things stands that are said of one name. */
export function addConflict(resolution: Resolution, detail: string, span: Span, conflict: Conflict): void {
  addGap(resolution, "conflict", detail, span);
  if (resolution.conflicts.length < MOST_GAPS) resolution.conflicts.push(conflict);
}

/** The scalar behind a spelled type, typedefs followed: `pointer` for pointers, an enum as int, null for others. */
export function scalarBehind(
  scope: Pick<Scope, "typedefs">,
  type: TypeSpelling,
): ScalarName | "pointer" | null {
  const behind = peel(scope, type).type;
  if (behind.kind === "scalar") return behind.name;
  return behind.kind === "pointer" ? "pointer" : null;
}

/** Evaluates to an integer that holds on every target; null if it is none or if the target has to be asked. */
export function integerEverywhere(facts: Facts, expression: Expression): bigint | null {
  let asked = false;
  const predefined = () => {
    asked = true;
    return undefined;
  };
  const outcome = evaluate(expression, { ...facts, predefined });
  return outcome.kind === "integer" && !asked ? outcome.value : null;
}

/** Evaluates to an integer; anything else is a gap `constant`, and null. */
export function integerOf(resolution: Resolution, expression: Expression, what: string): bigint | null {
  const outcome: Outcome = evaluate(expression, resolution.facts);
  if (outcome.kind === "integer") return outcome.value;
  const why = outcome.kind === "failure" ? outcome.detail : "it is no integer";
  const span = outcome.kind === "failure" ? outcome.span : expression.span;
  addGap(resolution, "constant", `${what} cannot be computed: ${why}`, span);
  return null;
}
