import type { Span } from "../../source/source-file.ts";
import { refuse } from "../read-context.ts";

/** How names are spelled; the other languages' spellings are made of these. */
export type NameForm = "type" | "member" | "constant";

const LONGEST_NAME = 64;

interface Form {
  readonly pattern: RegExp;
  readonly spelled: string;
  readonly example: string;
}

/** No form ends in an underscore or has two of them: what is changed because it collides gets one at its end. */
const FORMS: Readonly<Record<NameForm, Form>> = {
  type: { pattern: /^[A-Z][A-Za-z0-9]*$/, spelled: "`LikeThis`", example: "OpenOptions" },
  member: { pattern: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, spelled: "`like_this`", example: "read_only" },
  constant: { pattern: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/, spelled: "`LIKE_THIS`", example: "MAX_KEY" },
};

/**
 * The name in lower case with underscores: `OpenOptions` is `open_options`. A run of capitals is one word (`HTTPServer`:
 * `http_server`). Underscores stay.
 */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

/** The word with a capital in front: `Options`. */
export function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The name in the form, if its letters and digits make one. */
function respell(name: string, form: NameForm): string | null {
  if (/[^\x20-\x7e]/.test(name)) return null;
  const words = snakeCase(name.replace(/[^A-Za-z0-9]+/g, "_"))
    .split("_")
    .filter((word) => word !== "");
  const type = words.map(capitalized).join("");
  const spelling = { type, member: words.join("_"), constant: words.join("_").toUpperCase() }[form];
  return FORMS[form].pattern.test(spelling) ? spelling : null;
}

/** Refuses what is no identifier of the form that this kind of name has. `what` is as in `a handle`. */
export function checkName(name: string, form: NameForm, what: string, span: Span): void {
  const { pattern, spelled, example } = FORMS[form];
  if (name.length > LONGEST_NAME)
    refuse(span, `this name is longer than ${LONGEST_NAME} characters`, "choose a shorter one");
  if (pattern.test(name)) return;
  const better = respell(name, form);
  const remedy = better === null ? `use ASCII letters and digits: \`${example}\`` : `write \`${better}\``;
  refuse(span, `${JSON.stringify(name)} cannot name ${what}, which is written ${spelled}`, remedy);
}
