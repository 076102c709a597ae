import { placeOf } from "../../source/source-file.ts";
import { type IntegerRange, integerRange } from "../integer-range.ts";
import { placeIn, type ReadContext, refuse } from "../read-context.ts";
import type { Triple } from "../target.ts";
import type { BridgeEnum, ErrorDomain, IntegerName, NamedValue } from "./bridge.ts";
import { entriesOf, readHistory } from "./reading.ts";
import type { WrittenDocumentedDomain, WrittenEnum, WrittenNamedValues } from "./schema.ts";

/** Codes are `int32_t`, and not positive ones are the bridge's own. */
const GREATEST_CODE = (1n << 31n) - 1n;

/** What an integer holds on all of the targets: `usize` has 32 bits if one of them has. */
export function rangeOn(targets: readonly Triple[], name: IntegerName): IntegerRange {
  const narrow = targets.some((triple) => triple.startsWith("i686-"));
  const same = { isize: narrow ? "i32" : "i64", usize: narrow ? "u32" : "u64" } as const;
  const range = integerRange(name === "isize" || name === "usize" ? same[name] : name);
  return range ?? { least: 0n, most: 0n };
}

function readNamedValues(
  reading: ReadContext,
  table: WrittenNamedValues,
  what: string,
): readonly NamedValue[] {
  return entriesOf(reading, table, "member", what).map(({ name, entry, span }) => {
    if (typeof entry === "bigint" || typeof entry === "string") return { name, value: BigInt(entry), span };
    return { name, value: BigInt(entry.value), ...readHistory(reading, entry), span };
  });
}

/** Codes or variants as they are listed: by value. */
export function sortedByValue(values: readonly NamedValue[]): readonly NamedValue[] {
  return [...values].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

function refuseTwice(values: readonly NamedValue[], what: string, remedy: string): void {
  const first = new Map<bigint, NamedValue>();
  for (const item of values) {
    const rival = first.get(item.value);
    if (rival !== undefined)
      refuse(
        item.span,
        `the ${what} ${item.value} is used twice; the first is \`${rival.name}\` on line ${placeOf(rival.span).line}`,
        remedy,
      );
    first.set(item.value, item);
  }
}

/** Whether a domain is written with its `codes` under a key of their own, to say more of it. */
export function isDocumentedDomain(
  written: WrittenNamedValues | WrittenDocumentedDomain,
): written is WrittenDocumentedDomain {
  return typeof written["codes"] === "object";
}

export function readErrorDomains(
  reading: ReadContext,
  table: Readonly<Record<string, WrittenNamedValues | WrittenDocumentedDomain>> | undefined,
): readonly ErrorDomain[] {
  const domains = entriesOf(reading, table, "type", "a domain of errors").map(({ name, entry, span }) => {
    const documented = isDocumentedDomain(entry);
    const codes = readNamedValues(reading, documented ? entry.codes : entry, "a code");
    if (codes.length === 0) refuse(span, `\`${name}\` has no codes`, "write one, or take the domain away");
    return { name, codes, ...(documented ? readHistory(reading, entry) : {}), span };
  });
  const all = domains.flatMap((domain) => domain.codes);
  for (const code of all) checkCode(code);
  refuseTwice(
    all,
    "code",
    "a code is used once in the whole file, so that it says alone what happened: choose another",
  );
  return domains.map((domain) => ({ ...domain, codes: sortedByValue(domain.codes) }));
}

function checkCode({ name, value, span }: NamedValue): void {
  if (name === "codes")
    refuse(span, "`codes` cannot name a code: it holds the codes of a domain", "choose another name");
  if (value >= 1n && value <= GREATEST_CODE) return;
  const why =
    value === 0n ? "0 is success" : value < 0n ? "negative ones are the bridge's own" : "codes are `i32`";
  refuse(
    span,
    `the code \`${name}\` cannot be ${value}: ${why}`,
    `choose a number from 1 to ${GREATEST_CODE}`,
  );
}

/** Reads `enums` or `flags`. */
export function readEnums(
  reading: ReadContext,
  table: Readonly<Record<string, WrittenEnum>> | undefined,
  flags: boolean,
): readonly BridgeEnum[] {
  return entriesOf(reading, table, "type", flags ? "flags" : "an enum").map(({ name, entry, span }) => {
    const variants = readNamedValues(reading, entry.variants, "a variant");
    const repr = entry.repr ?? "i32";
    if (variants.length === 0) refuse(span, `\`${name}\` has no variants`, "write one");
    for (const variant of variants) checkVariant(reading, name, repr, variant);
    if (flags) checkFlags(variants);
    refuseTwice(variants, flags ? "bit" : "value", "choose another value; an alias is a constant");
    return {
      name,
      flags,
      repr,
      open: entry.open ?? false,
      variants: sortedByValue(variants),
      ...readHistory(reading, entry),
      span,
    };
  });
}

function checkVariant(
  reading: ReadContext,
  of: string,
  repr: IntegerName,
  { name, value, span }: NamedValue,
): void {
  const { least, most } = rangeOn(reading.targets, repr);
  if (value < least || value > most)
    refuse(
      span,
      `\`${name}\` is ${value}, which \`${repr}\`, the \`repr\` of \`${of}\`, cannot hold`,
      `choose a value from ${least} to ${most}, or a wider \`repr\``,
    );
}

/** Refuses flags that are neither one bit nor made of bits that have names of their own. */
function checkFlags(variants: readonly NamedValue[]): void {
  const bits = variants.reduce((all, { value }) => (isOneBit(value) ? all | value : all), 0n);
  for (const { name, value, span } of variants)
    if (value <= 0n || (value & ~bits) !== 0n)
      refuse(
        span,
        `\`${name}\` is ${value}, which is neither one bit nor made of others`,
        "flags are 1, 2, 4, 8 and so on, or several of these together; none of them is 0",
      );
}

/** Whether a value of flags is one bit, and not several that have names of their own. */
export function isOneBit(value: bigint): boolean {
  return value > 0n && (value & (value - 1n)) === 0n;
}

/** Refuses a name that stands twice in a list, and gives the names back. */
export function readNames(reading: ReadContext, list: readonly string[], what: string): readonly string[] {
  list.forEach((name, index) => {
    if (list.indexOf(name) !== index)
      refuse(placeIn(reading, list, index).value, `${what} \`${name}\` stands twice`, "keep one of them");
  });
  return list;
}
