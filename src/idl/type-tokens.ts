/** A token of a type expression. Offsets are UTF-16 code units in the expression. */
export interface TypeToken {
  readonly kind: "name" | "integer" | "text" | "sign" | "end";
  /** Of a `text`, what stands between the quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type TypeTokens =
  | { readonly ok: true; readonly tokens: readonly TypeToken[] }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** One word, with the members that name an unnamed type behind dots (`Outer.field`, `Outer.0`). */
const NAME = /[\p{ID_Start}_$][\p{ID_Continue}$]*(?:\.[\p{ID_Continue}$]+)*/uy;
const INTEGER = /[0-9]+/y;
const TEXT = /"([A-Za-z][A-Za-z0-9_-]*)"/y;
const SIGN = /->|\.\.\.|[*[\];(),<>+\-/]/y;

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

function tokenAt(text: string, start: number): TypeToken | null {
  const name = matchAt(NAME, text, start);
  if (name !== null) return { kind: "name", text: name[0], start, end: start + name[0].length };
  const integer = matchAt(INTEGER, text, start);
  if (integer !== null) return { kind: "integer", text: integer[0], start, end: start + integer[0].length };
  const quoted = matchAt(TEXT, text, start);
  if (quoted !== null) return { kind: "text", text: quoted[1] ?? "", start, end: start + quoted[0].length };
  const sign = matchAt(SIGN, text, start);
  if (sign !== null) return { kind: "sign", text: sign[0], start, end: start + sign[0].length };
  return null;
}

/** Splits a type expression into tokens; the last one is always `end`. Only spaces may stand between them. */
export function lexType(text: string): TypeTokens {
  const tokens: TypeToken[] = [];
  let offset = 0;
  while (offset < text.length) {
    if (text[offset] === " ") {
      offset++;
      continue;
    }
    const token = tokenAt(text, offset);
    if (token === null) {
      const sign = String.fromCodePoint(text.codePointAt(offset) ?? 0);
      return { ok: false, message: `${JSON.stringify(sign)} has no meaning in a type`, offset };
    }
    tokens.push(token);
    offset = token.end;
  }
  tokens.push({ kind: "end", text: "", start: text.length, end: text.length });
  return { ok: true, tokens };
}

const TYPE_NAME =
  /^(?:(?:struct|union|enum) )?[\p{ID_Start}_$][\p{ID_Continue}$]*(?:\.[\p{ID_Continue}$]+)*$/u;

/** Whether a type expression can refer to an item of this name: `kv_store`, `struct kv_store`, `Outer.field`. */
export function isTypeName(text: string): boolean {
  return TYPE_NAME.test(text);
}
