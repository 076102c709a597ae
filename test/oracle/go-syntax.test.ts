import { readFileSync } from "node:fs";
import { describe, expect } from "vitest";
import { readPreamble } from "../../src/expand/go/preamble.ts";
import { exportLineOf } from "../../src/resolve/go/exports.ts";
import { findCgoUses } from "../../src/syntax/go/cgo-uses.ts";
import { parseGoFile } from "../../src/syntax/go/parse-file.ts";
import { inFolder, itWithGo, runGo } from "./go/go-tool.ts";

const SAMPLE = readFileSync(new URL("go/habits.go.txt", import.meta.url), "utf8");
const PROGRAM = readFileSync(new URL("go/inspect-file.go", import.meta.url), "utf8");

/** What go/ast sees; offsets are bytes, which are the same in ASCII. */
interface Found {
  readonly Uses: readonly { readonly Name: string; readonly Offset: number; readonly Arguments: number }[];
  readonly Preamble: readonly string[];
  readonly Exports: readonly string[];
  readonly Params: Readonly<Record<string, readonly string[]>>;
}

function inspect(text: string): Found {
  const files = { "go.mod": "module x\n\ngo 1.24\n", "main.go": PROGRAM, "sample/x.txt": text };
  return JSON.parse(inFolder(files, (folder) => runGo(folder, ["run", "main.go", "sample/x.txt"])));
}

describe("a file with every habit of cgo", () => {
  const file = parseGoFile({ path: "x.go", text: SAMPLE });

  itWithGo("is read as go/ast reads it", () => {
    const theirs = inspect(SAMPLE);
    expect(file.gaps).toEqual([]);
    const uses = findCgoUses(file).map(({ name, start, arguments: args }) => ({
      Name: name,
      Offset: start,
      Arguments: args?.length ?? -1,
    }));
    const inOrder = [...theirs.Uses].sort((a, b) => a.Offset - b.Offset);
    expect(uses).toEqual(inOrder);
    const exported = file.functions.filter((one) => exportLineOf(one, file.file) !== null);
    expect(exported.map(({ name }) => name)).toEqual(theirs.Exports);
    const params = file.functions.map(({ name, receiver, params: own, results }) => [
      name,
      [...(receiver === null ? [] : [receiver]), ...own, ...results].map((param) => param.name ?? ""),
    ]);
    expect(Object.fromEntries(params)).toEqual(theirs.Params);
  });

  itWithGo("has the preamble that cgo takes from it", () => {
    const { Preamble } = inspect(SAMPLE);
    const ours = readPreamble(file)?.source.text ?? "";
    const theirs = Preamble.join("\n").replace(/^[ \t]*#cgo .*$/gm, "");
    expect(ours.length).toBe(SAMPLE.length);
    expect(ours.split(/\s+/).join(" ").trim()).toBe(theirs.split(/\s+/).join(" ").trim());
  });
});
