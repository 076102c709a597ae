import { parseDefine, parseTargets, parseUndefine, type ReadingOptions } from "../../app/reading-options.ts";
import type { Arguments } from "../command.ts";

/** The options that say how inputs are read. */
export function readingOptions(args: Arguments): ReadingOptions {
  return {
    targets: parseTargets(args.texts("target")),
    includePaths: args.texts("include-path"),
    defines: args.texts("define").map(parseDefine),
    undefines: args.texts("undefine").map(parseUndefine),
  };
}
