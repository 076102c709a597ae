import { readInnerAttributes, readOuterAttributes } from "./attributes.ts";
import { readBody } from "./body.ts";
import { readGenericParams, skipWhere } from "./generics.ts";
import type { RustFunction, RustItem, RustParam } from "./item.ts";
import { type ItemStart, readName } from "./item-start.ts";
import {
  accept,
  acceptSigns,
  at,
  expect,
  failExpecting,
  isText,
  type Parser,
  peek,
  readList,
  spanFrom,
  within,
} from "./parser.ts";
import { readAbi, readReturn, readType } from "./types.ts";
import { isName } from "./words.ts";

interface Params {
  readonly params: readonly RustParam[];
  readonly variadic: boolean;
}

/** The index of the `:` that ends the pattern of a parameter, or -1 if it has none. */
function endOfPattern(parser: Parser): number {
  for (let i = parser.index; i < parser.end; i += 1) {
    const token = parser.tokens[i];
    if (token?.kind === "open") i = Math.max(i, parser.partner[i] ?? i);
    else if (isText(token, ",")) return -1;
    else if (isText(token, ":")) {
      if (!token?.joined || !isText(parser.tokens[i + 1], ":")) return i;
      i += 1;
    }
  }
  return -1;
}

/** Whether `self`, `mut self`, `&self` or `&'a mut self` follows, without a type. */
function acceptReceiver(parser: Parser): boolean {
  let ahead = 0;
  if (at(parser, "&")) ahead = peek(parser, 1)?.kind === "lifetime" ? 2 : 1;
  if (at(parser, "mut", ahead)) ahead += 1;
  if (!at(parser, "self", ahead) || at(parser, ":", ahead + 1)) return false;
  parser.index += ahead + 1;
  return true;
}

/** The name in front of a `:` at that index, `mut` apart; null for every other pattern. */
function nameBefore(parser: Parser, colon: number): string | null {
  accept(parser, "mut");
  const token = peek(parser);
  if (parser.index !== colon - 1 || token?.kind !== "identifier" || token.text === "_") return null;
  return token.text === "self" || isName(token) ? token.text : null;
}

function readParam(parser: Parser): RustParam | null {
  const start = parser.index;
  const attributes = readOuterAttributes(parser);
  if (acceptReceiver(parser)) return { attributes, name: "self", type: null, span: spanFrom(parser, start) };
  if (acceptSigns(parser, "...")) return null;
  const colon = endOfPattern(parser);
  let name: string | null = null;
  if (colon !== -1) {
    name = nameBefore(parser, colon);
    parser.index = colon + 1;
  }
  if (acceptSigns(parser, "...")) return null;
  const type = readType(parser);
  return { attributes, name, type, span: spanFrom(parser, start) };
}

function readParams(parser: Parser): Params {
  if (!at(parser, "(")) failExpecting(parser, "`(` of a function's parameters");
  const read = within(parser, () => readList(parser, "or `)` behind a parameter", () => readParam(parser)));
  const params = read.filter((param) => param !== null);
  return { params, variadic: params.length < read.length };
}

interface Qualifiers {
  readonly abi: string | null;
  readonly isAsync: boolean;
}

/** Up to and with `fn` (Reference, "Functions", "Function qualifiers"). */
function readQualifiers(parser: Parser): Qualifiers {
  let abi: string | null = null;
  let isAsync = false;
  while (!accept(parser, "fn")) {
    if (accept(parser, "extern")) abi = readAbi(parser);
    else {
      if (at(parser, "async")) isAsync = true;
      parser.index += 1;
    }
  }
  return { abi, isAsync };
}

/** A function from its qualifiers on; `distanceToFn` has found its `fn`. */
export function readFunction(parser: Parser, { attributes, visibility, start }: ItemStart): RustFunction {
  const { abi, isAsync } = readQualifiers(parser);
  const name = readName(parser, "the name of a function");
  const generics = readGenericParams(parser);
  const { params, variadic } = readParams(parser);
  const returns = readReturn(parser, readType);
  skipWhere(parser);
  const hasBody = at(parser, "{");
  let inner: readonly RustItem[] = [];
  let innerAttributes: typeof attributes = [];
  if (hasBody)
    within(parser, () => {
      innerAttributes = readInnerAttributes(parser);
      inner = readBody(parser);
    });
  else expect(parser, ";", "or `{` behind a function's signature");
  return {
    kind: "function",
    attributes: innerAttributes.length === 0 ? attributes : [...attributes, ...innerAttributes],
    visibility,
    name,
    generics,
    params,
    variadic,
    returns,
    abi,
    isAsync,
    hasBody,
    inner,
    span: spanFrom(parser, start),
  };
}
