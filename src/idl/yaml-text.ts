import { Composer, type CST, type Document, Parser } from "yaml";
import { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";

/** A kind of file that is written in YAML. */
export interface YamlKind {
  /** As sentences call one: `contract`. */
  readonly noun: string;
  /** In UTF-16 code units. */
  readonly largest: number;
}

const CONTRACT: YamlKind = { noun: "contract", largest: 64 * 1024 * 1024 };
/** A contract nests about ten deep; every callback inside a callback adds three. */
const DEEPEST = 100;
/** Digits beyond this would cost more to convert than to refuse. */
const LONGEST_NUMBER = 1000;

/** What the file holds that contracts do not use, met first in the order of the text. */
interface Refusal {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly remedy: string;
}

type Pushed = readonly [token: CST.Token | CST.SourceToken, depth: number];

function lineFrom(text: string, start: number): string {
  const end = text.slice(start, start + 200).search(/[,}\]\r\n#]/);
  return (end === -1 ? text.slice(start, start + 200) : text.slice(start, start + end)).trim();
}

function refuseToken(file: SourceFile, token: CST.Token | CST.SourceToken, noun: string): Refusal | null {
  const source = "source" in token ? token.source : "";
  const place = { start: token.offset, end: token.offset + source.length };
  switch (token.type) {
    case "alias": {
      if (source !== "*const" && source !== "*mut")
        return {
          ...place,
          message: `${noun}s use no aliases: \`${source}\``,
          remedy: "write the value out; if text is meant, quote it",
        };
      const type = lineFrom(file.text, token.offset);
      const end = token.offset + type.length;
      return {
        ...place,
        end,
        message: `an unquoted \`${type}\` is a YAML alias, not a type`,
        remedy: `quote it: "${type}"`,
      };
    }
    case "anchor":
      return {
        ...place,
        message: `${noun}s use no anchors: \`${source}\``,
        remedy: "take it away; if text is meant, quote it",
      };
    case "tag":
      return {
        ...place,
        message: `${noun}s use no tags: \`${source}\``,
        remedy: "take it away; if text is meant, quote it",
      };
    case "scalar":
      if (source.length <= LONGEST_NUMBER || !/^[-+]?[0-9][0-9A-Fa-fox]*$/.test(source)) return null;
      return { ...place, message: "this integer is too long", remedy: "no type holds such a value" };
    case "directive":
      return {
        ...place,
        message: `${noun}s use no directives: \`${source}\``,
        remedy: "take the line away",
      };
    default:
      return null;
  }
}

/** The tokens inside a token; lists of sign tokens (`start`, `sep`, `end`) hold anchors, tags and stray values. */
function tokensInside(token: CST.Token | CST.SourceToken): readonly (CST.Token | CST.SourceToken)[] {
  switch (token.type) {
    case "document":
      return [...token.start, ...(token.value ? [token.value] : []), ...(token.end ?? [])];
    case "block-map":
    case "block-seq":
    case "flow-collection": {
      const signs = token.type === "flow-collection" ? token.end : [];
      const items = token.items.flatMap((item) => [
        ...item.start,
        ...(item.key ? [item.key] : []),
        ...(item.sep ?? []),
        ...(item.value ? [item.value] : []),
      ]);
      return [...items, ...signs];
    }
    case "block-scalar":
      return token.props;
    case "alias":
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
      return "end" in token ? (token.end ?? []) : [];
    default:
      return [];
  }
}

function isCollection(token: CST.Token | CST.SourceToken): boolean {
  return token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection";
}

/**
 * Looks through the tokens before they are composed: the composer descends by recursion, and a text of nothing but
 * brackets would end the program.
 */
function firstRefusal(file: SourceFile, tokens: readonly CST.Token[], noun: string): Refusal | null {
  const stack: Pushed[] = tokens.map((token): Pushed => [token, 0]).reverse();
  let first: Refusal | null = null;
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const [token, depth] = top;
    if (depth > DEEPEST) {
      const place = { start: token.offset, end: token.offset + 1 };
      return {
        ...place,
        message: `nested more than ${DEEPEST} deep`,
        remedy: `a ${noun} needs no such depth`,
      };
    }
    const refusal = refuseToken(file, token, noun);
    if (refusal !== null && (first === null || refusal.start < first.start)) first = refusal;
    const inner = depth + (isCollection(token) ? 1 : 0);
    for (const child of [...tokensInside(token)].reverse()) stack.push([child, inner]);
  }
  return first;
}

function problemAt(
  file: SourceFile,
  start: number,
  end: number,
  message: string,
  remedy: string | null,
): Problem {
  const limit = file.text.length;
  const from = Math.min(start, limit);
  return new Problem(
    "input",
    message,
    { file, start: from, end: Math.min(Math.max(end, from), limit) },
    remedy,
  );
}

/**
 * Reads a YAML 1.2 or JSON text as one document, with the ranges of its nodes. Throws a `Problem` for a file that is
 * too large or too deep, for syntax that is no YAML, and for what contracts (or files of another `kind`) do not use:
 * aliases, anchors, tags, directives, several documents.
 */
export function parseYaml(file: SourceFile, { noun, largest }: YamlKind = CONTRACT): Document.Parsed | null {
  if (file.text.length > largest)
    throw problemAt(file, 0, 0, `larger than ${largest} characters`, `is this a ${noun}?`);
  const tokens = [...new Parser().parse(file.text)];
  const refusal = firstRefusal(file, tokens, noun);
  if (refusal !== null) throw problemAt(file, refusal.start, refusal.end, refusal.message, refusal.remedy);
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    intAsBigInt: true,
    uniqueKeys: false,
    prettyErrors: false,
  });
  const [document, second] = [...composer.compose(tokens, false, file.text.length)];
  const error = document?.errors[0] ?? second?.errors[0];
  if (error !== undefined)
    throw problemAt(file, error.pos[0], error.pos[1], `no valid YAML: ${error.message}`, null);
  if (second !== undefined)
    throw problemAt(
      file,
      second.range[0],
      second.range[0],
      "a second YAML document begins here",
      `a ${noun} is one document to a file`,
    );
  return document ?? null;
}
