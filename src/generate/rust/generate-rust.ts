import type { LoweredBridge } from "../../lower/lowered.ts";
import type { GeneratedFile } from "../generated-file.ts";
import type { HashGroup } from "../handshake/symbol-hashes.ts";
import { renderTemplate, type Templates } from "../templates.ts";
import { type FfiModel, modelFfi } from "./ffi-model.ts";
import { modelSkeleton } from "./skeleton-model.ts";
import { isTestable, modelTests } from "./test-model.ts";

function liveKinds({ live }: FfiModel): readonly string[] {
  return live.map(({ kind }) => kind);
}

/** The crate: the generated module, and the files that are the user's once they were written. */
export function generateRust(
  lowered: LoweredBridge,
  templates: Templates,
  hashes: readonly HashGroup[],
): readonly GeneratedFile[] {
  const { rust, version } = lowered.bridge;
  const skeleton = modelSkeleton(lowered);
  const ffi = modelFfi(lowered, hashes);
  const file = (
    path: string,
    template: string,
    model: object,
    ownership: GeneratedFile["ownership"],
  ): GeneratedFile => ({
    path: `rust/${path}`,
    text: renderTemplate(templates, `rust/${template}`, model),
    language: "rust",
    ownership,
  });
  return [
    file("Cargo.toml", "Cargo.toml.hbs", { ...rust, version }, "once"),
    file("src/generated/ffi.rs", "ffi.rs.hbs", ffi, "generated"),
    file("src/imp.rs", "imp.rs.hbs", skeleton, "once"),
    file("src/lib.rs", "lib.rs.hbs", skeleton, "once"),
    ...(isTestable(lowered.bridge)
      ? [file("tests/bridge.rs", "bridge_test.rs.hbs", modelTests(lowered, liveKinds(ffi)), "generated")]
      : []),
  ];
}
