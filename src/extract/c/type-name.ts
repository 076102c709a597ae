import type { TypeSpelling } from "../../syntax/c/declaration.ts";
import { buildType, parseDeclarator } from "./declarator.ts";
import { deeper, failExpecting, type Parser } from "./parser.ts";
import { parseSpecifiers } from "./specifiers.ts";

/** Reads a type name (C17 6.7.7): specifiers and an abstract declarator. */
export function parseTypeName(parser: Parser): TypeSpelling {
  return deeper(parser, () => {
    const specifiers = parseSpecifiers(parser);
    const declarator = parseDeclarator(parser, true);
    if (declarator.name !== null) failExpecting(parser, "a type without a name");
    return buildType(specifiers.type, declarator, specifiers.attributes.convention);
  });
}
