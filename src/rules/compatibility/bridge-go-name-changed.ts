import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";

export const bridgeGoNameChanged = defineRule({
  id: "bridge-go-name-changed",
  subject: "bridge",
  summary: "something of a bridge has another name in Go, and in C the same",
  severity: { otherwise: sourceBreak },
  effect: "Go callers that are built again do not compile: what they name or import is gone.",
  remedy:
    "Keep `go` on the op, the module and the package, and put a new domain of errors behind those that are there.",
  reference: "Go specification, Declarations and scope; BRIDGE.md, The Go side",
  message: "{of} of `{item}` has another name in Go: {baseline} -> {current}",
  check: (pair) => {
    if (pair.fact !== "go-name") return null;
    const { of, item, baseline, current } = pair;
    return { data: { of, item, baseline, current: current === "" ? "nothing" : current } };
  },
});
