/** Counterparts that the catalog lacks on purpose, each with the reason. One that is there again must go from here. */
export const SYMMETRY_EXCEPTIONS: Readonly<Record<string, string>> = {
  "param-added -> return-added": "A function has one result; one that appears is return-from-void.",
  "param-removed -> return-removed": "A function has one result; one that goes is return-became-void.",
  "param-reordered -> return-reordered": "A function has one result, which has no order.",
  "return-became-void -> param-became-void":
    "A parameter that goes is param-removed; `void` is no parameter's type.",
  "return-from-void -> param-from-void":
    "A parameter that appears is param-added; `void` is no parameter's type.",
};
