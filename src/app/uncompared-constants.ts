import { declaredValue } from "../compare/declared-value.ts";
import type { Gap } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import { clipWord } from "../source/clip-word.ts";
import type { Surface } from "./agreement.ts";
import { gapsWithTargets } from "./fold-gaps.ts";
import { linkNames } from "./link-names.ts";
import { createViewOf } from "./view-of.ts";

/**
 * A gap for each macro whose text has no value that is known here while a definition has a constant of its name: the two
 * may differ.
 */
export function uncomparedConstantGaps(
  surfaces: readonly Surface[],
  targets: readonly Triple[],
): readonly Gap[] {
  const viewOf = createViewOf();
  const definitions = surfaces.flatMap((surface) => surface.definitions ?? []);
  const declarations = surfaces.flatMap((surface) => surface.declarations.map(({ contract }) => contract));
  const groups = targets.map((target) => ({
    targets: [target],
    gaps: definitions.flatMap((definition) => {
      const symbols = linkNames(definition);
      const defined = viewOf(definition, target);
      return declarations.flatMap((declaration): readonly Gap[] => {
        const declared = viewOf(declaration, target);
        const names = linkNames(declaration);
        if (defined === null || declared === null) return [];
        // As constants are compared: types and constants alone tell of one library where there are no symbols.
        if (names.size > 0 && ![...names].some((name) => symbols.has(name))) return [];
        return [...declared.macros].flatMap(([name, { span }]): readonly Gap[] => {
          const value = defined.constants.has(name) ? declaredValue(declared, name) : null;
          if (value?.kind !== "text" || span === undefined) return [];
          const detail = `the value of the macro \`${name}\`, \`${clipWord(value.body)}\`, is not known here, so that it is not compared with the constant \`${name}\` of the other side`;
          return [{ reason: "constant", detail, span }];
        });
      });
    }),
  }));
  return gapsWithTargets(groups, targets.length);
}
