import type { Declaration } from "../../syntax/c/declaration.ts";
import { addGap, at, type Parser, peek, SyntaxFailure } from "./parser.ts";

/**
 * Reads what a function's body declares and others define: a declaration in a block that begins with `extern` names the same
 * function or variable as one outside (C17 6.2.2p4). All else in a body is no part of the interface.
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
    if (!at(parser, "extern") || !beginsStatement(parser)) {
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

const BEFORE_STATEMENT: ReadonlySet<string> = new Set(["{", "}", ";", ":", "__extension__"]);

function beginsStatement(parser: Parser): boolean {
  const before = peek(parser, -1);
  return before !== undefined && before.kind !== "string" && BEFORE_STATEMENT.has(before.text);
}
