import type { z } from "zod";
import {
  type PlacedValue,
  type PlainMap,
  type PlainValue,
  placeOfEntry,
  placeOfValue,
} from "../../idl/plain-value.ts";
import { keyText } from "../../idl/safe-key.ts";
import { nearest } from "../../source/nearest.ts";
import type { Span } from "../../source/source-file.ts";
import { placeOfEntryIn, refuse } from "./place.ts";
import { SOURCE_LANGUAGES } from "./schema.ts";

type Issue = z.core.$ZodIssue;

/**
 * The schema's complaints, with those about a source held to the one language that its keys name: a union complains
 * about every branch.
 *
 * @throws Problem (usage) for a source that names no language or two.
 */
export function settleSourceIssues(placed: PlacedValue, issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== "invalid_union") return [issue];
    const holder = valueAt(placed, issue.path.slice(0, -1));
    const index = issue.path.at(-1);
    const source = valueAt(placed, issue.path);
    // Of `gen`: one language, or a list of them.
    if (index === "lang")
      return (
        issue.errors[Array.isArray(source) ? 1 : 0]?.map((inner) => ({
          ...inner,
          path: [...issue.path, ...inner.path],
        })) ?? []
      );
    if (typeof holder !== "object" || index === undefined) return [issue];
    const span = placeOfEntry(placed, holder, String(index))?.value ?? placeOfValue(placed, holder);
    if (typeof source !== "object" || isList(source))
      return refuse(span, "a source is a map: the key of its language, and a path or paths", EXAMPLE);
    const language = languageOf(placed, source, span);
    refuseOtherCount(placed, source, language);
    const branch = issue.errors[SOURCE_LANGUAGES.indexOf(language)] ?? [];
    return branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  });
}

const EXAMPLE = "write for example `rust: crates/kv`, `c: [include/kv.h]` or `go: [./kv]`";

type Language = (typeof SOURCE_LANGUAGES)[number];

function languageOf(placed: PlacedValue, source: object, span: Span): Language {
  const keys = Object.keys(source);
  const [language, other] = SOURCE_LANGUAGES.filter((name) => keys.includes(name));
  if (language !== undefined && other !== undefined)
    refuse(
      placeOfEntry(placed, source, other)?.key ?? span,
      `a source has one language, and this has \`${language}\` and \`${other}\``,
      "make two sources of it",
    );
  if (language !== undefined) return language;
  for (const key of keys) {
    const meant = nearest(keyText(key), SOURCE_LANGUAGES);
    if (meant === null) continue;
    const message = `unknown key \`${keyText(key)}\`; did you mean \`${meant}\`?`;
    refuse(placeOfEntry(placed, source, key)?.key ?? span, message);
  }
  return refuse(span, `a source names its language: ${SOURCE_LANGUAGES.join(", ")}`, EXAMPLE);
}

/** Of a path in a remedy, in UTF-16 units: a longer one is no path that people wrote. */
const LONGEST_SHOWN = 200;

/** A crate is one path, and everything else a list. */
function refuseOtherCount(placed: PlacedValue, source: PlainMap, language: Language): void {
  const paths = source[language];
  const span = placeOfEntryIn(placed, source, language);
  if (language === "rust" && Array.isArray(paths))
    refuse(span, "`rust` is one path, and this is a list", "write a source for each crate");
  if (language !== "rust" && typeof paths === "string")
    refuse(
      span,
      `\`${language}\` is a list of paths`,
      `write \`${language}: [${paths.slice(0, LONGEST_SHOWN)}]\``,
    );
}

function valueAt(placed: PlacedValue, path: readonly PropertyKey[]): PlainValue | undefined {
  let value: PlainValue | undefined = placed.value;
  for (const step of path) {
    if (typeof value !== "object") return undefined;
    value = isList(value) ? value[Number(step)] : value[String(step)];
  }
  return value;
}

function isList(value: readonly PlainValue[] | PlainMap): value is readonly PlainValue[] {
  return Array.isArray(value);
}
