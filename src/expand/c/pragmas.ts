import type { Gap } from "../../idl/gap.ts";
import type { Span } from "../../source/source-file.ts";
import type { Token } from "../../syntax/c/token.ts";
import type { Packing } from "./translation-unit.ts";

/** Pragmas that change layout or symbol names in ways that are not followed. */
const UNSUPPORTED: ReadonlySet<string> = new Set(["ms_struct", "scalar_storage_order", "redefine_extname"]);

/** Whether a pragma must reach the place in the stream where it takes effect. */
export function takesEffectInPlace(line: readonly Token[]): boolean {
  const name = line[0]?.text ?? "";
  return name === "pack" || name === "options" || UNSUPPORTED.has(name);
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

/** Follows the pragmas that change packing, as gcc, clang and msvc agree on them. */
export interface PragmaReader {
  /** `at` is the index of the next token; `expand` expands macros, as clang and msvc do here. */
  readonly apply: (
    line: readonly Token[],
    at: number,
    span: Span,
    expand: (tokens: readonly Token[]) => readonly Token[],
  ) => void;
  readonly packings: () => readonly Packing[];
}

export function createPragmaReader(report: (gap: Gap) => void): PragmaReader {
  const packings: Packing[] = [];
  const stack: Pushed[] = [];
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
    apply: (line, at, span, expand) => {
      const name = line[0]?.text ?? "";
      if (!takesEffectInPlace(line) || (name === "options" && line[1]?.text !== "align")) return;
      const rest = expand(line.slice(1));
      const isCall = rest[0]?.text === "(" && rest.at(-1)?.text === ")";
      const operands = name === "pack" && isCall ? readOperands(rest.slice(1, -1)) : undefined;
      if (operands !== undefined) {
        applyPack(operands, at);
        return;
      }
      const text = line.map((token) => (token.spaced ? " " : "") + token.text).join("");
      const detail = `\`#pragma ${text.trim()}\` changes layouts or names in a way that is not known here`;
      report({ reason: "directive", detail, span });
    },
  };
}

/** The tokens that a `_Pragma` string stands for (C17 6.10.9p1), as text. */
export function destringize(literal: string): string {
  const open = literal.indexOf('"');
  return literal.slice(open + 1, -1).replace(/\\(["\\])/g, "$1");
}
