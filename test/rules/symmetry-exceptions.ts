/** Counterparts that the catalog lacks on purpose, each with the reason. One that is there again must go from here. */
export const SYMMETRY_EXCEPTIONS: Readonly<Record<string, string>> = {
  "enum-became-data-carrying -> enum-from-data-carrying": "The rule speaks in both directions.",
  "function-must-use-added -> function-must-use-removed":
    "A warning that compilers no longer give is nothing that a consumer could notice.",
  "param-added -> return-added": "A function has one result; one that appears is return-from-void.",
  "param-array-bound-changed -> return-array-bound-changed":
    "A function cannot return an array (C17 6.7.6.3p1), so that a result has no bound.",
  "param-bool-int-changed -> return-bool-int-changed":
    "What a caller reads from a result is its report of success: return-error-channel-changed takes it.",
  "param-count-mismatch -> return-count-mismatch":
    "A function has one result; that only one side has it is return-class-mismatch.",
  "param-limit-changed -> return-limit-changed":
    "A result is as long as it is: its limit is the library's own.",
  "param-name-mismatch -> return-name-mismatch": "A result has no name.",
  "param-order-mismatch -> return-order-mismatch": "A function has one result, which has no order.",
  "param-removed -> return-removed": "A function has one result; one that goes is return-became-void.",
  "param-reordered -> return-reordered": "A function has one result, which has no order.",
  "param-restrict-changed -> return-restrict-changed":
    "`restrict` on a result's type promises nothing: it binds an object for its lifetime (C17 6.7.3.1).",
  "param-retention-changed -> return-retention-changed":
    "A result is the caller's to keep: how long it lasts is its lifetime.",
  "return-became-void -> param-became-void":
    "A parameter that goes is param-removed; `void` is no parameter's type.",
  "return-error-channel-changed -> param-error-channel-changed":
    "A parameter reports no failure; its bool or enum is param-bool-int-changed or param-enum-int-changed.",
  "return-from-void -> param-from-void":
    "A parameter that appears is param-added; `void` is no parameter's type.",
  "typedef-became-distinct -> typedef-from-distinct": "The rule speaks in both directions.",
};
