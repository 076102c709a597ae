import type { LoweredBridge } from "../lower/lowered.ts";
import { byCodeUnit } from "../source/code-units.ts";
import { generateC, renderHeader } from "./c/generate-c.ts";
import type { GeneratedFile, Language, Tier } from "./generated-file.ts";
import { generateGo } from "./go/generate-go.ts";
import { groupHashes } from "./handshake/symbol-hashes.ts";
import { generateRust } from "./rust/generate-rust.ts";
import type { Templates } from "./templates.ts";

/** All files of a bridge in the wanted languages, by path. Nothing is read and nothing written. */
export function generateBridge(
  lowered: LoweredBridge,
  templates: Templates,
  wanted: { readonly languages: readonly Language[]; readonly tier: Tier },
): readonly GeneratedFile[] {
  const files = wanted.languages.flatMap((language) =>
    generateLanguage(language, lowered, templates, wanted.tier),
  );
  return files
    .map((file) => ({ ...file, text: wellFormed(file.text) }))
    .sort((a, b) => byCodeUnit(a.path, b.path));
}

/** Half a surrogate pair has no UTF-8: what is written of it is what stands for it when the file is read again. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, "\ufffd");
}

function generateLanguage(
  language: Language,
  lowered: LoweredBridge,
  templates: Templates,
  tier: Tier,
): readonly GeneratedFile[] {
  const hashes = groupHashes(lowered);
  switch (language) {
    case "c":
      return generateC(lowered, templates);
    case "rust":
      return generateRust(lowered, templates, hashes);
    case "go":
      return [...generateGo(lowered, templates, hashes, { tier }), headerForGo(lowered, templates)];
  }
}

/** cgo looks for headers in the package, and `go mod vendor` keeps what lies there. */
function headerForGo(lowered: LoweredBridge, templates: Templates): GeneratedFile {
  const path = `go/${lowered.bridge.go.package}.h`;
  return { path, text: renderHeader(lowered, templates), language: "go", ownership: "generated" };
}
