import { readOuterAttributes } from "./attributes.ts";
import { readGenericParams, skipWhere } from "./generics.ts";
import type { RustEnum, RustField, RustRecord, RustVariant } from "./item.ts";
import { type ItemStart, readName, readVisibility } from "./item-start.ts";
import {
  accept,
  at,
  expect,
  failExpecting,
  type Parser,
  peek,
  readList,
  skipTree,
  spanFrom,
  within,
} from "./parser.ts";
import type { RustToken } from "./token.ts";
import { readType } from "./types.ts";

function readNamedFields(parser: Parser): readonly RustField[] {
  return within(parser, () =>
    readList(parser, "or `}` behind a field", () => {
      const attributes = readOuterAttributes(parser);
      // A place is where the field begins, not its documentation.
      const start = parser.index;
      const visibility = readVisibility(parser);
      accept(parser, "unsafe");
      const name = readName(parser, "the name of a field").text;
      expect(parser, ":", "behind the name of a field");
      const type = readType(parser);
      const span = spanFrom(parser, start);
      if (accept(parser, "=")) while (peek(parser) !== undefined && !at(parser, ",")) skipTree(parser);
      return { attributes, visibility, name, type, span };
    }),
  );
}

function readTupleFields(parser: Parser): readonly RustField[] {
  return within(parser, () =>
    readList(parser, "or `)` behind a field", () => {
      const attributes = readOuterAttributes(parser);
      // A place is where the field begins, not its documentation.
      const start = parser.index;
      const visibility = readVisibility(parser);
      const type = readType(parser);
      return { attributes, visibility, name: null, type, span: spanFrom(parser, start) };
    }),
  );
}

/** `struct` or `union` has been taken (Reference, "Structs", "Unions"). */
export function readRecord(parser: Parser, begun: ItemStart, kind: "struct" | "union"): RustRecord {
  const name = readName(parser, `the name of a ${kind}`);
  const generics = readGenericParams(parser);
  skipWhere(parser);
  let shape: RustRecord["shape"] = "unit";
  let fields: readonly RustField[] = [];
  if (at(parser, "{")) {
    shape = "named";
    fields = readNamedFields(parser);
  } else {
    if (at(parser, "(")) {
      shape = "tuple";
      fields = readTupleFields(parser);
      skipWhere(parser);
    }
    expect(parser, ";", `behind a ${kind}`);
  }
  const { attributes, visibility, start } = begun;
  return { kind, attributes, visibility, name, generics, shape, fields, span: spanFrom(parser, start) };
}

function readDiscriminant(parser: Parser): readonly RustToken[] | null {
  if (!accept(parser, "=")) return null;
  const start = parser.index;
  while (peek(parser) !== undefined && !at(parser, ",")) skipTree(parser);
  return parser.tokens.slice(start, parser.index);
}

function readVariant(parser: Parser): RustVariant {
  const attributes = readOuterAttributes(parser);
  const start = parser.index;
  readVisibility(parser);
  const name = readName(parser, "the name of a variant");
  let shape: RustVariant["shape"] = "unit";
  let fields: readonly RustField[] = [];
  if (at(parser, "{")) {
    shape = "named";
    fields = readNamedFields(parser);
  } else if (at(parser, "(")) {
    shape = "tuple";
    fields = readTupleFields(parser);
  }
  const discriminant = readDiscriminant(parser);
  return { attributes, name, shape, fields, discriminant, span: spanFrom(parser, start) };
}

/** `enum` has been taken (Reference, "Enumerations"). */
export function readEnum(parser: Parser, { attributes, visibility, start }: ItemStart): RustEnum {
  const name = readName(parser, "the name of an enum");
  const generics = readGenericParams(parser);
  skipWhere(parser);
  if (!at(parser, "{")) failExpecting(parser, "`{` of an enum");
  const variants = within(parser, () =>
    readList(parser, "or `}` behind a variant", () => readVariant(parser)),
  );
  return { kind: "enum", attributes, visibility, name, generics, variants, span: spanFrom(parser, start) };
}
