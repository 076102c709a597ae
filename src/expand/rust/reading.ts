import { type Gap, type GapReason, pushGap } from "../../idl/gap.ts";
import type { Files } from "../../source/files.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import type { Attribute, RustItem, RustMacroCall, RustMacroRules } from "../../syntax/rust/item.ts";
import { type ParsedRust, parseRust } from "../../syntax/rust/parse-items.ts";
import type { Ask } from "./condition.ts";
import type { Configuring } from "./configure.ts";
import type { HiddenGlob, HiddenItem, MadeName, RustModule } from "./crate.ts";
import type { MacroUse } from "./macro-gaps.ts";
import type { ModulePlace } from "./module-files.ts";
import { moduleCouldExport } from "./probe-module.ts";

/** What the reading of all modules of a crate gathers. */
export interface Reading {
  readonly files: Files;
  readonly ask: Ask;
  readonly gaps: Gap[];
  /** All that were read, in the order met. */
  readonly filesRead: Set<SourceFile>;
  readonly definitions: Map<string, RustMacroRules[]>;
  readonly macros: MacroUse[];
  /** Of names that imports give, where these are not the thing's own, what they stand for. */
  readonly renames: Map<string, Set<string>>;
  /** Macros by the names that imports give them, which come from crates of `origins`. */
  readonly imported: Set<string>;
  /** As in `RustCrate`. */
  readonly origins: ReadonlyMap<string, string>;
  /** How many modules may still be read. */
  left: number;
}

/** A module while it is read. */
export interface Frame {
  readonly path: readonly string[];
  readonly attributes: readonly Attribute[];
  readonly file: SourceFile;
  readonly place: ModulePlace;
  /** The files that the module stands in, from the root on. */
  readonly chain: readonly SourceFile[];
  readonly depth: number;
  readonly items: RustItem[];
  readonly modules: Map<string, RustModule>;
  readonly blocks: RustModule[];
  readonly hidden: Map<string, HiddenItem>;
  readonly hiddenGlobs: HiddenGlob[];
  readonly made: Map<string, MadeName>;
}

/** Modules, bodies, `include!` and `cfg_if!` within each other. */
const MAX_DEPTH = 100;
/** Modules of one crate; a `path` attribute may name a file any number of times. */
export const MOST_MODULES = 20_000;

export function addGap(reading: Reading, reason: GapReason, detail: string, span: Span): void {
  pushGap(reading.gaps, { reason, detail, span });
}

/** The parsed file; its gaps are told once, however often it is read. */
export function parseOnce(reading: Reading, file: SourceFile): ParsedRust {
  const parsed = parseRust(file);
  if (!reading.filesRead.has(file)) {
    reading.filesRead.add(file);
    for (const gap of parsed.gaps) pushGap(reading.gaps, gap);
    if (file.encoding !== undefined) {
      const detail = "this file is no UTF-8, which Rust source has to be";
      addGap(reading, "encoding", detail, { file, start: 0, end: 0 });
    }
  }
  return parsed;
}

/** What items at that place are configured with. */
export function configuringOf(reading: Reading, place: ModulePlace): Configuring {
  const { ask, gaps, files } = reading;
  return {
    ask,
    gaps,
    moduleCouldExport: (module) => moduleCouldExport(files, place, module),
  };
}

/** Whether one more module may be read within this one; else a gap says that it is not. */
export function mayEnter(reading: Reading, frame: Frame, span: Span): boolean {
  reading.left -= 1;
  if (frame.depth < MAX_DEPTH && reading.left >= 0) return true;
  const bound =
    frame.depth < MAX_DEPTH
      ? `there are more than ${MOST_MODULES} modules and bodies`
      : `modules within each other more than ${MAX_DEPTH} levels deep`;
  addGap(reading, "limit", `${bound}; what stands here is not read`, span);
  return false;
}

/** Notes a macro call that is not read, to be judged when all definitions are known. */
export function useMacro(
  reading: Reading,
  frame: Frame,
  call: RustMacroCall,
  how: Partial<Pick<MacroUse, "within" | "options">> = {},
): void {
  const { moduleCouldExport: probe } = configuringOf(reading, frame.place);
  const { within = "module", options = [] } = how;
  reading.macros.push({ call, within, options, made: frame.made, moduleCouldExport: probe });
}
