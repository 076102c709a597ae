import { lexRust } from "../syntax/rust/lexer.ts";

/** Where a `macro_rules!` stands in a text: from its name's keyword to behind its rules, in UTF-16 offsets. */
export interface MacroRulesPlace {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The `macro_rules!` of a text of Rust in the order in which they begin, those within the rules of others among them. One whose
 * brackets do not close is not there, so that nothing behind it is taken for its rules.
 */
export function macroRules(text: string): readonly MacroRulesPlace[] {
  if (!/\bmacro_rules\b/.test(text)) return [];
  const { tokens } = lexRust({ path: "", text });
  const ends = closings(tokens);
  return tokens.flatMap((token, at): readonly MacroRulesPlace[] => {
    if (token.kind !== "identifier" || token.text !== "macro_rules" || token.raw === true) return [];
    const [bang, name, open] = tokens.slice(at + 1, at + 4);
    const end = ends.get(at + 3);
    if (bang?.text !== "!" || name?.kind !== "identifier" || open?.kind !== "open" || end === undefined)
      return [];
    return [{ name: name.text, start: token.span.start, end }];
  });
}

/** By the index of an opening bracket, the offset behind the one that closes it. */
function closings(tokens: ReturnType<typeof lexRust>["tokens"]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const [at, { kind, span }] of tokens.entries()) {
    if (kind === "open") open.push(at);
    if (kind !== "close") continue;
    const from = open.pop();
    if (from !== undefined) ends.set(from, span.end);
  }
  return ends;
}
