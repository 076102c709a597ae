import type { Note } from "../idl/gap.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import {
  type CommentLanguage,
  type CommentRange,
  type ScannedText,
  scanComments,
} from "../syntax/comment-scan.ts";
import { parseGoFile } from "../syntax/go/parse-file.ts";
import { insideComment, keepOnly, preambleComments } from "../syntax/go/preamble-text.ts";
import { type CoveredPlace, placesUnderComments } from "./covered-places.ts";
import {
  type AnnotationForm,
  type IgnoreAnnotation,
  readIgnoreAnnotation,
  wrongForm,
} from "./read-annotation.ts";

/** A waiver in a comment of a source file. */
export interface IgnoreComment {
  readonly rule: string;
  readonly reason: string;
  /** The annotation, from its `@` or its `//`. */
  readonly span: Span;
  /** The findings that begin here are waived. */
  readonly covers: CoveredPlace;
}

export interface IgnoreComments {
  readonly waivers: readonly IgnoreComment[];
  /** `annotation-invalid`, each with its place. */
  readonly invalid: readonly Note[];
}

/** More of them in one file are none that people wrote. */
const MOST_ANNOTATIONS = 2000;

const MAY_BE_ANNOTATED = /@ffi|\/\/[ \t]*ffi:/;

interface Annotation {
  readonly comment: CommentRange;
  readonly at: number;
  readonly end: number;
  readonly says: IgnoreAnnotation;
}

/** A text as one language sees it, and the comments of it that may hold annotations. */
interface Part {
  readonly language: CommentLanguage;
  readonly scanned: ScannedText;
  readonly text: string;
  readonly comments: readonly CommentRange[];
}

/**
 * Reads the waivers that stand in comments: `@ffi ignore RULE -- reason` at the beginning of a line of a comment in C
 * and Rust, and in the C text of a cgo preamble; `//ffi:ignore RULE -- reason` in Go. A file counts by its name's ending
 * (`.h`, `.c`, `.rs`, `.go`); others have no comments.
 *
 * A waiver behind code covers its line. One that stands alone covers the item that begins below it with no blank line
 * between (comments and attributes may stand there), up to that item's end: parameters, result, fields, and what
 * is nested; but of `extern "C" {`, a namespace, a module or an `impl` nothing that stands in it. One above all code of
 * its file also covers the file's beginning, where what is missing is told. In Rust `//!` and `/*!` speak of all that
 * encloses them, and of what is added to it later: they waive nothing.
 *
 * @param files those of the run; one that is there twice counts once.
 * @param knownRules the ids that a waiver may name.
 */
export function readIgnoreComments(
  files: readonly SourceFile[],
  knownRules: ReadonlySet<string>,
): IgnoreComments {
  const waivers: IgnoreComment[] = [];
  const invalid: Note[] = [];
  const seen = new Set<string>();
  for (const file of files) {
    const whole = file.host ?? file;
    const language = languageOf(whole.path);
    if (language === null || seen.has(whole.path) || !MAY_BE_ANNOTATED.test(whole.text)) continue;
    seen.add(whole.path);
    for (const part of partsOf(whole, language)) {
      const annotations = annotationsOf(part, knownRules);
      const kept = annotations.slice(0, MOST_ANNOTATIONS);
      const surplus = annotations[MOST_ANNOTATIONS];
      if (surplus !== undefined) invalid.push(tooMany(whole, surplus));
      const places = placesUnderComments(part, kept);
      kept.forEach(({ comment, at, end, says }, index) => {
        const span = { file: whole, start: at, end };
        const place = places[index];
        const isInner = isInnerDoc(part, comment);
        if (says.ok && isInner)
          invalid.push({ rule: "annotation-invalid", subject: says.rule, detail: INNER_DOC, span });
        else if (!says.ok)
          invalid.push({ rule: "annotation-invalid", subject: says.subject, detail: says.detail, span });
        else if (place !== undefined)
          waivers.push({ rule: says.rule, reason: says.reason, span, covers: place });
      });
    }
  }
  return { waivers, invalid };
}

const INNER_DOC =
  "a waiver stands on or above the item that it is about; `//!` would cover all that encloses it, and what is added later";

/** Rust Reference, "Comments": an inner doc comment speaks of the item that holds it, or of the whole file. */
function isInnerDoc({ language, text }: Part, { start }: CommentRange): boolean {
  return language === "rust" && /^\/[/*]!/.test(text.slice(start, start + 3));
}

function tooMany(file: SourceFile, { at, end }: Annotation): Note {
  const detail = `there are more than ${MOST_ANNOTATIONS} waivers in one file; from here on they are not read`;
  return { rule: "annotation-invalid", subject: file.path, detail, span: { file, start: at, end } };
}

function languageOf(path: string): CommentLanguage | null {
  if (/\.[ch]$/i.test(path)) return "c";
  if (/\.rs$/i.test(path)) return "rust";
  return /\.go$/i.test(path) ? "go" : null;
}

function partsOf(file: SourceFile, language: CommentLanguage): readonly Part[] {
  const { text } = file;
  const scanned = scanComments(text, language);
  if (language !== "go") return [{ language, scanned, text, comments: scanned.comments }];
  const preambles = preambleComments(parseGoFile(file));
  const inPreambles = new Set(preambles.map(({ start }) => start));
  const own = scanned.comments.filter(({ start }) => !inPreambles.has(start));
  const go: Part = { language, scanned, text, comments: own };
  if (preambles.length === 0) return [go];
  const masked = keepOnly(
    text,
    preambles.map((comment) => insideComment(text, comment)),
  );
  const inner = scanComments(masked, "c");
  return [go, { language: "c", scanned: inner, text: masked, comments: inner.comments }];
}

function annotationsOf(
  { text, language, comments }: Part,
  knownRules: ReadonlySet<string>,
): readonly Annotation[] {
  const found: Annotation[] = [];
  let index = 0;
  for (let at = text.indexOf("ffi"); at !== -1; at = text.indexOf("ffi", at + 3)) {
    while ((comments[index]?.end ?? text.length) <= at) index++;
    const comment = comments[index];
    if (comment === undefined) break;
    const spelled = comment.start <= at ? spellingAt(text, comment, at) : null;
    if (spelled === null) continue;
    const end = endOfLine(text, at, endOfContent(text, comment));
    const behind = text.slice(at + (spelled.form === "@ffi ignore" ? 3 : 4), end);
    const says = sayOf(behind, spelled, language, knownRules);
    if (says !== null) found.push({ comment, at: spelled.start, end: trimmedEnd(text, at, end), says });
    if (found.length > MOST_ANNOTATIONS) break;
  }
  return found;
}

function endOfContent(text: string, { start, end }: CommentRange): number {
  const isClosedBlock = text.startsWith("/*", start) && text.startsWith("*/", end - 2);
  return isClosedBlock ? end - 2 : end;
}

interface Spelling {
  readonly form: AnnotationForm;
  readonly start: number;
  /** A Go directive with a space behind its `//`, which gofmt and godoc take for prose. */
  readonly spaced: boolean;
}

/** Whether the `ffi` at an offset begins an annotation: only where no other word of its line stands before it. */
function spellingAt(text: string, comment: CommentRange, at: number): Spelling | null {
  const isSigned = text[at - 1] === "@";
  let start = isSigned ? at - 1 : at;
  if (!isSigned && text[at + 3] !== ":") return null;
  while (start > comment.start && " \t/*!".includes(text[start - 1] ?? "")) start--;
  const isFirst = start === comment.start || "\r\n".includes(text[start - 1] ?? "");
  if (!isFirst) return null;
  if (isSigned) return { form: "@ffi ignore", start: at - 1, spaced: false };
  if (!text.startsWith("//", comment.start) || !/^\/\/[ \t]*$/.test(text.slice(start, at))) return null;
  return { form: "//ffi:ignore", start, spaced: at - start > 2 };
}

function sayOf(
  behind: string,
  { form, spaced }: Spelling,
  language: CommentLanguage,
  knownRules: ReadonlySet<string>,
): IgnoreAnnotation | null {
  const says = readIgnoreAnnotation(behind, form, knownRules);
  if (says === null) return null;
  const right: AnnotationForm = language === "go" ? "//ffi:ignore" : "@ffi ignore";
  return form === right && !spaced ? says : wrongForm(right);
}

function endOfLine(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && " \t*".includes(text[end - 1] ?? "")) end--;
  return end;
}
