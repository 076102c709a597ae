import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generateBridge } from "../../src/generate/generate-bridge.ts";
import { LANGUAGES } from "../../src/generate/generated-file.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { TEMPLATES } from "../generate/templates.ts";
import { type Measured, renderRatios } from "./bench-bridge/ratios.ts";
import { runIn } from "./bridge-matrix/toolchains.ts";
import { projectPath } from "./project.ts";

// npm run bench:bridge
// How many times as long a call takes through the generated package as through cgo that was written by hand for the same
// functions, and as through a library that was written by hand too and checks nothing: medians of ten runs by turns. The
// second table is of the same calls in a bridge with a callback that is kept, which the library could call at any time:
// there cgo is told nothing of what does not call back.
const HERE = "test/tools/bench-bridge";

/** What a bridge needs so that it has a callback that is kept. */
const WATCHING: readonly (readonly [file: string, after: string, text: string])[] = [
  ["bench.ffi.yaml", "callbacks:\n", "  Tick: {scope: registered, thread: any, params: {done: u64}}\n"],
  [
    "bench.ffi.yaml",
    "    ops:\n",
    "      watch: {self: ref, params: {tick: {type: Tick, retained: handle}}}\n",
  ],
  [
    "imp.rs",
    "impl BenchStore for Store {\n",
    "    fn watch(&self, tick: crate::ffi::Tick) {\n        drop(tick);\n    }\n\n",
  ],
];

const folder = mkdtempSync(join(tmpdir(), "bench-bridge-"));
try {
  console.log(renderRatios("a bridge whose callbacks end with their calls", measure("plain", [])));
  console.log(renderRatios("a bridge with a callback that is kept", measure("watching", WATCHING)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(name: string, additions: typeof WATCHING): readonly Measured[] {
  const place = join(folder, name);
  const source = (file: string): string =>
    additions
      .filter(([of]) => of === file)
      .reduce(
        (text, [, after, more]) => text.replace(after, after + more),
        readFileSync(projectPath(`${HERE}/${file}`), "utf8"),
      );
  const bridge = readBridge({ path: "bench.ffi.yaml", text: source("bench.ffi.yaml") });
  const generated = generateBridge(lowerBridge(bridge), TEMPLATES, { languages: LANGUAGES, tier: "safe" });
  const texts = new Map(generated.map(({ path, text }) => [path, text]));
  texts.set("rust/src/lib.rs", `${texts.get("rust/src/lib.rs") ?? ""}\nmod hand;\n`);
  texts.set("rust/src/hand.rs", source("hand.rs"));
  texts.set("rust/src/imp.rs", source("imp.rs"));
  texts.set("go/hand.h", source("hand.h"));
  texts.set("go/hand.go", source("hand.go"));
  texts.set("go/direct.h", source("direct.h"));
  texts.set("go/direct.go", callingDirectly(source("hand.go")));
  texts.set("go/cmd/ratios/main.go", source("main.go"));
  texts.set("go/cmd/ratios/by_hand.go", source("by_hand.go"));
  texts.set("go/cmd/ratios/direct.go", callingDirectly(source("by_hand.go")));
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  outputOf(join(place, "rust"), "cargo", ["build", "--release", "--offline", "--quiet"]);
  return JSON.parse(outputOf(join(place, "go"), "go", ["run", "./cmd/ratios"])) as readonly Measured[];
}

/** What was written by hand for a library of its own, for the functions of the bridge instead. */
function callingDirectly(text: string): string {
  const symbols = text
    .replaceAll(/\bhand_(add|put|get_into|get|scan|free)\b/g, "bench_store_$1")
    .replaceAll(/\bhand_(store|buf_free|buf|visit|error_free|error)\b/g, "bench_$1")
    .replaceAll(/\bhand_open\b/g, "bench_store_new")
    .replaceAll(/\bhand_(empty|error_message)\b/g, "direct_$1");
  return symbols.replaceAll(/\b(by)?Hand(?=[A-Z]|\b)/g, "$1Direct").replaceAll(/\bhand(?=[A-Z.])/g, "direct");
}

function outputOf(place: string, command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = runIn(place, command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? stderr}`);
  return stdout;
}
