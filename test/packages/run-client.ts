import { spawnSync } from "node:child_process";
import type { Client } from "./pin.ts";

/** The longest that one call of a client may take, in milliseconds. */
const TIME_LIMIT = 120_000;

/**
 * Runs a package manager's client, without a shell and without input, and gives what it printed.
 *
 * @throws Error with the last lines of what it said if it fails or takes too long.
 */
export function runClient(command: string, args: readonly string[], folder: string): string {
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: TIME_LIMIT,
    maxBuffer: 2 ** 28,
  });
  if (status === 0) return stdout;
  const said = (stderr ?? "").trim().split("\n").slice(-5).join("\n");
  const why =
    signal === null ? (error?.message ?? `status ${status}`) : `stopped after ${TIME_LIMIT / 1000} s`;
  throw new Error(`${command} ${args.join(" ")}: ${why}\n${said}`);
}

/** Whether a client can be run at all. */
export function isThere(client: Client | "clang" | "dpkg-deb" | "nm"): boolean {
  return spawnSync(client, [client === "go" ? "version" : "--version"], { stdio: "ignore" }).status === 0;
}
