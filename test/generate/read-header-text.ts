import { extractHeaders } from "../../src/app/extract-headers.ts";
import type { Contract } from "../../src/idl/contract.ts";
import { describeGap } from "../../src/idl/gap.ts";
import type { Triple } from "../../src/idl/target.ts";
import { filesOf } from "../app/go-package.ts";

/** What our C reader makes of the text of one header. */
export function readHeaderText(
  text: string,
  targets: readonly Triple[],
): { readonly contract: Contract; readonly gaps: readonly string[] } {
  const { contract, gaps } = extractHeaders(
    {
      kind: "headers",
      text: "kv.h",
      name: "kv",
      ref: null,
      revision: null,
      files: filesOf({ "kv.h": text }),
      headers: ["kv.h"],
      includePaths: [],
      ownTree: "",
      skipped: [],
    },
    targets,
    { defines: [], undefines: [] },
  );
  return { contract, gaps: gaps.map(describeGap) };
}
