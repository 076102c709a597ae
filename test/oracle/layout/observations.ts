/** What a compiler or this project says of one record; offsets of bit-fields in bits, all else in bytes. */
export interface Observation {
  readonly size: number;
  readonly align: number;
  /** By field name; of a bit-field `bit:width`, of others the offset. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads clang's record dump: only records that have a tag, only named members of the outermost level. */
export function parseRecordDump(dump: string): ReadonlyMap<string, Observation> {
  const found = new Map<string, Observation>();
  for (const block of dump.split("*** Dumping AST Record Layout").slice(1)) {
    const lines = block.split("\n").filter((line) => line.trim() !== "");
    const name = /^\s*0 \| (?:struct|union) (\w+)$/.exec(lines[0] ?? "")?.[1];
    const footer = /sizeof=(\d+),.*?align=(\d+)/s.exec(block);
    if (name === undefined || footer === null) continue;
    found.set(name, {
      size: Number(footer[1]),
      align: Number(footer[2]),
      fields: Object.fromEntries(lines.slice(1).flatMap(parseDumpLine)),
    });
  }
  return found;
}

function parseDumpLine(line: string): readonly [string, string][] {
  const match = /^\s*(\d+)(?::(\d+)-(\d+))? \| {3}(\S.*)$/.exec(line);
  const name = /(\w+)$/.exec(match?.[4] ?? "")?.[1];
  if (match === null || name === undefined) return [];
  const offset = Number(match[1]);
  if (match[2] === undefined) return [[name, `${offset}`]];
  const first = Number(match[2]);
  return [[name, `${offset * 8 + first}:${Number(match[3]) - first + 1}`]];
}

/** The bytes behind each label of an assembly text, little-endian, as far as they are written as data. */
export function parseData(assembly: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  let bytes: number[] = [];
  for (const line of assembly.split("\n")) {
    const label = /^_?([A-Za-z]\w*):/.exec(line)?.[1];
    if (label !== undefined) {
      bytes = [];
      found.set(label, bytes);
    } else bytes.push(...parseDirective(line));
  }
  return found;
}

const WIDTHS: Readonly<Record<string, number>> = { byte: 1, value: 2, short: 2, word: 2, long: 4, quad: 8 };

function parseDirective(line: string): readonly number[] {
  const match = /^\s*\.(\w+)\s+(.*)$/.exec(line);
  if (match === null) return [];
  const [, name = "", operand = ""] = match;
  if (name === "zero" || name === "space") return Array(Number.parseInt(operand, 10)).fill(0);
  if (name === "ascii") return parseString(operand, false);
  if (name === "string" || name === "asciz") return parseString(operand, true);
  const width = WIDTHS[name];
  if (width === undefined) return [];
  const value = BigInt.asUintN(width * 8, BigInt(operand.trim().split(/\s/)[0] ?? "0"));
  return Array.from({ length: width }, (_, index) => Number((value >> BigInt(index * 8)) & 0xffn));
}

function parseString(operand: string, terminated: boolean): readonly number[] {
  const escapes: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, b: 8, f: 12 };
  const bytes: number[] = [];
  for (const [, octal, escaped, plain] of operand.slice(1, -1).matchAll(/\\([0-7]{1,3})|\\(.)|(.)/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (escaped !== undefined) bytes.push(escapes[escaped] ?? escaped.charCodeAt(0));
    else bytes.push(plain?.charCodeAt(0) ?? 0);
  }
  return terminated ? [...bytes, 0] : bytes;
}

/** The numbers of an `unsigned int` array. */
export function wordsOf(bytes: readonly number[]): readonly number[] {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true));
}

/** The first set bit and the number of bits from it to the last one. */
export function setBits(bytes: readonly number[]): string {
  const bits = bytes.flatMap((byte) => Array.from({ length: 8 }, (_, index) => (byte >> index) & 1));
  const first = bits.indexOf(1);
  return `${first}:${bits.lastIndexOf(1) - first + 1}`;
}
