import { agreeViews } from "../../src/compare/agree-views.ts";
import type { Pair } from "../../src/compare/pair.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { judge } from "../../src/findings/judge.ts";
import type { Contract } from "../../src/idl/contract.ts";
import { readContract } from "../../src/idl/read-contract.ts";
import { DEFAULT_TRIPLES, type Triple } from "../../src/idl/target.ts";
import { createView } from "../../src/layout/create-view.ts";
import { agreementRules } from "../../src/rules/catalog.ts";
import { readHeader } from "../resolve/read-header.ts";
import { SOME_TARGETS } from "./diff-contracts.ts";

/** What every rule of agreement says of a definition and a declaration. */
export function agreeContracts(
  definition: Contract,
  declaration: Contract,
  targets: readonly Triple[] = SOME_TARGETS,
): readonly Finding[] {
  return judge(
    targets.map((target) => [target, agreeOn(target, definition, declaration)] as const),
    agreementRules,
    "agreement",
  );
}

export function agreeOn(target: Triple, definition: Contract, declaration: Contract): readonly Pair[] {
  return agreeViews(createView(definition, target), createView(declaration, target));
}

/** A library as its contract file has it, without the lines that every contract begins with. */
export function library(
  body: string,
  targets: readonly Triple[] = DEFAULT_TRIPLES,
  path = "src/lib.ffi.yaml",
): Contract {
  const head = `contract: 1\nname: lib\nside: definitions\ntargets: [${targets.join(", ")}]\n`;
  return readContract({ path, text: `${head}${body}` });
}

/** A header's contract on one target, with the standard headers' types by their usual names. */
export function header(text: string, target: Triple): Contract {
  const { contract, gaps } = readHeader(text, target);
  if (gaps.length > 0) throw new Error(gaps.join("\n"));
  return contract;
}

/** What the rules say of a library and its header; the header is read for each target. */
export function agreeWithHeader(
  body: string,
  text: string,
  targets: readonly Triple[] = DEFAULT_TRIPLES,
): readonly Finding[] {
  const definition = library(body, targets);
  const pairs = targets.map((target) => [target, agreeOn(target, definition, header(text, target))] as const);
  return judge(pairs, agreementRules, "agreement");
}
