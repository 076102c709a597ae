import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { extractHeaders } from "../../src/app/extract-headers.ts";
import type { Contract } from "../../src/idl/contract.ts";
import type { Gap } from "../../src/idl/gap.ts";
import { DEFAULT_TRIPLES, type Triple } from "../../src/idl/target.ts";
import type { FileResult, Files } from "../../src/source/files.ts";

export interface ReadSources {
  readonly contract: Contract;
  readonly gaps: readonly Gap[];
  /** How often a file was asked for, found or not. */
  readonly reads: number;
}

interface CountedFiles extends Files {
  readonly reads: () => number;
}

/** Files in memory that count how often they are asked for. A result that is given in place of a text stands for itself. */
function countedFiles(sources: Readonly<Record<string, string | FileResult>>): CountedFiles {
  const known = new Map<string, FileResult>(
    Object.entries(sources).map(([path, source]) => [
      path,
      typeof source === "string" ? { ok: true, file: { path, text: source } } : source,
    ]),
  );
  let reads = 0;
  return {
    reads: () => reads,
    read: (path) => {
      reads += 1;
      return known.get(path) ?? { ok: false, failure: { kind: "missing" } };
    },
    list: () => [],
  };
}

/** The whole way from sources to a contract; the first source is the header that is asked for. */
export function readSources(
  sources: Readonly<Record<string, string | FileResult>>,
  targets: readonly Triple[] = ["x86_64-unknown-linux-gnu"],
): ReadSources {
  const files = countedFiles(sources);
  const [header = ""] = Object.keys(sources);
  const opened = { text: header, name: "a", ref: null, revision: null };
  const input = {
    kind: "headers",
    ...opened,
    files,
    headers: [header],
    includePaths: [],
    ownTree: "",
  } as const;
  const { contract, gaps } = extractHeaders({ ...input, skipped: [] }, targets, {
    defines: [],
    undefines: [],
  });
  return { contract, gaps, reads: files.reads() };
}

export function readText(
  text: string,
  targets: readonly Triple[] = ["x86_64-unknown-linux-gnu"],
): ReadSources {
  return readSources({ "a.h": text }, targets);
}

/** Reads one text for all default targets and checks what holds of every text, however broken. */
export function survive(sources: Readonly<Record<string, string | FileResult>>): ReadSources {
  const read = readSources(sources, DEFAULT_TRIPLES);
  for (const { span, detail } of read.gaps) {
    const { start, end, file } = span;
    const valid = 0 <= start && start <= end && end <= file.text.length;
    expect(valid, `${detail}: ${start}..${end} in ${file.path} of ${file.text.length}`).toBe(true);
    expect(detail.length).toBeLessThan(1_500);
  }
  return read;
}

/** The headers that these tests share, as text. */
export const OWN_HEADERS: readonly (readonly [name: string, text: string])[] = [
  "event-loop.h",
  "image-codec.h",
  "key-value-store.h",
  "sensor-device.h",
].map((name) => [name, readFileSync(new URL(`./headers/${name}`, import.meta.url), "utf8")] as const);
