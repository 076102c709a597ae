import { chmod, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { projectPath } from "./project.ts";

/** Bundles the program into a folder of its own, which is emptied: the entry, and the parts that commands load late. */
export async function buildProgram(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await build({
    absWorkingDir: projectPath("."),
    entryPoints: [{ in: "src/cli/main.ts", out: "ffi-contract" }],
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: "parts/[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    legalComments: "none",
    define: { FFI_CONTRACT_VERSION: JSON.stringify(await packageVersion()) },
  });
  const entry = join(folder, "ffi-contract.js");
  await chmod(entry, 0o755);
  return entry;
}

/** The version that `package.json` states. */
export async function packageVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(projectPath("package.json"), "utf8"));
  if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) {
    throw new Error("package.json has no version");
  }
  return String(manifest.version);
}
