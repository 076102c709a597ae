import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

const header = [
  "#include <stdint.h>",
  "typedef struct kv_options {",
  "  uint8_t kind;",
  "  long spare;",
  "  unsigned mode : 3, level : 5;",
  "  union { int number; char text[6]; };",
  "} kv_options;",
  "int kv_open(const kv_options *options);",
  "",
].join("\n");

const open = () => makeScratch({ "kv.h": header });

describe("extract", () => {
  it("prints a contract that reads back to the same bytes", async () => {
    const scratch = open();
    const { stdout, status } = await scratch.run("extract", "kv.h");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^contract: 1\nname: "?kv"?\n/);
    scratch.write("kv.ffi.yaml", stdout);
    expect((await scratch.run("extract", "kv.ffi.yaml")).stdout).toBe(stdout);
  });

  it("writes the form that the file's name asks for", async () => {
    const scratch = open();
    const outcome = await scratch.run("extract", "kv.h", "-o", "kv.ffi.json");
    expect(outcome).toMatchObject({ status: 0, stdout: "", lastLine: "wrote kv.ffi.json" });
    const text = readFileSync(join(scratch.folder, "kv.ffi.json"), "utf8");
    expect(JSON.parse(text)).toMatchObject({ name: "kv" });
    expect((await scratch.run("extract", "kv.h", "--format", "json")).stdout).toBe(text);
  });

  it("refreshes a committed contract under its own name, version and targets", async () => {
    const scratch = open();
    scratch.write(
      "kv.ffi.yaml",
      'contract: 1\nname: library\nversion: "0.3.0"\nside: declarations\ntargets: [i686-unknown-linux-gnu]\n',
    );
    const outcome = await scratch.run("extract", "kv.h", "-o", "kv.ffi.yaml", "--update");
    expect(outcome.status).toBe(0);
    const text = readFileSync(join(scratch.folder, "kv.ffi.yaml"), "utf8");
    expect(text).toContain("library");
    expect(text).toContain('version: "0.3.0"');
    expect(text).toContain("targets: [i686-unknown-linux-gnu]");
    expect(text).toContain("kv_open");
  });

  it("does not refresh what is not there, and does not write where no folder is", async () => {
    const scratch = open();
    expect(await scratch.run("extract", "kv.h", "-o", "kv.ffi.yaml", "--update")).toMatchObject({
      status: 101,
    });
    const outcome = await scratch.run("extract", "kv.h", "-o", "nowhere/kv.ffi.yaml");
    expect(outcome.status).toBe(101);
    expect(outcome.stderr).toContain("cannot write nowhere/kv.ffi.yaml: its folder is not there");
  });
});

describe("layout", () => {
  it("draws what targets lay out alike once", async () => {
    const { stdout, status } = await open().run("layout", "kv.h", "--type", "kv_options");
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        "struct kv_options on aarch64-apple-darwin, aarch64-unknown-linux-gnu, x86_64-unknown-linux-gnu",
        "  size 32, align 8",
        "    offset    size  name               type",
        "         0       1  kind               u8",
        "         1       7  (padding)",
        "         8       8  spare              c_long",
        "    16:0-2  3 bits  mode               c_uint : 3",
        "    16:3-7  5 bits  level              c_uint : 5",
        "        17       3  (padding)",
        "        20       8  (anonymous union)",
        "        20       4    number           c_int",
        "        20       6    text             [c_char; 6]",
        "        26       2    (padding)",
        "        28       4  (padding)",
        "",
        "struct kv_options on x86_64-pc-windows-msvc",
        "  size 20, align 4",
        "    offset    size  name               type",
        "         0       1  kind               u8",
        "         1       3  (padding)",
        "         4       4  spare              c_long",
        "     8:0-2  3 bits  mode               c_uint : 3",
        "     8:3-7  5 bits  level              c_uint : 5",
        "         9       3  (padding)",
        "        12       8  (anonymous union)",
        "        12       4    number           c_int",
        "        12       6    text             [c_char; 6]",
        "        18       2    (padding)",
        "",
      ].join("\n"),
    );
  });

  it("gives numbers as JSON", async () => {
    const { stdout } = await open().run(
      "layout",
      "kv.h",
      "--format",
      "json",
      "--target",
      "i686-unknown-linux-gnu",
    );
    const { types } = JSON.parse(stdout).targets["i686-unknown-linux-gnu"];
    expect(types.kv_options).toMatchObject({ kind: "struct", size: 20, align: 4 });
    expect(types.kv_options.fields[2]).toEqual({
      name: "mode",
      offset: 8,
      size: 4,
      align: 4,
      bitOffset: 64,
      bitWidth: 3,
    });
  });

  it("names the nearest type", async () => {
    const { stderr, status } = await open().run("layout", "kv.h", "--type", "kv_option");
    expect(status).toBe(2);
    expect(stderr).toContain("did you mean `kv_options`?");
  });
});

describe("rules and explain", () => {
  it("list every rule and explain each", async () => {
    const { stdout } = await open().run("rules", "--format", "json");
    const { rules } = JSON.parse(stdout);
    expect(rules.length).toBeGreaterThan(5);
    for (const { id, summary } of rules) {
      const page = await open().run("explain", id);
      expect(page.status).toBe(0);
      expect(page.stdout).toContain(`${id}: ${summary}`);
      expect(page.stdout).toMatch(/\nSeverity\n {2}\S[\s\S]*\nEffect\n {2}\S[\s\S]*\nRemedy\n {2}\S/);
    }
    expect((await open().run("rules")).stdout).toContain(`${rules[0].id} `);
  });
});

describe("schema", () => {
  it.each(["bridge", "config", "contract", "report"])(
    "prints a valid JSON Schema of the %s",
    async (name) => {
      const { stdout, status } = await open().run("schema", name);
      expect(status).toBe(0);
      const ajv = new Ajv2020({ allowUnionTypes: true, strict: false });
      expect(ajv.validateSchema(JSON.parse(stdout))).toBe(true);
    },
  );

  it("of the report is kept by a real run", async () => {
    const scratch = open();
    const report = await scratch.run("diff", "kv.h", "kv.h", "--format", "json");
    const schema = await scratch.run("schema", "report");
    expect(
      new Ajv2020({ strict: false }).validate(JSON.parse(schema.stdout), JSON.parse(report.stdout)),
    ).toBe(true);
  });
});
