import type { Span } from "../source/source-file.ts";
import type { Contract } from "./contract.ts";
import type { Triple } from "./target.ts";

/** A struct that Go code wrote by hand after one of C's, and casts to it or from it by way of `unsafe.Pointer`. */
export interface Mirror {
  /** The Go type. */
  readonly name: string;
  /** Its name in `types`, which no C type has. */
  readonly key: string;
  /** The C struct, as in `types`. */
  readonly of: string;
  /** Both structs and all that they are made of; lengths of arrays may ask for the constants. */
  readonly types: Contract["types"];
  readonly constants: Contract["constants"];
  /** Where it is cast, and which of the two the cast gives. */
  readonly casts: readonly { readonly to: "c" | "go"; readonly span: Span }[];
  /** Targets on which it is so. */
  readonly targets: readonly Triple[];
}
