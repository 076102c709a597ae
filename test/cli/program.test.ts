import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { wantsColor } from "../../src/cli/terminal.ts";
import { buildProgram, packageVersion } from "../tools/build-program.ts";
import { projectPath } from "../tools/project.ts";
import { makeScratch } from "./scratch.ts";

// Below node_modules, where the packages that are not bundled are found.
const cache = projectPath("node_modules/.cache");
let folder = "";
let program = "";

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "ffi-contract-"));
  program = await buildProgram(join(folder, "dist"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (cwd: string, ...argv: readonly string[]) =>
  spawnSync(process.execPath, [program, ...argv], { cwd, encoding: "utf8" });

describe("the built program", () => {
  it("knows the version of its package", async () => {
    const { status, stdout } = start(folder, "--version");
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${await packageVersion()}\n` });
  });

  it("reports to standard output, sums up on standard error, and gives the exit status", () => {
    const scratch = makeScratch({ "old.h": "int kv_get(void);\n", "new.h": "int kv_get(int key);\n" });
    const broken = start(scratch.folder, "diff", "old.h", "new.h");
    expect(broken.status).toBe(100);
    expect(broken.stdout).toContain("error[param-added]: ");
    expect(broken.stderr.trimEnd().split("\n").at(-1)).toMatch(
      /^major bump required: 1 breaking, 0 additions; /,
    );
    expect(start(scratch.folder, "diff", "old.h", "gone.h").status).toBe(101);
    expect(start(scratch.folder, "diff", "old.h").status).toBe(2);
  });

  it("is quiet when its reader goes away", () => {
    const many = Array.from({ length: 3000 }, (_, i) => `int kv_${i}(void);\n`).join("");
    const scratch = makeScratch({ "old.h": "int kv(void);\n", "new.h": `int kv(void);\n${many}` });
    const script = `"${process.execPath}" "${program}" diff old.h new.h | head -c 1 >/dev/null`;
    const { stderr } = spawnSync("sh", ["-c", script], { cwd: scratch.folder, encoding: "utf8" });
    expect(stderr).not.toMatch(/EPIPE|internal error/);
  });
});

describe("never 1", () => {
  it.skipIf(!existsSync("/dev/full"))("when what was said does not arrive (needs /dev/full)", () => {
    const scratch = makeScratch({ "a.h": "int kv_get(void);\n", "b.h": "int kv_get(int key);\n" });
    const script = `"${process.execPath}" "${program}" diff a.h b.h > /dev/full`;
    const { status, stderr } = spawnSync("sh", ["-c", script], { cwd: scratch.folder, encoding: "utf8" });
    expect(status).toBe(101);
    expect(stderr).toContain("error: cannot write the output: ");
  });

  it.skipIf(!existsSync("/dev/full"))(
    "nor for ever, when there is nowhere to say it (needs /dev/full)",
    () => {
      const scratch = makeScratch({ "a.h": "int kv_get(void);\n" });
      const script = `"${process.execPath}" "${program}" diff a.h a.h 2> /dev/full`;
      const options = { cwd: scratch.folder, encoding: "utf8", timeout: 20_000 } as const;
      expect(spawnSync("sh", ["-c", script], options).status).toBe(101);
    },
  );

  it("when the current folder is gone", () => {
    const scratch = makeScratch({ "a.h": "int kv_get(void);\n" });
    const script = `mkdir gone && cd gone && rmdir ../gone && "${process.execPath}" "${program}" rules`;
    const { status, stderr } = spawnSync("sh", ["-c", script], { cwd: scratch.folder, encoding: "utf8" });
    expect(status).toBe(101);
    expect(stderr).toContain("error: the current folder cannot be used: ");
  });
});

describe("a defect of the program", () => {
  it("is one line without control characters, and ends with 101", async () => {
    const said: string[] = [];
    const status = await run(["rules"], {
      cwd: folder,
      env: {},
      stdout: () => {
        throw new TypeError("no\u001b[31m\nway");
      },
      stderr: (text) => said.push(text),
      color: { stdout: false, stderr: false },
    });
    expect(status).toBe(101);
    expect(said).toEqual(["internal error: TypeError: no [31m way (this is a defect of ffi-contract)\n"]);
  });
});

describe("colours", () => {
  it("are for terminals that did not refuse them", () => {
    expect(wantsColor(true, {})).toBe(true);
    expect(wantsColor(true, { NO_COLOR: "" })).toBe(true);
    expect(wantsColor(false, {})).toBe(false);
    expect(wantsColor(true, { NO_COLOR: "1" })).toBe(false);
    expect(wantsColor(true, { TERM: "dumb" })).toBe(false);
  });
});
