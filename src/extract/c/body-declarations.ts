import type { Declaration } from "../../syntax/c/declaration.ts";
import { addGap, at, type Parser, peek, SyntaxFailure } from "./parser.ts";

/**
 * Reads what a function's body declares and others define: in a block, what begins with `extern` names the same function or
 * variable as outside, and so does a function that is declared without it (C17 6.2.2p4, p5). All else in a body is no part of
 * the interface.
 *
 * @param readOne reads the declaration at which the parser stands.
 * @param start the index of the body's `{`; the parser stands behind its `}`, and does so in the end.
 */
export function readDeclarationsOfBody(
  parser: Parser,
  start: number,
  declarations: Declaration[],
  readOne: () => void,
): void {
  const end = parser.index;
  const { depth, operators } = parser;
  for (parser.index = start + 1; parser.index < end; ) {
    if (!beginsStatement(parser) || !(at(parser, "extern") || isPrototype(parser))) {
      parser.index += 1;
      continue;
    }
    const from = parser.index;
    const kept = declarations.length;
    try {
      readOne();
    } catch (failure) {
      if (!(failure instanceof SyntaxFailure)) throw failure;
      addGap(parser, failure.reason, `in a function's body: ${failure.message}`, failure.span);
      declarations.length = kept;
      parser.index = Math.max(parser.index, from + 1);
      parser.depth = depth;
      parser.operators = operators;
    }
  }
  parser.index = end;
}

/** What begins a statement, or a declaration of no function, though a name and a `(` follow. */
const NO_TYPE: ReadonlySet<string> = new Set([
  ...["return", "else", "do", "goto", "case", "default", "typedef", "static", "sizeof"],
  ...["asm", "__asm", "__asm__", "volatile", "__volatile__", "__volatile", "inline"],
]);
/** Words of a type in front of a name; a longer one has not been seen. */
const MOST_WORDS = 16;

/** Whether words of a type, stars and a name with parameters come next, and then the end: `unsigned long *f(int);`. */
function isPrototype(parser: Parser): boolean {
  let words = 0;
  let ahead = 0;
  for (; ahead < MOST_WORDS; ahead += 1) {
    const token = peek(parser, ahead);
    if (token === undefined || (token.kind === "identifier" && NO_TYPE.has(token.text))) return false;
    if (token.kind === "identifier") words += 1;
    else if (token.text !== "*" || words === 0) break;
  }
  if (words < 2 || !at(parser, "(", ahead) || peek(parser, ahead - 1)?.kind !== "identifier") return false;
  for (let depth = 0; ; ahead += 1) {
    const token = peek(parser, ahead);
    if (token === undefined || token.text === "{" || token.text === "}") return false;
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth === 0) return at(parser, ";", ahead + 1) || at(parser, ",", ahead + 1);
  }
}

const BEFORE_STATEMENT: ReadonlySet<string> = new Set(["{", "}", ";", ":", "__extension__"]);

function beginsStatement(parser: Parser): boolean {
  const before = peek(parser, -1);
  return before !== undefined && before.kind !== "string" && BEFORE_STATEMENT.has(before.text);
}
