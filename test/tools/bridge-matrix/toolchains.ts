import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { env } from "node:process";

/** Compilers as they are set up by themselves: nothing is fetched, and nothing of the machine's workspaces plays a part. */
const SETTINGS: Readonly<Record<string, string>> = {
  GOFLAGS: "-mod=mod",
  GOWORK: "off",
  GOTOOLCHAIN: "local",
  GOPROXY: "off",
  CGO_ENABLED: "1",
  CARGO_NET_OFFLINE: "true",
};

/** Runs a program in a folder; it is told of by its status, and never throws. */
export function runIn(
  folder: string,
  command: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> {
  // Where a library was built before decides nothing here.
  const { CARGO_TARGET_DIR: _, ...inherited } = env;
  return spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...inherited, ...SETTINGS, ...more },
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** What a program said that failed, or that says what is wrong and ends well; null if it is content. */
export function complaintOf(
  folder: string,
  command: string,
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly silent?: boolean } = {},
): string | null {
  const { status, stdout, stderr, error } = runIn(folder, command, args, options.env);
  const said = `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`;
  const isContent = status === 0 && !(options.silent === true && said !== "");
  return isContent ? null : `${command} ${args.join(" ")}\n${said}`;
}
