import type { ExitStatus } from "./exit-status.ts";
import type { Terminal } from "./terminal.ts";

/** One option, in the terms that both the parser and the help need. */
export interface OptionDefinition {
  readonly type: "text" | "texts" | "flag";
  readonly describe: string;
  readonly alias?: string;
  /** How its value is called in the help. */
  readonly value?: string;
  readonly choices?: readonly string[];
}

export interface CommandDefinition {
  readonly name: string;
  /** Positional arguments as yargs writes them: `<one>`, `[many..]`. */
  readonly arguments: string;
  readonly positionals: Readonly<Record<string, string>>;
  readonly describe: string;
  readonly options: Readonly<Record<string, OptionDefinition>>;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  /** Loaded only when the command runs. */
  readonly load: () => Promise<CommandModule>;
}

export interface CommandModule {
  /** @param commands all of them, for those that speak of the others. */
  readonly run: (args: Arguments, terminal: Terminal, commands: readonly CommandDefinition[]) => ExitStatus;
}

/** What the command line said, by option and positional name. */
export interface Arguments {
  readonly text: (name: string) => string | null;
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}
