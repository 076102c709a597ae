import { canonicalText } from "../idl/canonical.ts";
import type { View } from "../layout/view.ts";
import { plainTypeName } from "./same-name.ts";

/** What a source says of a name, as text. */
interface Said {
  /** Position of the source. */
  readonly at: number;
  readonly text: string;
  /** Shows what the name means, rather than that it is a type. */
  readonly shows: boolean;
}

/**
 * Which of many sources say something of one name in other words, by position, the earlier first: only those can
 * contradict each other, and there are few of them. Where a still earlier source shows the name, and is of one library with
 * both, they are held against that one.
 */
export function differingPairs(
  views: readonly View[],
  areOfOneLibrary: (left: View, right: View) => boolean,
): ReadonlyMap<number, ReadonlySet<number>> {
  const pairs = new Map<number, Set<number>>();
  const kin = rememberKin(views, areOfOneLibrary);
  for (const said of sayings(views).values()) {
    for (const [index, first] of said.entries()) {
      for (const other of said.slice(index + 1)) {
        if (first.at === other.at || first.text === other.text || !kin(first.at, other.at)) continue;
        const isHeld = ({ at, shows }: Said): boolean =>
          shows && at !== first.at && kin(at, first.at) && kin(at, other.at);
        if (said.slice(0, index).some(isHeld)) continue;
        pairs.set(first.at, (pairs.get(first.at) ?? new Set()).add(other.at));
      }
    }
  }
  return pairs;
}

function rememberKin(
  views: readonly View[],
  areOfOneLibrary: (left: View, right: View) => boolean,
): (left: number, right: number) => boolean {
  const known = new Map<number, boolean>();
  return (left, right) => {
    const key = left * views.length + right;
    const [one, two] = [views[left], views[right]];
    const answer = known.get(key) ?? (one !== undefined && two !== undefined && areOfOneLibrary(one, two));
    known.set(key, answer);
    return answer;
  };
}

/** By name, as two languages write it: types, and constants together with the values of enums. */
function sayings(views: readonly View[]): ReadonlyMap<string, readonly Said[]> {
  const byName = new Map<string, Said[]>();
  const note = (name: string, said: Said): void => {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [said]);
    else known.push(said);
  };
  for (const [at, { types, constants }] of views.entries()) {
    for (const [name, definition] of types) {
      if (definition.foreign === true) continue;
      const shows = definition.kind !== "opaque";
      const said = { at, text: canonicalText(definition), shows };
      for (const word of new Set([name, definition.tag ?? name].map(plainTypeName)))
        note(`type ${word}`, said);
      const variants = definition.kind === "enum" ? definition.variants : [];
      for (const { name: variant, value } of variants)
        note(`value ${variant}`, { at, text: `${typeof value} ${value}`, shows: true });
    }
    for (const [name, { value }] of constants)
      note(`value ${name}`, { at, text: `${typeof value} ${value}`, shows: true });
  }
  return byName;
}
