import { checkName, snakeCase } from "../../src/idl/bridge/names.ts";
import { span } from "../lower/build-bridge.ts";

/** Comments, texts and lines of the preprocessor, in which names are no names. */
const NO_CODE = /\/\/.*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)'|^#include.*/gm;

/**
 * Every name that generated code gives to something of its own, spelled as a parameter may be called in a bridge:
 * `bytesOf` as `bytes_of`.
 */
export function namesIn(texts: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const text of texts)
    for (const [word] of text.replaceAll(NO_CODE, " ").matchAll(/\b[a-z_][A-Za-z0-9_]*/g)) {
      const name = snakeCase(word.replaceAll(/^_+|_+$/g, "")).replaceAll(/_{2,}/g, "_");
      if (isParamName(name)) names.add(name);
    }
  return [...names].sort();
}

function isParamName(name: string): boolean {
  try {
    checkName(name, "member", "a parameter", span);
    return true;
  } catch {
    return false;
  }
}
