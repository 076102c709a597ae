import { spawnSync } from "node:child_process";
import { type Measurement, type Repetition, takeTurns } from "./measure.ts";

/** A program that is measured: what starts it, or why it cannot be started. */
export interface Command {
  readonly what: string;
  readonly command: readonly string[] | null;
  readonly note: string;
}

/** Times programs that are started in a folder, by turns, and looks at the memory of those of Node. */
export async function measureProcesses(
  commands: readonly Command[],
  folder: string,
  repetition: Repetition,
): Promise<readonly Measurement[]> {
  const actions = new Map<string, () => unknown>();
  for (const { what, command } of commands) {
    if (command === null) continue;
    const [file = "", ...args] = command;
    actions.set(what, () => spawnSync(file, args, { cwd: folder, stdio: "ignore" }));
  }
  const times = await takeTurns(actions, repetition);
  return commands.map(({ what, command, note }) => {
    return { what, note, times: times.get(what) ?? null, peak: peakOf(command, folder) };
  });
}

/** Says when the process ends how much memory it held at most, in KiB. */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("\\npeak " + process.resourceUsage().maxRSS));',
)}`;

/** The most memory that a program of Node held at a time, in bytes; of others it is not known. */
function peakOf(command: Command["command"], folder: string): number | null {
  if (command === null || command[0] !== process.execPath) return null;
  const args = ["--import", TELL_PEAK, ...command.slice(1)];
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 });
  const peak = /peak (\d+)$/.exec(stderr)?.[1];
  return peak === undefined ? null : Number(peak) * 1024;
}
