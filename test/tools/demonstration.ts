/** Where the demonstration runs its commands and writes what it says between them. */
export interface Stage {
  /** Runs one command line of the program, shows what it prints, and gives its exit status. */
  readonly run: (argv: readonly string[]) => Promise<number>;
  readonly say: (text: string) => void;
}

const OLD = "examples/kv-header/v1/kv.h";
const NEW = "examples/kv-header/v2/kv.h";

/** Two that differ in the width of `long`. */
const TARGETS = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc"];

/** A library's header in two versions: their differences judged, then the changed struct's memory in both. */
export async function demonstrate(stage: Stage): Promise<void> {
  const show = async (title: string, ...argv: readonly string[]): Promise<number> => {
    stage.say(`\n${ruler(title)}\n\n$ npx ffi-contract ${argv.join(" ")}\n\n`);
    return await stage.run(argv);
  };
  const status = await show("Version 1.4.0 of a header against 1.5.0", "diff", OLD, NEW);
  stage.say(`\nexit status ${status}: ${MEANING[status] ?? "not what this demonstration is about"}\n`);
  const picture = ["--type", "kv_options", ...TARGETS.flatMap((target) => ["--target", target])];
  await show("The memory of kv_options in 1.4.0, where long has 8 bytes and where it has 4", ...layout(OLD));
  await show("And in 1.5.0: cache_bytes is elsewhere for whoever was built before", ...layout(NEW));
  stage.say(
    [
      "",
      ruler("Next"),
      "",
      "npx ffi-contract explain struct-field-added-middle   why that breaks, for whom, and what to do",
      "npx ffi-contract diff git:v1.0.0:include/my.h include/my.h   your own header, as released and as it is",
      "",
    ].join("\n"),
  );

  function layout(header: string): readonly string[] {
    return ["layout", header, ...picture];
  }
}

const MEANING: Readonly<Record<number, string>> = {
  0: "the change is paid for",
  100: "the header breaks programs that were built before, and its version does not say so",
};

function ruler(title: string): string {
  return `== ${title} ${"=".repeat(Math.max(0, 92 - title.length))}`;
}
