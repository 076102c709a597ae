import type { RustModule } from "../../expand/rust/crate.ts";
import type { RustEnum, RustVariant } from "../../syntax/rust/item.ts";
import { representationOf } from "./attributes.ts";
import { type Enumerators, type Resolution, scopeIn } from "./resolution.ts";
import { holds, type Value } from "./value.ts";

/**
 * The discriminants of an enum (Reference, "Enumerations", "Discriminants"): as written, else one more than that of the
 * variant before, the first 0. Their type is that of the `repr`, else `isize`.
 */
export function enumeratorsOf(resolution: Resolution, item: RustEnum, module: RustModule): Enumerators {
  const known = resolution.enumerators.get(item);
  if (known === "in progress") return { values: new Map(), failure: null };
  if (known !== undefined) return known;
  resolution.enumerators.set(item, "in progress");
  const computed = computeAll(resolution, item, module, new Map());
  resolution.enumerators.set(item, computed);
  return computed;
}

function computeAll(
  resolution: Resolution,
  item: RustEnum,
  module: RustModule,
  values: Map<RustVariant, bigint>,
): Enumerators {
  const type = representationOf(item.attributes).integer ?? "isize";
  const scope = scopeIn(module);
  let next = 0n;
  for (const variant of item.variants) {
    const { span } = variant.name;
    const value: Value =
      variant.discriminant === null
        ? { kind: "integer", value: next, type }
        : resolution.rules.evaluate(resolution, variant.discriminant, span, scope, type).value;
    const detail = `the value of \`${item.name.text}::${variant.name.text}\` cannot be computed`;
    if (value.kind === "failure")
      return { values, failure: { ...value, detail: `${detail}: ${value.detail}` } };
    if (value.kind !== "integer" || value.type !== type || !holds(type, value.value))
      return {
        values,
        failure: { kind: "failure", reason: "constant", detail: `${detail} as \`${type}\``, span },
      };
    values.set(variant, value.value);
    next = value.value + 1n;
  }
  return { values, failure: null };
}
