/** Where the demonstration runs its commands and writes what it says between them. */
export interface Stage {
  /** Runs one command line of the program, shows what it prints, and gives its exit status. */
  readonly run: (argv: readonly string[]) => Promise<number>;
  readonly say: (text: string) => Promise<void>;
}

/** Columns of a terminal that are filled at most. */
const WIDTH = 100;
const OLD = "examples/kv-header/v1/kv.h";
const NEW = "examples/kv-header/v2/kv.h";

/** Two that differ in the width of `long`. */
const TARGETS = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc"];

/** Two versions of a library's header: what changed, judged; then the changed struct's memory in both. */
export async function demonstrate({ run, say }: Stage): Promise<void> {
  const show = async (title: string, ...words: readonly string[]): Promise<number> => {
    await say(`\n${heading(title)}\n\n${commandLine(words)}\n\n`);
    return await run(words.flatMap((word) => word.split(" ")));
  };
  const pictures = ["--type kv_options", ...TARGETS.map((target) => `--target ${target}`)];
  const status = await show("A header of version 1.4.0, and what 1.5.0 did to it", "diff", OLD, NEW);
  await say(`\nexit status ${status}: ${MEANING[status] ?? "not what this demonstration is about"}\n`);
  await show("kv_options in 1.4.0, where long has 4 bytes and where it has 8", "layout", OLD, ...pictures);
  await show(
    "kv_options in 1.5.0: cache_bytes moved, and only Windows kept the size",
    "layout",
    NEW,
    ...pictures,
  );
  await say(`\n${heading("What to try next")}\n\n${NEXT.join("\n")}\n`);
}

const MEANING: Readonly<Record<number, string>> = {
  0: "nothing breaks, or the new version pays for it",
  100: "programs that were built before break, and the new version does not say so",
};

const NEXT = [
  "npx ffi-contract explain struct-field-added-middle    why that breaks, and what to do instead",
  "npx ffi-contract diff git:v1.0.0:include/my.h include/my.h    your header, as released and as it is",
];

function heading(title: string): string {
  return `== ${title} `.padEnd(WIDTH, "=");
}

/** As one types it: what does not fit goes to a line of its own. */
function commandLine(words: readonly string[]): string {
  const lines: string[] = [];
  let line = "$ npx ffi-contract";
  for (const word of words) {
    if (line.length + 1 + word.length + " \\".length <= WIDTH) line += ` ${word}`;
    else {
      lines.push(line);
      line = `    ${word}`;
    }
  }
  return [...lines, line].join(" \\\n");
}
