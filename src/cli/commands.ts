import type { CommandDefinition, OptionDefinition } from "./command.ts";

const reading = {
  target: {
    type: "texts",
    value: "TRIPLE",
    describe:
      "Read for this target; repeatable. Default: Linux on x86_64 and aarch64, macOS, Windows (as MinGW links it where Go is read)",
  },
  "include-path": {
    type: "texts",
    value: "DIR",
    describe: "Look for included headers in this folder too; repeatable",
  },
  define: { type: "texts", value: "NAME[=VALUE]", describe: "Define a macro; repeatable" },
  undefine: { type: "texts", value: "NAME", describe: "Undefine a predefined macro; repeatable" },
  feature: { type: "texts", value: "NAME", describe: "Turn a Cargo feature on; repeatable" },
  "all-features": { type: "flag", describe: "Turn all Cargo features on" },
  "no-default-features": { type: "flag", describe: "Leave the default Cargo features off" },
  cfg: {
    type: "texts",
    value: 'NAME[="VALUE"]',
    describe: "Set a cfg option of Rust sources, or `not(NAME)`; repeatable",
  },
  tag: { type: "texts", value: "NAME", describe: "Set a Go build tag; repeatable" },
  "allow-gaps": { type: "flag", describe: "What could not be understood is a warning and no failure" },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

const INPUTS =
  "A C header or a folder of headers, a crate or .rs file, a Go package or .go file, a project folder, a contract file " +
  "(.ffi.yaml, .ffi.json), or git:REF:PATH for one of them";

const source: OptionDefinition = {
  type: "texts",
  value: "rust|c|go:PATH",
  describe: "Read this source instead of what would be found: rust:PATH, c:PATH or go:PATH; repeatable",
};

const versions = {
  "version-old": { type: "text", value: "VERSION", describe: "The version of the baseline" },
  "version-new": { type: "text", value: "VERSION", describe: "The version of the current side" },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

const format: OptionDefinition = {
  type: "texts",
  value: "text|json[=FILE]",
  describe: "How to report; repeatable, each but one with =FILE",
};

/** Every command, in the order of the help. */
export const commands: readonly CommandDefinition[] = [
  {
    name: "check",
    arguments: "[path]",
    positionals: { path: "The project's folder; default: the current one" },
    describe: "Check a project: its sources agree with each other and keep what the last release promised",
    options: {
      source,
      config: {
        type: "text",
        value: "FILE",
        describe: "The configuration; default: ffi-contract.yaml in the project's folder, if it is there",
      },
      against: {
        type: "text",
        value: "REF",
        describe:
          "Compare with this revision. Default: the released contract of the configuration, the last release tag, or " +
          "where the default branch was left",
      },
      ...reading,
      format,
      ...versions,
    },
    examples: [
      ["ffi-contract check", "What is in this folder, against the last release"],
      ["ffi-contract check --against origin/main --format json=report.json", "A pull request"],
      [
        "ffi-contract check --source rust:crates/kv --source c:include/kv.h",
        "These two sources and no others",
      ],
    ],
    load: () => import("./commands/check.ts"),
  },
  {
    name: "diff",
    arguments: "<baseline> <current>",
    positionals: { baseline: INPUTS, current: "The same, as it is now" },
    describe: "Compare two versions: what changed, who breaks, which version bump is owed",
    options: {
      ...reading,
      "include-path-baseline": {
        type: "texts",
        value: "DIR",
        describe: "The same for the baseline only, searched first; repeatable",
      },
      "include-path-current": {
        type: "texts",
        value: "DIR",
        describe: "The same for the current side only, searched first; repeatable",
      },
      format,
      ...versions,
    },
    examples: [
      [
        "ffi-contract diff git:v1.2.0:include/kv.h include/kv.h",
        "The header as released against the work tree",
      ],
      [
        "ffi-contract diff old.h new.h --format text --format json=report.json",
        "Two files, and a report to keep",
      ],
      ["ffi-contract diff git:v1.2.0:crates/kv crates/kv", "A crate as released against the work tree"],
    ],
    load: () => import("./commands/diff.ts"),
  },
  {
    name: "extract",
    arguments: "[input..]",
    positionals: { input: INPUTS },
    describe: "Print or write the contract of some sources",
    options: {
      source,
      ...reading,
      output: { type: "text", alias: "o", value: "FILE", describe: "Write to this file instead of printing" },
      format: {
        type: "text",
        choices: ["yaml", "json"],
        describe: "Default: what the output's name says, else yaml",
      },
      update: {
        type: "flag",
        describe: "Refresh the contract file named by --output, keeping its name, version and targets",
      },
    },
    examples: [
      ["ffi-contract extract include/kv.h -o kv.ffi.yaml", "Write the contract file"],
      ["ffi-contract extract include/kv.h -o kv.ffi.yaml --update", "Refresh it after a change"],
      ["ffi-contract extract crates/kv --feature tls", "What a crate exports with a feature on"],
    ],
    load: () => import("./commands/extract.ts"),
  },
  {
    name: "gen",
    arguments: "[bridge..]",
    positionals: { bridge: "Bridge files; default: those of the current folder" },
    describe: "Write both sides of a bridge: safe Rust, Go and a C header",
    options: {
      output: {
        type: "text",
        alias: "o",
        value: "DIR",
        describe: "Write below this folder; default: the bridge file's",
      },
      lang: { type: "texts", value: "rust|go|c", describe: "Write this language only; repeatable" },
      tier: {
        type: "text",
        choices: ["raw", "safe"],
        describe:
          "How much Go does: raw is types, calls and errors; safe (default) makes misuse impossible. One ABI",
      },
      templates: {
        type: "text",
        value: "DIR",
        describe:
          "Templates of your own, in DIR/rust, DIR/go and DIR/c, in the place of those of the same name",
      },
      check: { type: "flag", describe: "Write nothing; show what is stale and end with 100" },
    },
    examples: [
      ["ffi-contract gen kv.ffi.yaml", "Both sides beside the bridge file"],
      ["ffi-contract gen --check", "In CI: are the generated files fresh?"],
    ],
    load: () => import("./commands/gen.ts"),
  },
  {
    name: "layout",
    arguments: "[input..]",
    positionals: { input: INPUTS },
    describe: "Draw the memory of types: offsets, padding, size, per target",
    options: {
      ...reading,
      type: { type: "texts", value: "NAME", describe: "Draw this type only; repeatable" },
      format: { type: "texts", value: "text|json[=FILE]", describe: "Pictures or numbers" },
    },
    examples: [["ffi-contract layout include/kv.h --type kv_options", "One struct on every target"]],
    load: () => import("./commands/layout.ts"),
  },
  {
    name: "rules",
    arguments: "",
    positionals: {},
    describe: "List the rules",
    options: { format: { type: "text", choices: ["text", "json"], describe: "Default: text" } },
    examples: [["ffi-contract rules", "Every rule id with its summary"]],
    load: () => import("./commands/rules.ts"),
  },
  {
    name: "explain",
    arguments: "<rule>",
    positionals: { rule: "The id of a rule, as findings show it" },
    describe: "Explain a rule: when it is how bad, what goes wrong, what to do",
    options: {},
    examples: [["ffi-contract explain param-added", "The page of one rule"]],
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "schema",
    arguments: "<name>",
    positionals: { name: "bridge, config, contract or report" },
    describe: "Print the JSON Schema of a file format",
    options: {},
    examples: [["ffi-contract schema report", "What --format json prints"]],
    load: () => import("./commands/schema.ts"),
  },
  {
    name: "completion",
    arguments: "[shell]",
    positionals: { shell: "bash or zsh; default: your login shell, else bash" },
    describe: "Print a script that completes commands, options and their values in your shell",
    options: {},
    examples: [['eval "$(ffi-contract completion bash)"', "A line for ~/.bashrc"]],
    load: () => import("./commands/completion.ts"),
  },
];
