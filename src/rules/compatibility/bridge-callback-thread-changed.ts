import { defineRule } from "../../findings/rule.ts";
import { harmless, meaningBreak } from "../../findings/severity.ts";

export const bridgeCallbackThreadChanged = defineRule({
  id: "bridge-callback-thread-changed",
  subject: "bridge",
  summary: "a callback that is valid for a call is called from other threads than before",
  severity: {
    otherwise: meaningBreak,
    cases: { same: { when: "if it stays on the caller's thread now", severity: harmless } },
  },
  effect:
    "Callbacks that were never called twice at once, and on their caller's thread only, race with each other, and miss what belongs to that thread.",
  remedy: "Go on to call it from the op's own thread, or add a new callback that says `thread: any`.",
  reference: "C17 5.1.2.4p35; BRIDGE.md, Callbacks",
  message: "`{item}` calls back from other threads: {baseline} -> {current}",
  check: (pair) => {
    if (pair.fact !== "callback-thread") return null;
    const { item, baseline, current } = pair;
    const data = { item, baseline, current };
    return current === "same" ? { data, as: "same" } : { data };
  },
});
