import type { Variant } from "../idl/contract.ts";
import { appendTo } from "../source/append-to.ts";
import { plainName, plainTypeName } from "./same-name.ts";

/** An enum's variants under the names that lead to the type. */
export interface NamedVariants {
  readonly names: readonly string[];
  readonly variants: readonly Variant[];
}

/**
 * Which variant of a definition is which of its declaration, by their words: C puts the enum's name, or a prefix that all
 * of its enumerators share, in front (`KV_STATUS_NOT_FOUND`, `KvStatus_NotFound`), Rust says `NotFound`.
 */
export function matchVariants(
  definition: NamedVariants,
  declaration: NamedVariants,
): ReadonlyMap<Variant, Variant> {
  const matches = new Map<Variant, Variant>();
  const taken = new Set<Variant>();
  const spellings = [exactName, wholeName, withoutTypeName, withoutSharedPrefix] as const;
  for (const spelled of spellings) {
    for (const spelledThere of spellings) {
      const from = group(definition, spelled(definition), (variant) => !matches.has(variant));
      const to = group(declaration, spelledThere(declaration), (variant) => !taken.has(variant));
      for (const [word, [variant, ...rivals]] of from) {
        const [other, ...others] = to.get(word) ?? [];
        if (variant === undefined || other === undefined || rivals.length + others.length > 0) continue;
        matches.set(variant, other);
        taken.add(other);
      }
    }
  }
  return matches;
}

type Spelling = (variant: Variant) => string;

function group(
  { variants }: NamedVariants,
  spelled: Spelling,
  isFree: (variant: Variant) => boolean,
): ReadonlyMap<string, readonly Variant[]> {
  const byWord = new Map<string, Variant[]>();
  for (const variant of variants.filter(isFree)) {
    const word = spelled(variant);
    appendTo(byWord, word, variant);
  }
  return byWord;
}

function exactName(): Spelling {
  return (variant) => variant.name;
}

function wholeName(): Spelling {
  return (variant) => plainName(variant.name);
}

function withoutTypeName({ names }: NamedVariants): Spelling {
  const prefixes = names.map(plainTypeName);
  return (variant) => {
    const plain = plainName(variant.name);
    const prefix = prefixes.find((one) => plain.startsWith(one) && plain.length > one.length);
    return prefix === undefined ? plain : plain.slice(prefix.length);
  };
}

/** The words that all variants begin with, where there are at least two and each has more to say. */
function withoutSharedPrefix({ variants }: NamedVariants): Spelling {
  const [first, ...others] = variants.map(({ name }) => wordsOf(name));
  let shared = 0;
  if (first !== undefined && others.length > 0) {
    const most = Math.min(...[first, ...others].map((words) => words.length - 1));
    while (shared < most && others.every((words) => words[shared] === first[shared])) shared++;
  }
  return (variant) => wordsOf(variant.name).slice(shared).join("");
}

/** A name's words in lower case: `KV_NOT_FOUND` and `KvNotFound` have the same. */
export function wordsOf(name: string): readonly string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  const words = spaced.split("_").filter((word) => word !== "");
  return words.length === 0 ? [name] : words;
}

/** Whether one name is the other with more words in front: `ZEN_ERR_NOT_FOUND` and `NotFound`. */
export function endsAlike(left: string, right: string): boolean {
  const [a, b] = [plainName(left), plainName(right)];
  return a.endsWith(b) || b.endsWith(a);
}
