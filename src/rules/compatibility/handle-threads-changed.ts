import { defineRule } from "../../findings/rule.ts";
import { harmless, meaningBreak } from "../../findings/severity.ts";
import type { TypeDefinition } from "../../idl/contract.ts";

const FREEDOM = ["pinned", "exclusive", "sync"] as const;

function threadsOf(definition: TypeDefinition): (typeof FREEDOM)[number] | null {
  return "threads" in definition ? (definition.threads ?? null) : null;
}

export const handleThreadsChanged = defineRule({
  id: "handle-threads-changed",
  subject: "type",
  summary: "threads may use a type otherwise than before",
  severity: {
    otherwise: meaningBreak,
    cases: { freer: { when: "if a handle may be used more freely", severity: harmless } },
  },
  effect:
    "Consumers go on to use one from several threads, or from another thread than it was made on, and race with each other in the library; a callback that stayed on its thread is called from others.",
  remedy: "Keep a type as free as it was, with a lock inside if need be, or add a new type.",
  reference: "C17 5.1.2.4p35; Rust std::marker::Sync",
  message: "threads may use `{type}` otherwise: {baseline} -> {current}",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const [from, to] = [threadsOf(pair.baseline), threadsOf(pair.current)];
    if (from === null || to === null || from === to) return null;
    const data = { type: pair.name, baseline: from, current: to };
    // A struct with threads of its own is a callback that the library keeps: there the consumer is the one who is called.
    const isFreer = pair.baseline.kind === "opaque" && FREEDOM.indexOf(to) > FREEDOM.indexOf(from);
    return isFreer ? { data, as: "freer" } : { data };
  },
});
