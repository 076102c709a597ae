import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, meaningWarning } from "../../findings/severity.ts";
import { structFieldChange } from "../primary-field-change.ts";
import { isPassedOtherwise } from "../record-severity.ts";
import { fieldSlots } from "../type-slots.ts";

export const structReservedFieldUsed = defineRule({
  id: "struct-reserved-field-used",
  subject: "field",
  summary: "reserved bytes of a struct got a use",
  severity: {
    otherwise: meaningWarning,
    cases: {
      "passed-otherwise": {
        when: "if consumers pass the record by value, and it travels in another way now",
        severity: binaryBreak,
      },
    },
  },
  effect:
    "Nothing moves. A consumer that was built before leaves in these bytes what it always left there: zero if it was told to clear them, anything else if not, and the library now reads it.",
  remedy: "Treat zero as the old behaviour, and have always told consumers to clear reserved bytes.",
  reference: "C17 6.7.2.1p15, 6.7.9p10",
  message: "reserved field `{field}: {baseline}` of `{type}` is now `{name}: {current}`",
  check: (pair) => {
    const as = isPassedOtherwise(pair) ? "passed-otherwise" : undefined;
    if (pair.takenFrom !== null) {
      return { data: { ...fieldSlots(pair), field: pair.takenFrom, name: pair.name }, as };
    }
    const change = structFieldChange(pair, "reserved-used");
    return change === null ? null : { data: { ...fieldSlots(pair), name: pair.renamed ?? pair.name }, as };
  },
});
