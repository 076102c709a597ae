import {
  parseCfg,
  parseDefine,
  parseFeatures,
  parseTags,
  parseTargets,
  parseUndefine,
  type ReadingOptions,
} from "../../app/reading-options.ts";
import type { Arguments } from "../command.ts";

/**
 * The options that say how inputs are read.
 *
 * @throws Problem (usage) for a value that is none.
 */
export function readingOptions(args: Arguments): ReadingOptions {
  return {
    targets: parseTargets(args.texts("target")),
    includePaths: args.texts("include-path"),
    defines: args.texts("define").map(parseDefine),
    undefines: args.texts("undefine").map(parseUndefine),
    choices: {
      choice: {
        features: parseFeatures(args.texts("feature")),
        allFeatures: args.flag("all-features"),
        defaultFeatures: !args.flag("no-default-features"),
      },
      cfg: args.texts("cfg").map(parseCfg),
      tags: parseTags(args.texts("tag")),
    },
  };
}
