import { unreadTypes } from "../compare/unread-types.ts";
import type { Contract } from "../idl/contract.ts";
import type { Gap } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import { requiredContract, type Surface } from "./agreement.ts";
import { gapsWithTargets } from "./fold-gaps.ts";
import { linkNames } from "./link-names.ts";
import type { ReadSource } from "./read-kinds.ts";
import { createViewOf } from "./view-of.ts";

/**
 * A gap for each type of another crate that a crate has behind a pointer where another source shows what it is: other
 * crates are not read, and what is not read agrees with everything.
 */
export function unreadTypeGaps(
  sources: readonly ReadSource[],
  surfaces: readonly Surface[],
  targets: readonly Triple[],
): readonly Gap[] {
  const crates = sources.flatMap((source) => (source.kind === "rust" ? [source.extraction] : []));
  const others = new Set(
    surfaces.flatMap(({ definitions, declarations, sees }) => [
      ...declarations.map(({ contract }) => contract),
      ...(definitions === null ? [] : [definitions]),
      ...(sees === null ? [] : [sees]),
    ]),
  );
  const viewOf = createViewOf();
  return crates.flatMap(({ contract, furtherRequires, gaps: told }) => {
    const sides = [contract, ...[contract, ...furtherRequires].map(requiredContract)];
    const groups = targets.flatMap((target) =>
      sides.flatMap((side) =>
        [...others].flatMap((other) => {
          const [view, shown] = [viewOf(side, target), viewOf(other, target)];
          if (side === other || view === null || shown === null || !isOfInterest(side, other)) return [];
          const gaps = unreadTypes(view, shown).flatMap(({ name, span, shown: there }): readonly Gap[] => {
            // What the crate's own gaps tell of is known by name alone for that reason.
            if (told.some(({ detail }) => detail.includes(`\`${name}\``))) return [];
            const detail = `\`${name}\` is not read, as it is of another crate or made by a macro; another source has \`${there}\` there, and the two are not compared`;
            return [{ reason: "unresolved-type", detail, span }];
          });
          return [{ targets: [target], gaps }];
        }),
      ),
    );
    return gapsWithTargets(groups, targets.length);
  });
}

/** They share a symbol, or the other has none, and so nothing but types to tell. */
function isOfInterest(side: Contract, other: Contract): boolean {
  const names = linkNames(other);
  return names.size === 0 || [...linkNames(side)].some((name) => names.has(name));
}
