import { type Gap, pushGap } from "../../idl/gap.ts";
import type { RustMacroRules } from "../../syntax/rust/item.ts";
import type { RustToken } from "../../syntax/rust/token.ts";
import { matchBrackets } from "../../syntax/rust/token-trees.ts";
import type { MadeName } from "./crate.ts";
import type { Definitions, MacroUse, Renames } from "./macro-gaps.ts";
import { macroName, meanings } from "./macro-gaps.ts";
import { type NamedItems, namesInItems } from "./named-items.ts";

/** What the rules of one macro name, and what they pass on to others. */
interface Rules extends NamedItems {
  readonly calls: readonly string[];
  /** Names among the arguments of its own calls of macros. */
  readonly passed: ReadonlySet<string>;
}

/** Macros that one calls, directly or not; more are hostile. */
const MOST_CALLED = 1_000;
/** Names of one crate that macros may make; more are hostile. */
const MOST_MADE = 500_000;

/** Words that are no names, and types that nobody names anew. */
const NO_NAMES: ReadonlySet<string> = new Set([
  ...[
    "as",
    "async",
    "await",
    "break",
    "const",
    "continue",
    "crate",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
  ],
  ...["fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return"],
  ...[
    "self",
    "Self",
    "static",
    "struct",
    "super",
    "trait",
    "true",
    "type",
    "unsafe",
    "use",
    "where",
    "while",
  ],
  ...["bool", "char", "str", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128"],
  ...["usize", "f32", "f64"],
]);

interface InnerCall {
  readonly name: string;
  readonly arguments: readonly RustToken[];
}

/** The macros that tokens call; of calls within calls the outer ones have the arguments of the inner ones too. */
function callsIn(tokens: readonly RustToken[]): readonly InnerCall[] {
  const { partner } = matchBrackets(tokens, []);
  const calls: InnerCall[] = [];
  for (let i = 2, end = 0; i < tokens.length; i += 1) {
    const name = tokens[i - 2];
    if (tokens[i]?.kind !== "open" || tokens[i - 1]?.text !== "!" || name?.kind !== "identifier") continue;
    const close = Math.max(i, partner[i] ?? i);
    calls.push({ name: name.text, arguments: i < end ? [] : tokens.slice(i + 1, close) });
    end = Math.max(end, close);
  }
  return calls;
}

function namesAmong(tokens: readonly RustToken[]): ReadonlySet<string> {
  const names = tokens.filter(({ kind, text, raw }) => kind === "identifier" && (raw || !NO_NAMES.has(text)));
  return new Set(names.map(({ text }) => text));
}

function readRules({ body }: RustMacroRules): Rules {
  const calls = callsIn(body);
  const passed = new Set(calls.flatMap((call) => [...namesAmong(call.arguments)]));
  return { ...namesInItems(body), calls: calls.map(({ name }) => name), passed };
}

/** The rules of a macro and of all that it calls; null if these are too many. */
type FindRules = (names: readonly string[]) => readonly Rules[] | null;

function startFinding(definitions: Definitions, renames: Renames): FindRules {
  const read = new Map<RustMacroRules, Rules>();
  const found = new Map<string, readonly Rules[] | null>();
  const rulesOf = (definition: RustMacroRules): Rules => {
    const known = read.get(definition) ?? readRules(definition);
    read.set(definition, known);
    return known;
  };
  const find = (names: readonly string[]): readonly Rules[] | null => {
    const open = names.flatMap((name) => meanings(name, renames));
    const met = new Set(open);
    const all: Rules[] = [];
    for (const name of open) {
      for (const rules of (definitions.get(name) ?? []).map(rulesOf)) {
        if (all.length >= MOST_CALLED) return null;
        all.push(rules);
        for (const called of rules.calls.flatMap((one) => meanings(one, renames))) {
          if (met.has(called)) continue;
          met.add(called);
          open.push(called);
        }
      }
    }
    return all;
  };
  return (names) => {
    const key = names.join(" ");
    const known = found.get(key);
    if (known !== undefined) return known;
    const rules = find(names);
    found.set(key, rules);
    return rules;
  };
}

/** All names that a call may make. */
function namesMade({ call }: MacroUse, rules: readonly Rules[]): NamedItems {
  const own = namesInItems(call.arguments);
  const all = [own, ...rules];
  const types = new Set(all.flatMap((one) => [...one.types]));
  const values = new Set(all.flatMap((one) => [...one.values]));
  const takesType = rules.some((one) => one.takesType);
  const takesValue = rules.some((one) => one.takesValue);
  if (takesType || takesValue)
    for (const names of [namesAmong(call.arguments), ...rules.map(({ passed }) => passed)])
      for (const name of names) {
        if (takesType) types.add(name);
        if (takesValue) values.add(name);
      }
  return { types, values, takesType, takesValue };
}

interface Called {
  readonly definitions: Definitions;
  readonly renames: Renames;
}

/**
 * Remembers what macro calls may name that are not read: names behind the words of an item in the call or in a
 * definition of the crate, and, where a definition leaves such a name to its caller, all names of the arguments.
 */
export function noteMadeNames(
  uses: readonly MacroUse[],
  { definitions, renames }: Called,
  gaps: Gap[],
): void {
  const findRules = startFinding(definitions, renames);
  let left = MOST_MADE;
  for (const use of uses) {
    const { path, span, arguments: tokens } = use.call;
    const rules = findRules([macroName(path), ...callsIn(tokens).map(({ name }) => name)]);
    const made = rules === null ? null : namesMade(use, rules);
    left -= made === null ? 0 : made.types.size + made.values.size;
    if (made === null || left < 0) {
      const detail = `too many names could be made by the macro \`${path}!\`, so that some may mean something else here`;
      pushGap(gaps, { reason: "limit", detail, span });
      if (left < 0) return;
      continue;
    }
    noteNames(use, made);
  }
}

function noteNames({ call, made, within, options }: MacroUse, { types, values }: NamedItems): void {
  if (within === "trait") return;
  const note = (key: string, name: string): void => {
    const one: MadeName = { by: "macro", name, macro: call.path, options, span: call.span };
    if (!made.has(key)) made.set(key, one);
  };
  for (const name of types) note(within === "impl" ? `of impl ${name}` : `type ${name}`, name);
  for (const name of values) note(within === "impl" ? `of impl ${name}` : `value ${name}`, name);
}
