import type { Span } from "../../source/source-file.ts";
import type {
  Attributes,
  Expression,
  Name,
  ParamSpelling,
  Qualifiers,
  TypeSpelling,
} from "../../syntax/c/declaration.ts";
import { mergeAttributes, NO_ATTRIBUTES, parseAttributes } from "./attributes.ts";
import { parseExpression, startsType } from "./expression.ts";
import {
  accept,
  addGap,
  at,
  deeper,
  expect,
  failExpecting,
  hereSpan,
  type Parser,
  peek,
  SyntaxFailure,
  spanFrom,
} from "./parser.ts";
import { isReserved, NULLABILITY_WORDS, QUALIFIER_WORDS } from "./words.ts";

/** Stars and brackets of one declarator; C17 5.2.4.1 asks for 12. */
const MAX_DERIVATIONS = 100;
/** Of one function; C17 5.2.4.1 asks for 127. */
const MAX_PARAMS = 4096;

/** What a declarator adds to its base type, one step. */
type Derivation =
  | { readonly kind: "pointer"; readonly qualifiers: Qualifiers; readonly span: Span }
  | {
      readonly kind: "array";
      readonly length: Expression | null;
      readonly atLeast: boolean;
      readonly qualifiers: Qualifiers;
      readonly span: Span;
    }
  | {
      readonly kind: "function";
      readonly params: readonly ParamSpelling[];
      readonly variadic: boolean;
      readonly prototype: boolean;
      readonly convention: string | undefined;
      readonly span: Span;
    };

export interface Declarator {
  readonly name: Name | null;
  /** From the name outward. */
  readonly derivations: readonly Derivation[];
  readonly attributes: Attributes;
  /** A calling convention that stands before the first star, and so belongs to the function around it. */
  readonly outerConvention: string | undefined;
}

/** Reads qualifiers and nullability words; `atomic` only where it is no specifier. */
export function parseQualifier(parser: Parser): Qualifiers | null {
  const word = peek(parser);
  if (word === undefined || word.kind !== "identifier") return null;
  const nullable = NULLABILITY_WORDS.get(word.text);
  if (nullable !== undefined) {
    parser.index += 1;
    return nullable === null ? {} : { nullable };
  }
  const qualifier = QUALIFIER_WORDS.get(word.text);
  if (qualifier === undefined || (qualifier === "atomic" && at(parser, "(", 1))) return null;
  parser.index += 1;
  if (qualifier === "unsupported") {
    const detail = `\`${word.text}\` makes a pointer of another size than the target's, which a contract cannot say`;
    addGap(parser, "layout", detail, word.span);
    return {};
  }
  return qualifier === "none" ? {} : { [qualifier]: true };
}

interface Prefix {
  readonly pointers: readonly Derivation[];
  readonly attributes: Attributes;
  readonly outerConvention: string | undefined;
  readonly innerConvention: string | undefined;
}

/** Stars with their qualifiers, and attributes and conventions in between. */
function parsePrefix(parser: Parser): Prefix {
  const pointers: Derivation[] = [];
  let attributes = NO_ATTRIBUTES;
  let outerConvention: string | undefined;
  let innerConvention: string | undefined;
  const takeAttributes = () => {
    const { convention, ...others } = parseAttributes(parser);
    if (Object.keys(others).length > 0) attributes = mergeAttributes(attributes, others);
    if (convention === undefined) return;
    if (pointers.length === 0) outerConvention = convention;
    else innerConvention = convention;
  };
  takeAttributes();
  while (at(parser, "*") || at(parser, "^")) {
    if (at(parser, "^")) failExpecting(parser, "a declarator (blocks are not C)");
    const { span } = peek(parser) ?? { span: hereSpan(parser) };
    parser.index += 1;
    let qualifiers: Qualifiers = {};
    pointers.push({ kind: "pointer", qualifiers, span });
    boundDerivations(parser, pointers.length);
    takeAttributes();
    for (let next = parseQualifier(parser); next !== null; next = parseQualifier(parser)) {
      qualifiers = { ...qualifiers, ...next };
      takeAttributes();
    }
    pointers[pointers.length - 1] = { kind: "pointer", qualifiers, span };
  }
  return { pointers, attributes, outerConvention, innerConvention };
}

function boundDerivations(parser: Parser, count: number): void {
  if (count <= MAX_DERIVATIONS) return;
  throw new SyntaxFailure(
    "limit",
    `more than ${MAX_DERIVATIONS} pointers, arrays and functions in one declarator`,
    hereSpan(parser),
  );
}

/**
 * Reads a declarator (C17 6.7.6) or, where names may be absent, an abstract one (6.7.7). In a parameter a typedef's
 * name behind `(` is a type and no redeclared name (6.7.6.3p11).
 */
export function parseDeclarator(parser: Parser, mayBeAbstract: boolean): Declarator {
  return deeper(parser, () => {
    const prefix = parsePrefix(parser);
    const direct = parseDirect(parser, mayBeAbstract);
    const ownConvention =
      prefix.innerConvention ?? (prefix.pointers.length === 0 ? prefix.outerConvention : undefined);
    const suffixes = parseSuffixes(parser, direct.outerConvention ?? ownConvention);
    const derivations = [...direct.derivations, ...suffixes, ...prefix.pointers.toReversed()];
    boundDerivations(parser, derivations.length);
    return {
      name: direct.name,
      derivations,
      attributes: mergeAttributes(prefix.attributes, direct.attributes),
      outerConvention:
        suffixes.length > 0 && prefix.pointers.length === 0 ? undefined : prefix.outerConvention,
    };
  });
}

const ABSTRACT: Declarator = {
  name: null,
  derivations: [],
  attributes: NO_ATTRIBUTES,
  outerConvention: undefined,
};

function parseDirect(parser: Parser, mayBeAbstract: boolean): Declarator {
  const token = peek(parser);
  if (token?.kind === "identifier" && !isReserved(token.text)) {
    parser.index += 1;
    const name = { text: token.text, span: token.span };
    return { ...ABSTRACT, name, attributes: parseAttributes(parser) };
  }
  if (at(parser, "(") && !(mayBeAbstract && opensParams(parser))) {
    parser.index += 1;
    const inner = parseDeclarator(parser, mayBeAbstract);
    expect(parser, ")", "behind a declarator");
    return inner;
  }
  if (!mayBeAbstract) failExpecting(parser, "a name");
  return ABSTRACT;
}

function opensParams(parser: Parser): boolean {
  return startsType(parser, 1) || at(parser, ")", 1) || at(parser, "...", 1) || opensUnknownParam(parser);
}

/** `(name)` or `(name,` of an unknown type rather than a redundant parenthesis around a parameter's name. */
function opensUnknownParam(parser: Parser): boolean {
  const token = peek(parser, 1);
  if (token?.kind !== "identifier" || isReserved(token.text)) return false;
  return at(parser, ",", 2) || peek(parser, 2)?.kind === "identifier";
}

function parseSuffixes(parser: Parser, convention: string | undefined): readonly Derivation[] {
  const suffixes: Derivation[] = [];
  while (at(parser, "(") || (at(parser, "[") && !at(parser, "[", 1))) {
    const next = at(parser, "(")
      ? parseParams(parser, suffixes.length === 0 ? convention : undefined)
      : parseArray(parser);
    suffixes.push(next);
    boundDerivations(parser, suffixes.length);
  }
  return suffixes;
}

function parseArray(parser: Parser): Derivation {
  const start = parser.index;
  parser.index += 1;
  let atLeast = false;
  let qualifiers: Qualifiers = {};
  for (;;) {
    if (accept(parser, "static")) atLeast = true;
    else {
      const next = parseQualifier(parser);
      if (next === null) break;
      qualifiers = { ...qualifiers, ...next };
    }
  }
  let length: Expression | null = null;
  if (at(parser, "*") && at(parser, "]", 1)) parser.index += 1;
  else if (!at(parser, "]")) length = parseExpression(parser);
  expect(parser, "]", "behind an array's length");
  return { kind: "array", length, atLeast, qualifiers, span: spanFrom(parser, start) };
}

function parseParams(parser: Parser, convention: string | undefined): Derivation {
  const start = parser.index;
  parser.index += 1;
  const params: ParamSpelling[] = [];
  let variadic = false;
  const empty = at(parser, ")");
  while (!at(parser, ")")) {
    if (accept(parser, "...")) {
      variadic = true;
      break;
    }
    if (params.length >= MAX_PARAMS) {
      throw new SyntaxFailure("limit", `more than ${MAX_PARAMS} parameters`, hereSpan(parser));
    }
    params.push(parseParam(parser));
    if (!accept(parser, ",")) break;
    if (at(parser, ")")) failExpecting(parser, "a parameter");
  }
  expect(parser, ")", "or `,` behind a parameter");
  return {
    kind: "function",
    params: isVoidList(params) ? [] : params,
    variadic,
    prototype: !empty,
    convention,
    span: spanFrom(parser, start),
  };
}

/** `(void)`: no parameters (C17 6.7.6.3p10). */
function isVoidList(params: readonly ParamSpelling[]): boolean {
  const only = params[0];
  return params.length === 1 && only !== undefined && only.name === null && only.type.kind === "void";
}

function parseParam(parser: Parser): ParamSpelling {
  const start = parser.index;
  const specifiers = parser.grammar.specifiers(parser);
  const declarator = parseDeclarator(parser, true);
  const trailing = parseAttributes(parser);
  const attributes = mergeAttributes(specifiers.attributes, mergeAttributes(declarator.attributes, trailing));
  return {
    name: declarator.name,
    type: buildType(specifiers.type, declarator, attributes.convention),
    attributes,
    span: declarator.name?.span ?? spanFrom(parser, start),
  };
}

/**
 * The declared type: the base with the declarator's steps around it. A convention that is spelled apart from the
 * declarator belongs to the first function from the name outward.
 */
export function buildType(
  base: TypeSpelling,
  declarator: Declarator,
  convention: string | undefined,
): TypeSpelling {
  const target = convention ?? declarator.outerConvention;
  const first = declarator.derivations.findIndex((derivation) => derivation.kind === "function");
  return declarator.derivations.reduceRight((type, derivation, index) => {
    return applyDerivation(type, derivation, index === first ? target : undefined);
  }, base);
}

function applyDerivation(
  type: TypeSpelling,
  derivation: Derivation,
  convention: string | undefined,
): TypeSpelling {
  const { span } = derivation;
  switch (derivation.kind) {
    case "pointer":
      return { kind: "pointer", to: type, qualifiers: derivation.qualifiers, span };
    case "array": {
      const { length, atLeast, qualifiers } = derivation;
      return { kind: "array", of: type, length, qualifiers, span, ...(atLeast ? { atLeast } : {}) };
    }
    case "function": {
      const { params, variadic, prototype } = derivation;
      const spelled = derivation.convention ?? convention;
      return {
        kind: "function",
        params,
        variadic,
        prototype,
        returns: type,
        qualifiers: {},
        span,
        ...(spelled === undefined ? {} : { convention: spelled }),
      };
    }
  }
}
