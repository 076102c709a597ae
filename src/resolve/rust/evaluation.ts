import { clipWord } from "../../source/clip-word.ts";
import type { Span } from "../../source/source-file.ts";
import type { RustConstant } from "../../syntax/rust/item.ts";
import { type Parser, peek, SyntaxFailure } from "../../syntax/rust/parser.ts";
import type { Resolution, TypeScope } from "./resolution.ts";

/** Expressions within expressions, constants that other constants are made of. */
export const MAX_DEPTH = 60;

/** The state of evaluating one expression. */
export interface Evaluation {
  readonly parser: Parser;
  readonly resolution: Resolution;
  readonly scope: TypeScope;
  readonly named: { readonly item: RustConstant; readonly scope: TypeScope }[];
  readonly span: Span;
}

/** @throws SyntaxFailure always, at the last token that was read. */
export function fail({ parser, span }: Evaluation, detail: string): never {
  const token = parser.tokens[Math.max(0, Math.min(parser.index, parser.tokens.length) - 1)];
  throw new SyntaxFailure("constant", detail, token?.span ?? span);
}

/** What is said of a token that no rule takes. */
export function unread({ parser }: Evaluation): string {
  const token = peek(parser);
  return token === undefined ? "nothing stands here" : `\`${clipWord(token.text)}\` is not evaluated`;
}
