import type { Finding } from "../findings/finding.ts";
import { houseKeepingFinding } from "../findings/house-keeping.ts";
import { staleFinding } from "../findings/stale.ts";
import type { Contract } from "../idl/contract.ts";
import { readContract } from "../idl/read-contract.ts";
import { writeContractJson, writeContractYaml } from "../idl/write-contract.ts";
import { describeFailure } from "../source/files.ts";
import { Problem } from "../source/problem.ts";
import type { LibraryPlan } from "./check-plan.ts";
import type { CheckedSide, CheckSetting } from "./check-side.ts";
import { extractProject, type InputExtraction, viewsOf } from "./extract.ts";
import { foldedLayoutGaps } from "./layout-gaps.ts";
import { readSources } from "./read-sources.ts";
import { formOfFile, refreshContract } from "./refresh-contract.ts";

/**
 * Whether the committed contract file is what would be written now. It is held against the sources on its own targets,
 * whichever the run is for.
 *
 * @throws Problem if the file is there and cannot be read.
 */
export function stalenessFindings(
  library: LibraryPlan,
  { extraction }: CheckedSide,
  { place, targets, reading }: CheckSetting,
): readonly Finding[] {
  const { contract: configured } = library;
  if (configured === null) return [];
  const result = place.now.files.read(configured.path);
  if (!result.ok) {
    if (result.failure.kind !== "missing") {
      const why = describeFailure(result.failure);
      throw new Problem("input", `the contract file ${configured.text} ${why}`, configured.span);
    }
    return [
      houseKeepingFinding({
        rule: "contract-stale",
        symbol: configured.path,
        data: { where: `the contract file \`${configured.text}\`, which is not there,` },
        baseline: null,
        current: configured.span,
      }),
    ];
  }
  const committed = readContract(result.file);
  const isSame = [...committed.targets].sort().join() === [...targets].sort().join();
  const now = isSame
    ? extraction
    : extractProject(library.name, readSources(library.plan, committed.targets, reading), committed.targets);
  const contract = refreshContract(committed, withLayoutGaps(now));
  const text =
    formOfFile(configured.path) === "json" ? writeContractJson(contract) : writeContractYaml(contract);
  const named = library.plan.sources.flatMap(({ input }) => sourceOptions(input.kind, input.text));
  const refresh = `ffi-contract extract ${named.join(" ")} --output ${result.file.path} --update`;
  const stale = staleFinding(result.file, { text, refresh });
  return stale === null ? [] : [stale];
}

function sourceOptions(kind: "rust" | "go" | "headers", text: string): readonly string[] {
  const language = kind === "headers" ? "c" : kind;
  return text.split(" ").map((path) => `--source ${language}:${path}`);
}

function withLayoutGaps({ contract, gaps }: InputExtraction): Contract {
  return { ...contract, gaps: [...gaps, ...foldedLayoutGaps(viewsOf(contract, contract.targets), gaps)] };
}
