import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { broken, disagreeing, project } from "./check-project.ts";
import { makeHistory, makeScratch } from "./scratch.ts";

const configuration = `config: 1
libraries:
  - name: kv
    sources:
      - rust: crates/kv
      - c: [include/kv.h]
      - go: [.]
`;

describe("a configuration", () => {
  it("names the sources, and comes from the project's folder or from --config", async () => {
    const scratch = makeScratch({
      ...project,
      "ffi-contract.yaml": configuration,
      "ci/check.yaml": configuration,
    });
    const found = await scratch.run("check");
    expect(found.stderr).toContain("configuration: ffi-contract.yaml");
    expect(found.stderr).toContain("taken: crates/kv (Rust)");
    expect(found.status).toBe(0);
    const elsewhere = await scratch.run("check", "--config", "ci/check.yaml");
    expect(elsewhere.stderr).toContain("there is no crates/kv");
    expect(elsewhere.status).toBe(101);
    const absent = await scratch.run("check", "--config", "absent.yaml");
    expect(absent.stderr).toContain("the configuration absent.yaml is not there");
    expect(absent.status).toBe(2);
  });

  it("waives findings with a reason, and says when a waiver is not needed", async () => {
    const waivers = (rule: string) =>
      `${configuration}check:\n  waivers:\n    - {rule: ${rule}, reason: known}\n`;
    const scratch = makeScratch({ ...disagreeing, "ffi-contract.yaml": waivers("field-width-mismatch") });
    const waived = await scratch.run("check");
    expect(waived.lastLine).toContain("waived");
    expect(waived.status).toBe(0);
    scratch.write("ffi-contract.yaml", waivers("param-count-mismatch"));
    const unused = await scratch.run("check");
    expect(unused.stdout).toContain("waiver-unused");
    expect(unused.status).toBe(100);
  });

  it("sets the levels of rules and the level that fails", async () => {
    const scratch = makeScratch({
      ...disagreeing,
      "ffi-contract.yaml": `${configuration}check:\n  rules: {field-width-mismatch: warning}\n`,
    });
    expect((await scratch.run("check")).status).toBe(0);
    scratch.write(
      "ffi-contract.yaml",
      `${configuration}check:\n  fail_on: warning\n  rules: {field-width-mismatch: warning}\n`,
    );
    expect((await scratch.run("check")).status).toBe(100);
  });

  it("does not let a waived break count in the verdict", async () => {
    const scratch = makeHistory([project]);
    for (const [path, content] of Object.entries(broken)) scratch.write(path, content);
    scratch.write(
      "ffi-contract.yaml",
      `${configuration}check:\n  waivers:\n    - {rule: param-added, symbol: kv_open, reason: never shipped}\n`,
    );
    const { lastLine, status } = await scratch.run("check");
    expect(lastLine).toMatch(
      /^no bump required: 0 breaking, 0 additions, 0 agreement, 0 hygiene findings, 1 waived/,
    );
    expect(status).toBe(0);
  });

  it("compares with the released contract, and finds a committed one that is stale", async () => {
    const kept = configuration.replace(
      "    sources:",
      "    contract: kv.ffi.yaml\n    released: released.ffi.yaml\n    sources:",
    );
    const scratch = makeScratch({ ...project, "ffi-contract.yaml": kept });
    const sources = ["--source", "rust:crates/kv", "--source", "c:include/kv.h", "--source", "go:."];
    for (const file of ["released.ffi.yaml", "kv.ffi.yaml"]) {
      expect((await scratch.run("extract", ...sources, "-o", file)).status).toBe(0);
    }
    const fresh = await scratch.run("check");
    expect(fresh.stderr).toContain("baseline: released.ffi.yaml (released, as the configuration says;");
    expect(fresh.stdout).toBe("");
    expect(fresh.status).toBe(0);
    for (const [path, content] of Object.entries(broken)) scratch.write(path, content);
    const stale = await scratch.run("check");
    expect(stale.stdout).toContain("error[param-added]");
    expect(stale.stdout).toContain("kv.ffi.yaml:");
    expect(stale.stdout).toContain("error[contract-stale]");
    expect(stale.status).toBe(100);
    expect((await scratch.run("extract", ...sources, "-o", "kv.ffi.yaml", "--update")).status).toBe(0);
    expect((await scratch.run("check")).stdout).not.toContain("contract-stale");
    expect(readFileSync(join(scratch.folder, "kv.ffi.yaml"), "utf8")).toContain("flags");
  });

  it("is that of the revision where the past is read, and today's where the past had none", async () => {
    const moved = { ...broken, "native/kv.h": broken["include/kv.h"] };
    const scratch = makeHistory([{ ...project, "ffi-contract.yaml": configuration }]);
    for (const [path, content] of Object.entries(moved)) scratch.write(path, content);
    scratch.write("ffi-contract.yaml", configuration.replace("include/kv.h", "native/kv.h"));
    const { stdout, stderr } = await scratch.run("check");
    expect(stderr).toContain("baseline: git:v1.0.0");
    expect(stdout).toContain("error[param-added]");
  });

  it("may have several libraries, whose findings are one report", async () => {
    const two = `${configuration}  - name: other\n    sources:\n      - rust: crates/other\n      - c: [include/other.h]\n`;
    const scratch = makeScratch({
      ...disagreeing,
      "crates/other/Cargo.toml": project["crates/kv/Cargo.toml"].replace('"kv"', '"other"'),
      "crates/other/src/lib.rs": '#[no_mangle]\npub extern "C" fn other_go(a: u8) { let _ = a; }\n',
      "include/other.h": "void other_go(unsigned short a);\n",
      "ffi-contract.yaml": two,
    });
    const { stdout, stderr, status } = await scratch.run("check");
    expect(stderr).toContain("library kv:");
    expect(stderr).toContain("library other:");
    expect(stdout).toContain("field-width-mismatch");
    expect(stdout).toContain("param-width-mismatch");
    expect(status).toBe(100);
  });
});
