import type { FieldPair } from "../../compare/pair.ts";
import { defineRule } from "../../findings/rule.ts";
import { harmless, sourceBreak } from "../../findings/severity.ts";
import { type FieldChange, structFieldChange } from "../primary-field-change.ts";

/**
 * Whether no consumer's text can fail: the field itself may be written again, or what it points at is only read by the
 * side that is promised less.
 */
function loosens(change: FieldChange, pair: FieldPair): boolean {
  const { flags } = pair.exposure;
  switch (change.difference?.kind) {
    case "const-added":
      return flags.has("in") && !flags.has("out");
    case "const-removed":
      return flags.has("out") && !flags.has("in");
    default:
      return pair.current?.const !== true;
  }
}

function whatOf(change: FieldChange, pair: FieldPair): string {
  switch (change.difference?.kind) {
    case "const-added":
      return "points at memory that is `const` now";
    case "const-removed":
      return "points at memory that is no longer `const`";
    default:
      return pair.current?.const === true ? "gained `const`" : "lost `const`";
  }
}

export const structFieldConstChanged = defineRule({
  id: "struct-field-const-changed",
  subject: "field",
  summary: "a field, or what it points at, gained or lost `const`",
  severity: {
    otherwise: sourceBreak,
    cases: {
      loosened: { when: "if consumers may do with it all that they could before", severity: harmless },
    },
  },
  effect:
    "Nothing changes in memory. Consumers that write through what became `const`, or that store a pointer to `const` where it may be written now, no longer compile, in C perhaps only with a warning.",
  remedy: "Leave the qualifier as it is; say in the documentation who may write.",
  reference: "C17 6.7.3, 6.5.16.1p1",
  message: "field `{field}` of `{type}` {what}",
  check: (pair) => {
    const change = structFieldChange(pair, "const");
    return change === null
      ? null
      : {
          data: { type: pair.type, field: pair.name, what: whatOf(change, pair) },
          as: loosens(change, pair) ? "loosened" : undefined,
        };
  },
});
