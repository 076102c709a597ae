import type { TranslationUnit } from "../../src/expand/c/translation-unit.ts";
import { extractC } from "../../src/extract/c/extract.ts";
import type { Span } from "../../src/source/source-file.ts";
import type { Declaration, TagSpecifier } from "../../src/syntax/c/declaration.ts";
import type { Token } from "../../src/syntax/c/token.ts";

/** One external declaration: its tokens as text, and what this program's parser finds in it. */
export interface Piece {
  readonly text: string;
  readonly facts: readonly string[];
}

interface Found {
  readonly fact: string;
  /** A token of the declaration: the name, or the keyword of what has none. */
  readonly span: Span;
  readonly word: string;
}

/** Cuts a preprocessed unit into external declarations, those of the built-in headers left out. */
export function ownPieces(unit: TranslationUnit): readonly Piece[] {
  const pieces = cutDeclarations(unit.tokens.filter(({ span }) => !span.file.path.startsWith("<built-in>/")));
  const pieceOf = new Map<string, number>();
  const numbers = new Map<Span, number>();
  const key = (span: Span, word: string) => {
    if (!numbers.has(span)) numbers.set(span, numbers.size);
    return `${numbers.get(span)} ${word}`;
  };
  pieces.forEach((tokens, index) => {
    for (const { span, text } of tokens) pieceOf.set(key(span, text), index);
  });
  const facts = pieces.map((): string[] => []);
  for (const { fact, span, word } of extractC(unit).declarations.flatMap(factsOf))
    facts[pieceOf.get(key(span, word)) ?? -1]?.push(fact);
  return pieces.map((tokens, index) => ({ text: print(tokens), facts: facts[index] ?? [] }));
}

function print(tokens: readonly Token[]): string {
  return tokens
    .map(({ text, startsLine }) => (startsLine ? "\n" : " ") + text)
    .join("")
    .trim();
}

/**
 * At each `;` outside of brackets, and behind the body of a function. What one use of a macro makes stays together: its
 * tokens share a place, by which alone declarations are found again.
 */
function cutDeclarations(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const pieces: Token[][] = [[]];
  let depth = 0;
  let inBody = false;
  tokens.forEach((token, index) => {
    pieces.at(-1)?.push(token);
    const first = pieces.at(-1)?.[0]?.text ?? "";
    const isType = ["typedef", "struct", "union", "enum"].includes(first);
    if (depth === 0 && token.text === "{") inBody = !isType && tokens[index - 1]?.text === ")";
    if (["(", "[", "{"].includes(token.text)) depth += 1;
    if ([")", "]", "}"].includes(token.text)) depth -= 1;
    const endsBody = token.text === "}" && inBody;
    const ends = depth === 0 && (token.text === ";" || endsBody);
    if (ends && tokens[index + 1]?.span !== token.span) pieces.push([]);
  });
  return pieces.filter(({ length }) => length > 0);
}

function factsOf(declaration: Declaration): readonly Found[] {
  switch (declaration.kind) {
    case "typedef":
    case "object": {
      const { text, span } = declaration.name;
      const kind = declaration.kind === "typedef" ? "typedef" : "variable";
      return [{ fact: `${kind} ${text}`, span, word: text }];
    }
    case "function": {
      const { text, span } = declaration.name;
      const { type } = declaration;
      const count = type.kind === "function" ? type.params.length : -1;
      const variadic = type.kind === "function" && type.variadic ? ", ..." : "";
      return [{ fact: `function ${text}(${count}${variadic})`, span, word: text }];
    }
    case "tag":
      return factsOfTag(declaration.specifier);
    case "macro":
    case "assertion":
      return [];
  }
}

function factsOfTag(specifier: TagSpecifier): readonly Found[] {
  const { keyword, tag, span } = specifier;
  const parts = specifier.keyword === "enum" ? specifier.enumerators : specifier.members;
  if (parts === null) return [];
  const fact = `${keyword} ${tag?.text ?? "-"} {${parts.length}}`;
  const found: Found[] = [{ fact, span, word: tag?.text ?? keyword }];
  if (specifier.keyword !== "enum") return found;
  for (const { name } of specifier.enumerators ?? [])
    found.push({ fact: `enumerator ${name.text}`, span: name.span, word: name.text });
  return found;
}
