import type { SourceFile } from "../source/source-file.ts";
import type { Extraction, GoExtraction, RustExtraction } from "./extraction.ts";
import type { GoInput, HeaderInput, RustInput } from "./input-kinds.ts";

interface Taken {
  /** Why it was taken, with what was found in it; null for a source that was named. */
  readonly why: string | null;
}

export interface RustSource extends Taken {
  readonly kind: "rust";
  readonly input: RustInput;
  readonly extraction: RustExtraction;
}

export interface GoSource extends Taken {
  readonly kind: "go";
  readonly input: GoInput;
  readonly extraction: GoExtraction;
  /** Its preambles declare what this project's sources are to define, rather than another library's functions. */
  readonly own: boolean;
}

export interface HeaderSource extends Taken {
  readonly kind: "headers";
  readonly input: HeaderInput;
  readonly extraction: Extraction;
  /** Every file that was read for it, its own headers among them. */
  readonly files: readonly SourceFile[];
  /** It declares what this project's sources are to define, rather than another library's functions. */
  readonly own: boolean;
  /** Of an own header, the symbols that no source defines and that something which is not read does. */
  readonly elsewhere: ReadonlySet<string>;
}

/** One source of a project, read. */
export type ReadSource = RustSource | GoSource | HeaderSource;
