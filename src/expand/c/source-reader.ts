import type { SourceFile, Span } from "../../source/source-file.ts";
import { type LexedFile, lexFile } from "../../syntax/c/lexer.ts";
import { usualSpelling } from "../../syntax/c/punctuators.ts";
import type { Token } from "../../syntax/c/token.ts";
import { type Budget, DEEPEST_INCLUDE, INCLUDE_COST } from "./budget.ts";
import { type Conditionals, createConditionals } from "./conditionals.ts";
import type { Place } from "./include-search.ts";
import type { PpToken } from "./macro-table.ts";

/** A file that is being read. */
export interface Frame {
  readonly file: SourceFile;
  readonly place: Place;
  readonly conditionals: Conditionals;
}

/** One directive's line: the tokens behind `#`, the first of which names it. */
export interface Directive {
  readonly name: string;
  /** Without the name. */
  readonly line: readonly Token[];
  readonly span: Span;
  readonly frame: Frame;
}

/** The files of a translation unit as one stream of tokens, directives carried out on the way. */
export interface SourceReader {
  readonly next: () => PpToken | undefined;
  /** Goes on with `file`, then comes back. */
  readonly enter: (file: SourceFile, place: Place, cause: Span | null) => void;
  readonly frame: () => Frame | undefined;
  /** Number of files that are open. */
  readonly depth: () => number;
}

interface OpenFile extends Frame {
  readonly lexed: LexedFile;
  index: number;
}

const BEYOND_ASCII = /[^\0-\x7f]/;
const NO_UTF_8 = "bytes that are no UTF-8 outside of comments; save the file as UTF-8";

function isHash(token: Token): boolean {
  return token.startsLine && token.kind === "punctuator" && usualSpelling(token.text) === "#";
}

function readLine(file: OpenFile, hash: Token): Directive {
  const { tokens } = file.lexed;
  const start = file.index + 1;
  let end = start;
  while (end < tokens.length && tokens[end]?.startsLine === false) end += 1;
  file.index = end;
  const last = tokens[end - 1] ?? hash;
  const span = { file: file.file, start: hash.span.start, end: last.span.end };
  const name = start < end ? (tokens[start]?.text ?? "") : "";
  return { name, line: tokens.slice(start + 1, end), span, frame: file };
}

/**
 * Makes a reader. `carryOut` is given every directive, also those of groups that are skipped; what it returns goes
 * into the stream.
 */
export function createSourceReader(
  budget: Budget,
  carryOut: (directive: Directive) => PpToken | null,
): SourceReader {
  const open: OpenFile[] = [];

  const leave = (file: OpenFile): void => {
    open.pop();
    for (const span of file.conditionals.unclosed())
      budget.report({ reason: "directive", detail: "this conditional has no `#endif`", span });
  };

  /** What such bytes mean is not known: in a comment it does no harm, in a string or a name it is another value. */
  const checkEncoding = (tokens: readonly Token[]): void => {
    for (const { text, span } of tokens) {
      if (span.file.encoding === undefined || !BEYOND_ASCII.test(text)) continue;
      const start = span.start + span.file.text.slice(span.start, span.end).search(BEYOND_ASCII);
      budget.report({ reason: "encoding", detail: NO_UTF_8, span: { ...span, start, end: start + 1 } });
    }
  };

  const next = (): PpToken | undefined => {
    for (;;) {
      const file = open.at(-1);
      if (file === undefined || budget.isExhausted()) return undefined;
      const token = file.lexed.tokens[file.index];
      if (token === undefined) {
        leave(file);
        continue;
      }
      budget.spend(1, token.span);
      if (isHash(token)) {
        const directive = readLine(file, token);
        if (file.conditionals.isActive()) checkEncoding(directive.line);
        const made = carryOut(directive);
        if (made !== null) return made;
        continue;
      }
      file.index += 1;
      if (!file.conditionals.isActive()) continue;
      checkEncoding([token]);
      return token;
    }
  };

  return {
    next,
    frame: () => open.at(-1),
    depth: () => open.length,
    enter: (file, place, cause) => {
      if (open.length >= DEEPEST_INCLUDE && cause !== null) {
        budget.exhaust(`files include each other more than ${DEEPEST_INCLUDE} deep`, cause);
        return;
      }
      // Files that include the next one twice are read as often as two to the power of their number.
      if (cause !== null && !budget.spend(INCLUDE_COST, cause)) return;
      const lexed = lexFile(file);
      for (const gap of lexed.gaps) budget.report(gap);
      open.push({ file, place, lexed, index: 0, conditionals: createConditionals() });
    },
  };
}
