import type { Span } from "../../source/source-file.ts";
import { placeIn, type ReadContext, refuse } from "../read-context.ts";
import { keyText } from "../safe-key.ts";
import type { BridgeCallback, Handle } from "./bridge.ts";
import { checkName, type NameForm } from "./names.ts";

/** What a name of the file that is written `LikeThis` stands for. */
export type Declared =
  | { readonly kind: "struct"; readonly by: "value" | "pointer" }
  | { readonly kind: "enum" | "errors" }
  | { readonly kind: "callback"; readonly scope: BridgeCallback["scope"]; readonly thread: "same" | "any" }
  | { readonly kind: "handle"; readonly threads: Handle["threads"] };

/** What the readers of single items share. */
export interface BridgeReading extends ReadContext {
  readonly declared: ReadonlyMap<string, Declared & { readonly span: Span }>;
}

/** The entries of a table in the order of the file, with their names checked; `span` is that of the key. */
export function entriesOf<W>(
  reading: ReadContext,
  table: Readonly<Record<string, W>> | undefined,
  form: NameForm,
  what: string,
): readonly { readonly name: string; readonly entry: W; readonly span: Span; readonly value: Span }[] {
  return Object.entries(table ?? {}).map(([key, entry]) => {
    const place = placeIn(reading, table ?? {}, key);
    const name = keyText(key);
    checkName(name, form, what, place.key);
    return { name, entry, span: place.key, value: place.value };
  });
}

const LONGEST_DOC = 10_000;
const LONGEST_NOTE = 1000;

interface WrittenHistory {
  readonly since?: string | undefined;
  readonly deprecated?: string | undefined;
  readonly doc?: string | undefined;
}

interface History {
  readonly since?: string;
  readonly deprecated?: string;
  readonly doc?: string;
}

/** What an item says of itself, bounded; a version where one is meant. */
export function readHistory(reading: ReadContext, item: WrittenHistory): History {
  const at = (key: string): Span => placeIn(reading, item, key).value;
  const bounded = (key: string, text: string, most: number): void => {
    if (text.trim() === "") refuse(at(key), `\`${key}\` says nothing`, "write a text, or take the key away");
    if (text.length > most)
      refuse(at(key), `\`${key}\` is longer than ${most} characters`, "say it shorter, or elsewhere");
  };
  if (item.doc !== undefined) bounded("doc", item.doc, LONGEST_DOC);
  if (item.deprecated !== undefined) bounded("deprecated", item.deprecated, LONGEST_NOTE);
  if (item.since !== undefined) checkVersion(item.since, "since", at("since"));
  return {
    ...(item.since !== undefined && { since: item.since }),
    ...(item.deprecated !== undefined && { deprecated: item.deprecated }),
    ...(item.doc !== undefined && { doc: item.doc }),
  };
}

const LONGEST_VERSION = 64;
/** Semantic Versioning 2.0.0, with its grammar of pre-releases and builds. */
const VERSION =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** Refuses what is no semantic version. */
export function checkVersion(version: string, key: string, span: Span): void {
  if (version.length <= LONGEST_VERSION && VERSION.test(version)) return;
  refuse(span, `\`${key}\` is no semantic version`, 'write three numbers, such as "0.3.0"');
}

const MOST_DIGITS = 60;

/** An integer that stands as such or, as in JSON, as decimal text; null for other text. */
export function integerOf(value: bigint | string): bigint | null {
  if (typeof value === "bigint") return value;
  return value.length <= MOST_DIGITS && /^(?:0|-?[1-9][0-9]*)$/.test(value) ? BigInt(value) : null;
}
