import { describePlace, type Span } from "../../source/source-file.ts";
import type { Attributes, Declaration } from "../../syntax/c/declaration.ts";
import { addGap, type Resolution } from "./resolution.ts";

interface Said {
  readonly hidden: boolean;
  readonly span: Span;
}

/**
 * The functions and variables that their library keeps to itself, by name. The first declaration that says something,
 * by attribute or by standing in a region of `#pragma GCC visibility`, says it for all; an attribute outweighs its
 * region. An attribute that says otherwise later is an error to clang, a warning to GCC, and a gap here.
 */
export function collectHidden(
  resolution: Resolution,
  declarations: readonly Declaration[],
): ReadonlySet<string> {
  const said = new Map<string, Said>();
  for (const declaration of declarations) {
    if (declaration.kind !== "function" && declaration.kind !== "object") continue;
    const { name, attributes } = declaration;
    const known = said.get(name.text);
    const hidden = spelledHidden(attributes) ?? regionHidden(attributes);
    if (hidden === null) continue;
    if (known === undefined) said.set(name.text, { hidden, span: name.span });
    else if (known.hidden !== hidden && spelledHidden(attributes) !== null) {
      const place = describePlace(known.span);
      const detail = `\`${name.text}\` is ${hidden ? "visible" : "hidden"} at ${place} and the opposite here`;
      addGap(resolution, "conflict", detail, name.span);
    }
  }
  return new Set([...said].filter(([, { hidden }]) => hidden).map(([name]) => name));
}

function spelledHidden({ hidden, visible }: Attributes): boolean | null {
  if (hidden === true) return true;
  return visible === true ? false : null;
}

function regionHidden({ visibilityHere }: Attributes): boolean | null {
  return visibilityHere === undefined ? null : visibilityHere === "hidden";
}
