import type { LoweredBridge } from "../../lower/lowered.ts";
import type { GeneratedFile } from "../generated-file.ts";
import type { HashGroup } from "../handshake/symbol-hashes.ts";
import { renderTemplate, type Templates } from "../templates.ts";
import { isTestable, mockCrate } from "../testable.ts";
import { breakLines } from "./break-lines.ts";
import { modelFfi } from "./ffi-model.ts";
import { modelSkeleton } from "./skeleton-model.ts";
import { modelTests } from "./test-model.ts";

/** The crate: the generated module and its tests, and the files that are the user's once they were written. */
export function generateRust(
  lowered: LoweredBridge,
  templates: Templates,
  hashes: readonly HashGroup[],
): readonly GeneratedFile[] {
  const { bridge } = lowered;
  const isTested = isTestable(bridge);
  const skeleton = modelSkeleton(lowered);
  const ffi = modelFfi(lowered, hashes);
  const file = (
    path: string,
    template: string,
    model: object,
    ownership: GeneratedFile["ownership"],
  ): GeneratedFile => ({
    path: `rust/${path}`,
    text: path.endsWith(".rs")
      ? breakLines(renderTemplate(templates, `rust/${template}`, model))
      : renderTemplate(templates, `rust/${template}`, model),
    language: "rust",
    ownership,
  });
  const tests = isTested ? modelTests(lowered, ffi) : null;
  const manifest = {
    ...bridge.rust,
    version: bridge.version,
    mockCrate: isTested ? mockCrate(bridge) : null,
  };
  return [
    file("Cargo.toml", "Cargo.toml.hbs", manifest, "once"),
    file("src/generated/ffi.rs", "ffi.rs.hbs", ffi, "generated"),
    file("src/imp.rs", "imp.rs.hbs", skeleton, "once"),
    file("src/lib.rs", "lib.rs.hbs", skeleton, "once"),
    ...(tests === null
      ? []
      : [
          file("tests/mock/mod.rs", "mock.rs.hbs", tests, "generated"),
          file("tests/bridge.rs", "bridge_test.rs.hbs", tests, "generated"),
          file("examples/mock.rs", "mock_archive.rs.hbs", tests, "generated"),
        ]),
  ];
}
