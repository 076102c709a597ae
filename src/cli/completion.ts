import { TRIPLES } from "../idl/target.ts";
import type { CommandDefinition, OptionDefinition } from "./command.ts";

export const SHELLS = ["bash", "zsh"] as const;
export type Shell = (typeof SHELLS)[number];

/** Words that may stand as a command's argument, by command; elsewhere arguments are files. */
export type ArgumentWords = Readonly<Record<string, readonly string[]>>;

/** What a script does with one kind of word. */
type Answer = { readonly kind: "words"; readonly words: readonly string[] } | { readonly kind: "folders" };

/**
 * A script that completes commands, options, their values and files. Everything that it offers stands in it, so that
 * nothing of this program runs, and nothing can go wrong, while somebody types.
 */
export function completionScript(
  shell: Shell,
  commands: readonly CommandDefinition[],
  words: ArgumentWords,
): string {
  const cases = [
    ...commands.flatMap(valueCases),
    ...commands.map((command): Case => [`${command.name} -*`, wordsOf(optionNames(command))]),
    ...Object.entries(words).map(([name, known]): Case => [`${name} *`, wordsOf(known)]),
  ];
  const names = [...commands.map(({ name }) => name), "--help", "--version"];
  return shell === "bash" ? bashScript(names, cases) : zshScript(names, cases);
}

/** A pattern over `COMMAND WORD` or `COMMAND OPTION=`, and what is offered there. */
type Case = readonly [pattern: string, answer: Answer];

function valueCases({ name, options }: CommandDefinition): readonly Case[] {
  return Object.entries(options).flatMap(([option, definition]) => {
    const answer = valuesOf(option, definition);
    if (answer === null) return [];
    return [[`${name} --${option}=`, answer] as const];
  });
}

/** Null where a value is a file, or nobody knows. */
function valuesOf(option: string, definition: OptionDefinition): Answer | null {
  if (option === "target") return wordsOf(TRIPLES);
  if (definition.value === "DIR") return { kind: "folders" };
  if (definition.choices !== undefined) return wordsOf(definition.choices);
  if (option === "source") return wordsOf(["rust:", "c:", "go:"]);
  const listed = definition.value?.replace(/\[.*\]/, "").split("|") ?? [];
  return listed.length > 1 ? wordsOf(listed) : null;
}

function optionNames({ options }: CommandDefinition): readonly string[] {
  return [...Object.keys(options).map((name) => `--${name}`), "--help"];
}

function wordsOf(words: readonly string[]): Answer {
  return { kind: "words", words };
}

/** Letters, digits and `-` need no quotes in either shell; `*` stands at the end and matches anything. */
function quotePattern(pattern: string): string {
  return pattern.endsWith("*") ? `"${pattern.slice(0, -1)}"*` : `"${pattern}"`;
}

function bashScript(names: readonly string[], cases: readonly Case[]): string {
  const lines = cases.map(([pattern, answer]) => {
    const found =
      answer.kind === "folders"
        ? 'compgen -d -- "$word"'
        : `compgen -W "${answer.words.join(" ")}" -- "$word"`;
    return `    ${quotePattern(pattern)}) found=$(${found}) ;;`;
  });
  return `# bash: add this to ~/.bashrc
#   eval "$(ffi-contract completion bash)"
_ffi_contract() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" where found=""
  COMPREPLY=()
  if [ "$word" = "=" ]; then word=""; else
    if [ "$before" = "=" ]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names.join(" ")}" -- "$word"))
    return
  fi
  case "$before" in
    --*) where="\${COMP_WORDS[1]} $before=" ;;
    *) where="\${COMP_WORDS[1]} $word" ;;
  esac
  case "$where" in
${lines.join("\n")}
  esac
  local IFS=$'\\n'
  COMPREPLY=($found)
}
complete -o default -F _ffi_contract ffi-contract
`;
}

function zshScript(names: readonly string[], cases: readonly Case[]): string {
  const lines = cases.map(([pattern, answer]) => {
    const found = answer.kind === "folders" ? "_files -/" : `compadd -- ${answer.words.join(" ")}`;
    return `    ${quotePattern(pattern)}) ${found} ;;`;
  });
  return `#compdef ffi-contract
# zsh: add this to ~/.zshrc, behind compinit
#   eval "$(ffi-contract completion zsh)"
_ffi_contract() {
  local word="\${words[CURRENT]}" before="\${words[CURRENT-1]}" where
  if (( CURRENT == 2 )); then
    compadd -- ${names.join(" ")}
    return
  fi
  case "$word" in
    --*=*) before="\${word%%=*}"; compset -P 1 "*=" ;;
  esac
  case "$before" in
    --*) where="\${words[2]} $before=" ;;
    *) where="\${words[2]} $word" ;;
  esac
  case "$where" in
${lines.join("\n")}
    *) _files ;;
  esac
}
compdef _ffi_contract ffi-contract
`;
}
