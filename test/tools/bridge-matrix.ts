import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { tryBridge } from "./bridge-matrix/try-bridge.ts";

// npm run bridge-matrix -- [--from N] [--count N] [--keep FOLDER]
// Random bridges by their number: generated, built by both toolchains, linked, checked and read back. Those with
// complaints stay in the folder of --keep; else nothing is left.
const { values } = parseArgs({
  options: {
    from: { type: "string", default: "0" },
    count: { type: "string", default: "50" },
    keep: { type: "string" },
  },
});
const [from, count] = [Number(values.from), Number(values.count)];
const temporary = values.keep === undefined ? mkdtempSync(join(tmpdir(), "bridge-matrix-")) : null;
const folder = temporary ?? values.keep ?? "";

const failed: number[] = [];
for (let seed = from; seed < from + count; seed += 1) {
  const place = join(folder, String(seed));
  const start = performance.now();
  const complaints = await tryBridge(seed, place);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const steps = complaints.map(({ step }) => step).join(", ");
  console.log(`bridge ${seed}: ${complaints.length === 0 ? "sound" : `FAILED at ${steps}`} (${seconds} s)`);
  for (const { step, text } of complaints) console.log(`--- ${step}\n${text.trimEnd()}\n`);
  if (complaints.length > 0) failed.push(seed);
  rmSync(complaints.length > 0 && values.keep !== undefined ? join(place, "rust/target") : place, {
    recursive: true,
    force: true,
  });
}
if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
console.log(`${count - failed.length} of ${count} bridges are sound`);
if (failed.length > 0) {
  console.log(`failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
