import { describe, expect, it } from "vitest";
import { makeScratch } from "./cli/scratch.ts";
import { type Copy, demonstrate } from "./tools/demonstration.ts";

/** What the demonstration shows on a machine without cargo. */
async function play(): Promise<string> {
  let shown = "";
  await demonstrate({
    say: async (text) => {
      shown += text;
    },
    copy: (files): Copy => {
      const scratch = makeScratch(files);
      return {
        run: async (argv) => {
          const { status, stdout, stderr } = await scratch.run(...argv);
          return { status, text: stdout + stderr };
        },
        build: () => ({ kind: "missing", tools: ["cargo"] }),
      };
    },
  });
  return shown;
}

describe("npm run demo", () => {
  it("shows two sides that agree, then three changes: what each computes, and what check says of it", async () => {
    const shown = await play();
    const order = [
      "== As released",
      "(cargo not installed here; elsewhere it builds without a warning and prints)",
      "in the drawer    121.30\n",
      "$ npx ffi-contract check\n",
      "exit status 0\n",
      "$ git apply patches/field-inserted.patch\n",
      "+    pub drawer: u32,\n",
      "tax              0.00           (should be 3.40)\n",
      "error[field-missing-mismatch]",
      "exit status 100\n",
      "$ git apply patches/parameter-widened.patch\n",
      "in the drawer    85899387.22    (should be 121.30)\n",
      "error[param-width-mismatch]",
      "exit status 100\n",
      "$ git apply patches/value-shifted.patch\n",
      "sale of 23.80    refunded       (should be sold)\n",
      "error[enum-value-mismatch]",
      "exit status 100\n",
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
      .filter((line) => !/: (error|warning|info)\[|; compared \d+ functions?, /.test(line));
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});
