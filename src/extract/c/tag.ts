import {
  type Enumerator,
  type EnumSpecifier,
  type Expression,
  isDefinition,
  type Member,
  type Name,
  type RecordSpecifier,
  type TagSpecifier,
} from "../../syntax/c/declaration.ts";
import { mergeAttributes, parseAttributes } from "./attributes.ts";
import { buildType, parseDeclarator } from "./declarator.ts";
import { parseExpression, startsType } from "./expression.ts";
import {
  accept,
  addGap,
  at,
  deeper,
  expect,
  failExpecting,
  type Parser,
  packingHere,
  peek,
  type Specifiers,
  take,
} from "./parser.ts";
import { acceptStaticAssert } from "./static-assert.ts";
import { isReserved } from "./words.ts";

/** Reads `struct`, `union` or `enum` with what follows: attributes, tag, body (C17 6.7.2.1, 6.7.2.2). */
export function parseTag(parser: Parser): TagSpecifier {
  const keyword = take(parser, "`struct`, `union` or `enum`");
  const before = parseAttributes(parser);
  const tag = acceptName(parser);
  const span = tag?.span ?? keyword.span;
  const head = { tag, span, attributes: before };
  const specifier =
    keyword.text === "enum"
      ? parseEnum(parser, head)
      : parseRecord(parser, keyword.text === "union" ? "union" : "struct", head);
  if (isDefinition(specifier)) parser.onTag(specifier);
  return specifier;
}

type Head = Pick<TagSpecifier, "tag" | "span" | "attributes">;

function acceptName(parser: Parser): Name | null {
  const token = peek(parser);
  if (token?.kind !== "identifier" || isReserved(token.text)) return null;
  parser.index += 1;
  return { text: token.text, span: token.span };
}

function parseRecord(parser: Parser, keyword: "struct" | "union", head: Head): RecordSpecifier {
  if (!at(parser, "{")) {
    if (head.tag === null) failExpecting(parser, `a tag or \`{\` behind \`${keyword}\``);
    return { keyword, ...head, members: null, packing: null };
  }
  const packing = packingHere(parser);
  const members = deeper(parser, () => parseMembers(parser));
  if (packingHere(parser, -1) !== packing) {
    const detail =
      "`#pragma pack` within a struct holds for all of it, some of it or none of it, as compilers differ";
    addGap(parser, "layout", detail, head.span);
  }
  const attributes = mergeAttributes(head.attributes, parseAttributes(parser));
  return { keyword, ...head, attributes, members, packing };
}

function parseMembers(parser: Parser): readonly Member[] {
  const members: Member[] = [];
  parser.index += 1;
  while (!at(parser, "}")) {
    if (accept(parser, ";")) continue;
    if (acceptStaticAssert(parser)) continue;
    if (peek(parser) === undefined) failExpecting(parser, "`}` at the end of the members");
    for (const member of parseMember(parser)) members.push(member);
  }
  parser.index += 1;
  return members;
}

function parseMember(parser: Parser): readonly Member[] {
  const specifiers = parser.grammar.specifiers(parser);
  if (accept(parser, ";")) return anonymousMember(parser, specifiers);
  const members: Member[] = [];
  do members.push(parseMemberDeclarator(parser, specifiers));
  while (accept(parser, ","));
  expect(parser, ";", "or `,` behind a member");
  return members;
}

/**
 * C11's anonymous struct or union (C17 6.7.2.1p13). An enum alone declares its enumerators and no member; any other
 * type without a name is a member to some compilers and nothing to others, or a name is missing.
 */
function anonymousMember(parser: Parser, specifiers: Specifiers): readonly Member[] {
  const { type, attributes } = specifiers;
  const isEnum = type.kind === "tag" && type.specifier.keyword === "enum";
  if (isEnum && isDefinition(type.specifier)) return [];
  if (isEnum || type.kind !== "tag" || type.specifier.tag !== null) {
    addGap(parser, "syntax", "this declares no member; is a name missing?", type.span);
    return [];
  }
  return [{ name: null, type, bits: null, attributes, span: type.span }];
}

function parseMemberDeclarator(parser: Parser, specifiers: Specifiers): Member {
  const here = peek(parser)?.span ?? specifiers.type.span;
  const unnamed = at(parser, ":");
  const declarator = unnamed ? null : parseDeclarator(parser, false);
  const bits: Expression | null = accept(parser, ":") ? parseExpression(parser) : null;
  const own = mergeAttributes(declarator?.attributes ?? {}, parseAttributes(parser));
  const attributes = mergeAttributes(specifiers.attributes, own);
  const type =
    declarator === null ? specifiers.type : buildType(specifiers.type, declarator, attributes.convention);
  return { name: declarator?.name ?? null, type, bits, attributes, span: declarator?.name?.span ?? here };
}

function parseEnum(parser: Parser, head: Head): EnumSpecifier {
  const fixed = at(parser, ":") && startsType(parser, 1);
  if (fixed) parser.index += 1;
  const underlying = fixed ? deeper(parser, () => parser.grammar.specifiers(parser).type) : null;
  if (!at(parser, "{")) {
    if (head.tag === null) failExpecting(parser, "a tag or `{` behind `enum`");
    return { keyword: "enum", ...head, enumerators: null, underlying };
  }
  parser.index += 1;
  const enumerators = parseEnumerators(parser);
  const attributes = mergeAttributes(head.attributes, parseAttributes(parser));
  return { keyword: "enum", ...head, attributes, enumerators, underlying };
}

function parseEnumerators(parser: Parser): readonly Enumerator[] {
  const enumerators: Enumerator[] = [];
  while (!at(parser, "}")) {
    const name = acceptName(parser);
    if (name === null) failExpecting(parser, "an enumerator's name");
    parseAttributes(parser);
    const value = accept(parser, "=") ? parseExpression(parser) : null;
    enumerators.push({ name, value });
    if (!accept(parser, ",")) break;
  }
  expect(parser, "}", "or `,` behind an enumerator");
  return enumerators;
}
