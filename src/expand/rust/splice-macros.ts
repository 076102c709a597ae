import { pushGap } from "../../idl/gap.ts";
import { describeFailure } from "../../source/files.ts";
import { folderOf, resolvePath } from "../../source/path.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { RustItem, RustMacroCall } from "../../syntax/rust/item.ts";
import { parseRustTokens } from "../../syntax/rust/parse-items.ts";
import { type Branch, readCfgIf, readCfgSelect } from "./cfg-if.ts";
import { addConditionGap, decide } from "./configure.ts";
import { couldExport, SYMBOL_WORDS } from "./could-export.ts";
import { noteHidden } from "./hidden-items.ts";
import { macroName } from "./macro-gaps.ts";
import { placeOfRoot } from "./module-files.ts";
import { addGap, configuringOf, type Frame, mayEnter, parseOnce, type Reading, useMacro } from "./reading.ts";

/** Items that stand in place of a macro call, and what they are read as part of. */
export interface Splice {
  readonly items: readonly RustItem[];
  readonly frame: Frame;
}

function branchesOf(name: string, call: RustMacroCall): readonly Branch[] | null {
  if (name === "cfg_if") return readCfgIf(call.arguments);
  return name === "cfg_select" ? readCfgSelect(call.arguments) : null;
}

/**
 * What stands for a macro call that this program understands: `include!`, `cfg_if!`, `cfg_select!`. Null if nothing
 * does; a call that is not understood is noted.
 */
export function spliceCall(reading: Reading, frame: Frame, call: RustMacroCall): Splice | null {
  const name = macroName(call.path);
  const isOwn = reading.definitions.has(name) || reading.renames.has(name);
  if (!isOwn && name === "include") return spliceFile(reading, frame, call);
  const branches = isOwn ? null : branchesOf(name, call);
  if (branches !== null) return spliceBranch(reading, frame, call, branches);
  useMacro(reading, frame, call);
  return null;
}

/** The items of the first branch whose condition holds. */
function spliceBranch(
  reading: Reading,
  frame: Frame,
  call: RustMacroCall,
  branches: readonly Branch[],
): Splice | null {
  if (!mayEnter(reading, frame, call.span)) return null;
  const place = call.inBody ? "body" : "module";
  for (const { condition, items: tokens } of branches) {
    const verdict = condition === null ? null : decide(reading, condition, condition[0]?.span ?? call.span);
    const isTaken = verdict === null || verdict.holds;
    if (!isTaken && verdict.undecided.length === 0) continue;
    const { items, gaps } = parseRustTokens(tokens, place, call.span);
    if (isTaken) {
      for (const gap of gaps) pushGap(reading.gaps, gap);
      return { items, frame: { ...frame, depth: frame.depth + 1 } };
    }
    const { moduleCouldExport } = configuringOf(reading, frame.place);
    if (verdict === null) continue;
    for (const item of items) noteHidden(frame, item, verdict.undecided);
    if (items.some((item) => couldExport(item, moduleCouldExport)))
      addConditionGap(reading.gaps, verdict.undecided, "this branch", tokens[0]?.span ?? call.span);
  }
  return null;
}

const OUT_DIR = "OUT_DIR";

/** The path of `include!("path")`; null if it is no plain literal. */
function literalPath({ arguments: tokens }: RustMacroCall): string | null {
  const [literal, comma] = tokens;
  if (literal?.kind !== "string" || (comma !== undefined && comma.text !== ",") || tokens.length > 2)
    return null;
  return literal.value ?? null;
}

/** `include!("file")` where items stand: the file's items in place (`std::include`). */
function spliceFile(reading: Reading, frame: Frame, call: RustMacroCall): Splice | null {
  const path = literalPath(call);
  if (path === null) {
    if (call.inBody) return null;
    const isBuilt = call.arguments.some(({ text, value }) => text === OUT_DIR || value === OUT_DIR);
    const what = isBuilt ? "exists only after a build" : "is named by an expression";
    addGap(reading, "include", `what is included here ${what}, so that it is not read`, call.span);
    return null;
  }
  const target = resolvePath(folderOf(call.span.file.path), path);
  const read = reading.files.read(target);
  if (read.ok) return spliceItems(reading, frame, call, read.file);
  if (call.inBody) return null;
  const why = describeFailure(read.failure);
  addGap(reading, "include", `${target} ${why}, so that its items are missing`, call.span);
  return null;
}

/** Within a function a file is mostly an expression: there it is only searched for what makes a symbol. */
function searchIncluded(reading: Reading, call: RustMacroCall, file: SourceFile): void {
  const words = [...SYMBOL_WORDS].filter((word) => file.text.includes(word)).join(", ");
  if (words === "") return;
  const detail = `${file.path} has ${words} and is included within a function, where it is not read`;
  addGap(reading, "include", detail, call.span);
}

function spliceItems(reading: Reading, frame: Frame, call: RustMacroCall, file: SourceFile): Splice | null {
  if (call.inBody) {
    searchIncluded(reading, call, file);
    return null;
  }
  if (frame.chain.includes(file)) {
    addGap(reading, "include", `${file.path} includes itself`, call.span);
    return null;
  }
  if (!mayEnter(reading, frame, call.span)) return null;
  const { items } = parseOnce(reading, file);
  const chain = [...frame.chain, file];
  return { items, frame: { ...frame, place: placeOfRoot(file), chain, depth: frame.depth + 1 } };
}
