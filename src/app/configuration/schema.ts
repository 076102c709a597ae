import { z } from "zod";
import { TIERS } from "../../generate/generated-file.ts";
import { closed, name } from "../../idl/schema-members.ts";
import { TRIPLES } from "../../idl/target.ts";
import { isCalendarDate } from "./calendar-date.ts";
import { knownRuleIds } from "./known-rules.ts";

/** The written form of `ffi-contract.yaml`, defined once: the reader checks files by it, and the JSON Schema is printed from it. */

/** The format that this program reads. */
export const CONFIGURATION_FORMAT = 1n;

/** A configuration may come from a stranger, and each of these costs a reading or a look at every finding. */
const MOST_LIBRARIES = 200;
const MOST_SOURCES = 200;
const MOST_WAIVERS = 1000;
/** Of a name with `*` and `?`, in UTF-16 units. */
const LONGEST_PATTERN = 200;

const path = (description: string) => name(`${description}; relative to this file, within its tree`);
const paths = (description: string) =>
  z.array(path(description)).min(1).max(MOST_SOURCES).meta({ description });
const texts = (description: string) =>
  z.array(z.string().min(1)).max(MOST_SOURCES).meta({ description }).optional();
const flag = (description: string) => z.boolean().meta({ description }).optional();

const rustSource = closed("Rust", "A crate, or one file of Rust with the modules that it names", {
  rust: path("The crate's folder, or a single `.rs` file"),
  features: texts("Features that are on, beside the default ones"),
  no_default_features: flag("Whether the default features are off"),
  all_features: flag("Whether all features are on"),
  cfg: texts('Further `cfg` options that are set: `name` or `name="value"`; `not(name)` is not set'),
}).meta({ id: "rust" });

const headerSource = closed("C", "Headers that make one contract", {
  c: paths("Headers, or folders of headers"),
  include_paths: z
    .array(path("A folder"))
    .max(MOST_SOURCES)
    .meta({ description: "Folders in which included headers are looked for" })
    .optional(),
  defines: texts("Macros that are defined: NAME or NAME=VALUE"),
  undefines: texts("Predefined macros that are undefined"),
}).meta({ id: "c" });

const goSource = closed("Go", "Go packages that call C or are called from it", {
  go: paths("Folders of packages"),
  tags: texts("Build tags that are set"),
}).meta({ id: "go" });

const typeScriptSource = closed("TypeScript", "Not read yet by this version", {
  ts: paths("Modules that open the library"),
}).meta({ id: "ts" });

/** In the order of the branches of the union of sources, which complaints rely on. */
export const SOURCE_LANGUAGES = ["rust", "c", "go", "ts"] as const;

const library = closed("Library", "One library, with all sources that define or declare its symbols", {
  name: name("What it is called in reports"),
  contract: path("The committed contract file, which mirrors the sources").optional(),
  released: path("The contract of the last release: the baseline").optional(),
  meaning: path("Meaning stated by hand; accepted, and not read yet by this version").optional(),
  sources: z
    .array(z.union([rustSource, headerSource, goSource, typeScriptSource]))
    .min(1)
    .max(MOST_SOURCES)
    .meta({ description: "What is read, each under the key of its language" }),
}).meta({ id: "library" });

const ruleId = (description: string) =>
  z
    .string()
    .min(1)
    .meta({ description, enum: [...knownRuleIds()] });

const waiver = closed("Waiver", "Findings that are accepted, and why", {
  rule: ruleId("The rule whose findings are accepted"),
  symbol: name("Name of a symbol or type, or TYPE.MEMBER; `*` and `?` are wildcards. Default: any")
    .max(LONGEST_PATTERN)
    .optional(),
  path: path("File or folder of either place of the finding; `*` and `?` are wildcards. Default: any")
    .max(LONGEST_PATTERN)
    .optional(),
  reason: z
    .string()
    .refine((text) => text.trim() !== "", { error: "must say why" })
    .meta({ description: "Why it is accepted", minLength: 1 }),
  until: z
    .string()
    .refine(isCalendarDate, { error: "must be a date such as 2027-01-01" })
    .meta({ description: "The last day on which it holds, YYYY-MM-DD", format: "date" })
    .optional(),
}).meta({ id: "waiver" });

const check = closed("Check", "How `check` judges", {
  fail_on: z
    .enum(["error", "warning"])
    .meta({ description: "The level from which a finding fails the run. Default: error" })
    .optional(),
  rules: z
    .record(ruleId("A rule"), z.enum(["error", "warning", "info", "off"]))
    .meta({ description: "Levels by rule; a changed level does not change the version that is owed" })
    .optional(),
  waivers: z.array(waiver).max(MOST_WAIVERS).meta({ description: "What is accepted" }).optional(),
}).meta({ id: "check" });

const language = z.enum(["c", "go", "rust", "ts"]);

const generation = closed(
  "Generation",
  "A bridge that `gen` writes, and whose files `check` expects to be fresh",
  {
    bridge: path("The bridge file").optional(),
    out: path("The folder to write to. Default: the bridge file's").optional(),
    lang: z
      .union([language, z.array(language).min(1)])
      .meta({ description: "The languages to write. Default: all that there are" })
      .optional(),
    tier: z
      .enum(TIERS)
      .meta({ description: "How much Go does: raw is types, calls and errors. Default: safe" })
      .optional(),
    templates: path("Templates in the place of those of the same name, below rust/, go/ and c/").optional(),
    package: name(
      "For bindings without a bridge file; accepted, and not built yet by this version",
    ).optional(),
  },
).meta({ id: "gen" });

export const configurationSchema = closed(
  "ffi-contract configuration",
  "What `ffi-contract check` reads, how it judges, and what is accepted",
  {
    config: z.literal(CONFIGURATION_FORMAT).meta({ description: "The format of this file" }),
    libraries: z
      .array(library)
      .min(1)
      .max(MOST_LIBRARIES)
      .meta({ description: "Default: found in the tree" })
      .optional(),
    targets: z
      .array(z.enum(TRIPLES))
      .min(1)
      .meta({ description: "Default: Linux on x86_64 and aarch64, macOS on aarch64, Windows on x86_64" })
      .optional(),
    check: check.optional(),
    gen: z.array(generation).max(MOST_SOURCES).meta({ description: "Bridges to write" }).optional(),
  },
);

export type WrittenConfiguration = z.infer<typeof configurationSchema>;
export type WrittenLibrary = z.infer<typeof library>;
export type WrittenSource = z.infer<
  typeof rustSource | typeof headerSource | typeof goSource | typeof typeScriptSource
>;
export type WrittenGeneration = z.infer<typeof generation>;
export type WrittenWaiver = z.infer<typeof waiver>;

/** The JSON Schema (draft 2020-12) of `ffi-contract.yaml`, for editors and for other programs. */
export function configurationJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(configurationSchema, { target: "draft-2020-12", unrepresentable: "any" });
}
