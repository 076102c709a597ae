import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticThreadLocalMismatch = defineRule({
  id: "static-thread-local-mismatch",
  subject: "static",

  summary: "a variable is one for each thread on one side only",
  severity: { otherwise: disagreement },
  effect:
    "A thread-local variable is reached by an offset from the thread's own block, a plain one by its address: one taken for the other reads and writes memory that has nothing to do with it. Linkers refuse some of these pairs, and not those of a shared library that is loaded later.",
  remedy:
    "Say `_Thread_local` in the declaration exactly where the definition has it, or offer a function that gives the address.",
  reference: "C17 6.7.1p3; ELF Handling For Thread-Local Storage",
  message: "variable `{static}` is {from} in the definition and {to} in the declaration",
  check: (pair) => {
    if (staticMismatchOf(pair, "thread-local") === null) return null;
    const [one, each] = ["one for all threads", "one for each thread"];
    const isLocal = pair.baseline?.thread_local === true;
    const [from, to] = isLocal ? [each, one] : [one, each];
    return { data: { static: pair.name, from, to } };
  },
});
