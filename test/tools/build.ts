import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { contractJsonSchema } from "../../src/idl/schema.ts";
import { reportJsonSchema } from "../../src/report/schema.ts";
import { projectPath } from "./project.ts";

// npm run build   writes dist/: the program, the parts that its commands load late, and the JSON Schemas
const dist = projectPath("dist");
const entry = `${dist}/ffi-contract.js`;

await rm(dist, { recursive: true, force: true });
await build({
  absWorkingDir: projectPath("."),
  entryPoints: [{ in: "src/cli/main.ts", out: "ffi-contract" }],
  outdir: dist,
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
await chmod(entry, 0o755);
await writeSchema("contract", contractJsonSchema());
await writeSchema("report", reportJsonSchema());

async function packageVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(projectPath("package.json"), "utf8"));
  if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) {
    throw new Error("package.json has no version");
  }
  return String(manifest.version);
}

async function writeSchema(name: string, schema: object): Promise<void> {
  await writeFile(`${dist}/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
}
