import { appendTo } from "../../source/append-to.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Attribute, RustItem, RustModuleItem, RustUse } from "../../syntax/rust/item.ts";
import { addConditionGap, configureAttributes, configureItem, type Uncertainty } from "./configure.ts";
import { couldExport, SYMBOL_WORDS } from "./could-export.ts";
import type { RustModule } from "./crate.ts";
import { isApplyingAttribute, mayMakeSymbol } from "./function-attributes.ts";
import { noteHidden } from "./hidden-items.ts";
import { describeSymbolAttribute, describeUnknownAttribute, isKnownAttribute } from "./known-attributes.ts";
import { isExportingAttribute } from "./known-macros.ts";
import { findModuleFile, type ModuleFile, placeOfInline, placeOfRoot } from "./module-files.ts";
import { pathAttribute } from "./probe-module.ts";
import { addGap, configuringOf, type Frame, mayEnter, parseOnce, type Reading, useMacro } from "./reading.ts";
import { hideItem, spliceCall } from "./splice-macros.ts";

/** Reads the crate's root file and all modules below it. */
export function readRoot(reading: Reading, file: SourceFile): RustModule {
  const place = placeOfRoot(file);
  const parsed = parseOnce(reading, file);
  const { attributes, undecided } = configureAttributes(configuringOf(reading, place), parsed.attributes);
  const frame = openFrame({ path: [], attributes: [], file, place, chain: [file], depth: 0 });
  const { moduleCouldExport } = configuringOf(reading, place);
  if (undecided.length > 0 && parsed.items.some((item) => couldExport(item, moduleCouldExport)))
    addConditionGap(reading.gaps, undecided, "the whole crate", { file, start: 0, end: 0 });
  if (attributes !== null) addItems(reading, frame, parsed.items);
  return closeFrame(frame);
}

function openFrame(begun: Pick<Frame, "path" | "attributes" | "file" | "place" | "chain" | "depth">): Frame {
  return {
    ...begun,
    items: [],
    modules: new Map(),
    blocks: [],
    hidden: new Map(),
    hiddenGlobs: [],
    made: new Map(),
  };
}

function closeFrame(frame: Frame): RustModule {
  const { path, attributes, file, items, modules, blocks, hidden, hiddenGlobs, made } = frame;
  return { path, attributes, file, items, modules, blocks, hidden, hiddenGlobs, made };
}

/** @param around unknown options by which all of the items are there. */
function addItems(
  reading: Reading,
  frame: Frame,
  items: readonly RustItem[],
  around: readonly string[] = [],
): void {
  let options: readonly string[] = around;
  const onUncertain = (item: RustItem, uncertainty: Uncertainty): void => {
    if (!uncertainty.isThere) hideItem(reading, frame, item, uncertainty.options);
    else if (item.kind === "macro-call") options = uncertainty.options;
    else noteHidden(frame, item, uncertainty);
  };
  const config = { ...configuringOf(reading, frame.place), onUncertain };
  for (const item of items) if (item.kind === "use") noteRenames(reading, item);
  for (const spelled of items) {
    options = around;
    const item = configureItem(config, spelled, around);
    if (item !== null) addItem(reading, frame, item, options);
  }
}

/** More names for one name are hostile. */
const MOST_RENAMES = 100;

/** Notes `use a::b as c`: a macro that is called `c` is `b`. And from where it comes. */
function noteRenames({ renames, imported, origins }: Reading, { leaves }: RustUse): void {
  for (const { path, name } of leaves) {
    const own = path.at(-1);
    if (path.length > 1 && origins.has(path[0] ?? "")) imported.add(name);
    if (own === undefined || own === name || name === "*" || name === "_") continue;
    const known = renames.get(name) ?? new Set();
    renames.set(name, known);
    if (known.size < MOST_RENAMES) known.add(own);
  }
}

/** @param options unknown ones by which a macro call is there. */
function addItem(reading: Reading, frame: Frame, item: RustItem, options: readonly string[]): void {
  tellAttributeMacros(reading, frame, item);
  if (item.kind === "module") addModule(reading, frame, item);
  else if (item.kind === "block") addBlock(reading, frame, item.items);
  else if (item.kind === "macro-call") {
    const splice = spliceCall(reading, frame, item, options);
    if (splice !== null) addItems(reading, splice.frame, splice.items, splice.options);
  } else {
    if (item.kind === "macro-rules") {
      appendTo(reading.definitions, item.name.text, item);
    }
    frame.items.push(withoutBodies(reading, frame, item));
  }
}

/** Tells of attribute macros that export something, and of unknown ones on what is exported or could be. */
function tellAttributeMacros(reading: Reading, frame: Frame, item: RustItem, outer?: RustItem): void {
  if (item.attributes.length === 0) return;
  const isForeign = outer?.kind === "extern-block";
  const tells = isForeign || isExported(reading, frame, item);
  const mayBeSymbol = couldBeSymbol(item, outer);
  const around = attributesByPath(outer?.attributes ?? []);
  for (const attribute of item.attributes) {
    const { path, span } = attribute;
    if (isExportingAttribute(path)) {
      const lost = "makes functions or types that are not read, so that they are missing here";
      addGap(reading, "macro", `the attribute macro \`${path}\` ${lost}`, span);
    } else if (tells && !isKnownAttribute(path))
      addGap(reading, "macro", describeUnknownAttribute(path), span);
    else if (mayBeSymbol) tellSymbolAttribute(reading, frame, attribute, around);
  }
}

/** One attribute of each path: what a path is does not depend on how often it stands there. */
function attributesByPath(attributes: readonly Attribute[]): readonly Attribute[] {
  return [...new Map(attributes.map((attribute) => [attribute.path, attribute])).values()];
}

/** Whether what stands there can become a symbol: a trait's functions cannot, and those of tests are not built. */
function couldBeSymbol(item: RustItem, outer: RustItem | undefined): boolean {
  const isTest = item.attributes.some(({ path }) => path === "test" || path === "bench");
  const kinds = ["function", "static", "impl", "module"];
  return kinds.includes(item.kind) && !isTest && (outer === undefined || outer.kind === "impl");
}

function tellSymbolAttribute(
  reading: Reading,
  frame: Frame,
  attribute: Attribute,
  around: readonly Attribute[],
): void {
  const { path, span, arguments: tokens } = attribute;
  if (isApplyingAttribute(attribute)) {
    const end = tokens.findIndex(({ kind, text }) => kind !== "identifier" && text !== ":");
    const applied = tokens.slice(0, end < 0 ? tokens.length : end).map(({ text }) => text);
    const call = { path: applied.join(""), arguments: tokens.slice(applied.length), attributes: [], span };
    useMacro(reading, frame, { ...call, kind: "macro-call", visibility: "private", inBody: false });
  } else if (mayMakeSymbol(attribute, around)) addGap(reading, "macro", describeSymbolAttribute(path), span);
}

/** Whether an item is a symbol or holds one, or is a function for C that an attribute could make one. */
function isExported(reading: Reading, frame: Frame, item: RustItem): boolean {
  const isSymbol = item.attributes.some(({ path }) => SYMBOL_WORDS.has(path));
  switch (item.kind) {
    case "function":
      return isSymbol || (item.abi !== null && item.hasBody);
    case "static":
      return isSymbol;
    case "impl":
      return item.items.some((one) => one.attributes.some(({ path }) => SYMBOL_WORDS.has(path)));
    case "extern-block":
      return true;
    case "module":
      return couldExport(item, configuringOf(reading, frame.place).moduleCouldExport);
    default:
      return false;
  }
}

/** The item, the items of its bodies having become blocks of the module. */
function withoutBodies(reading: Reading, frame: Frame, item: RustItem): RustItem {
  switch (item.kind) {
    case "function":
    case "constant":
    case "static":
      if (item.inner.length === 0) return item;
      addBlock(reading, frame, item.inner);
      return { ...item, inner: [] };
    case "extern-block":
    case "impl":
    case "trait":
      return { ...item, items: item.items.flatMap((one) => memberOf(reading, frame, item, one)) };
    default:
      return item;
  }
}

/** An item of an `impl`, a trait or an extern block. */
function memberOf(reading: Reading, frame: Frame, outer: RustItem, item: RustItem): readonly RustItem[] {
  tellAttributeMacros(reading, frame, item, outer);
  if (item.kind === "macro-call") {
    useMacro(reading, frame, item, {
      within: outer.kind === "impl" || outer.kind === "trait" ? outer.kind : "module",
    });
    return [];
  }
  return [withoutBodies(reading, frame, item)];
}

function addBlock(reading: Reading, frame: Frame, items: readonly RustItem[]): void {
  const span = items[0]?.span ?? { file: frame.file, start: 0, end: 0 };
  if (!mayEnter(reading, frame, span)) return;
  const block = openFrame({ ...frame, attributes: [], depth: frame.depth + 1 });
  addItems(reading, block, items);
  const { items: own, modules, blocks, hidden } = block;
  if (own.length + modules.size + blocks.length + hidden.size > 0) frame.blocks.push(closeFrame(block));
}

function addModule(reading: Reading, frame: Frame, module: RustModuleItem): void {
  const name = module.name.text;
  if (!mayEnter(reading, frame, module.span)) return;
  const inner =
    module.items === null ? readFileModule(reading, frame, module) : readInline(reading, frame, module);
  if (inner === null) return;
  if (frame.modules.has(name)) {
    const detail = `there are two modules \`${name}\` here; only the first is read`;
    addGap(reading, "conflict", detail, module.name.span);
  } else frame.modules.set(name, inner);
}

function readInline(reading: Reading, frame: Frame, module: RustModuleItem): RustModule {
  const name = module.name.text;
  const place = placeOfInline(frame.place, name, pathAttribute(module.attributes));
  const { attributes } = module;
  const path = [...frame.path, name];
  const inner = openFrame({ ...frame, path, attributes, place, depth: frame.depth + 1 });
  addItems(reading, inner, module.items ?? []);
  return closeFrame(inner);
}

/** Why a module has no file, as a reader needs it. */
function describeLack(name: string, found: Exclude<ModuleFile, { kind: "found" }>): string {
  const lost = `so that nothing of the module \`${name}\` is read`;
  switch (found.kind) {
    case "both":
      return `both ${found.paths.join(" and ")} are there, ${lost}; rustc refuses that too`;
    case "missing":
      return `${found.paths.join(" or ")} is not there, ${lost}; it may exist only after a build`;
    case "unreadable":
      return `${found.path} cannot be read (${found.detail}), ${lost}`;
  }
}

function readFileModule(reading: Reading, frame: Frame, module: RustModuleItem): RustModule | null {
  const name = module.name.text;
  const found = findModuleFile(reading.files, frame.place, name, pathAttribute(module.attributes));
  if (found.kind !== "found") {
    addGap(reading, "module", describeLack(name, found), module.span);
    return null;
  }
  const { file, place } = found;
  if (frame.chain.includes(file)) {
    const detail = `the module \`${name}\` is in ${file.path}, which it stands in itself; rustc refuses that too`;
    addGap(reading, "module", detail, module.span);
    return null;
  }
  const parsed = parseOnce(reading, file);
  const config = configuringOf(reading, place);
  const { attributes, undecided } = configureAttributes(config, parsed.attributes);
  if (undecided.length > 0) {
    if (parsed.items.some((item) => couldExport(item, config.moduleCouldExport)))
      addConditionGap(reading.gaps, undecided, `the module \`${name}\``, module.span);
    else noteHidden(frame, module, { options: undecided, isThere: attributes !== null });
  }
  if (attributes === null) return null;
  const chain = [...frame.chain, file];
  const path = [...frame.path, name];
  const inner = openFrame({
    path,
    attributes: module.attributes,
    file,
    place,
    chain,
    depth: frame.depth + 1,
  });
  addItems(reading, inner, parsed.items);
  return closeFrame(inner);
}
