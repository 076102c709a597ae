import { cfgFacts } from "../../src/expand/rust/cfg-facts.ts";
import { readCrate } from "../../src/expand/rust/read-crate.ts";
import type { Contract } from "../../src/idl/contract.ts";
import type { Triple } from "../../src/idl/target.ts";
import { writeContractYaml } from "../../src/idl/write-contract.ts";
import { resolveRust } from "../../src/resolve/rust/resolve.ts";
import type { Files } from "../../src/source/files.ts";
import type { SourceFile } from "../../src/source/source-file.ts";

export interface ReadRust {
  readonly contract: Contract;
  readonly furtherRequires: readonly Contract[];
  /** `reason: detail`. */
  readonly gaps: readonly string[];
  /** `rule: detail`. */
  readonly notes: readonly string[];
  /** The contract as it is written, without its head. */
  readonly text: string;
}

function filesOf(texts: ReadonlyMap<string, string>): Files {
  const files = new Map<string, SourceFile>([...texts].map(([path, text]) => [path, { path, text }]));
  return {
    read: (path) => {
      const file = files.get(path);
      return file === undefined ? { ok: false, failure: { kind: "missing" } } : { ok: true, file };
    },
    list: () => [],
  };
}

export interface Surroundings {
  /** Names that other sources declare. */
  readonly alsoNamed?: readonly string[];
  /** Types whose fields other sources show. */
  readonly shown?: readonly string[];
  readonly target?: Triple;
  /** Other crates; the file has no Cargo.toml without any. */
  readonly dependencies?: readonly string[];
}

/** Reads a crate of one file. */
export function readRust(text: string, around: Surroundings = {}): ReadRust {
  const { alsoNamed = [], shown = [], target = "x86_64-unknown-linux-gnu", dependencies = [] } = around;
  const facts = cfgFacts(target);
  const listed = dependencies.map((name) => `${name} = "1"\n`).join("");
  const manifest = `[package]\nname = "sample"\nedition = "2024"\n[lib]\npath = "lib.rs"\n[dependencies]\n${listed}`;
  const texts = new Map([["lib.rs", text], ...(listed === "" ? [] : [["Cargo.toml", manifest] as const])]);
  const crate = readCrate({
    files: filesOf(texts),
    manifest: listed === "" ? null : "Cargo.toml",
    root: "lib.rs",
    choice: { features: [], allFeatures: false, defaultFeatures: true },
    cfg: [],
    lookup: (name) => facts.get(name),
  });
  const options = {
    name: "sample",
    targets: [target],
    alsoNamed: new Set(alsoNamed),
    isShown: (name: string) => shown.includes(name),
    lookup: (name: string) => facts.get(name),
  };
  const { contract, furtherRequires, notes } = resolveRust(crate, options);
  const gaps = [...crate.gaps, ...contract.gaps].map(({ reason, detail }) => `${reason}: ${detail}`);
  return {
    contract,
    furtherRequires,
    gaps,
    notes: notes.map(({ rule, detail }) => `${rule}: ${detail}`),
    text: writeContractYaml({ ...contract, gaps: [] }).replace(/^[\s\S]*?targets: .*\n/, ""),
  };
}
