import type { Gap } from "../../idl/gap.ts";
import type { Span } from "../../source/source-file.ts";
import type { Token } from "../../syntax/c/token.ts";
import { isHarmlessPragma } from "./known-pragmas.ts";
import type { Packing, Visibility } from "./translation-unit.ts";

/** Pragmas that change layout or symbol names in ways that are not followed; `options` and `align` are IBM's and Apple's. */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  "align",
  "enum",
  "ms_struct",
  "options",
  "redefine_extname",
  "scalar_storage_order",
]);

/** Whether a pragma must reach the place in the stream where it takes effect: all that may change something. */
export function takesEffectInPlace(line: readonly Token[]): boolean {
  return !isHarmlessPragma(line);
}

interface Pushed {
  readonly label: string | null;
  readonly value: number | null;
}

type PackOperands =
  | {
      readonly kind: "push" | "pop" | "set";
      readonly label: string | null;
      readonly value: number | null | undefined;
    }
  | { readonly kind: "show" };

/** The operands of `#pragma pack(...)`; undefined if they are not understood. A `value` of undefined changes nothing. */
function readOperands(tokens: readonly Token[]): PackOperands | undefined {
  const words = tokens.filter((_, index) => index % 2 === 0).map((token) => token.text);
  const commas = tokens.filter((_, index) => index % 2 === 1);
  if (commas.some((token) => token.text !== ",") || (tokens.length > 0 && tokens.length % 2 === 0))
    return undefined;
  const [first] = words;
  if (first === undefined) return { kind: "set", label: null, value: null };
  if (first === "show" && words.length === 1) return { kind: "show" };
  const isStack = first === "push" || first === "pop";
  let label: string | null = null;
  let value: number | null | undefined;
  for (const word of isStack ? words.slice(1) : words) {
    if (/^(?:0|1|2|4|8|16)$/.test(word) && value === undefined) value = word === "0" ? null : Number(word);
    else if (isStack && /^[A-Za-z_]\w*$/.test(word) && label === null) label = word;
    else return undefined;
  }
  if (!isStack && (value === undefined || words.length > 1)) return undefined;
  return { kind: isStack ? first : "set", label, value };
}

/** The operands of `#pragma GCC visibility`; undefined if they are not understood. */
function readVisibility(words: readonly Token[]): "push-hidden" | "push-visible" | "pop" | undefined {
  const [action, open, value, close] = words.map((token) => token.text);
  if (action === "pop" && words.length === 1) return "pop";
  if (action !== "push" || open !== "(" || close !== ")" || words.length !== 4) return undefined;
  if (value === "hidden" || value === "internal") return "push-hidden";
  return value === "default" || value === "protected" ? "push-visible" : undefined;
}

/** Follows the pragmas that change packing, as gcc, clang and msvc agree on them, and those of visibility. */
export interface PragmaReader {
  /** `at` is the index of the next token; `expand` expands macros, as clang and msvc do here. */
  readonly apply: (
    line: readonly Token[],
    at: number,
    span: Span,
    expand: (tokens: readonly Token[]) => readonly Token[],
  ) => void;
  readonly packings: () => readonly Packing[];
  readonly visibilities: () => readonly Visibility[];
}

/** More are no nesting that people write. */
const MOST_VISIBILITIES = 10_000;

interface VisibilityStack {
  /** False if the operands are not understood. */
  readonly apply: (words: readonly Token[], at: number) => boolean;
  readonly changes: () => readonly Visibility[];
}

/** An unbalanced pop changes nothing, as compilers have it. */
function createVisibilityStack(): VisibilityStack {
  const changes: Visibility[] = [];
  const stack: Visibility["value"][] = [];
  return {
    changes: () => changes,
    apply: (words, at) => {
      const operation = readVisibility(words);
      if (operation === undefined || stack.length > MOST_VISIBILITIES) return false;
      if (operation === "pop") stack.pop();
      else stack.push(operation === "push-hidden" ? "hidden" : "visible");
      changes.push({ at, value: stack.at(-1) ?? null });
      return true;
    },
  };
}

export function createPragmaReader(report: (gap: Gap) => void): PragmaReader {
  const packings: Packing[] = [];
  const stack: Pushed[] = [];
  const visibility = createVisibilityStack();
  let current: number | null = null;

  const change = (at: number, value: number | null): void => {
    if (value === current) return;
    current = value;
    packings.push({ at, value });
  };

  /** An unbalanced pop changes nothing, as compilers have it. */
  const pop = (at: number, label: string | null, value: number | null | undefined): void => {
    let next = current;
    const labelled =
      label === null ? stack.length - 1 : stack.findLastIndex((pushed) => pushed.label === label);
    const popped = stack[labelled];
    if (popped !== undefined) {
      stack.length = labelled;
      next = popped.value;
    }
    change(at, value === undefined ? next : value);
  };

  const applyPack = (operands: PackOperands, at: number): void => {
    if (operands.kind === "show") return;
    if (operands.kind === "pop") {
      pop(at, operands.label, operands.value);
      return;
    }
    if (operands.kind === "push") stack.push({ label: operands.label, value: current });
    if (operands.value !== undefined) change(at, operands.value);
  };

  return {
    packings: () => packings,
    visibilities: visibility.changes,
    apply: (line, at, span, expand) => {
      const name = line[0]?.text ?? "";
      if (!takesEffectInPlace(line) || (name === "options" && line[1]?.text !== "align")) return;
      const isVisibility = name === "GCC" && line[1]?.text === "visibility";
      if (isVisibility && visibility.apply(line.slice(2), at)) return;
      const rest = expand(line.slice(1));
      const isCall = rest[0]?.text === "(" && rest.at(-1)?.text === ")";
      const operands = name === "pack" && isCall ? readOperands(rest.slice(1, -1)) : undefined;
      if (operands !== undefined) {
        applyPack(operands, at);
        return;
      }
      const text = line.map((token) => (token.spaced ? " " : "") + token.text).join("");
      const spelled = `\`#pragma ${text.trim()}\``;
      const known = name === "pack" || isVisibility || UNSUPPORTED.has(name);
      const detail = known
        ? `${spelled} changes layouts or names in a way that is not known here`
        : `${spelled} is not known; it may change layouts or names`;
      report({ reason: "directive", detail, span });
    },
  };
}

/** The tokens that a `_Pragma` string stands for (C17 6.10.9p1), as text. */
export function destringize(literal: string): string {
  const open = literal.indexOf('"');
  return literal.slice(open + 1, -1).replace(/\\(["\\])/g, "$1");
}
