import type { TypePair } from "../../compare/pair.ts";
import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { severityByGrade } from "../grade.ts";
import { typeMismatchOf } from "../type-mismatch.ts";
import { changeSlots, countBytes, kindWords } from "../type-slots.ts";

function describeUnion(pair: TypePair): string {
  if (pair.change === "kept" && pair.baseline.kind !== pair.current.kind) {
    const [baseline, current] = [kindWords(pair.baseline), kindWords(pair.current)];
    return `a ${baseline} in the definition and a ${current} in the declaration`;
  }
  const isSize = pair.size.from !== pair.size.to;
  const { from, to } = changeSlots(isSize ? pair.size : pair.align);
  const what = isSize ? "size" : "alignment";
  return `its ${what} is ${countBytes(from)} in the definition and ${to} in the declaration`;
}

export const unionMismatch = defineRule({
  id: "union-mismatch",
  subject: "type",
  alsoAbout: ["field"],
  summary: "a union differs between the two sides in size, alignment or members, or is none on one of them",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "Members that share their bytes on one side stand behind each other on the other, or the side that knows the smaller form reserves too little and has the other write past its end. A member that only one side knows, and that fits, is read as one of the others.",
  remedy:
    "Write the definition's members into the declaration, as a union of the same packing and alignment.",
  reference: "C17 6.7.2.1p16, 6.2.7p1; Rust reference, unions",
  message: "union `{type}` differs: {detail}",
  check: (pair) => {
    if (pair.subject === "field") {
      const mismatch = pair.holder === "union" ? fieldMismatchOf(pair, "missing") : null;
      if (mismatch === null) return null;
      const side = pair.change === "added" ? "declaration" : "definition";
      const detail = `member \`${pair.name}\` is only in the ${side}`;
      return { data: { type: pair.type, detail }, as: mismatch.grade };
    }
    const mismatch = typeMismatchOf(pair, "union");
    if (mismatch === null) return null;
    return { data: { type: pair.name, detail: describeUnion(pair) }, as: mismatch.grade };
  },
});
