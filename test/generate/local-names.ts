import { snakeCase } from "../../src/idl/bridge/names.ts";

/** Comments, texts and included files, in which names are no names. */
const NO_CODE = /\/\/.*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)'|^#include.*/gm;

/** What a parameter may be called in a bridge, but for hashes. */
const PARAM = /^(?![0-9a-f]{32})[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const LONGEST = 40;

/**
 * Every name that code gives to something of its own, spelled as a parameter may be called in a bridge: `bytesOf` as
 * `bytes_of`.
 */
export function namesIn(texts: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const text of texts)
    for (const [word] of text.replaceAll(NO_CODE, " ").matchAll(/\b[a-z_][A-Za-z0-9_]*/g)) {
      const name = snakeCase(word).replaceAll(/_{2,}/g, "_").replaceAll(/^_|_$/g, "");
      if (name.length <= LONGEST && PARAM.test(name)) names.add(name);
    }
  return [...names].sort();
}
