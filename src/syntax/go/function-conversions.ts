import { findCgoUses } from "./cgo-uses.ts";
import type { GoFile } from "./declaration.ts";

/** A C function, named and not called, in a place that says of what type its address is. */
export interface FunctionConversion {
  /** The function, behind the dot. */
  readonly name: string;
  /** What it is handed to: a C type, which converts it, or a C function; and as which argument, from 0. */
  readonly to: { readonly name: string; readonly at: number };
  /** UTF-16 code units of the file. */
  readonly start: number;
  readonly end: number;
}

type Tokens = Pick<GoFile, "tokens" | "closings">;

/** More wrappers around one name are hostile. */
const MOST_WRAPPERS = 16;

/**
 * The functions that a file converts to C types: `C.T(C.f)`, `(C.T)(unsafe.Pointer(C.f))`; and those that it hands to a C
 * function, as they are or by way of types without a signature: `C.g((*[0]byte)(C.f))`.
 */
export function findFunctionConversions(file: Tokens): readonly FunctionConversion[] {
  const { tokens } = file;
  const uses = findCgoUses(file);
  const indexOf = new Map(tokens.map(({ start }, index) => [start, index]));
  const places = new Map(
    uses.flatMap(({ name, arguments: given }) =>
      (given ?? []).map(({ start, end }, at) => [`${start}-${end}`, { name, at }] as const),
    ),
  );
  return uses.flatMap(({ name, start: begin, arguments: given }): readonly FunctionConversion[] => {
    const index = indexOf.get(begin);
    if (given !== null || index === undefined) return [];
    let [first, last] = [index, index + 2];
    for (let step = 0; step < MOST_WRAPPERS; step += 1) {
      const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0];
      const to = places.get(`${start}-${end}`);
      if (to !== undefined) return [{ name, to, start, end }];
      const wrapper = wrapperOf(file, first, last);
      if (wrapper === null) return [];
      [first, last] = [wrapper, last + 1];
    }
    return [];
  });
}

/**
 * The first token of what stands around some tokens as a whole and says nothing of a signature: parentheses,
 * `unsafe.Pointer(...)` or `(*[0]byte)(...)`; its last is the parenthesis behind them. Null where nothing such does.
 */
function wrapperOf(file: Tokens, first: number, last: number): number | null {
  const open = first - 1;
  if (!is(file, open, "(") || file.closings.get(open) !== last + 1) return null;
  const at = (back: number): string => file.tokens[open - back]?.text ?? "";
  if (at(3) === "unsafe" && at(2) === "." && at(1) === "Pointer") return open - 3;
  if (at(1) === ")") return parenthesized(file, open - 1);
  const before = file.tokens[open - 1];
  return before?.kind === "identifier" || before?.text === "]" ? null : open;
}

/** `(unsafe.Pointer)` or `(*[0]byte)` in front of what is converted. */
function parenthesized(file: Tokens, close: number): number | null {
  const at = (back: number): string => file.tokens[close - back]?.text ?? "";
  const isPointer = at(3) === "unsafe" && at(2) === "." && at(1) === "Pointer";
  if (isPointer && file.closings.get(close - 4) === close) return close - 4;
  const isEmptyArray = at(5) === "*" && at(4) === "[" && at(3) === "0" && at(2) === "]" && at(1) === "byte";
  return isEmptyArray && file.closings.get(close - 6) === close ? close - 6 : null;
}

function is({ tokens }: Tokens, index: number, text: string): boolean {
  const token = tokens[index];
  return token?.kind === "operator" && token.text === text;
}
