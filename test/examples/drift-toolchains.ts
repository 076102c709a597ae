import { spawnSync } from "node:child_process";
import { env } from "node:process";

/** The longest that one command may take, in milliseconds; the first one fills Go's cache. */
const TIME_LIMIT = 240_000;

/** Nothing is downloaded, and no setting of the machine moves what is built. */
const ENVIRONMENT = {
  ...env,
  CARGO_NET_OFFLINE: "true",
  CARGO_TARGET_DIR: "target",
  CGO_ENABLED: "1",
  GOFLAGS: "",
  GOPROXY: "off",
  GOTOOLCHAIN: "local",
  GOWORK: "off",
};

/** What a person types to build the example and to look for mistakes in it, as words. */
export const BUILD_COMMANDS: readonly (readonly string[])[] = [
  ["cargo", "build", "--release", "--quiet"],
  ["go", "vet", "./..."],
  ["go", "build", "./..."],
];

export const DAY_COMMAND: readonly string[] = ["go", "run", "./day"];

export const TEST_COMMAND: readonly string[] = ["go", "test", "./..."];

export interface Said {
  readonly passed: boolean;
  /** What it printed, first to standard output, then to standard error. */
  readonly text: string;
}

/** Runs a command in a copy of an example. */
export function runTool(
  words: readonly string[],
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Said {
  const [command = "", ...args] = words;
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    env: { ...ENVIRONMENT, ...more },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: TIME_LIMIT,
  });
  return { passed: status === 0, text: `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}` };
}

/** The programs among cargo, Go and the C compiler that cgo starts which this machine lacks. */
export function missingTools(): readonly string[] {
  const compiler = runTool(["go", "env", "CC"], ".");
  const tools: readonly (readonly string[])[] = [
    ["cargo", "--version"],
    ["go", "version"],
    [compiler.passed ? compiler.text.trim() : "gcc", "--version"],
  ];
  return tools.flatMap(([tool = "", ...args]) => (runTool([tool, ...args], ".").passed ? [] : [tool]));
}
