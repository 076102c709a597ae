import { readFileSync } from "node:fs";
import { describe, expect } from "vitest";
import type { TypeDefinition } from "../../src/idl/contract.ts";
import { createView } from "../../src/layout/create-view.ts";
import { readRust } from "../resolve/read-rust.ts";
import { itWithRust, runRust } from "./rust/compile-rust.ts";

const TYPES = readFileSync(new URL("./rust/layouts.rs", import.meta.url), "utf8");
const TARGET = "x86_64-unknown-linux-gnu";

/** The types by the names that the contract gives them, as Rust spells them. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ["Matrix_u16_5", "Matrix<u16, 5>"],
  ["Matrix_f64_3", "Matrix<f64, 3>"],
  ["Matrix_Inner_5", "Matrix<Inner, 5>"],
]);

function namesOfTypes(): readonly string[] {
  return [...TYPES.matchAll(/^pub (?:struct|union|enum) (\w+)(?!<T|\w)/gm)].map(([, name = ""]) => name);
}

/** A program that prints `name size align`, and `name.field offset` of records, as rustc lays them out. */
function programFor(definitions: ReadonlyMap<string, TypeDefinition>): string {
  const lines = [...definitions].flatMap(([name, definition]) => {
    const spelled = SPELLED.get(name) ?? name;
    const size = `println!("${name} {} {}", size_of::<${spelled}>(), align_of::<${spelled}>());`;
    const fields = definition.kind === "struct" || definition.kind === "union" ? definition.fields : [];
    const offsets = fields.map(({ name: field = "" }) => {
      const member = field.replace(/^_(?=\d)/, "");
      return `println!("${name}.${field} {}", std::mem::offset_of!(${spelled}, ${member}));`;
    });
    return [size, ...offsets];
  });
  return `${TYPES}\nuse std::mem::{align_of, size_of};\nfn main() {\n${lines.join("\n")}\n}\n`;
}

describe("types of Rust", () => {
  itWithRust("lie in memory where rustc puts them", () => {
    const { contract, gaps, notes } = readRust(TYPES, {
      alsoNamed: [...namesOfTypes(), "Doubles"],
      target: TARGET,
    });
    expect(gaps).toEqual([]);
    expect(notes).toEqual([]);
    const view = createView(contract, TARGET);
    const laidOut = new Map(
      [...view.types].filter(([, { kind }]) => kind !== "opaque" && kind !== "callback"),
    );
    for (const name of namesOfTypes()) expect(view.types.get(name)?.kind, name).toBeDefined();
    const ours = [...laidOut].flatMap(([name, definition]) => {
      const layout = view.layoutOf({ kind: "named", name });
      if (layout.kind !== "sized") return [`${name} ${layout.kind}`];
      const isRecord = definition.kind === "struct" || definition.kind === "union";
      const fields = isRecord ? layout.fields : [];
      return [
        `${name} ${layout.size} ${layout.align}`,
        ...fields.map(({ field, offset }) => `${name}.${field.name} ${offset}`),
      ];
    });
    const theirs = runRust(programFor(laidOut)).trim().split("\n");
    expect(ours.length).toBeGreaterThan(100);
    expect(ours).toEqual(theirs);
  });
});
