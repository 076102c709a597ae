import type { BinaryOperator, Expression } from "../../syntax/c/declaration.ts";
import {
  accept,
  at,
  deeper,
  expect,
  failExpecting,
  hereSpan,
  type Parser,
  peek,
  SyntaxFailure,
  skipBalanced,
  spanFrom,
  take,
} from "./parser.ts";
import { ALIGNOF_WORDS, isReserved, isTypeWord, SIZEOF_WORD } from "./words.ts";

/** Binary operators in one expression: the tree of `a | b | c` may be as deep as they are many. */
const MAX_OPERATORS = 1000;

/** By binding strength (C17 6.5.5 to 6.5.14), the loosest first. */
const PRECEDENCE: ReadonlyMap<string, { readonly level: number; readonly operator: BinaryOperator }> =
  new Map(
    (
      [
        ["||"],
        ["&&"],
        ["|"],
        ["^"],
        ["&"],
        ["==", "!="],
        ["<", ">", "<=", ">="],
        ["<<", ">>"],
        ["+", "-"],
        ["*", "/", "%"],
      ] as const
    ).flatMap((operators, level) => operators.map((operator) => [operator, { level, operator }] as const)),
  );

/** Whether the token begins a type name (C17 6.7.7), given the typedefs so far. */
export function startsType(parser: Parser, ahead = 0): boolean {
  const token = peek(parser, ahead);
  if (token === undefined || token.kind !== "identifier") return false;
  return isTypeWord(token.text) || parser.typeNames.has(token.text) || token.text === "__extension__";
}

/** Reads a constant expression: everything but assignment and the comma (C17 6.6). */
export function parseExpression(parser: Parser): Expression {
  const outer = parser.operators;
  parser.operators ??= { count: 0 };
  const expression = deeper(parser, () => parseConditional(parser));
  parser.operators = outer;
  return expression;
}

function countOperator(parser: Parser): void {
  const { operators } = parser;
  if (operators === null) return;
  operators.count += 1;
  if (operators.count <= MAX_OPERATORS) return;
  throw new SyntaxFailure(
    "limit",
    `more than ${MAX_OPERATORS} operators in one expression`,
    hereSpan(parser),
  );
}

function parseConditional(parser: Parser): Expression {
  const start = parser.index;
  const condition = parseBinary(parser, 0);
  if (!accept(parser, "?")) return condition;
  const whenTrue = at(parser, ":") ? null : parseExpression(parser);
  expect(parser, ":", "of a conditional expression");
  const otherwise = parseExpression(parser);
  return { kind: "conditional", condition, whenTrue, otherwise, span: spanFrom(parser, start) };
}

function parseBinary(parser: Parser, level: number): Expression {
  const start = parser.index;
  let left = parseUnary(parser);
  for (;;) {
    const token = peek(parser);
    const found = token?.kind === "punctuator" ? PRECEDENCE.get(token.text) : undefined;
    if (found === undefined || found.level < level) return left;
    countOperator(parser);
    parser.index += 1;
    const right = parseBinary(parser, found.level + 1);
    left = { kind: "binary", operator: found.operator, left, right, span: spanFrom(parser, start) };
  }
}

function parseUnary(parser: Parser): Expression {
  const start = parser.index;
  const token = peek(parser);
  if (token === undefined) failExpecting(parser, "an expression");
  if (token.kind === "identifier") {
    if (token.text === SIZEOF_WORD) return parseSizeof(parser);
    if (ALIGNOF_WORDS.has(token.text) && at(parser, "(", 1)) return parseAlignof(parser);
    if (token.text === "__extension__") {
      parser.index += 1;
      return deeper(parser, () => parseUnary(parser));
    }
  }
  if (token.kind !== "punctuator") return parsePostfix(parser);
  const operator = token.text;
  if (operator === "+" || operator === "-" || operator === "~" || operator === "!") {
    parser.index += 1;
    const operand = deeper(parser, () => parseUnary(parser));
    return { kind: "unary", operator, operand, span: spanFrom(parser, start) };
  }
  if (operator === "&" || operator === "*" || operator === "++" || operator === "--" || operator === "&&") {
    parser.index += 1;
    deeper(parser, () => parseUnary(parser));
    return { kind: "other", what: `the operator \`${operator}\``, span: spanFrom(parser, start) };
  }
  if (operator === "(" && startsType(parser, 1)) return parseCast(parser);
  return parsePostfix(parser);
}

function parseCast(parser: Parser): Expression {
  const start = parser.index;
  parser.index += 1;
  const type = parser.grammar.typeName(parser);
  expect(parser, ")", "behind the type of a cast");
  if (at(parser, "{")) {
    skipBalanced(parser);
    return parseSuffixes(parser, start, {
      kind: "other",
      what: "a compound literal",
      span: spanFrom(parser, start),
    });
  }
  const operand = deeper(parser, () => parseUnary(parser));
  return { kind: "cast", type, operand, span: spanFrom(parser, start) };
}

function parseSizeof(parser: Parser): Expression {
  const start = parser.index;
  parser.index += 1;
  if (at(parser, "(") && startsType(parser, 1)) {
    parser.index += 1;
    const of = parser.grammar.typeName(parser);
    expect(parser, ")", "behind the type of sizeof");
    return { kind: "sizeof", of, span: spanFrom(parser, start) };
  }
  const of = deeper(parser, () => parseUnary(parser));
  return { kind: "sizeof", of, span: spanFrom(parser, start) };
}

function parseAlignof(parser: Parser): Expression {
  const start = parser.index;
  parser.index += 1;
  if (!startsType(parser, 1)) {
    skipBalanced(parser);
    return { kind: "other", what: "the alignment of an expression", span: spanFrom(parser, start) };
  }
  parser.index += 1;
  const of = parser.grammar.typeName(parser);
  expect(parser, ")", "behind the type of alignof");
  return { kind: "alignof", of, span: spanFrom(parser, start) };
}

function parsePostfix(parser: Parser): Expression {
  const start = parser.index;
  return parseSuffixes(parser, start, parsePrimary(parser));
}

function parseSuffixes(parser: Parser, start: number, primary: Expression): Expression {
  let result = primary;
  for (;;) {
    if (at(parser, "(") || at(parser, "[")) {
      const what = at(parser, "(") ? "a call" : "an element";
      skipBalanced(parser);
      result = { kind: "other", what, span: spanFrom(parser, start) };
    } else if (at(parser, ".") || at(parser, "->")) {
      parser.index += 1;
      take(parser, "a member's name");
      result = { kind: "other", what: "a member", span: spanFrom(parser, start) };
    } else if (at(parser, "++") || at(parser, "--")) {
      parser.index += 1;
      result = { kind: "other", what: "an assignment", span: spanFrom(parser, start) };
    } else return result;
  }
}

function parsePrimary(parser: Parser): Expression {
  const token = peek(parser);
  if (token === undefined) failExpecting(parser, "an expression");
  const { span, text } = token;
  if (token.kind === "number" || token.kind === "character") {
    parser.index += 1;
    return { kind: token.kind, text, span };
  }
  if (token.kind === "string") return parseStrings(parser);
  if (token.kind === "identifier" && !isReserved(text)) {
    parser.index += 1;
    if (text !== "_Generic" || !at(parser, "(")) return { kind: "name", name: text, span };
    skipBalanced(parser);
    return { kind: "other", what: "a generic selection", span };
  }
  if (at(parser, "(")) return parseParenthesised(parser);
  return failExpecting(parser, "an expression");
}

function parseStrings(parser: Parser): Expression {
  const start = parser.index;
  const texts: string[] = [];
  for (let token = peek(parser); token?.kind === "string"; token = peek(parser)) {
    texts.push(token.text);
    parser.index += 1;
  }
  return { kind: "string", texts, span: spanFrom(parser, start) };
}

function parseParenthesised(parser: Parser): Expression {
  const start = parser.index;
  if (at(parser, "{", 1)) {
    skipBalanced(parser);
    return { kind: "other", what: "a statement expression", span: spanFrom(parser, start) };
  }
  parser.index += 1;
  const inner = parseExpression(parser);
  if (accept(parser, ")")) return inner;
  // A comma or an assignment: valid C, but no constant.
  const met = peek(parser);
  if (met?.kind === "punctuator" && (met.text === "," || met.text.endsWith("="))) {
    parser.index = start;
    skipBalanced(parser);
    return { kind: "other", what: `the operator \`${met.text}\``, span: spanFrom(parser, start) };
  }
  return failExpecting(parser, "`)`");
}
