import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

export const staticThreadLocalChanged = defineRule({
  id: "static-thread-local-changed",
  subject: "static",
  summary: "an exported variable changed between one per thread and one for all",
  severity: { otherwise: binaryBreak },
  effect:
    "The two are found in different ways: a program that was built before does not link with the library at run time, or reads and writes at an address that holds something else. One that is built again shares a value that was its own thread's, or the other way round.",
  remedy: "Offer a function that gives the address of the variable, and keep the old one.",
  reference: "C17 6.2.4p4; ELF Handling for Thread-Local Storage",
  message: "variable `{static}` was {baseline} and is now {current}",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const { name, baseline, current } = pair;
    if (baseline.thread_local === current.thread_local) return null;
    return current.thread_local
      ? { data: { static: name, baseline: "shared by all threads", current: "one per thread" } }
      : { data: { static: name, baseline: "one per thread", current: "shared by all threads" } };
  },
});
