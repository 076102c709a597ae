import { defineRule } from "../../findings/rule.ts";
import { meaningWarning, sourceBreak } from "../../findings/severity.ts";
import type { ConstantItem } from "../../idl/contract.ts";
import { constantKindOf } from "../constant-kind.ts";

/**
 * C gives an integer constant the first type of a list that holds its value (C17 6.4.4.1p5), a floating one `double`
 * (6.4.4.2p4), and Rust the one that is written: of a header and a crate, or a contract file made of one of them, the
 * types say nothing of each other.
 */
function isTypeOfLiteral(baseline: ConstantItem, current: ConstantItem): boolean {
  if (baseline.value !== current.value) return false;
  if (isOfHeader(baseline) && isOfHeader(current)) return false;
  return baseline.type.startsWith("c_") !== current.type.startsWith("c_");
}

function isOfHeader({ span }: ConstantItem): boolean {
  return span !== undefined && /\.(?:h|hh|hpp|hxx|inc|c)$/.test(span.file.path);
}

export const constantTypeChanged = defineRule({
  id: "constant-type-changed",
  subject: "constant",
  summary: "a constant has another type",
  severity: {
    otherwise: meaningWarning,
    cases: { kind: { when: "if integer, float and text became one another", severity: sourceBreak } },
  },
  effect:
    "Whoever builds again computes with another type: expressions become wider or unsigned, `printf` formats no longer fit, and generated bindings declare another type. Where a number became a text, or the other way round, most uses fail to compile. Programs that were built before are not touched.",
  remedy: "Keep the type, suffix included.",
  reference: "C17 6.4.4.1p5",
  message: "type of constant `{constant}` changed: `{baseline}` -> `{current}`",
  check: (pair) => {
    if (pair.change !== "kept" || pair.version) return null;
    const { baseline, current } = pair;
    if (baseline.type === current.type) return null;
    if (isTypeOfLiteral(baseline, current)) return null;
    const data = { constant: pair.name, baseline: baseline.type, current: current.type };
    if (constantKindOf(baseline) !== constantKindOf(current)) return { data, as: "kind" };
    return baseline.value === current.value ? { data } : null;
  },
});
