import { describe, expect, it } from "vitest";
import { run } from "../src/cli/run.ts";
import { demonstrate } from "./tools/demonstration.ts";
import { projectPath } from "./tools/project.ts";

async function play(): Promise<string> {
  let shown = "";
  const print = (text: string): void => {
    shown += text;
  };
  await demonstrate({
    say: async (text) => print(text),
    run: (argv) =>
      run(argv, {
        cwd: projectPath("."),
        env: {},
        stdout: print,
        stderr: print,
        color: { stdout: false, stderr: false },
      }),
  });
  return shown;
}

describe("npm run demo", () => {
  it("shows a breaking header judged, and the memory of its struct before and after on two targets", async () => {
    const shown = await play();
    const order = [
      "$ npx ffi-contract diff examples/kv-header/v1/kv.h examples/kv-header/v2/kv.h",
      "error[enum-variant-value-changed]",
      "error[struct-field-added-middle]",
      "error[param-width-changed]",
      "info[function-added]",
      "major bump required: 3 breaking, 2 additions",
      "0 gaps\n\nexit status 100: ",
      "$ npx ffi-contract layout examples/kv-header/v1/kv.h",
      "struct kv_options on x86_64-pc-windows-msvc\n  size 24, align 8",
      "struct kv_options on x86_64-unknown-linux-gnu\n  size 24, align 8",
      "$ npx ffi-contract layout examples/kv-header/v2/kv.h",
      "struct kv_options on x86_64-pc-windows-msvc\n  size 24, align 8",
      "struct kv_options on x86_64-unknown-linux-gnu\n  size 32, align 8",
      "npx ffi-contract explain struct-field-added-middle",
    ];
    let from = 0;
    for (const text of order) {
      const at = shown.indexOf(text, from);
      expect(at, `${text} after ${JSON.stringify(shown.slice(from, from + 60))}`).toBeGreaterThanOrEqual(0);
      from = at + text.length;
    }
  });

  it("says the same every time", async () => {
    expect(await play()).toBe(await play());
  });

  it("fits a terminal of 100 columns, but for the headings of findings and the summary, which stay on one line", async () => {
    const lines = (await play())
      .split("\n")
      .filter((line) => !/: (error|warning|info)\[|^major bump /.test(line));
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});
