import { cfgFacts } from "../../src/expand/rust/cfg-facts.ts";
import type { RustCrate, RustModule } from "../../src/expand/rust/crate.ts";
import { readCrate } from "../../src/expand/rust/read-crate.ts";
import type { Triple } from "../../src/idl/target.ts";
import type { FileResult, Files } from "../../src/source/files.ts";
import { placeOf } from "../../src/source/source-file.ts";

export interface Sample {
  readonly target?: Triple;
  readonly features?: readonly string[];
  readonly allFeatures?: boolean;
  readonly defaultFeatures?: boolean;
  readonly cfg?: readonly string[];
  readonly manifest?: string;
}

function filesOf(texts: Readonly<Record<string, string>>): Files {
  const known = new Map<string, FileResult>(
    Object.entries(texts).map(([path, text]) => [path, { ok: true, file: { path, text } }]),
  );
  return {
    read: (path) => known.get(path) ?? { ok: false, failure: { kind: "missing" } },
    list: () => [],
  };
}

/** Reads a crate of these files; without a `Cargo.toml` among them, `lib.rs` is its root. */
export function readSample(texts: Readonly<Record<string, string>>, sample: Sample = {}): RustCrate {
  const manifest = sample.manifest ?? "Cargo.toml";
  const facts = cfgFacts(sample.target ?? "x86_64-unknown-linux-gnu");
  return readCrate({
    files: filesOf(texts),
    manifest: manifest in texts ? manifest : null,
    root: manifest in texts ? null : "lib.rs",
    choice: {
      features: sample.features ?? [],
      allFeatures: sample.allFeatures ?? false,
      defaultFeatures: sample.defaultFeatures ?? true,
    },
    cfg: sample.cfg ?? [],
    lookup: (name) => facts.get(name),
  });
}

/** The names of all items with their modules, as `a::b::name`; those of bodies begin with `{}`. */
export function namesIn(module: RustModule, prefix = ""): readonly string[] {
  const own = module.items.flatMap((item) =>
    "name" in item ? [prefix + (typeof item.name === "string" ? item.name : item.name.text)] : [],
  );
  const inner = [...module.modules].flatMap(([name, one]) => namesIn(one, `${prefix}${name}::`));
  return [...own, ...inner, ...module.blocks.flatMap((block) => namesIn(block, `${prefix}{}`))];
}

/** Gaps as `path:line reason detail`. */
export function gapsIn({ gaps }: RustCrate): readonly string[] {
  return gaps.map(({ reason, detail, span }) => {
    const { path, line } = placeOf(span);
    return `${path}:${line} ${reason} ${detail}`;
  });
}
