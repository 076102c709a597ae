import { placeOf } from "../../source/source-file.ts";
import type { Operator, OperatorPlace } from "./expander.ts";
import { type HeaderName, readHeaderName } from "./include-search.ts";
import { KNOWN_ATTRIBUTES, KNOWN_DECLSPECS, KNOWN_EXTENSIONS, KNOWN_FEATURES } from "./known-features.ts";
import type { PpToken } from "./macro-table.ts";

/** What the operators ask of the translation unit. */
export interface OperatorFacts {
  readonly isMacro: (name: string) => boolean;
  readonly isPredefined: (name: string) => boolean;
  readonly hasHeader: (name: HeaderName, afterOwn: boolean) => boolean;
  readonly includeDepth: () => number;
  /** Counts from 0. */
  readonly nextCounter: () => number;
  readonly entryPath: () => string;
  readonly reportMalformed: (operator: PpToken) => void;
}

function replaced(token: PpToken, kind: PpToken["kind"], text: string): PpToken {
  const { span, spaced, startsLine } = token;
  return { kind, text, span, spaced, startsLine, macro: token.macro ?? token.text };
}

function truth(token: PpToken, condition: boolean): PpToken {
  return replaced(token, "number", condition ? "1" : "0");
}

function literal(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** What is longer is no operand: a parenthesis is not closed. Bounded, since all of it is put back and read again. */
const LONGEST_OPERAND = 1_000;

/** The tokens between the parentheses behind an operator; null, with everything put back, if there are none. */
function readOperand(place: OperatorPlace): readonly PpToken[] | null {
  const seen: PpToken[] = [];
  let depth = 0;
  for (;;) {
    const token = place.pull();
    if (token !== undefined) seen.push(token);
    const isEndless = seen.length > LONGEST_OPERAND;
    if (token === undefined || isEndless || (seen.length === 1 && token.text !== "(")) {
      place.pushBack(seen);
      return null;
    }
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth === 0) return seen.slice(1, -1);
  }
}

/** `gnu::__packed__` and `__packed__` ask for `packed`. */
function bareName(tokens: readonly PpToken[]): string {
  const last = tokens.at(-1)?.text ?? "";
  return /^__(.+)__$/.exec(last)?.[1] ?? last;
}

function query(
  facts: OperatorFacts,
  answer: (operand: readonly PpToken[], place: OperatorPlace) => boolean,
): Operator {
  return (token, place) => {
    const operand = readOperand(place);
    if (operand === null) {
      facts.reportMalformed(token);
      return replaced(token, "number", "0");
    }
    return truth(token, answer(operand, place));
  };
}

function headerQuery(facts: OperatorFacts, afterOwn: boolean): Operator {
  return query(facts, (operand, place) => {
    const name = readHeaderName(operand) ?? readHeaderName(place.expand(operand));
    return name !== null && facts.hasHeader(name, afterOwn);
  });
}

/** `defined NAME` and `defined (NAME)` (C17 6.10.1p1). */
function defined(facts: OperatorFacts, operators: ReadonlyMap<string, Operator>): Operator {
  const isDefined = (name: string): boolean => facts.isMacro(name) || operators.has(name);
  return (token, place) => {
    const first = place.pull();
    if (first?.kind === "identifier") return truth(token, isDefined(first.text));
    if (first !== undefined) place.pushBack([first]);
    const operand = readOperand(place);
    const [name] = operand ?? [];
    if (operand?.length === 1 && name?.kind === "identifier") return truth(token, isDefined(name.text));
    facts.reportMalformed(token);
    return truth(token, false);
  };
}

/**
 * The names that the preprocessor answers itself, everywhere: `__LINE__` and its kin (C17 6.10.8.1), and the
 * questions of clang and gcc. The date and time are not known, so that results do not depend on the day.
 */
export function createOperators(facts: OperatorFacts): ReadonlyMap<string, Operator> {
  const oneOf = (known: ReadonlySet<string>): Operator =>
    query(facts, (operand) => known.has(bareName(operand)));
  const hasFeature = (operand: readonly PpToken[]): boolean => {
    const name = bareName(operand);
    return name === "blocks" ? facts.isPredefined("__BLOCKS__") : KNOWN_FEATURES.has(name);
  };
  return new Map<string, Operator>([
    ["__LINE__", (token) => replaced(token, "number", String(placeOf(token.span).line))],
    ["__FILE__", (token) => replaced(token, "string", literal(token.span.file.path))],
    [
      "__FILE_NAME__",
      (token) => replaced(token, "string", literal(token.span.file.path.replace(/^.*\//, ""))),
    ],
    ["__BASE_FILE__", (token) => replaced(token, "string", literal(facts.entryPath()))],
    ["__DATE__", (token) => replaced(token, "string", '"??? ?? ????"')],
    ["__TIME__", (token) => replaced(token, "string", '"??:??:??"')],
    ["__TIMESTAMP__", (token) => replaced(token, "string", '"??? ??? ?? ??:??:?? ????"')],
    ["__COUNTER__", (token) => replaced(token, "number", String(facts.nextCounter()))],
    ["__INCLUDE_LEVEL__", (token) => replaced(token, "number", String(facts.includeDepth()))],
    ["__has_include", headerQuery(facts, false)],
    ["__has_include_next", headerQuery(facts, true)],
    ["__has_attribute", oneOf(KNOWN_ATTRIBUTES)],
    ["__has_c_attribute", query(facts, () => false)],
    ["__has_cpp_attribute", query(facts, () => false)],
    ["__has_declspec_attribute", oneOf(KNOWN_DECLSPECS)],
    ["__has_builtin", query(facts, (operand) => (operand[0]?.text ?? "").startsWith("__builtin_"))],
    ["__has_feature", query(facts, hasFeature)],
    [
      "__has_extension",
      query(facts, (operand) => hasFeature(operand) || KNOWN_EXTENSIONS.has(bareName(operand))),
    ],
    ["__has_warning", query(facts, () => false)],
    ["__is_identifier", query(facts, (operand) => operand[0]?.kind === "identifier")],
  ]);
}

const TELLS_PLACE_OR_TIME: ReadonlySet<string> = new Set([
  "__LINE__",
  "__FILE__",
  "__FILE_NAME__",
  "__BASE_FILE__",
  "__DATE__",
  "__TIME__",
  "__TIMESTAMP__",
  "__COUNTER__",
  "__INCLUDE_LEVEL__",
]);

/** The operators without those whose answer depends on where a macro is used, which is no value of the macro. */
export function withoutPlaces(operators: ReadonlyMap<string, Operator>): ReadonlyMap<string, Operator> {
  return new Map([...operators].filter(([name]) => !TELLS_PLACE_OR_TIME.has(name)));
}

/** The operators of an `#if`: those above and `defined`. */
export function withDefined(
  operators: ReadonlyMap<string, Operator>,
  facts: OperatorFacts,
): ReadonlyMap<string, Operator> {
  return new Map([...operators, ["defined", defined(facts, operators)]]);
}
