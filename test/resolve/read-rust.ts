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

/** Reads a crate of one file. */
export function readRust(
  text: string,
  alsoNamed: readonly string[] = [],
  target: Triple = "x86_64-unknown-linux-gnu",
): ReadRust {
  const facts = cfgFacts(target);
  const crate = readCrate({
    files: filesOf(new Map([["lib.rs", text]])),
    manifest: null,
    root: "lib.rs",
    choice: { features: [], allFeatures: false, defaultFeatures: true },
    cfg: [],
    lookup: (name) => facts.get(name),
  });
  const options = { name: "sample", targets: [target], alsoNamed: new Set(alsoNamed) };
  const { contract, notes } = resolveRust(crate, options);
  const gaps = [...crate.gaps, ...contract.gaps].map(({ reason, detail }) => `${reason}: ${detail}`);
  return {
    contract,
    gaps,
    notes: notes.map(({ rule, detail }) => `${rule}: ${detail}`),
    text: writeContractYaml({ ...contract, gaps: [] }).replace(/^[\s\S]*?targets: .*\n/, ""),
  };
}
