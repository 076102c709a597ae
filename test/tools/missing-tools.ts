import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { env } from "node:process";

/** Programs without which some tests are skipped: compilers to compare with, clients that bring packages. */
const TOOLS = [
  "clang",
  "gcc",
  "x86_64-w64-mingw32-gcc",
  "rustc",
  "cargo",
  "nm",
  "go",
  "staticcheck",
  "git",
  "valgrind",
];

function isInstalled(tool: string): boolean {
  return (env["PATH"] ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Says before the tests which of them will not run here: the reporter shows skipped tests as a number only. */
export default function sayMissingTools(): void {
  const missing = TOOLS.filter((tool) => !isInstalled(tool));
  if (missing.length === 0) return;
  const onCi = env["CI"] !== undefined && env["CI"] !== "";
  const what = onCi ? "fail, since CI is set" : "are skipped";
  console.log(`not installed: ${missing.join(", ")}; tests that need them ${what}`);
}
