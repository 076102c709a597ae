import { readOuterAttributes } from "./attributes.ts";
import type { GenericParam } from "./item.ts";
import { accept, at, atSigns, expect, failExpecting, type Parser, peek, skipTree } from "./parser.ts";
import type { RustToken } from "./token.ts";
import { readType, skipBounds } from "./types.ts";
import { isName } from "./words.ts";

/** `<'a, T: Bound = U, const N: usize = 4>`; empty without any (Reference, "Generic parameters"). */
export function readGenericParams(parser: Parser): readonly GenericParam[] {
  const params: GenericParam[] = [];
  if (!accept(parser, "<")) return params;
  while (!at(parser, ">")) {
    readOuterAttributes(parser);
    params.push(readGenericParam(parser));
    if (!at(parser, ">")) expect(parser, ",", "or `>` behind a generic parameter");
  }
  parser.index += 1;
  return params;
}

function readGenericParam(parser: Parser): GenericParam {
  const token = peek(parser);
  if (token?.kind === "lifetime") {
    parser.index += 1;
    if (accept(parser, ":")) skipBounds(parser);
    return { kind: "lifetime", name: token.text };
  }
  if (accept(parser, "const")) return readConstantParam(parser);
  if (!isName(token)) failExpecting(parser, "a generic parameter");
  parser.index += 1;
  if (accept(parser, ":")) skipBounds(parser);
  return { kind: "type", name: token.text, default: accept(parser, "=") ? readType(parser) : null };
}

function readConstantParam(parser: Parser): GenericParam {
  const token = peek(parser);
  if (!isName(token)) failExpecting(parser, "the name of a constant parameter");
  parser.index += 1;
  expect(parser, ":", "behind the name of a constant parameter");
  const type = readType(parser);
  return { kind: "constant", name: token.text, type, default: readConstantDefault(parser) };
}

function readConstantDefault(parser: Parser): readonly RustToken[] | null {
  if (!accept(parser, "=")) return null;
  const start = parser.index;
  accept(parser, "-");
  if (peek(parser) === undefined) failExpecting(parser, "a constant");
  skipTree(parser);
  return parser.tokens.slice(start, parser.index);
}

/** Steps over `where ...` up to the `{`, `;` or `=` that follows it; of what it bounds nothing crosses a C ABI. */
export function skipWhere(parser: Parser): void {
  if (!accept(parser, "where")) return;
  let angles = 0;
  for (let token = peek(parser); token !== undefined; token = peek(parser)) {
    if (atSigns(parser, "->") || atSigns(parser, "==")) parser.index += 2;
    else if (angles <= 0 && (at(parser, "{") || at(parser, ";") || at(parser, "="))) return;
    else {
      if (at(parser, "<")) angles += 1;
      if (at(parser, ">")) angles -= 1;
      skipTree(parser);
    }
  }
}
