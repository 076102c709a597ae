import type { Note } from "../../idl/gap.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Token } from "../../syntax/c/token.ts";
import type { Macro } from "./translation-unit.ts";

function headerNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (header: string, ...added: readonly string[]): void => {
    for (const name of added) names.set(name, header);
  };
  add("stddef.h", "size_t", "ptrdiff_t", "wchar_t", "max_align_t", "NULL", "offsetof");
  add("stdbool.h", "bool", "true", "false");
  add("stdint.h", "intptr_t", "uintptr_t", "intmax_t", "uintmax_t", "SIZE_MAX", "PTRDIFF_MIN", "PTRDIFF_MAX");
  add("stdint.h", "INTPTR_MIN", "INTPTR_MAX", "UINTPTR_MAX", "INTMAX_MIN", "INTMAX_MAX", "UINTMAX_MAX");
  for (const bits of [8, 16, 32, 64]) {
    for (const kind of ["", "_least", "_fast"]) {
      const upper = kind.toUpperCase();
      add("stdint.h", `int${kind}${bits}_t`, `uint${kind}${bits}_t`);
      add("stdint.h", `INT${upper}${bits}_MIN`, `INT${upper}${bits}_MAX`, `UINT${upper}${bits}_MAX`);
    }
    add("stdint.h", `INT${bits}_C`, `UINT${bits}_C`);
  }
  return names;
}

/** The names of `stddef.h`, `stdint.h` and `stdbool.h`, each with its header. */
const HEADER_OF_NAME = headerNames();

const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);
const ENDS_DECLARATOR = new Set([";", ",", "[", "__attribute__"]);

/** The names that typedefs declare; those of function pointers, which no standard name is, aside. */
function typedefNames(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (let i = 0; i < tokens.length; i += 1) {
    if (tokens[i]?.text !== "typedef") continue;
    let depth = 0;
    for (i += 1; i < tokens.length; i += 1) {
      const token = tokens[i];
      if (token === undefined || (depth === 0 && token.text === ";")) break;
      if (OPENING.has(token.text)) depth += 1;
      if (CLOSING.has(token.text)) depth -= 1;
      const next = tokens[i + 1]?.text ?? ";";
      if (depth === 0 && token.kind === "identifier" && ENDS_DECLARATOR.has(next)) names.add(token.text);
    }
  }
  return names;
}

const QUALIFIERS = new Set([
  "const",
  "volatile",
  "restrict",
  "extern",
  "static",
  "inline",
  "register",
  "typedef",
  "return",
  "sizeof",
  "_Thread_local",
  "_Atomic",
]);
const TAGS = new Set(["struct", "union", "enum"]);
const BEHIND_A_NAME = new Set([";", ",", ")", "[", "=", ":", "("]);

/** Whether the token is rather declared here (a member, a parameter, an enumerator, a tag) than used. */
function isDeclaredHere(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const behind = tokens[at + 1]?.text ?? "";
  if (before === undefined) return false;
  if (TAGS.has(before.text) || before.text === "." || before.text === "->") return true;
  if (before.text === "{" && behind === ",") return true;
  if ((before.text === "{" || before.text === ",") && (behind === "=" || behind === "}")) return true;
  const followsType = before.kind === "identifier" && !QUALIFIERS.has(before.text);
  return (followsType || before.text === "*") && BEHIND_A_NAME.has(behind);
}

/** What to take as included, and what to say about it. */
export interface MissingIncludes {
  /** Sorted. */
  readonly headers: readonly string[];
  readonly notes: readonly Note[];
}

/**
 * Names of `stddef.h`, `stdint.h` and `stdbool.h` that own files use though nothing defines them: in the expanded
 * tokens and in the bodies of own macros.
 */
export function findMissingIncludes(
  tokens: readonly Token[],
  macros: ReadonlyMap<string, Macro>,
  ownFiles: ReadonlySet<SourceFile>,
): MissingIncludes {
  const firstUses = new Map<string, Token>();
  const use = (token: Token): void => {
    if (token.kind !== "identifier" || !HEADER_OF_NAME.has(token.text) || firstUses.has(token.text)) return;
    if (ownFiles.has(token.span.file) && !macros.has(token.text)) firstUses.set(token.text, token);
  };
  for (const [index, token] of tokens.entries())
    if (HEADER_OF_NAME.has(token.text) && !isDeclaredHere(tokens, index)) use(token);
  for (const macro of macros.values())
    for (const token of macro.body) if (!macro.params?.includes(token.text)) use(token);
  const headers = new Set<string>();
  const notes: Note[] = [];
  if (firstUses.size === 0) return { headers: [], notes };
  const declared = typedefNames(tokens);
  for (const [name, token] of firstUses) {
    const header = HEADER_OF_NAME.get(name);
    if (header === undefined || declared.has(name)) continue;
    headers.add(header);
    const detail = `\`${name}\` is used without \`#include <${header}>\`, which is taken as if it were there`;
    notes.push({ rule: "header-not-self-contained", subject: name, detail, span: token.span });
  }
  return { headers: [...headers].sort(), notes };
}
