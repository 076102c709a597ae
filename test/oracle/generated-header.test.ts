import { spawnSync } from "node:child_process";
import { expect } from "vitest";
import { renderHeader } from "../../src/generate/c/generate-c.ts";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { TRIPLES } from "../../src/idl/target.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { TEMPLATES } from "../generate/templates.ts";
import { bridgeOf } from "../idl/random-bridge.ts";
import { itWithCompiler } from "./layout/compilers.ts";

const CLANG = { name: "clang", command: "clang", args: [] };
const STRICT = [
  "-ffreestanding",
  "-nostdlibinc",
  "-nostdinc++",
  "-Wall",
  "-Wextra",
  "-pedantic",
  "-Werror",
  "-fsyntax-only",
];
const LANGUAGES = [
  ["-x", "c", "-std=c11"],
  ["-x", "c++", "-std=c++17"],
] as const;

/** The header of a bridge, included twice as programs do, and a variable of each struct that begins as it says. */
function headerOf(bridge: Bridge): string {
  const text = renderHeader(lowerBridge(bridge), TEMPLATES);
  const variables = [...text.matchAll(/^\} (\w+);\n#define (\w+_INIT) /gm)].map(
    ([, type = "", macro = ""]) =>
      `extern const ${type} begun_${type};\nconst ${type} begun_${type} = ${macro};\n`,
  );
  return `${text}\n${text}\nextern const int unused;\n${variables.join("")}`;
}

itWithCompiler(CLANG, "headers are C11 and C++17, and lie in memory as they assert on every target", () => {
  for (let seed = 0; seed < 12; seed += 1) {
    const text = headerOf({ ...bridgeOf(seed), targets: TRIPLES });
    for (const target of TRIPLES) {
      for (const language of LANGUAGES) {
        const args = [`--target=${target}`, ...language, ...STRICT, "-"];
        const { status, stderr } = spawnSync("clang", args, { input: text, encoding: "utf8" });
        expect(stderr, `bridge ${seed} as ${language.join(" ")} for ${target}`).toBe("");
        expect(status).toBe(0);
      }
    }
  }
});
