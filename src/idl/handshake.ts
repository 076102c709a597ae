import type { Contract, FunctionItem, HandshakeItems, StaticItem, Table } from "./contract.ts";
import type { Note } from "./gap.ts";
import { markPattern } from "./mark.ts";

/** Stands in the documentation of what the two sides of a bridge recognise each other by. */
const MARK = markPattern("handshake");

/** What a bridge calls the constant that partners link against; `1` is the major version of its ABI. */
const CONSTANT = /^[A-Za-z_]\w*?abi_(?:0|[1-9]\d*)$/;
/** And the function that tells what the library is. */
const FUNCTION = /^[A-Za-z_]\w*?abi$/;

type Symbol = FunctionItem | StaticItem;

function isMarked({ doc }: { readonly doc?: string }): boolean {
  return doc !== undefined && MARK.test(doc);
}

/**
 * Whether a symbol has exactly the shape of one of the two that a handshake has: `uint8_t PREFIXabi_N`, which nobody
 * writes, and `const char *PREFIXabi(void)`. All that have it are alike, so that leaving one out hides nothing.
 */
function hasHandshakeShape(name: string, item: Symbol): boolean {
  if (item.symbol !== undefined && item.symbol !== name) return false;
  if (!("params" in item)) {
    const { type, mutable, thread_local } = item;
    const isByte = type.kind === "scalar" && type.name === "u8";
    return isByte && !mutable && thread_local !== true && CONSTANT.test(name);
  }
  const { params, returns, variadic, abi = "C", inline, noreturn, prototype, symbol_version } = item;
  const { type } = returns;
  const isText =
    type.kind === "pointer" &&
    !type.mutable &&
    type.volatile !== true &&
    type.to.kind === "scalar" &&
    type.to.name === "c_char";
  const isPlain =
    variadic !== true &&
    abi === "C" &&
    inline !== true &&
    noreturn !== true &&
    prototype !== false &&
    symbol_version === undefined;
  return isText && isPlain && params.length === 0 && FUNCTION.test(name);
}

/**
 * Whether a symbol is there for the handshake of the two sides of a bridge: it is marked, and all that its source says of
 * it has that shape. It is no part of what they offer each other, and so of no contract, and its name changes with every
 * major version.
 */
export function isHandshake(name: string, items: readonly Symbol[]): boolean {
  return items.some(isMarked) && items.every((item) => hasHandshakeShape(name, item));
}

/** A table without what is there for the handshake. */
export function withoutHandshake<T extends Symbol>(table: Table<T>): Table<T> {
  return divide(table).kept;
}

/** A table in two: what is compared, and what is there for the handshake. */
function divide<T extends Symbol>(table: Table<T>): { readonly kept: Table<T>; readonly left: Table<T> } {
  const left = new Map([...table].filter(([name, items]) => isHandshake(name, items)));
  const kept = left.size === 0 ? table : new Map([...table].filter(([name]) => !left.has(name)));
  return { kept, left };
}

/** A contract that lists apart what is there for the handshake. */
export function setHandshakeApart(contract: Contract): Contract {
  const functions = divide(contract.functions);
  const statics = divide(contract.statics);
  const required = {
    functions: divide(contract.requires.functions),
    statics: divide(contract.requires.statics),
  };
  const left: HandshakeItems = {
    functions: functions.left,
    statics: statics.left,
    requires: { functions: required.functions.left, statics: required.statics.left },
  };
  if (namesOf(left).length === 0) return contract;
  return {
    ...contract,
    functions: functions.kept,
    statics: statics.kept,
    requires: { functions: required.functions.kept, statics: required.statics.kept },
    handshake: left,
  };
}

function namesOf({ functions, statics, requires }: HandshakeItems): readonly string[] {
  return [functions, statics, requires.functions, requires.statics].flatMap((table) => [...table.keys()]);
}

/** Everything that a contract holds under a name, or lists apart for the handshake. */
function itemsOf(contract: Contract, name: string): readonly Symbol[] {
  const { handshake } = contract;
  return [contract, contract.requires, ...(handshake === undefined ? [] : [handshake, handshake.requires])]
    .flatMap(({ functions, statics }) => [functions, statics])
    .flatMap((table): readonly Symbol[] => table.get(name) ?? []);
}

/**
 * What the contracts of one run leave out for the handshake: what one of them marks is left out of all, and where one has
 * another thing under that name, of none, so that the two are held against each other.
 */
export interface AgreedHandshake {
  readonly left: ReadonlySet<string>;
  readonly disputed: ReadonlySet<string>;
}

/** Says which of the names that some contract leaves out can be left out of all. */
export function agreeOnHandshake(contracts: readonly Contract[]): AgreedHandshake {
  const marked = new Set(
    contracts.flatMap(({ handshake }) => (handshake === undefined ? [] : namesOf(handshake))),
  );
  const isAlike = (name: string): boolean =>
    contracts.every((contract) => itemsOf(contract, name).every((item) => hasHandshakeShape(name, item)));
  const left = new Set([...marked].filter(isAlike));
  return { left, disputed: new Set([...marked].filter((name) => !left.has(name))) };
}

/** A contract as all of a run agree on the handshake. */
export function applyHandshake(contract: Contract, { left, disputed }: AgreedHandshake): Contract {
  const { handshake } = contract;
  if (left.size + disputed.size === 0) return contract;
  const settle = <T>(table: Table<T>, apart: Table<T> | undefined): Table<T> =>
    new Map([
      ...[...table].filter(([name]) => !left.has(name)),
      ...[...(apart ?? [])].filter(([name]) => disputed.has(name)),
    ]);
  const { functions, statics, requires } = contract;
  return {
    ...contract,
    functions: settle(functions, handshake?.functions),
    statics: settle(statics, handshake?.statics),
    requires: {
      functions: settle(requires.functions, handshake?.requires.functions),
      statics: settle(requires.statics, handshake?.requires.statics),
    },
  };
}

/** Says of what is marked and stays in the contract that the mark means nothing there. */
export function handshakeNotes(contract: Contract): readonly Note[] {
  const { functions, statics, requires, types, constants, macros } = contract;
  const tables: readonly Table<Pick<FunctionItem, "doc" | "span">>[] = [
    ...[functions, statics, requires.functions, requires.statics],
    ...[types, constants, macros],
  ];
  return tables.flatMap((table) =>
    [...table].flatMap(([name, items]) => {
      const marked = items.find(isMarked);
      if (marked?.span === undefined) return [];
      const detail = `\`${name}\` is marked \`@ffi handshake\` and has not its shape: it is compared all the same`;
      return [{ rule: "annotation-invalid" as const, subject: name, detail, span: marked.span }];
    }),
  );
}
