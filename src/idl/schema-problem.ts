import type { z } from "zod";
import { nearest } from "../source/nearest.ts";
import { Problem } from "../source/problem.ts";
import type { Span } from "../source/source-file.ts";
import { parseTriple } from "./parse-triple.ts";
import {
  type PlacedValue,
  type PlainMap,
  type PlainValue,
  placeOfEntry,
  placeOfValue,
} from "./plain-value.ts";
import { keyText } from "./safe-key.ts";
import { TRIPLES } from "./target.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

interface Complaint {
  readonly span: Span;
  readonly message: string;
  readonly remedy: string | null;
}

/** A file that is wrong from end to end needs no more to be told so. */
const MOST_ISSUES = 1000;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  bigint: "an integer",
  boolean: "`true` or `false`",
  object: "a map",
  record: "a map",
  array: "a list",
};

/** Whether a union's branch failed at once, because the value is of quite another shape. */
function isMismatch(branch: readonly Issue[]): boolean {
  return branch.some((issue) => {
    if (issue.path.length > 0) return false;
    if (issue.code === "invalid_type" || issue.code === "invalid_value") return true;
    return issue.code === "invalid_union" && issue.errors.length > 0 && issue.errors.every(isMismatch);
  });
}

function expectedOf(branch: readonly Issue[]): readonly string[] {
  return branch.flatMap((issue) => {
    if (issue.code === "invalid_type") return [issue.expected];
    if (issue.code === "invalid_value") return issue.values.map((value) => `\`${String(value)}\``);
    return issue.code === "invalid_union" ? issue.errors.flatMap(expectedOf) : [];
  });
}

function childOf(value: readonly PlainValue[] | PlainMap, key: string): PlainValue | undefined {
  return isList(value) ? value[Number(key)] : value[key];
}

function isList(value: readonly PlainValue[] | PlainMap): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function entryAt(
  placed: PlacedValue,
  path: Path,
): { readonly value: PlainValue | undefined; readonly span: Span; readonly keySpan: Span } {
  let value: PlainValue | undefined = placed.value;
  let span = placeOfValue(placed, typeof value === "object" ? value : {});
  let keySpan = { ...span, end: span.start };
  for (const step of path) {
    if (typeof value !== "object") break;
    const place = placeOfEntry(placed, value, String(step));
    const inner = childOf(value, String(step));
    if (place !== null) {
      span = place.value;
      keySpan = place.key;
    }
    value = inner;
  }
  return { value, span, keySpan };
}

function shapeWord(value: PlainValue): string {
  if (typeof value === "bigint") return `the number ${value}`;
  if (typeof value === "boolean") return `the boolean ${value}`;
  return Array.isArray(value) ? "a list" : "a map";
}

/** The answer to YAML that reads as something else than the text that was meant. */
function complainUnquoted(span: Span, value: PlainValue): Complaint {
  const source = span.file.text.slice(span.start, Math.min(span.end, span.start + 80));
  const oneLine = source.includes("\n") ? null : source;
  const met = oneLine === null ? "this value" : `an unquoted \`${oneLine}\``;
  const remedy = oneLine === null ? "write text, between quotes" : `quote it: "${oneLine}"`;
  return { span, message: `${met} is read as ${shapeWord(value)}, where text is expected`, remedy };
}

function complainType(placed: PlacedValue, path: Path, expected: readonly string[]): Complaint {
  const { value, span, keySpan } = entryAt(placed, path);
  if (value === undefined) {
    const message = `the key \`${keyText(String(path.at(-1)))}\` is missing here`;
    return complainMisspelt(placed, path) ?? { span: keySpan, message, remedy: null };
  }
  if (expected.includes("string") && !expected.includes("bigint") && typeof value !== "string")
    return complainUnquoted(span, value);
  const words = [...new Set(expected.map((word) => TYPE_WORDS[word] ?? word))];
  const last = words.at(-1) ?? "";
  const list = words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${last}` : last;
  return { span, message: `${nameOfStep(path)} must be ${list}`, remedy: null };
}

function nameOfStep(path: Path): string {
  const step = path.at(-1);
  return typeof step === "number" ? "an entry of this list" : `\`${keyText(String(step ?? ""))}\``;
}

/** The answer to `knd: struct`, where what is missing stands there under a name like it. */
function complainMisspelt(placed: PlacedValue, path: Path): Complaint | null {
  const missing = String(path.at(-1) ?? "");
  const holder = path.slice(0, -1);
  const { value } = entryAt(placed, holder);
  if (typeof value !== "object" || isList(value)) return null;
  const met = nearest(missing, Object.keys(value));
  if (met === null || met === missing) return null;
  const { keySpan } = entryAt(placed, [...holder, met]);
  const message = `unknown key \`${keyText(met)}\`; did you mean \`${keyText(missing)}\`?`;
  return { span: keySpan, message, remedy: null };
}

function complainValue(placed: PlacedValue, path: Path, values: readonly unknown[]): Complaint {
  const { value, span } = entryAt(placed, path);
  if (value === undefined) return complainType(placed, path, []);
  const known = values.map(String);
  if (typeof value === "string" && known.length === TRIPLES.length && known[0] === TRIPLES[0]) {
    const parsed = parseTriple(value);
    if (!parsed.ok) return { span, message: parsed.message, remedy: null };
  }
  const name = nameOfStep(path);
  const met = typeof value === "object" ? shapeWord(value) : `\`${String(value)}\``;
  if (known.length === 1 && typeof values[0] === "boolean")
    return { span, message: `${name} is \`${known[0]}\` or left out`, remedy: "take the key away" };
  const meant = typeof value === "string" ? nearest(value, known) : null;
  const hint = meant === null ? `known are ${known.join(", ")}` : `did you mean \`${meant}\`?`;
  return { span, message: `${name} cannot be ${met}; ${hint}`, remedy: null };
}

const COUNTED: Readonly<Record<string, string>> = { string: "characters", array: "entries" };

function complainRange(
  placed: PlacedValue,
  path: Path,
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
): Complaint {
  const { span } = entryAt(placed, path);
  const key = keyText(String(path.at(-1) ?? ""));
  if (issue.origin === "string" && issue.code === "too_small")
    return { span, message: `\`${key}\` must not be empty`, remedy: null };
  if (issue.origin === "array" && issue.code === "too_small" && issue.minimum === 1)
    return { span, message: `\`${key}\` must not be empty`, remedy: "take the key away" };
  if (!issue.message.startsWith("Too "))
    return { span, message: `\`${key}\`: ${issue.message}`, remedy: null };
  const bound = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  const counted = COUNTED[issue.origin];
  const must = counted === undefined ? `must be ${bound}` : `must have ${bound} ${counted}`;
  return { span, message: `\`${key}\` ${must}`, remedy: null };
}

function complain(placed: PlacedValue, issue: Issue, parent: Path): readonly Complaint[] {
  const path = [...parent, ...issue.path];
  switch (issue.code) {
    case "invalid_union": {
      const branches = issue.errors.filter((branch) => !isMismatch(branch));
      const [chosen] = branches;
      if (chosen !== undefined) return chosen.flatMap((inner) => complain(placed, inner, path));
      if (issue.errors.length > 0) return [complainType(placed, path, issue.errors.flatMap(expectedOf))];
      const { value, span, keySpan } = entryAt(placed, path);
      const misspelt = value === undefined ? complainMisspelt(placed, path) : null;
      if (misspelt !== null) return [misspelt];
      return [{ span: value === undefined ? keySpan : span, message: issue.message, remedy: null }];
    }
    case "unrecognized_keys": {
      const { span, keySpan } = entryAt(placed, [...path, issue.keys[0] ?? ""]);
      return [{ span: keySpan ?? span, message: keyText(issue.message), remedy: null }];
    }
    case "invalid_type":
      return [complainType(placed, path, [issue.expected])];
    case "invalid_value":
      return [complainValue(placed, path, issue.values)];
    case "too_small":
    case "too_big":
      return [complainRange(placed, path, issue)];
    case "invalid_key": {
      const message = `\`${keyText(String(path.at(-1)))}\` is ${issue.issues[0]?.message ?? "no name"}`;
      return [{ span: entryAt(placed, path).keySpan, message, remedy: null }];
    }
    default: {
      const key = keyText(String(path.at(-1) ?? ""));
      return [{ span: entryAt(placed, path).span, message: `\`${key}\` ${issue.message}`, remedy: null }];
    }
  }
}

/** The first complaint, in the order of the file, that the schema has about a value. */
function problemOfIssues(placed: PlacedValue, issues: readonly Issue[]): Problem {
  const complaints = issues.slice(0, MOST_ISSUES).flatMap((issue) => complain(placed, issue, []));
  const [first] = complaints.sort((a, b) => a.span.start - b.span.start);
  return new Problem(
    "input",
    first?.message ?? "this is no contract",
    first?.span ?? { file: placed.file, start: 0, end: 0 },
    first?.remedy ?? null,
  );
}

/**
 * Holds a value against the schema of its format. The very objects of `placed` pass, so that their places can be asked
 * for. Throws a `Problem` of kind `input` for the first thing that is wrong, in the order of the file.
 *
 * @param settle what becomes of complaints about parts that may be written in several ways.
 */
export function requireShape<S extends z.ZodType>(
  schema: S,
  placed: PlacedValue,
  value: unknown,
  settle: (placed: PlacedValue, issues: readonly Issue[]) => readonly Issue[] = (_, issues) => issues,
): asserts value is z.infer<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw problemOfIssues(placed, settle(placed, result.error.issues));
}
