import { FIXED_SCALARS, PLATFORM_SCALARS, POINTER_WIDTH_SCALARS, type ScalarName } from "./type.ts";

const SCALARS: ReadonlySet<string> = new Set([
  ...FIXED_SCALARS,
  ...POINTER_WIDTH_SCALARS,
  ...PLATFORM_SCALARS,
]);
/** What may stand before a name, and is a part of it. */
export const TAG_WORDS: ReadonlySet<string> = new Set(["struct", "union", "enum"]);
/** Words of the grammar: a type that bears one as its name is written `typedef NAME`. */
export const TYPE_WORDS: ReadonlySet<string> = new Set([
  ...SCALARS,
  ...TAG_WORDS,
  ...["void", "never", "unknown", "const", "mut", "volatile", "restrict", "fn", "extern", "typedef"],
  ...["complex", "vector", "bitint", "ubitint", "atomic", "size_of"],
]);

/** How tight the operators of a length bind. */
export const PRECEDENCE = { "+": 1, "-": 1, "*": 2, "/": 2 } as const;

export function isScalarName(text: string): text is ScalarName {
  return SCALARS.has(text);
}
