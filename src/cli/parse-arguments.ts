import yargs, { type Argv } from "yargs";
import { nearest } from "../source/nearest.ts";
import { Problem } from "../source/problem.ts";
import type { Arguments, CommandDefinition, OptionDefinition } from "./command.ts";
import { version } from "./version.ts";

/** What a command line asks for: a command to run, or a text that the parser itself has (help, version). */
export type Invocation =
  | { readonly kind: "command"; readonly command: CommandDefinition; readonly args: Arguments }
  | { readonly kind: "text"; readonly text: string };

/** Options that yargs itself answers, and what it puts beside ours. */
const BUILT_IN = ["help", "version", "_", "$0"];

/** Asked by the completion scripts of earlier versions, at every press of a key: no complaint may reach the terminal. */
const OLD_COMPLETION = "--get-yargs-completions";

/** In columns; fixed, so that the help is the same on every terminal. */
const HELP_WIDTH = 100;

type Values = Readonly<Record<string, unknown>>;

/**
 * Reads a command line.
 *
 * @throws Problem (usage) that names the nearest command or option where one is unknown.
 */
export async function parseArguments(
  argv: readonly string[],
  commands: readonly CommandDefinition[],
): Promise<Invocation> {
  if (argv.includes(OLD_COMPLETION)) return { kind: "text", text: "" };
  const chosen: { readonly command: CommandDefinition; readonly values: Values }[] = [];
  let said = "";
  let parser = yargs()
    .scriptName("ffi-contract")
    .usage("$0 <command>\n\nChecks the C ABI between Go, Rust and C.")
    .locale("en")
    .exitProcess(false)
    .wrap(HELP_WIDTH)
    .parserConfiguration({
      "camel-case-expansion": false,
      "dot-notation": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
      "boolean-negation": false,
      "greedy-arrays": false,
      "strip-aliased": true,
    })
    .version(version)
    .help()
    .fail((message, error) => {
      throw new Problem(
        "usage",
        faultText(message ?? error.message, argv, commands),
        null,
        helpAdvice(argv, commands),
      );
    });
  for (const command of commands) {
    parser = parser.command({
      command: `${command.name} ${command.arguments}`.trim(),
      describe: command.describe,
      builder: (inner) => describeCommand(inner, command),
      handler: (values) => {
        chosen.push({ command, values });
      },
    });
  }
  await parser.parseAsync([...argv], {}, (_error, _values, output) => {
    said = output;
  });
  const [selected] = chosen;
  if (selected === undefined) {
    if (said !== "") return { kind: "text", text: `${said}\n` };
    throw unknownCommand(argv, commands);
  }
  refuseUnknown(selected.command, selected.values);
  return { kind: "command", command: selected.command, args: readArguments(selected.values) };
}

function describeCommand(parser: Argv, command: CommandDefinition): Argv {
  let described = parser;
  for (const [name, describe] of Object.entries(command.positionals)) {
    described = described.positional(name, { type: "string", describe });
  }
  for (const [name, option] of Object.entries(command.options)) {
    described = described.option(name, yargsOption(option));
  }
  for (const [example, meaning] of command.examples) described = described.example(example, meaning);
  return described;
}

function yargsOption(option: OptionDefinition) {
  const value = option.value === undefined ? "" : ` [${option.value}]`;
  return {
    describe: `${option.describe}${value}`,
    ...(option.alias === undefined ? {} : { alias: option.alias }),
    ...(option.choices === undefined ? {} : { choices: option.choices }),
    ...(option.type === "flag"
      ? { type: "boolean" as const }
      : { type: "string" as const, array: option.type === "texts", requiresArg: true }),
  };
}

/** What yargs says, but for missing arguments, which it only counts. */
function faultText(message: string, argv: readonly string[], commands: readonly CommandDefinition[]): string {
  const command = commands.find(({ name }) => name === argv[0]);
  const [, option, given, choices] =
    /Argument: ([\w-]+), Given: "(.*)", Choices: (".*")$/.exec(message) ?? [];
  if (option !== undefined && choices !== undefined)
    return `--${option} cannot be \`${given}\`; known are ${choices.replaceAll('"', "")}`;
  if (command === undefined || !message.startsWith("Not enough non-option arguments")) return message;
  return `${command.name} needs ${command.arguments}`;
}

function helpAdvice(argv: readonly string[], commands: readonly CommandDefinition[]): string {
  const command = commands.find(({ name }) => name === argv[0]);
  return command === undefined ? "See ffi-contract --help." : `See ffi-contract ${command.name} --help.`;
}

function unknownCommand(argv: readonly string[], commands: readonly CommandDefinition[]): Problem {
  const word = argv.find((argument) => !argument.startsWith("-"));
  const names = commands.map(({ name }) => name);
  if (word === undefined) {
    return new Problem(
      "usage",
      "no command",
      null,
      `Commands: ${names.join(", ")}. See ffi-contract --help.`,
    );
  }
  const meant = nearest(word, names);
  const hint = meant === null ? `commands are ${names.join(", ")}` : `did you mean \`${meant}\`?`;
  return new Problem("usage", `unknown command \`${word}\`; ${hint}`, null, helpAdvice(argv, commands));
}

function refuseUnknown(command: CommandDefinition, values: Values): void {
  const advice = `See ffi-contract ${command.name} --help.`;
  const options = Object.keys(command.options);
  const aliases = Object.values(command.options).flatMap(({ alias }) => alias ?? []);
  const known = new Set([...BUILT_IN, ...options, ...aliases, ...Object.keys(command.positionals)]);
  for (const name of Object.keys(values)) {
    if (known.has(name)) continue;
    const meant = nearest(name, options);
    const hint = meant === null ? "" : `; did you mean \`--${meant}\`?`;
    throw new Problem("usage", `unknown option \`${dashed(name)}\` of ${command.name}${hint}`, null, advice);
  }
  const { _: words } = values;
  const extra = readList(words)[1];
  if (extra !== undefined) throw new Problem("usage", `unexpected argument \`${extra}\``, null, advice);
  for (const [name, option] of Object.entries(command.options)) {
    if (option.type !== "texts" && Array.isArray(values[name])) {
      throw new Problem("usage", `\`--${name}\` is given more than once`, null, advice);
    }
  }
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}

function readArguments(values: Values): Arguments {
  return {
    text: (name) => readList(values[name])[0] ?? null,
    texts: (name) => readList(values[name]),
    flag: (name) => values[name] === true,
  };
}

function readList(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === undefined || value === null ? [] : [String(value)];
}
