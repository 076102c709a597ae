import { rulePages } from "../../report/rule-page.ts";
import { comparingRules } from "../../rules/catalog.ts";
import { nearest } from "../../source/nearest.ts";
import { Problem } from "../../source/problem.ts";
import type { Arguments, CommandDefinition } from "../command.ts";
import { completionScript, SHELLS, type Shell } from "../completion.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import type { Terminal } from "../terminal.ts";

/** Prints the script that completes command lines of this program. */
export function run(args: Arguments, terminal: Terminal, commands: readonly CommandDefinition[]): ExitStatus {
  const { SHELL } = terminal.env;
  const shell = requireShell(args.text("shell"), SHELL);
  const words = {
    explain: rulePages(comparingRules).map(({ id }) => id),
    schema: ["bridge", "config", "contract", "report"],
    completion: SHELLS,
  };
  terminal.stdout(completionScript(shell, commands, words));
  return EXIT.passed;
}

/** The shell that is named, else the one that the user logs in to, else bash. */
function requireShell(named: string | null, login: string | undefined): Shell {
  if (named === null) return login !== undefined && /(^|\/)zsh$/.test(login) ? "zsh" : "bash";
  const shell = SHELLS.find((known) => known === named);
  if (shell !== undefined) return shell;
  const meant = nearest(named, SHELLS);
  const hint = meant === null ? `known are ${SHELLS.join(", ")}` : `did you mean \`${meant}\`?`;
  throw new Problem("usage", `there is no completion for \`${named}\`; ${hint}`);
}
