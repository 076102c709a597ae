import { defineRule } from "../../findings/rule.ts";
import { harmless, meaningBreak } from "../../findings/severity.ts";

export const bridgeBorrowsChanged = defineRule({
  id: "bridge-borrows-changed",
  subject: "bridge",
  summary: "a handle keeps other parents alive than before",
  severity: {
    otherwise: harmless,
    cases: { more: { when: "if there is one that it did not keep", severity: meaningBreak } },
  },
  effect:
    "A parent goes on to live after its callers ended it, cannot be consumed while the child is there, and, where one thread at a time may use it, is used by every call of the child.",
  remedy: "Let the child live by itself as before, or add a new handle.",
  reference: "BRIDGE.md, The file, `borrows`",
  message: "`{item}` borrows other handles: {baseline} -> {current}",
  check: (pair) => {
    if (pair.fact !== "borrows") return null;
    const said = (names: string): string => (names === "" ? "none" : names);
    const data = { item: pair.item, baseline: said(pair.baseline), current: said(pair.current) };
    return pair.more ? { data, as: "more" } : { data };
  },
});
