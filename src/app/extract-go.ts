import type { MacroSetting } from "../expand/c/preprocess.ts";
import { isCgoFile } from "../expand/go/cgo-files.ts";
import { type CompilerFlags, readCompilerFlags } from "../expand/go/compiler-flags.ts";
import {
  type PackageFile,
  type PackageFiles,
  readPackageFiles,
  selectFiles,
} from "../expand/go/package-files.ts";
import { goFacts, tagsOf } from "../expand/go/target-tags.ts";
import { findUnsetTags } from "../expand/go/unset-tags.ts";
import { type Lookup, runPerTargetGroup, type TargetGroup } from "../expand/target-groups.ts";
import type { CallSite } from "../idl/call-site.ts";
import type { Contract } from "../idl/contract.ts";
import type { Gap, Note } from "../idl/gap.ts";
import { handshakeNotes, isHandshake } from "../idl/handshake.ts";
import type { Triple } from "../idl/target.ts";
import { resolveConversions } from "../resolve/go/callback-conversions.ts";
import { type ResolvedCall, resolveCalls } from "../resolve/go/calls.ts";
import { resolveExports } from "../resolve/go/exports.ts";
import { type JoinedFiles, joinFiles } from "../resolve/go/join-files.ts";
import { type ResolvedMirror, resolveMirrors } from "../resolve/go/mirrors.ts";
import { summarizePackage } from "../resolve/go/summarize-package.ts";
import { mergeContracts } from "../resolve/merge.ts";
import { byCodeUnit } from "../source/code-units.ts";
import type { Files } from "../source/files.ts";
import { spanKey } from "../source/source-file.ts";
import type { GoExtraction, IncludedHeader } from "./extraction.ts";
import { gapsWithTargets, withoutRepeats } from "./fold-gaps.ts";
import { ownTreeOf } from "./go/own-tree.ts";
import type { CSetting, PreambleReading } from "./go/read-preamble-file.ts";
import { readPreambles } from "./go/read-preambles.ts";
import type { GoInput } from "./input-kinds.ts";
import type { ReadingOptions } from "./reading-options.ts";

type Settings = Pick<ReadingOptions, "defines" | "undefines">;

/**
 * Reads a Go package: what its cgo preambles declare, what it calls, what it exports. It is read once for each group of
 * targets that neither its build constraints nor its C can tell apart.
 *
 * @throws Problem if a file cannot be read, or there is none.
 */
export function extractGo(input: GoInput, targets: readonly Triple[], options: Settings): GoExtraction {
  const read = readPackageFiles(input.files, input.folder, input.only);
  const known: GoInput = { ...input, files: withKnownFolders(input.files) };
  const groups = runPerTargetGroup(targets, goFacts, (target, lookup) =>
    extractOnce(known, read, target, lookup, options),
  );
  const merge = (select: (pass: Pass) => Contract): Contract =>
    mergeContracts(
      groups.map(({ targets: group, result }) => ({ targets: group, contract: select(result) })),
    );
  const told = groups.map(({ targets: group, result }) => ({
    targets: group,
    gaps: [...read.gaps, ...result.gaps],
  }));
  const gaps = gapsWithTargets(told, targets.length);
  const [first] = read.files;
  const span = first === undefined ? {} : { span: { file: first.file, start: 0, end: 0 } };
  const built = new Set(groups.flatMap(({ result }) => result.files));
  const sees = merge((pass) => pass.sees);
  const notes = [...groups.flatMap(({ result }) => result.notes), ...handshakeNotes(sees)];
  return {
    contract: { ...merge(({ contract }) => contract), ...span, gaps },
    exports: { ...merge(({ exports }) => exports), ...span, gaps: [] },
    declares: [
      { ...merge(({ declares }) => declares), ...span, gaps: [] },
      ...[...mergeContradictions(groups), ...mergeConversions(groups)].map((contract) => ({
        ...contract,
        ...span,
        gaps: [],
      })),
    ],
    sees: { ...sees, ...span, gaps: [] },
    calls: foldCalls(groups),
    mirrors: groups.flatMap(({ targets: group, result }) =>
      result.mirrors.map((mirror) => ({ ...mirror, targets: group })),
    ),
    headers: foldHeaders(groups),
    definedInPreambles: new Set(groups.flatMap(({ result }) => [...result.defined])),
    mayDefineMore: read.hasOtherSources,
    files: read.files.filter((file) => built.has(file)).map(({ file }) => file),
    unsetTags: findUnsetTags(
      read.files,
      targets.map((target) => tagsOf((name) => goFacts(target).get(name), new Set(input.tags))),
    ),
    gaps,
    gaplessTargets: told.flatMap(({ targets: group, gaps: met }) => (met.length === 0 ? group : [])),
    notes: withoutRepeats(notes),
  };
}

/** Lists each folder once: many headers that are missing lead through the same ones. */
function withKnownFolders(files: Files): Files {
  const known = new Map<string, readonly string[]>();
  const list = (folder: string): readonly string[] => {
    const names = known.get(folder) ?? files.list(folder);
    known.set(folder, names);
    return names;
  };
  return { read: files.read, list };
}

type HeaderOfPass = Omit<IncludedHeader, "targets">;

/** What one group of targets sees. */
interface Pass {
  readonly contract: Contract;
  readonly exports: Contract;
  readonly declares: Contract;
  readonly contradicts: JoinedFiles["contradicts"];
  /** What its exports are taken for where their addresses are converted. */
  readonly conversions: readonly Contract[];
  readonly sees: Contract;
  readonly calls: readonly ResolvedCall[];
  readonly mirrors: readonly ResolvedMirror[];
  readonly headers: readonly HeaderOfPass[];
  readonly defined: ReadonlySet<string>;
  readonly files: readonly PackageFile[];
  readonly gaps: readonly Gap[];
  readonly notes: readonly Note[];
}

function extractOnce(
  input: GoInput,
  read: PackageFiles,
  target: Triple,
  lookup: Lookup,
  options: Settings,
): Pass {
  const holds = tagsOf(lookup, new Set(input.tags));
  const { selected, gaps: selecting } = selectFiles(read.files, holds);
  const directives = selected.flatMap(({ cgo }) => cgo.directives);
  const flags = readCompilerFlags(directives, holds, input.folder);
  const setting: CSetting = {
    files: input.files,
    folder: input.folder,
    ownTree: ownTreeOf(input.files, input.folder),
    // The package's folder comes first (cmd/cgo: `-I${SRCDIR}` is always implied).
    includePaths: [...new Set([input.folder, ...flags.includePaths, ...input.includePaths])],
    defines: [...definesOf(flags), ...options.defines],
    undefines: [
      ...[...flags.compilersMacros.undefines, ...flags.undefines].filter(
        (name) => !options.defines.some((define) => define.name === name),
      ),
      ...options.undefines,
    ],
    flags,
    target,
    lookup,
  };
  const { readings, gaps: limits } = readPreambles(selected, setting);
  const common = { name: input.name, targets: [target] };
  const used = new Set(readings.flatMap(({ uses }) => uses.map(({ name }) => name)));
  // A reading that files share declares nothing in any of them, so that once is enough.
  const distinct = new Map(readings.map((reading) => [reading.contract, reading]));
  const parts = [...distinct.values()].map((reading) => ({ ...reading, defined: reading.names.defined }));
  const joined = joinFiles(parts, common, used, (file) => !isCgoFile(file));
  const typesOf = new Map(readings.map(({ file, typeOf }) => [file.file, typeOf]));
  const exports = resolveExports(selected, {
    ...common,
    types: joined.sees.types,
    constants: joined.sees.constants,
    typeOf: (file, name) => typesOf.get(file)?.get(name) ?? null,
  });
  const gaps = [
    ...selecting,
    ...flags.gaps,
    ...readings.flatMap((reading) => reading.gaps),
    ...limits,
    ...joined.gaps,
    ...exports.gaps,
  ];
  const calls = readings
    .flatMap((reading) => callsOf(reading, { exports, flags }, joined))
    .filter(({ name }) => !isHandshake(name, joined.sees.functions.get(name) ?? []));
  const defined = new Set(readings.flatMap(({ names }) => [...names.defined]));
  return {
    contract: summarizePackage({ exports, ...joined, calls, used, defined }),
    exports,
    declares: joined.declares,
    contradicts: joined.contradicts,
    conversions: resolveConversions(readings, exports.functions, joined.sees),
    sees: joined.sees,
    calls,
    mirrors: resolveMirrors(selected, readings),
    headers: readings.flatMap((reading) => headersOf(reading, setting)),
    defined,
    files: selected,
    gaps,
    notes: readings.flatMap(({ notes }) => notes),
  };
}

/** What the compiler defines by its options, and what they define. */
function definesOf({ defines, compilersMacros }: CompilerFlags): readonly MacroSetting[] {
  return [...compilersMacros.defines.map(([name, value]) => ({ name, value })), ...defines];
}

function callsOf(
  { file, preamble, contract, uses, names, typeOf, standardHeaders, gaps }: PreambleReading,
  { exports, flags }: Pick<Pass, "exports"> & Pick<CSetting, "flags">,
  { contradicts, sees }: JoinedFiles,
): readonly ResolvedCall[] {
  // An option that is not understood can declare anything.
  const isComplete = gaps.length === 0 && file.gaps.length === 0 && flags.gaps.length === 0;
  const calls = resolveCalls(file.file, uses, { names, typeOf, isComplete, standardHeaders });
  // What the package exports itself is declared in the header that cgo makes of it.
  const outside = calls.filter(
    ({ name }) => names.lookUp(name).kind === "function" || !exports.functions.has(name),
  );
  // It is made by what its own preamble says, and not by the first declaration, against which calls are held.
  const other = contradicts.get(preamble)?.functions;
  const isOwn = (name: string): boolean =>
    other?.has(name) === true || (isInline(contract, name) && !isInline(sees, name));
  return outside.map((call) => (isOwn(call.name) ? { ...call, arguments: null } : call));
}

/** Whether all that a contract has of a name are functions without a symbol: each file that sees one has its own. */
function isInline({ functions }: Contract, name: string): boolean {
  const items = functions.get(name) ?? [];
  return items.length > 0 && items.every(({ inline }) => inline === true);
}

const NOTHING = {
  types: new Map(),
  constants: new Map(),
  macros: new Map(),
  functions: new Map(),
  statics: new Map(),
};

/** What exports are converted to, of all groups of targets. */
function mergeConversions(groups: readonly TargetGroup<Pass>[]): readonly Contract[] {
  const most = Math.max(0, ...groups.map(({ result }) => result.conversions.length));
  return Array.from({ length: most }, (_, at) =>
    mergeContracts(
      groups.map(({ targets, result }) => ({
        targets,
        contract: result.conversions[at] ?? { ...result.declares, ...NOTHING },
      })),
    ),
  );
}

/** What preambles declare otherwise than those before them, preamble by preamble, of all groups of targets. */
function mergeContradictions(groups: readonly TargetGroup<Pass>[]): readonly Contract[] {
  const preambles = new Set(groups.flatMap(({ result }) => [...result.contradicts.keys()]));
  return [...preambles].map((preamble) =>
    mergeContracts(
      groups.map(({ targets, result }) => ({
        targets,
        contract: result.contradicts.get(preamble) ?? { ...result.declares, ...NOTHING },
      })),
    ),
  );
}

function headersOf({ file, headers }: PreambleReading, setting: CSetting): readonly HeaderOfPass[] {
  const { includePaths } = setting;
  const defines = definesOf(setting.flags);
  return headers.map(({ path }) => ({ path, includePaths, defines, from: file.file }));
}

/** By place; one call site of several groups carries the targets of all, unless its C types are others there. */
function foldCalls(groups: readonly TargetGroup<Pass>[]): readonly CallSite[] {
  const folded = new Map<string, { readonly call: ResolvedCall; readonly targets: Triple[] }>();
  for (const { targets, result } of groups) {
    for (const call of result.calls) {
      const types = call.arguments?.map(({ type }) => type);
      const key = JSON.stringify(
        [spanKey(call.span), call.name, call.undeclared === true, types],
        (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value),
      );
      const known = folded.get(key);
      if (known === undefined) folded.set(key, { call, targets: [...targets] });
      else known.targets.push(...targets);
    }
  }
  return [...folded.values()]
    .map(({ call, targets }) => ({ ...call, targets: [...targets].sort() }))
    .sort(
      (a, b) =>
        byCodeUnit(a.span.file.path, b.span.file.path) ||
        a.span.start - b.span.start ||
        b.span.end - a.span.end,
    );
}

/** What several groups, or several files of one, include in the same way is one, of the targets of all. */
function foldHeaders(groups: readonly TargetGroup<Pass>[]): readonly IncludedHeader[] {
  const folded = new Map<string, { readonly header: HeaderOfPass; readonly targets: Set<Triple> }>();
  for (const { targets, result } of groups) {
    for (const header of result.headers) {
      const key = JSON.stringify([header.path, header.includePaths, header.defines]);
      const known = folded.get(key) ?? { header, targets: new Set<Triple>() };
      folded.set(key, known);
      for (const target of targets) known.targets.add(target);
    }
  }
  return [...folded.values()].map(({ header, targets }) => ({ ...header, targets: [...targets].sort() }));
}
