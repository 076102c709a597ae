import { writeFile } from "node:fs/promises";
import { bridgeJsonSchema } from "../../src/idl/bridge/schema.ts";
import { contractJsonSchema } from "../../src/idl/schema.ts";
import { reportJsonSchema } from "../../src/report/schema.ts";
import { buildProgram } from "./build-program.ts";
import { projectPath } from "./project.ts";

// npm run build   writes dist/: the program and the JSON Schemas
await buildProgram(projectPath("dist"));
await writeSchema("bridge", bridgeJsonSchema());
await writeSchema("contract", contractJsonSchema());
await writeSchema("report", reportJsonSchema());

async function writeSchema(name: string, schema: object): Promise<void> {
  await writeFile(projectPath(`dist/${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
