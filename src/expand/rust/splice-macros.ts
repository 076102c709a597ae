import { pushGap } from "../../idl/gap.ts";
import { appendTo } from "../../source/append-to.ts";
import { describeFailure } from "../../source/files.ts";
import { folderOf, resolvePath } from "../../source/path.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { RustItem, RustMacroCall } from "../../syntax/rust/item.ts";
import { parseRust, parseRustTokens } from "../../syntax/rust/parse-items.ts";
import { type Branch, readCfgIf, readCfgSelect } from "./cfg-if.ts";
import { addConditionGap, decide } from "./configure.ts";
import { couldExport, SYMBOL_WORDS } from "./could-export.ts";
import { noteHidden } from "./hidden-items.ts";
import { macroName } from "./macro-gaps.ts";
import { findModuleFile, placeOfInline, placeOfRoot } from "./module-files.ts";
import { pathAttribute } from "./probe-module.ts";
import { addGap, configuringOf, type Frame, mayEnter, parseOnce, type Reading, useMacro } from "./reading.ts";

/** Items that stand in place of a macro call, and what they are read as part of. */
export interface Splice {
  readonly items: readonly RustItem[];
  readonly frame: Frame;
  /** Unknown options by which the items are there. */
  readonly options: readonly string[];
}

function branchesOf(name: string, call: RustMacroCall): readonly Branch[] | null {
  if (name === "cfg_if") return readCfgIf(call.arguments);
  return name === "cfg_select" ? readCfgSelect(call.arguments) : null;
}

/** What a call is known to stand for: a file, or one of several branches. Null for all others. */
type Known = { readonly kind: "file" } | { readonly kind: "branches"; readonly branches: readonly Branch[] };

function knownCall(reading: Reading, call: RustMacroCall): Known | null {
  const name = macroName(call.path);
  if (reading.definitions.has(name) || reading.renames.has(name)) return null;
  if (name === "include") return { kind: "file" };
  const branches = branchesOf(name, call);
  return branches === null ? null : { kind: "branches", branches };
}

/**
 * What stands for a macro call that this program understands: `include!`, `cfg_if!`, `cfg_select!`. Null if nothing
 * does; a call that is not understood is noted.
 *
 * @param options unknown ones by which the call is there.
 */
export function spliceCall(
  reading: Reading,
  frame: Frame,
  call: RustMacroCall,
  options: readonly string[],
): Splice | null {
  const known = knownCall(reading, call);
  if (known === null) {
    useMacro(reading, frame, call);
    return null;
  }
  const splice =
    known.kind === "file"
      ? spliceFile(reading, frame, call)
      : spliceBranch(reading, frame, call, known.branches);
  return splice === null ? null : { ...splice, options: [...options, ...splice.options] };
}

/** The items of the first branch whose condition holds; what unknown options hide of those before it is noted. */
function spliceBranch(
  reading: Reading,
  frame: Frame,
  call: RustMacroCall,
  branches: readonly Branch[],
): Splice | null {
  if (!mayEnter(reading, frame, call.span)) return null;
  const options: string[] = [];
  for (const { condition, items: tokens } of branches) {
    const verdict = condition === null ? null : decide(reading, condition, condition[0]?.span ?? call.span);
    const isTaken = verdict === null || verdict.holds;
    options.push(...(verdict?.undecided ?? []));
    if (!isTaken && verdict.undecided.length === 0) continue;
    const { items, gaps } = parseRustTokens(tokens, call.inBody ? "body" : "module", call.span);
    if (isTaken) {
      for (const gap of gaps) pushGap(reading.gaps, gap);
      return { items, frame: { ...frame, depth: frame.depth + 1 }, options };
    }
    const { moduleCouldExport } = configuringOf(reading, frame.place);
    const tells = items.some((item) => couldExport(item, moduleCouldExport));
    if (tells) addConditionGap(reading.gaps, options, "this branch", tokens[0]?.span ?? call.span);
    for (const item of items) hideItem(reading, frame, item, options);
  }
  return null;
}

/**
 * Notes what an item that unknown options hide would name or make: macros that it defines or calls, and what stands in
 * branches and files within it.
 */
export function hideItem(reading: Reading, frame: Frame, item: RustItem, options: readonly string[]): void {
  if (item.kind === "macro-rules") appendTo(reading.definitions, item.name.text, item);
  if (item.kind !== "macro-call") {
    noteHidden(frame, item, { options, isThere: false });
    hideWithin(reading, frame, item, options);
    return;
  }
  const known = knownCall(reading, item);
  if (known?.kind === "branches") hideBranches(reading, frame, item, known.branches, options);
  else {
    if (known !== null && item.inBody) spliceFile(reading, frame, item);
    useMacro(reading, frame, item, { options });
  }
}

/** Notes the macros that are called within a hidden item; its names are its own. */
function hideWithin(reading: Reading, frame: Frame, item: RustItem, options: readonly string[]): void {
  const place =
    item.kind === "module"
      ? placeOfInline(frame.place, item.name.text, pathAttribute(item.attributes))
      : frame.place;
  const inside = itemsWithin(item);
  const isFile = item.kind === "module" && item.items === null;
  if ((inside.length === 0 && !isFile) || !mayEnter(reading, frame, item.span)) return;
  const own = { hidden: new Map(), hiddenGlobs: [], made: new Map() };
  const inner: Frame = { ...frame, ...own, place, depth: frame.depth + 1 };
  for (const one of inside) hideItem(reading, inner, one, options);
  if (!isFile) return;
  const found = findModuleFile(reading.files, frame.place, item.name.text, pathAttribute(item.attributes));
  if (found.kind !== "found" || frame.chain.includes(found.file)) return;
  const chain = [...frame.chain, found.file];
  for (const one of parseRust(found.file).items)
    hideItem(reading, { ...inner, place: found.place, chain }, one, options);
}

function itemsWithin(item: RustItem): readonly RustItem[] {
  switch (item.kind) {
    case "module":
      return item.items ?? [];
    case "block":
    case "impl":
    case "trait":
    case "extern-block":
      return item.items;
    case "function":
    case "constant":
    case "static":
      return item.inner;
    default:
      return [];
  }
}

/** All branches that could be taken if the options were set. */
function hideBranches(
  reading: Reading,
  frame: Frame,
  call: RustMacroCall,
  branches: readonly Branch[],
  around: readonly string[],
): void {
  if (!mayEnter(reading, frame, call.span)) return;
  const inner = { ...frame, depth: frame.depth + 1 };
  for (const { condition, items: tokens } of branches) {
    const verdict = condition === null ? null : decide(reading, condition, condition[0]?.span ?? call.span);
    if (verdict?.holds === false && verdict.undecided.length === 0) continue;
    const { items } = parseRustTokens(tokens, call.inBody ? "body" : "module", call.span);
    for (const item of items) hideItem(reading, inner, item, [...around, ...(verdict?.undecided ?? [])]);
    if (verdict?.holds === true && verdict.undecided.length === 0) return;
  }
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
  const inner = { ...frame, place: placeOfRoot(file), chain, depth: frame.depth + 1 };
  return { items, frame: inner, options: [] };
}
