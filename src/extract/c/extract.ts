import type { TranslationUnit } from "../../expand/c/translation-unit.ts";
import type { Gap } from "../../idl/gap.ts";
import type { Span } from "../../source/source-file.ts";
import type { Declaration } from "../../syntax/c/declaration.ts";
import { usualSpelling } from "../../syntax/c/punctuators.ts";
import { type DocLookup, indexDocs } from "./docs.ts";
import { parseExternal } from "./external-declaration.ts";
import { extractMacros } from "./macros.ts";
import { accept, addGap, at, type Grammar, hereSpan, type Parser, peek, SyntaxFailure } from "./parser.ts";
import { parseSpecifiers } from "./specifiers.ts";
import { parseTypeName } from "./type-name.ts";

const GRAMMAR: Grammar = { specifiers: parseSpecifiers, typeName: parseTypeName };

/**
 * Reads the declarations and macros of a preprocessed unit as they are spelled (C17 6.7, 6.9). What cannot be read is
 * a gap, and reading goes on behind the next `;` or `}`. Macros are those of the unit's own files.
 */
export function extractC(unit: TranslationUnit): {
  readonly declarations: readonly Declaration[];
  readonly gaps: readonly Gap[];
} {
  const declarations: Declaration[] = [];
  const gaps: Gap[] = [];
  const docs = indexDocs(unit.comments);
  const fallback = fallbackSpan(unit);
  if (fallback === null) return { declarations, gaps };
  const parser: Parser = {
    tokens: unit.tokens.map((token) =>
      token.kind === "punctuator" && token.text !== usualSpelling(token.text)
        ? { ...token, text: usualSpelling(token.text) }
        : token,
    ),
    packings: unit.packings,
    visibilities: unit.visibilities,
    grammar: GRAMMAR,
    typeNames: new Set(),
    gaps,
    onTag: (specifier) => declarations.push({ kind: "tag", specifier }),
    onAssertion: (assertion) => declarations.push(assertion),
    fallback,
    index: 0,
    depth: 0,
    operators: null,
  };
  parseUnit(parser, docs, declarations);
  for (const macro of extractMacros(unit, parser, docs)) declarations.push(macro);
  return { declarations, gaps };
}

function fallbackSpan(unit: TranslationUnit): Span | null {
  const [file] = unit.ownFiles;
  const first = unit.tokens[0]?.span;
  if (first !== undefined) return first;
  return file === undefined ? null : { file, start: 0, end: 0 };
}

function parseUnit(parser: Parser, docs: DocLookup, declarations: Declaration[]): void {
  const linkages: Span[] = [];
  while (parser.index < parser.tokens.length) {
    if (accept(parser, ";")) continue;
    if (linkages.length > 0 && accept(parser, "}")) {
      linkages.pop();
      continue;
    }
    const start = parser.index;
    const kept = declarations.length;
    try {
      const span = hereSpan(parser);
      if (acceptLinkage(parser)) linkages.push(span);
      else parseExternal(parser, docs, declarations);
    } catch (failure) {
      if (!(failure instanceof SyntaxFailure)) throw failure;
      addGap(parser, failure.reason, failure.message, failure.span);
      declarations.length = kept;
      resynchronise(parser, start);
    }
  }
  for (const span of linkages) addGap(parser, "syntax", "this block is not closed with `}`", span);
}

/** `extern "C" {`, which a header may hold for C++ without asking for it. */
function acceptLinkage(parser: Parser): boolean {
  if (!at(parser, "extern") || peek(parser, 1)?.kind !== "string" || !at(parser, "{", 2)) return false;
  parser.index += 3;
  return true;
}

/** Goes on behind the first `;` outside of braces, or the `}` that closes them, at or behind the failure. */
function resynchronise(parser: Parser, start: number): void {
  const failed = Math.max(parser.index, start + 1);
  parser.depth = 0;
  parser.operators = null;
  const first = parser.tokens[start]?.text ?? "";
  const endsWithSemicolon = ["typedef", "struct", "union", "enum"].includes(first);
  let open = 0;
  for (parser.index = start; parser.index < parser.tokens.length; parser.index++) {
    const passed = parser.index + 1 >= failed;
    if (at(parser, "{")) open += 1;
    else if (at(parser, "}")) {
      if (open === 0 && parser.index >= failed) return;
      open = Math.max(0, open - 1);
      if (open === 0 && passed && !endsWithSemicolon) break;
    } else if (at(parser, ";") && open === 0 && passed) break;
  }
  parser.index += 1;
}
