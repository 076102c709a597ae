import { configurationJsonSchema } from "../../app/configuration/schema.ts";
import { bridgeJsonSchema } from "../../idl/bridge/schema.ts";
import { contractJsonSchema } from "../../idl/schema.ts";
import { reportJsonSchema } from "../../report/schema.ts";
import { nearest } from "../../source/nearest.ts";
import { Problem } from "../../source/problem.ts";
import type { Arguments } from "../command.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import type { Terminal } from "../terminal.ts";

const SCHEMAS: ReadonlyMap<string, () => object> = new Map([
  ["bridge", bridgeJsonSchema],
  ["config", configurationJsonSchema],
  ["contract", contractJsonSchema],
  ["report", reportJsonSchema],
]);

/** Prints the JSON Schema of a file format. */
export function run(args: Arguments, terminal: Terminal): ExitStatus {
  const name = args.text("name") ?? "";
  const schema = SCHEMAS.get(name);
  if (schema === undefined) {
    const meant = nearest(name, SCHEMAS.keys());
    const hint =
      meant === null ? `known are ${[...SCHEMAS.keys()].join(", ")}` : `did you mean \`${meant}\`?`;
    throw new Problem("usage", `there is no schema \`${name}\`; ${hint}`);
  }
  terminal.stdout(`${JSON.stringify(schema(), null, 2)}\n`);
  return EXIT.passed;
}
