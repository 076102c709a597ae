import type { Span } from "../source/source-file.ts";
import type { Triple } from "./target.ts";
import type { Type } from "./type.ts";

export interface CallArgument {
  /** The C type of a conversion `C.T(x)` or `(*C.T)(x)`; null where the argument shows none. */
  readonly type: Type | null;
  readonly span: Span;
}

/** One use of a C function in Go: `C.name(...)`. */
export interface CallSite {
  /** The C name. */
  readonly name: string;
  /** From `C` to the end of the call. */
  readonly span: Span;
  /** Null where the function is not called but named, as for its address. */
  readonly arguments: readonly CallArgument[] | null;
  /** Nothing that its file includes declares the name, which is certainly none of a system's. */
  readonly undeclared?: true;
  /** Targets on which its file is built. */
  readonly targets: readonly Triple[];
}
