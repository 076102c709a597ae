import { parse, TomlError } from "smol-toml";
import { Problem } from "../../source/problem.ts";
import type { SourceFile } from "../../source/source-file.ts";

/** A value of a TOML file; what is no table, list or text is kept as it is. */
export type TomlTable = { readonly [key: string]: unknown };

function isTable(value: unknown): value is TomlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The offset of a line and column that count from 1. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i += 1) start = text.indexOf("\n", start) + 1;
  return Math.min(start + column - 1, text.length);
}

/** @throws Problem with its place if the file is no TOML. */
export function readToml(file: SourceFile): TomlTable {
  try {
    return parse(file.text.replace(/^\ufeff/, " "));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const start = offsetOf(file.text, error.line, error.column);
    const span = { file, start, end: Math.min(start + 1, file.text.length) };
    const [message] = error.message.split("\n");
    throw new Problem("input", `${file.path} cannot be read as TOML: ${message}`, span);
  }
}

function ownValue(table: TomlTable, key: string): unknown {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The table with that key; empty if there is none. */
export function tableOf(table: TomlTable, key: string): TomlTable {
  const value = ownValue(table, key);
  return isTable(value) ? value : {};
}

/** The text with that key; null if there is none. */
export function textOf(table: TomlTable, key: string): string | null {
  const value = ownValue(table, key);
  return typeof value === "string" ? value : null;
}

/** The texts of the list with that key; empty if there is none. */
export function listOf(table: TomlTable, key: string): readonly string[] {
  const value = ownValue(table, key);
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** Whether the key is set to `true`. */
export function isTrue(table: TomlTable, key: string): boolean {
  return ownValue(table, key) === true;
}

/** Whether the table has the key, whatever its value. */
export function has(table: TomlTable, key: string): boolean {
  return Object.hasOwn(table, key);
}
