import { relative } from "node:path";
import { describe, expect, it } from "vitest";
import { broken, disagreeing } from "./check-project.ts";
import { makeScratch, type Outcome } from "./scratch.ts";

/** A crate whose modules and workspace lie where only right paths lead. */
const crate = {
  "Cargo.toml":
    '[workspace]\nmembers = ["crates/kv"]\n[workspace.package]\nedition = "2021"\nversion = "1.2.0"\n',
  "crates/kv/Cargo.toml":
    '[package]\nname = "kv"\nversion.workspace = true\nedition.workspace = true\n[lib]\npath = "src/root.rs"\ncrate-type = ["cdylib"]\n',
  "crates/kv/src/root.rs":
    'mod a; mod b; mod inline { mod c; } #[path = "../../../shared.rs"] mod d; include!("more.rs");\n',
  "crates/kv/src/a.rs": "mod e;\n",
  "crates/kv/src/a/e.rs": '#[no_mangle] pub extern "C" fn kv_e() {}\n',
  "crates/kv/src/b/mod.rs": '#[no_mangle] pub extern "C" fn kv_b() {}\n',
  "crates/kv/src/inline/c.rs": '#[no_mangle] pub extern "C" fn kv_c() {}\n',
  "crates/kv/src/more.rs": '#[no_mangle] pub extern "C" fn kv_more() {}\n',
  "shared.rs": '#[no_mangle] pub extern "C" fn kv_shared() {}\n',
  // The folder that bounds what is read.
  ".git/HEAD": "",
} as const;

/** What was said, the paths as they are from within the folder. */
function fromWithin({ status, stdout, stderr }: Outcome, folder: string): Pick<Outcome, "status" | "stdout"> {
  return { status, stdout: `${stdout}${stderr}`.replaceAll(`${folder}/`, "").replaceAll(folder, ".") };
}

describe("a project that lies elsewhere", () => {
  it.each([
    ["check", disagreeing, ""],
    ["extract", disagreeing, ""],
    ["extract", crate, "/crates/kv"],
    ["extract", crate, "/crates/kv/src/root.rs"],
  ])("is read as from within it: %s", async (command, files, path) => {
    const { folder, run, runBelow, write } = makeScratch(files);
    const inside = fromWithin(await run(command, `.${path}`), "./");
    const elsewhere = makeScratch();
    const way = relative(elsewhere.folder, folder);
    for (const outer of [folder, way]) {
      expect(fromWithin(await elsewhere.run(command, outer + path), outer)).toEqual(inside);
    }
    write("below/it/.keep", "");
    expect(fromWithin(await runBelow("below/it", command, `../..${path}`), "../..")).toEqual(inside);
  });

  it("has all its modules", async () => {
    const { folder } = makeScratch(crate);
    const { status, stdout } = await makeScratch().run("extract", `${folder}/crates/kv`);
    expect(status).toBe(0);
    expect([...stdout.matchAll(/^ {2}(kv_\w+):/gm)].map(([, name]) => name)).toEqual([
      "kv_b",
      "kv_c",
      "kv_e",
      "kv_more",
      "kv_shared",
    ]);
    expect(stdout).toContain('version: "1.2.0"');
  });

  it("is compared with another one", async () => {
    const before = makeScratch(disagreeing);
    const after = makeScratch(broken);
    const elsewhere = makeScratch();
    const way = relative(elsewhere.folder, after.folder);
    const { stdout, status } = await elsewhere.run("diff", `${before.folder}/crates/kv`, `${way}/crates/kv`);
    expect(stdout).toContain("error[param-added]: kv_open.flags");
    expect(status).toBe(100);
  });

  it("names a module outside of what is read as such", async () => {
    const outer = makeScratch({ "secret.rs": "", "in/src/lib.rs": '#[path = "../../secret.rs"] mod a;\n' });
    const { stderr, status } = await makeScratch().run("extract", `${outer.folder}/in/src/lib.rs`);
    expect(status).toBe(101);
    expect(stderr).toContain(`${outer.folder}/secret.rs cannot be read (outside of the tree`);
  });
});
