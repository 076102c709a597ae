import type { Contract } from "../../idl/contract.ts";
import type { Type } from "../../idl/type.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Declaration } from "../../syntax/c/declaration.ts";
import type { CNames } from "./c-names.ts";

/** No C name has a dot, so that a probe meets none. */
const PREFIX = "C.";

/**
 * Declarations that make the resolver of C say what the types are that Go names: `typedef T *C.T`. The pointer keeps a
 * struct without a typedef from being named by this one.
 */
export function probeTypes(
  goNames: Iterable<string>,
  names: CNames,
  preamble: SourceFile,
): readonly Declaration[] {
  const probes: Declaration[] = [];
  for (const goName of goNames) {
    const found = names.lookUp(goName);
    if (found.kind !== "type") continue;
    const { spelling } = found;
    const span = { file: preamble, start: 0, end: 0 };
    probes.push({
      kind: "typedef",
      name: { text: PREFIX + goName, span },
      type: { kind: "pointer", to: spelling, qualifiers: {}, span },
      attributes: {},
    });
  }
  return probes;
}

export interface ProbedContract {
  /** Without the probes. */
  readonly contract: Contract;
  /** The types of the names that were asked for. */
  readonly typeOf: ReadonlyMap<string, Type>;
}

/** Takes the answers to probes out of a contract. */
export function takeProbes(contract: Contract): ProbedContract {
  const typeOf = new Map<string, Type>();
  const types = new Map(contract.types);
  for (const [name, [definition]] of contract.types) {
    if (!name.startsWith(PREFIX)) continue;
    types.delete(name);
    const isPointer = definition?.kind === "alias" && definition.to.kind === "pointer";
    if (isPointer && definition.to.kind === "pointer")
      typeOf.set(name.slice(PREFIX.length), definition.to.to);
  }
  return { contract: { ...contract, types }, typeOf };
}
