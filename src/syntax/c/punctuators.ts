/** The punctuators of C17 6.4.6, longest first; `::` is two colons to C17. */
const LONG_PUNCTUATORS = [
  ["%:%:"],
  ["...", "<<=", ">>="],
  [
    "->",
    "++",
    "--",
    "<<",
    ">>",
    "<=",
    ">=",
    "==",
    "!=",
    "&&",
    "||",
    "*=",
    "/=",
    "%=",
    "+=",
    "-=",
    "&=",
    "^=",
    "|=",
    "##",
    "<:",
    ":>",
    "<%",
    "%>",
    "%:",
  ],
].map((spellings) => new Set(spellings));

const SHORT_PUNCTUATORS = new Set("[](){}.&*+-~!/%<>^|?:;=,#");

const DIGRAPHS: ReadonlyMap<string, string> = new Map([
  ["<:", "["],
  [":>", "]"],
  ["<%", "{"],
  ["%>", "}"],
  ["%:", "#"],
  ["%:%:", "##"],
]);

/** The offset behind the punctuator at `at`, or `at` if there is none. */
export function scanPunctuator(text: string, at: number): number {
  const first = text[at];
  if (first === undefined || !SHORT_PUNCTUATORS.has(first)) return at;
  let length = 4;
  for (const spellings of LONG_PUNCTUATORS) {
    if (spellings.has(text.slice(at, at + length))) return at + length;
    length -= 1;
  }
  return at + 1;
}

/** The usual spelling of a digraph (C17 6.4.6p3); other texts as they are. */
export function usualSpelling(text: string): string {
  return DIGRAPHS.get(text) ?? text;
}
