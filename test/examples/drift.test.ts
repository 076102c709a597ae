import { describe, expect, it } from "vitest";
import { makeScratch, type Outcome } from "../cli/scratch.ts";
import { applyDrift, DRIFTS, type Files, lineOfLandmark, readDriftProject } from "./drift-project.ts";

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
    expect(stderr).not.toContain("error");
    expect(status).toBe(0);
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
