import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { predefinedMacros } from "../../src/expand/c/predefined-macros.ts";
import { preprocess } from "../../src/expand/c/preprocess.ts";
import { ownPieces, type Piece } from "./own-opinion.ts";
import { OWN_HEADERS } from "./read-sources.ts";
import { loadSecondReader, type SecondReader } from "./second-opinion.ts";

/** The external declarations of a header as this program reads them for Linux. */
function piecesOf(path: string, text: string): readonly Piece[] {
  const macros = predefinedMacros("x86_64-unknown-linux-gnu");
  const unit = preprocess({
    files: {
      read: (asked) =>
        asked === path ? { ok: true, file: { path, text } } : { ok: false, failure: { kind: "missing" } },
      list: () => [],
    },
    entries: [path],
    includePaths: [],
    ownTree: "",
    defines: [],
    undefines: [],
    predefined: (name) => macros.get(name),
  });
  return ownPieces(unit);
}

interface Differential {
  readonly compared: number;
  readonly unread: readonly string[];
  readonly differences: readonly string[];
}

function compare(pieces: readonly Piece[], second: SecondReader): Differential {
  const unread: string[] = [];
  const differences: string[] = [];
  for (const { text, facts } of pieces) {
    const opinion = second(text);
    const shown = text.replace(/\s+/g, " ").slice(0, 90);
    if (opinion.kind === "unread") {
      unread.push(`${shown} (${opinion.why})`);
      continue;
    }
    const ours = [...facts].sort().join("; ");
    const theirs = [...opinion.facts].sort().join("; ");
    if (ours !== theirs) differences.push(`${shown}\n  here:      ${ours}\n  the grammar: ${theirs}`);
  }
  return { compared: pieces.length - unread.length, unread, differences };
}

let second: SecondReader;

beforeAll(async () => {
  second = await loadSecondReader();
});

describe("tree-sitter-c reads the same declarations", () => {
  /** What the grammar cannot read of each header: the reason why it is not the parser. */
  const UNREAD: Readonly<Record<string, number>> = { "key-value-store.h": 1, "sensor-device.h": 5 };

  test.for(OWN_HEADERS)("%s", async ([name, text], { annotate }) => {
    const { compared, unread, differences } = compare(piecesOf(name, text), second);
    await annotate(`${compared} declarations alike, ${unread.length} that the grammar cannot read`);
    for (const one of unread) await annotate(`not read by the grammar: ${one}`);
    expect(differences).toEqual([]);
    expect(unread).toHaveLength(UNREAD[name] ?? 0);
    expect(compared).toBeGreaterThan(25);
  });

  test("the headers of all rules", async ({ annotate }) => {
    const folder = fileURLToPath(new URL("../rules/", import.meta.url));
    const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".h"))
      .sort();
    const results = paths.map((path) => ({
      path,
      ...compare(piecesOf(path, readFileSync(`${folder}${path}`, "utf8")), second),
    }));
    const unread = results.flatMap(({ path, unread: all }) => all.map((one) => `${path}: ${one}`));
    await annotate(`${unread.length} declarations that the grammar cannot read:\n${unread.join("\n")}`);
    expect(results.flatMap(({ path, differences }) => differences.map((one) => `${path}: ${one}`))).toEqual(
      [],
    );
    expect(paths.length).toBeGreaterThan(100);
  });
});
