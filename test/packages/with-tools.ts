import { arch, env, platform } from "node:process";
import { it } from "vitest";
import { isThere } from "./run-client.ts";

type Tool = Parameters<typeof isThere>[0];

/** A test that needs programs of the machine: skipped where one is missing, and says so, but never on CI. */
export function itWith(tools: readonly Tool[], title: string, body: () => void): void {
  const missing = tools.filter((tool) => !isThere(tool));
  const onCi = env["CI"] !== undefined && env["CI"] !== "";
  const name = missing.length === 0 ? title : `${title} (${missing.join(", ")} not installed)`;
  it.skipIf(missing.length > 0 && !onCi)(name, body);
}

/** A test that builds a crate for x86-64 Linux and looks at its symbols. */
export function itBuilding(title: string, body: () => void): void {
  if (platform === "linux" && arch === "x64") itWith(["cargo", "nm"], title, body);
  else it.skip(`${title} (only on x86-64 Linux)`, body);
}

/** What it takes to bring packages by a client and to read them with clang. */
export function toolsFor(client: "cargo" | "apt-get" | "npm" | "go"): readonly Tool[] {
  return client === "apt-get" ? ["apt-get", "dpkg-deb", "clang"] : [client, "clang"];
}
