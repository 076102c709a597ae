import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lexFile } from "../../src/syntax/c/lexer.ts";
import { usualSpelling } from "../../src/syntax/c/punctuators.ts";
import { preprocessSample } from "../expand/preprocess-sample.ts";

const path = new URL("preprocessor/conformance.h", import.meta.url).pathname;

function isThere(compiler: string): boolean {
  return spawnSync(compiler, ["--version"]).status === 0;
}

describe.each(["clang", "gcc"])("preprocessing the conformance sample as %s does", (compiler) => {
  const isMissing = !isThere(compiler) && process.env["CI"] === undefined;

  it.skipIf(isMissing)(
    `gives the same tokens${isMissing ? ` (skipped: ${compiler} is not installed)` : ""}`,
    () => {
      const run = spawnSync(compiler, ["-E", "-P", path], { encoding: "utf8" });
      expect(run.status, run.stderr).toBe(0);
      const theirs = lexFile({ path, text: run.stdout.replace(/^#pragma.*$/gm, "") }).tokens;
      const unit = preprocessSample({
        "main.h": '#include "conformance.h"\n',
        "conformance.h": readFileSync(path, "utf8"),
      });
      const words = unit.tokens.map((token) => token.text);
      expect(unit.gaps).toEqual([]);
      expect(words).toEqual(theirs.map((token) => usualSpelling(token.text)));
    },
  );
});
