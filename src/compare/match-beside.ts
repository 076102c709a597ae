import type { TypeDefinition } from "../idl/contract.ts";
import type { View } from "../layout/view.ts";
import type { TypePlaces } from "./comparison.ts";
import type { Matching } from "./matching.ts";
import { isSameBytes } from "./same-bytes.ts";
import { plainTypeName } from "./same-name.ts";

interface Views {
  readonly definition: View;
  readonly declaration: View;
}

/** More types in the place of one are hostile; the places of the others tell that they are two types. */
const MOST_BESIDE = 64;

/** Whether two named types take the same bytes, each pair looked at once. */
export function startSameBytes({ definition, declaration }: Views): (from: string, to: string) => boolean {
  const known = new Map<string, boolean>();
  return (from, to) => {
    const key = JSON.stringify([from, to]);
    const isSame =
      known.get(key) ??
      isSameBytes({ kind: "named", name: from }, { kind: "named", name: to }, definition, declaration);
    known.set(key, isSame);
    return isSame;
  };
}

/**
 * Records that stand in one place though at least one of them was matched with another: instances of one generic type
 * (`Wrapper_u8` and `Wrapper_u64` for `struct Wrapper`), and others of the same bytes. Of those that differ in more the
 * place tells that they are two types.
 */
export function standBeside(
  met: Iterable<{ readonly from: string; readonly to: string }>,
  { toCurrent, toBaseline }: Matching,
  { definition, declaration }: Views,
  isSame: (from: string, to: string) => boolean,
): readonly TypePlaces[] {
  const pairs: TypePlaces[] = [];
  const counts = new Map<string, number>();
  for (const { from, to } of met) {
    const other = toBaseline.get(to);
    if (other === from || (other === undefined && !toCurrent.has(from))) continue;
    if (!isShown(definition.types.get(from)) || !isShown(declaration.types.get(to))) continue;
    const isInstance =
      other !== undefined && !toCurrent.has(from) && isInstanceOf(from, to) && isInstanceOf(other, to);
    if (!isInstance && !isSame(from, to)) continue;
    const keys = [`from ${from}`, `to ${to}`];
    if (keys.some((key) => (counts.get(key) ?? 0) >= MOST_BESIDE)) continue;
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    pairs.push({ from, to, isInstance });
  }
  return pairs;
}

function isShown(definition: TypeDefinition | undefined): boolean {
  return definition?.kind === "struct" || definition?.kind === "union" || definition?.kind === "tagged";
}

/** Whether the name is that of a generic type with arguments behind it: `KvList_u8` of `kv_list_t`. */
function isInstanceOf(name: string, generic: string): boolean {
  const plain = plainTypeName(generic);
  for (let at = name.indexOf("_", 1); at > 0; at = name.indexOf("_", at + 1))
    if (plainTypeName(name.slice(0, at)) === plain) return true;
  return false;
}
