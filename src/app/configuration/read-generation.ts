import { LANGUAGES, type Language } from "../../generate/generated-file.ts";
import { type PlacedValue, placeOfValue } from "../../idl/plain-value.ts";
import { Problem } from "../../source/problem.ts";
import type { Configuration, ConfiguredBridge, ConfiguredPath } from "./configuration.ts";
import { resolveConfiguredPath } from "./configured-path.ts";
import { placeOfEntryIn, refuse, refuseTwice } from "./place.ts";
import type { WrittenGeneration } from "./schema.ts";

/**
 * Reads the bridges that are written, and finds entries without one, which are for a later version.
 *
 * @throws Problem with the place: what is wrong (usage), a language for later (input).
 */
export function readGenerations(
  placed: PlacedValue,
  written: readonly WrittenGeneration[],
): Pick<Configuration, "bridges" | "codeFirst"> {
  const bridges = written.flatMap((generation) => readGeneration(placed, generation) ?? []);
  refuseTwice(
    bridges,
    ({ bridge }) => bridge.path,
    ({ bridge }) => bridge.span,
    ({ bridge }) => `the bridge \`${bridge.text}\``,
  );
  const codeFirst = written.find(({ bridge }) => bridge === undefined);
  return { bridges, codeFirst: codeFirst === undefined ? null : placeOfValue(placed, codeFirst) };
}

/** Null for one that starts from code. */
function readGeneration(placed: PlacedValue, written: WrittenGeneration): ConfiguredBridge | null {
  const at = (key: keyof WrittenGeneration) => placeOfEntryIn(placed, written, key);
  const file = (key: "bridge" | "out" | "templates"): ConfiguredPath | null => {
    const text = written[key];
    return text === undefined ? null : resolveConfiguredPath(text, at(key));
  };
  const [bridge, out, templates] = [file("bridge"), file("out"), file("templates")];
  if (bridge === null) {
    if (out === null || written.lang === undefined)
      refuse(
        placeOfValue(placed, written),
        "an entry of `gen` names its bridge",
        "write `bridge: kv.ffi.yaml`",
      );
    return null;
  }
  if (!/\.(?:ya?ml|json)$/i.test(bridge.path))
    refuse(bridge.span, `\`${bridge.text}\` is no bridge file`, "its name ends in .ffi.yaml or .ffi.json");
  if (written.package !== undefined)
    refuse(
      at("package"),
      "the package of a bridge is named in the bridge file",
      "write it there, under `go`",
    );
  return { bridge, out, languages: readLanguages(placed, written), tier: written.tier ?? "safe", templates };
}

function readLanguages(placed: PlacedValue, written: WrittenGeneration): readonly Language[] {
  const { lang = LANGUAGES } = written;
  const names: readonly string[] = typeof lang === "string" ? [lang] : lang;
  if (names.includes("ts"))
    throw new Problem(
      "input",
      "TypeScript is not written yet by this version",
      placeOfEntryIn(placed, written, "lang"),
      `known are ${LANGUAGES.join(", ")}`,
    );
  return LANGUAGES.filter((language) => names.includes(language));
}
