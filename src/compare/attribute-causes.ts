import type { TypeDefinition } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import type { TypeDraft } from "./compare-types.ts";
import type { Consequence } from "./consequence.ts";

/** Where the consequences of a change of a type's layout are told; null if its layout has no cause among the types. */
export type CauseOf = (type: Type) => Consequence[] | null;

/**
 * Finds, for a type used by value, the change that moved it: its own, else the first among the types that it embeds
 * (in the order of its fields). One cause is one finding; what it does to outer types is told with it.
 */
export function createCauseOf(drafts: readonly TypeDraft[], view: View): CauseOf {
  const byName = new Map(drafts.map((draft) => [draft.name, draft]));
  const found = new Map<string, Consequence[] | null>();
  const causeOfName = (name: string): Consequence[] | null => {
    const known = found.get(name);
    if (known !== undefined) return known;
    found.set(name, null);
    const own = byName.get(name)?.cause ?? null;
    const cause = own ?? firstCause(embeddedIn(view.types.get(name)));
    found.set(name, cause);
    return cause;
  };
  const firstCause = (types: readonly Type[]): Consequence[] | null => {
    for (const type of types) {
      const cause = causeOf(type);
      if (cause !== null) return cause;
    }
    return null;
  };
  const causeOf: CauseOf = (type) => {
    if (type.kind === "named") return causeOfName(type.name);
    return type.kind === "array" || type.kind === "atomic" ? causeOf(type.of) : null;
  };
  return causeOf;
}

function embeddedIn(definition: TypeDefinition | undefined): readonly Type[] {
  switch (definition?.kind) {
    case "struct":
    case "union":
      return definition.fields.map((field) => field.type);
    case "alias":
      return [definition.to];
    case "tagged":
      return definition.variants.flatMap((variant) => (variant.fields ?? []).map((field) => field.type));
    default:
      return [];
  }
}

/**
 * Tells the changed layout of types that have no cause of their own with the embedded type that caused it; where there
 * is none the type itself is the subject (`layoutCause` `align` or `size`).
 */
export function attributeLayoutChanges(drafts: readonly TypeDraft[], causeOf: CauseOf): readonly TypeDraft[] {
  return drafts.map((draft) => {
    const { pair } = draft;
    if (pair === null || draft.cause !== null || draft.echoes.length === 0) return draft;
    const cause = causeOf({ kind: "named", name: draft.name });
    if (cause !== null) {
      cause.push(...draft.echoes);
      return draft;
    }
    const layoutCause = pair.align.from === pair.align.to ? "size" : "align";
    return { ...draft, pair: { ...pair, layoutCause, consequences: draft.echoes } };
  });
}
