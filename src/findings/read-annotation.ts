import { didYouMean, nearest } from "../source/nearest.ts";
import { whyUnwaivable } from "./waiver.ts";

/** What an annotation says, or what is wrong with it. */
export type IgnoreAnnotation =
  | { readonly ok: true; readonly rule: string; readonly reason: string }
  /** `subject` is the rule that it names, else the annotation itself. */
  | { readonly ok: false; readonly subject: string; readonly detail: string };

export type AnnotationForm = "@ffi ignore" | "//ffi:ignore";

/** Annotations of other kinds, which say what crosses the boundary and are not read here. */
const OTHER_WORDS = ["param", "returns", "handle", "error"];
/** Of an annotation, in UTF-16 units; what is longer is no line that people wrote. */
const LONGEST_LINE = 2000;
/** Of a word of it in a message. */
const LONGEST_SHOWN = 80;

/**
 * Reads `ignore RULE -- reason`, the text behind `@ffi` or `//ffi:` up to the end of its line. Null if it is an
 * annotation of another kind.
 */
export function readIgnoreAnnotation(
  behind: string,
  form: AnnotationForm,
  knownRules: ReadonlySet<string>,
): IgnoreAnnotation | null {
  const line = behind.slice(0, LONGEST_LINE);
  const word = /^[ \t]*[:.]?[ \t]*([A-Za-z]+)/.exec(line)?.[1] ?? "";
  const rightly = form === "@ffi ignore" ? /^[ \t]+ignore(?=\s|$)/ : /^ignore(?=\s|$)/;
  const begin = rightly.exec(line);
  if (begin !== null) return readBody(line.slice(begin[0].length), form, knownRules);
  if (nearest(word, ["ignore", ...OTHER_WORDS]) !== "ignore") return null;
  return { ok: false, subject: form, detail: `unknown annotation \`${word}\`; ${howTo(form)}` };
}

/** A waiver in the form of another language. */
export function wrongForm(form: AnnotationForm): IgnoreAnnotation {
  return { ok: false, subject: form, detail: `in this language a waiver has another form: ${howTo(form)}` };
}

function howTo(form: AnnotationForm): string {
  return `write \`${form} RULE -- reason\``;
}

function readBody(body: string, form: AnnotationForm, knownRules: ReadonlySet<string>): IgnoreAnnotation {
  const dashes = /(?:^|\s)--(?:\s|$)/.exec(body);
  const rule = (dashes === null ? body : body.slice(0, dashes.index)).trim();
  const reason = dashes === null ? "" : body.slice(dashes.index + dashes[0].length).trim();
  const invalid = (detail: string): IgnoreAnnotation => ({
    ok: false,
    subject: /^[a-z-]+$/.test(rule) ? rule.slice(0, LONGEST_SHOWN) : form,
    detail,
  });
  const shown = `\`${rule.slice(0, LONGEST_SHOWN)}\``;
  if (rule === "") return invalid(`this waiver names no rule: ${howTo(form)}`);
  if (/\s/.test(rule)) return invalid(`${shown} is no rule: ${howTo(form)}`);
  const why = whyUnwaivable(rule);
  if (why !== null) return invalid(`${shown} cannot be waived: ${why}`);
  if (!knownRules.has(rule)) return invalid(`unknown rule ${shown}${didYouMean(rule, knownRules)}`);
  if (reason === "") return invalid(`the waiver of ${shown} has no reason: ${howTo(form)}`);
  return { ok: true, rule, reason };
}
