import type {
  Conflict,
  ConstantItem,
  Contract,
  FunctionItem,
  MacroItem,
  StaticItem,
  TypeDefinition,
} from "../../idl/contract.ts";
import { type Gap, MOST_GAPS, pushGap } from "../../idl/gap.ts";
import { placeOf, type SourceFile, type Span } from "../../source/source-file.ts";
import { isSameSignature, isSameType } from "../c/same-type.ts";
import { equals } from "../equality.ts";
import { reachTypes } from "./reached-types.ts";

/** What the C of one Go file says. */
export interface FilePart {
  /** The Go file with all but its C text blanked. */
  readonly preamble: SourceFile;
  readonly contract: Contract;
  /** Functions and variables that the preamble defines. */
  readonly defined: ReadonlySet<string>;
}

export interface JoinedFiles {
  /** All that the preambles see, headers included. */
  readonly sees: Contract;
  /** What they declare in the Go files themselves. */
  readonly declares: Contract;
  /** By preamble, what it declares otherwise than those before it, with the types that it means. */
  readonly contradicts: ReadonlyMap<SourceFile, Contract>;
  readonly gaps: readonly Gap[];
}

/** What of one preamble contradicts those before it. */
interface Contradictions {
  readonly functions: Map<string, readonly FunctionItem[]>;
  readonly statics: Map<string, readonly StaticItem[]>;
}

/** Takes a conflict that can be told otherwise than as a gap: the items of `part` that contradict. */
type TakeConflict<T> = (part: FilePart, name: string, items: readonly T[], known: T) => boolean;

interface Spanned {
  readonly span?: Span;
}

/** Says whether two items of one name can both hold, and which to keep; null for a conflict. */
type Choose<T> = (known: T, next: T, name: string) => T | null;

/**
 * Puts what the preambles of a package see into one contract. Each is a translation unit of its own, but all are
 * linked together: one name that means different things in two of them is a gap, and the first holds; a function or
 * variable that a preamble itself declares otherwise is no gap, and is kept apart. Constants and macros conflict only
 * where Go uses them (cmd/cgo refuses the package only then).
 *
 * @param isLibrary whether items of this file belong to the library, and not to cgo itself.
 */
export function joinFiles(
  parts: readonly FilePart[],
  options: Pick<Contract, "name" | "targets">,
  used: ReadonlySet<string>,
  isLibrary: (file: SourceFile) => boolean,
): JoinedFiles {
  const gaps: Gap[] = [];
  const conflicts: Conflict[] = [];
  const note = (conflict: Conflict): void => {
    if (conflicts.length < MOST_GAPS) conflicts.push(conflict);
  };
  const defined = new Set(parts.flatMap((part) => [...part.defined]));
  const apart = new Map<FilePart, Contradictions>();
  const keepApart =
    <T extends Spanned>(tableOf: (of: Contradictions) => Map<string, readonly T[]>): TakeConflict<T> =>
    (part, name, items) => {
      const isWritten = items.some(({ span }) => span?.file === part.preamble);
      if (!isWritten || defined.has(name)) return false;
      const known = apart.get(part) ?? { functions: new Map(), statics: new Map() };
      apart.set(part, known);
      tableOf(known).set(name, items);
      return true;
    };
  const types = joinTable(
    parts,
    (contract) => contract.types,
    "type",
    chooseType,
    gaps,
    (_, name, [other], first) => {
      if (other !== undefined) note({ kind: "type", name, first, other });
      return false;
    },
  );
  const known = new Map([...types].flatMap(([name, [item]]) => (item === undefined ? [] : [[name, item]])));
  const functions = joinTable(
    parts,
    (contract) => contract.functions,
    "function",
    (a: FunctionItem, b: FunctionItem) => chooseFunction(a, b, known),
    gaps,
    keepApart(({ functions }) => functions),
  );
  const statics = joinTable(
    parts,
    (contract) => contract.statics,
    "variable",
    (a: StaticItem, b: StaticItem) =>
      a.mutable === b.mutable && isSameType(a.type, b.type, known) ? a : null,
    gaps,
    keepApart(({ statics }) => statics),
  );
  const keepUnlessUsed = <T>(a: T, b: T, name: string): T | null =>
    equals(a, b) || !used.has(name) ? a : null;
  const constants = joinTable(
    parts,
    (contract) => contract.constants,
    "constant",
    keepUnlessUsed<ConstantItem>,
    gaps,
  );
  const macros = joinTable(parts, (contract) => contract.macros, "macro", keepUnlessUsed<MacroItem>, gaps);
  const joined: Contract = {
    ...options,
    side: "declarations",
    ...{ types, constants, macros, statics, functions },
    requires: { functions: new Map(), statics: new Map() },
    gaps: [],
  };
  const preambles = new Set(parts.map(({ preamble }) => preamble));
  return {
    sees: { ...withoutUnreached(joined, isLibrary), ...(conflicts.length === 0 ? {} : { conflicts }) },
    declares: onlyWritten(parts, joined, preambles, defined),
    contradicts: new Map(
      [...apart].map(([{ preamble, contract }, tables]) => [
        preamble,
        {
          ...joined,
          ...reachTypes(contract, { functions: tables.functions.values(), statics: tables.statics.values() }),
          macros: new Map(),
          ...tables,
        },
      ]),
    ),
    gaps,
  };
}

type Select<T> = (contract: Contract) => ReadonlyMap<string, readonly T[]>;

function joinTable<T extends Spanned>(
  parts: readonly FilePart[],
  select: Select<T>,
  what: string,
  choose: Choose<T>,
  gaps: Gap[],
  takeConflict: TakeConflict<T> = () => false,
): ReadonlyMap<string, readonly T[]> {
  const joined = new Map<string, readonly T[]>();
  for (const part of parts) {
    for (const [name, items] of select(part.contract)) {
      const [known] = joined.get(name) ?? [];
      const [next] = items;
      if (known === undefined || next === undefined) {
        joined.set(name, items);
        continue;
      }
      const chosen = choose(known, next, name);
      if (chosen !== null) joined.set(name, [chosen]);
      else if (!takeConflict(part, name, items, known)) reportConflict(what, name, known, next, gaps);
    }
  }
  return joined;
}

function reportConflict(what: string, name: string, known: Spanned, next: Spanned, gaps: Gap[]): void {
  const span = next.span ?? known.span;
  if (span === undefined) return;
  const place = known.span === undefined ? null : placeOf(known.span);
  const where = place === null ? "another preamble" : `${place.path}:${place.line}:${place.column}`;
  pushGap(gaps, {
    reason: "conflict",
    detail: `the ${what} \`${name}\` is declared otherwise at ${where}, in another preamble of the package`,
    span,
  });
}

/** A file that knows a type by name only agrees with one that knows more. */
function chooseType(known: TypeDefinition, next: TypeDefinition): TypeDefinition | null {
  if (equals(known, next) || next.kind === "opaque") return known;
  if (known.kind === "opaque") return next;
  return null;
}

/** Functions that are `static` or `inline` belong to their preambles alone. */
function chooseFunction(
  known: FunctionItem,
  next: FunctionItem,
  types: ReadonlyMap<string, TypeDefinition>,
): FunctionItem | null {
  if (next.inline === true) return known;
  if (known.inline === true) return next;
  const isOpen = known.prototype === false || next.prototype === false;
  const agree = isOpen
    ? known.abi === next.abi && isSameType(known.returns.type, next.returns.type, types)
    : isSameSignature(known, next, types);
  if (!agree) return null;
  return known.prototype === false ? next : known;
}

/** Without the types of cgo's own prolog that nothing of the library is made of. */
function withoutUnreached(joined: Contract, isLibrary: (file: SourceFile) => boolean): Contract {
  const own = [...joined.types].filter(([, items]) =>
    items.every(({ span }) => span === undefined || isLibrary(span.file)),
  );
  const { functions, statics } = joined;
  const roots = {
    functions: functions.values(),
    statics: statics.values(),
    types: own.map(([name]) => name),
  };
  return { ...joined, types: reachTypes(joined, roots).types };
}

/** What is written in the Go files, with the types that it is made of; what a preamble defines declares nothing. */
function onlyWritten(
  parts: readonly FilePart[],
  joined: Contract,
  preambles: ReadonlySet<SourceFile>,
  defined: ReadonlySet<string>,
): Contract {
  const isWritten = ({ span }: Spanned): boolean => span !== undefined && preambles.has(span.file);
  const written = <T extends Spanned>(
    select: Select<T>,
    isShared: (item: T) => boolean = () => true,
  ): ReadonlyMap<string, readonly T[]> => {
    const table = new Map<string, readonly T[]>();
    for (const { contract } of parts) {
      for (const [name, items] of select(contract))
        if (!table.has(name) && items.some(isWritten) && items.every(isShared)) table.set(name, items);
    }
    return table;
  };
  const isDeclared = ([name]: readonly [string, unknown]): boolean => !defined.has(name);
  // A `static` function is its preamble's alone: another may declare a symbol of that name.
  const isLinked = ({ inline }: FunctionItem): boolean => inline !== true;
  const functions = new Map([...written((contract) => contract.functions, isLinked)].filter(isDeclared));
  const statics = new Map([...written((contract) => contract.statics)].filter(isDeclared));
  const named = [...written((contract) => contract.types).keys()];
  const reached = reachTypes(joined, {
    functions: functions.values(),
    statics: statics.values(),
    types: named,
  });
  const constants = new Map([...reached.constants, ...written((contract) => contract.constants)]);
  const macros = written((contract) => contract.macros);
  return { ...joined, types: reached.types, constants, macros, statics, functions };
}
