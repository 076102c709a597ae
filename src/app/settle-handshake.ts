import type { Contract } from "../idl/contract.ts";
import { agreeOnHandshake, applyHandshake } from "../idl/handshake.ts";
import type { ReadSource } from "./read-kinds.ts";

/**
 * The sources of one project, with what is there for the handshake of a bridge in none of them or in all: what one marks
 * is left out of all, unless another says something else by that name.
 */
export function settleHandshake(sources: readonly ReadSource[]): readonly ReadSource[] {
  const agreed = agreeOnHandshake(sources.flatMap(contractsOf));
  if (agreed.left.size + agreed.disputed.size === 0) return sources;
  return sources.map((source) => withContracts(source, (contract) => applyHandshake(contract, agreed)));
}

function contractsOf(source: ReadSource): readonly Contract[] {
  switch (source.kind) {
    case "headers":
      return [source.extraction.contract];
    case "rust":
      return [source.extraction.contract, ...source.extraction.furtherRequires];
    case "go": {
      const { contract, exports, declares, sees } = source.extraction;
      return [contract, exports, ...declares, sees];
    }
  }
}

function withContracts(source: ReadSource, change: (contract: Contract) => Contract): ReadSource {
  switch (source.kind) {
    case "headers": {
      const { extraction } = source;
      return { ...source, extraction: { ...extraction, contract: change(extraction.contract) } };
    }
    case "rust": {
      const { extraction } = source;
      const furtherRequires = extraction.furtherRequires.map(change);
      return {
        ...source,
        extraction: { ...extraction, contract: change(extraction.contract), furtherRequires },
      };
    }
    case "go": {
      const { extraction } = source;
      const { contract, exports, declares, sees } = extraction;
      const changed = {
        contract: change(contract),
        exports: change(exports),
        declares: declares.map(change),
        sees: change(sees),
      };
      return { ...source, extraction: { ...extraction, ...changed } };
    }
  }
}
