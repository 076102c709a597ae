import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeScratch, type Outcome } from "../cli/scratch.ts";
import { readProjectFile } from "../tools/project.ts";
import { applyDrift, DRIFTS, lineOfLandmark, readDriftProject } from "./drift-project.ts";
import { BUILD_COMMANDS, DAY_COMMAND } from "./drift-toolchains.ts";
import { type Files, quoteOf } from "./example-files.ts";

const committed = readDriftProject();

function check(files: Files, ...options: readonly string[]): Promise<Outcome> {
  return makeScratch(files).run("check", ...options);
}

describe("examples/drift as committed", () => {
  it("agrees with itself and with what was released", async () => {
    const { status, stdout, lastLine } = await check(committed);
    expect(stdout).toBe("");
    expect(lastLine).toContain("0 gaps");
    expect(status).toBe(0);
  });

  it("has a released contract that is what its Rust exports", async () => {
    const scratch = makeScratch(committed);
    const { status, stderr } = await scratch.run(
      ...["extract", ".", "-o", "released.ffi.yaml", "--update"],
      ...["--target", "aarch64-apple-darwin", "--target", "aarch64-unknown-linux-gnu"],
      ...["--target", "x86_64-pc-windows-gnu", "--target", "x86_64-unknown-linux-gnu"],
    );
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const written = readFileSync(join(scratch.folder, "released.ffi.yaml"), "utf8");
    expect(written).toBe(committed["released.ffi.yaml"]);
  });
});

describe.each(DRIFTS)("examples/drift with patches/$name", (drift) => {
  const files = applyDrift(committed, drift);

  it("fails the check, which names the disagreement with both places", async () => {
    const { status, stdout } = await check(files);
    const place = (landmark: { readonly path: string; readonly text: string }): string =>
      `${landmark.path}:${lineOfLandmark(files, landmark)}`;
    const finding = stdout.split("\n\n").find((text) => text.includes(`error[${drift.rule}]`)) ?? stdout;
    expect(finding).toContain(place(drift.definition));
    expect(finding).toContain(place(drift.declaration));
    expect(status).toBe(100);
  });

  it("leaves the header, the Go code and the released contract alone", () => {
    const changed = Object.keys(files).filter((path) => files[path] !== committed[path]);
    expect(changed).toEqual(["src/lib.rs"]);
  });
});

describe("the first page of the README", () => {
  const readme = readProjectFile("README.md") ?? "";
  const widened = DRIFTS.find(({ name }) => name === "parameter-widened");

  it("quotes what check prints, and what the program does", async () => {
    if (widened === undefined) throw new Error("the README's patch is gone");
    const { stdout, stderr } = await check(applyDrift(committed, widened));
    const printed = new Set([...`${stdout}${stderr}`.split("\n"), "..."]);
    const quoted = quoteOf(readme, "npx ffi-contract check");
    expect(quoted.filter((line) => !printed.has(line))).toEqual([]);
    expect(quoted.length).toBeGreaterThan(10);
    expect(`${quoteOf(readme, commandLine([...BUILD_COMMANDS, DAY_COMMAND])).join("\n")}\n`).toBe(
      widened.day,
    );
  });

  it("names the rules of the other two patches", () => {
    for (const { rule } of DRIFTS) expect(readme).toContain(rule);
  });
});

function commandLine(commands: readonly (readonly string[])[]): string {
  return commands.map((words) => words.join(" ")).join(" && ");
}
