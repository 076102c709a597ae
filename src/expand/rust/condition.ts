import { splitAtCommas } from "../../syntax/rust/split-tokens.ts";
import type { RustToken } from "../../syntax/rust/token.ts";

/** `unknown`: nobody sets it and nothing says what it would mean, as a name that only `--cfg` or a build script sets. */
export type Fact = "on" | "off" | "unknown";

/** Answers whether `name`, or `name="value"`, is set. */
export type Ask = (name: string, value: string | null) => Fact;

/** Whether a condition holds, and the unknown options (as spelled) that would settle it otherwise if they were set. */
export interface Verdict {
  readonly holds: boolean;
  readonly undecided: readonly string[];
  /** Part of the condition cannot be read; then it does not hold. */
  readonly unread?: true;
}

const ALWAYS: Verdict = { holds: true, undecided: [] };
const NEVER: Verdict = { holds: false, undecided: [] };
/** Conditions within each other; deeper ones are not read. */
const MAX_DEPTH = 64;

/** A condition that this program cannot read; rustc refuses most of them. */
const UNREAD: Verdict = { holds: false, undecided: [], unread: true };

/** All must hold (or, with `sought` true, one): the first that settles it ends the asking. */
function combine(
  tokens: readonly RustToken[],
  sought: boolean,
  rule: (part: readonly RustToken[]) => Verdict,
): Verdict {
  const undecided: string[] = [];
  let found = false;
  for (const part of splitAtCommas(tokens)) {
    const verdict = rule(part);
    if (verdict.unread) return verdict;
    if (verdict.holds === sought) {
      if (verdict.undecided.length === 0) return verdict;
      found = true;
    }
    undecided.push(...verdict.undecided);
  }
  return { holds: found ? sought : !sought, undecided };
}

function evaluateOption(tokens: readonly RustToken[], ask: Ask): Verdict {
  const [name, equals, value] = tokens;
  if (name?.kind !== "identifier") return UNREAD;
  const isPair = tokens.length === 3 && equals?.text === "=" && value?.kind === "string";
  if (tokens.length !== 1 && !isPair) return UNREAD;
  if (!isPair && !name.raw && (name.text === "true" || name.text === "false"))
    return name.text === "true" ? ALWAYS : NEVER;
  const text = isPair ? (value.value ?? "") : null;
  const fact = ask(name.text, text);
  if (fact === "unknown")
    return { holds: false, undecided: [text === null ? name.text : `${name.text}="${text}"`] };
  return fact === "on" ? ALWAYS : NEVER;
}

/** What stands between the parentheses of `cfg(...)` (Reference, "Conditional compilation"). */
export function evaluateCondition(tokens: readonly RustToken[], ask: Ask, depth = 0): Verdict {
  if (tokens.at(-1)?.text === ",") return evaluateCondition(tokens.slice(0, -1), ask, depth + 1);
  const [word, open] = tokens;
  if (word?.kind !== "identifier" || open?.text !== "(" || open.kind !== "open")
    return evaluateOption(tokens, ask);
  if (depth > MAX_DEPTH || tokens.at(-1)?.kind !== "close") return UNREAD;
  const inner = tokens.slice(2, -1);
  const rule = (part: readonly RustToken[]): Verdict => evaluateCondition(part, ask, depth + 1);
  if (word.text === "all") return combine(inner, false, rule);
  if (word.text === "any") return combine(inner, true, rule);
  const parts = splitAtCommas(inner);
  if (word.text !== "not" || parts[0] === undefined || parts.length > 1) return UNREAD;
  const verdict = rule(parts[0]);
  return verdict.unread ? verdict : { holds: !verdict.holds, undecided: verdict.undecided };
}
