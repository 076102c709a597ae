const SIMPLE_ESCAPES: ReadonlyMap<string, bigint> = new Map([
  ["n", 10n],
  ["t", 9n],
  ["r", 13n],
  ["a", 7n],
  ["b", 8n],
  ["f", 12n],
  ["v", 11n],
  ["e", 27n],
  ["'", 39n],
  ['"', 34n],
  ["?", 63n],
  ["\\", 92n],
]);

const UNIT = /\\x([0-9a-fA-F]{1,16})|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\([0-7]{1,3})|\\(.)|([^\\])/gsu;

function codePointsOf(content: string): bigint[] | null {
  const values: bigint[] = [];
  let end = 0;
  for (const match of content.matchAll(UNIT)) {
    const [whole, hex, short, long, octal, simple, plain] = match;
    const code = hex ?? short ?? long;
    end = match.index + whole.length;
    if (code !== undefined) values.push(BigInt(`0x${code}`));
    else if (octal !== undefined) values.push(BigInt(`0o${octal}`));
    else if (plain !== undefined) values.push(BigInt(plain.codePointAt(0) ?? 0));
    else values.push(SIMPLE_ESCAPES.get(simple ?? "") ?? -1n);
  }
  return end !== content.length || values.length === 0 || values.includes(-1n) ? null : values;
}

/**
 * The value of a character constant (C17 6.4.4.4p10); several characters are read as gcc and clang read them, the
 * first in the highest byte. Null if the constant cannot be read.
 */
export function readCharacter(text: string, charIsUnsigned: () => boolean): bigint | null {
  const open = text.indexOf("'");
  const values = codePointsOf(text.slice(open + 1, -1));
  const [first] = values ?? [];
  if (values === null || first === undefined) return null;
  if (open > 0) return values.length === 1 ? first : null;
  if (values.length > 4 || values.some((value) => value > 0xffn)) return null;
  if (values.length === 1) return charIsUnsigned() ? first : BigInt.asIntN(8, first);
  return BigInt.asIntN(
    32,
    values.reduce((sum, value) => (sum << 8n) | value, 0n),
  );
}
