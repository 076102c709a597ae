import type { Contract, FunctionItem, Table, TypeDefinition } from "../../idl/contract.ts";
import type { Signature, Type } from "../../idl/type.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import { lexFile } from "../../syntax/c/lexer.ts";
import type { GoFile } from "../../syntax/go/declaration.ts";
import { findFunctionConversions } from "../../syntax/go/function-conversions.ts";
import { equals } from "../equality.ts";
import { reachTypes } from "./reached-types.ts";

/** The C of one Go file, and the types that its Go names. */
export interface ConvertingFile {
  readonly file: GoFile;
  readonly preamble: SourceFile;
  readonly contract: Contract;
  readonly typeOf: ReadonlyMap<string, Type>;
}

interface Conversion {
  readonly name: string;
  readonly signature: Signature;
  readonly span: Span;
}

/** Aliases that are followed to a signature. */
const MOST_ALIASES = 64;

/**
 * What the functions that a package exports are taken for where their addresses are converted: each conversion is a
 * declaration of the function, of the signature that C will call it by. One contract holds one of each function.
 */
export function resolveConversions(
  readings: readonly ConvertingFile[],
  exports: Table<FunctionItem>,
  joined: Contract,
): readonly Contract[] {
  if (exports.size === 0) return [];
  const contracts: Map<string, readonly FunctionItem[]>[] = [];
  const known = new Set<string>();
  for (const reading of readings) {
    for (const { name, signature, span } of conversionsIn(reading, exports)) {
      // What a preamble declares in the same way is held against the export already.
      if (joined.functions.get(name)?.some((declared) => isSameSignature(declared, signature)) === true)
        continue;
      const plain = asExported(signatureOnly(signature), exports.get(name)?.[0]);
      const item: FunctionItem = { ...plain, span };
      const key = JSON.stringify([name, plain], (_, value: unknown) =>
        typeof value === "bigint" ? `${value}n` : value,
      );
      if (known.has(key)) continue;
      known.add(key);
      const free = contracts.find((functions) => !functions.has(name));
      if (free === undefined) contracts.push(new Map([[name, [item]]]));
      else free.set(name, [item]);
    }
  }
  const none = { constants: new Map(), macros: new Map(), statics: new Map() };
  return contracts.map((functions) => ({
    ...joined,
    ...none,
    ...reachTypes(joined, { functions: functions.values() }),
    functions,
    requires: { functions: new Map(), statics: new Map() },
    gaps: [],
  }));
}

/** Names and what is said of null are those of the type, and bind nobody who is called through it. */
function signatureOnly({ params, returns, variadic, abi }: Signature): Signature {
  return {
    params: params.map(({ type }) => ({ type })),
    returns: { type: returns.type },
    ...(variadic === undefined ? {} : { variadic }),
    ...(abi === undefined ? {} : { abi }),
  };
}

/** Go has no `const` to write in an export: what differs in qualifiers alone is taken as exported. */
function asExported(signature: Signature, exported: FunctionItem | undefined): Signature {
  const params = signature.params.map((param, at) => {
    const own = exported?.params[at]?.type;
    return own !== undefined && equals(unqualified(own), unqualified(param.type)) ? { type: own } : param;
  });
  const own = exported?.returns.type;
  const isSame = own !== undefined && equals(unqualified(own), unqualified(signature.returns.type));
  return { ...signature, params, returns: isSame ? { type: own } : signature.returns };
}

/** Whether two signatures are called alike: qualifiers and names aside. */
function isSameSignature(a: Signature, b: Signature): boolean {
  const typesOf = ({ params, returns }: Signature): readonly Type[] =>
    [returns, ...params].map(({ type }) => unqualified(type));
  return equals(typesOf(a), typesOf(b)) && a.variadic === b.variadic && a.abi === b.abi;
}

/** Pointers nested deeper keep their qualifiers. */
const MOST_POINTERS = 16;

function unqualified(type: Type, depth = 0): Type {
  if (type.kind !== "pointer" || depth > MOST_POINTERS) return type;
  return { kind: "pointer", to: unqualified(type.to, depth + 1), mutable: true };
}

function conversionsIn(reading: ConvertingFile, exports: Table<FunctionItem>): readonly Conversion[] {
  const { file, contract, typeOf } = reading;
  const inGo = findFunctionConversions(file).flatMap(({ name, to, start, end }) => {
    if (!exports.has(name)) return [];
    const [taker] = contract.functions.get(to.name) ?? [];
    const type = taker === undefined ? typeOf.get(to.name) : taker.params[to.at]?.type;
    const signature = type === undefined ? null : signatureBehind(type, contract.types);
    return signature === null ? [] : [{ name, signature, span: { file: file.file, start, end } }];
  });
  return [...inGo, ...castsInPreamble(reading, exports)];
}

/** `(kv_cb)goCb` in the C of a preamble: the compiler believes the cast. */
function castsInPreamble(
  { preamble, contract }: ConvertingFile,
  exports: Table<FunctionItem>,
): readonly Conversion[] {
  if (![...exports.keys()].some((name) => preamble.text.includes(name))) return [];
  const { tokens } = lexFile(preamble);
  return tokens.flatMap((open, index): readonly Conversion[] => {
    const [type, close, ...behind] = tokens.slice(index + 1, index + 5);
    const name = behind.find(({ text }) => text !== "&");
    if (open.text !== "(" || close?.text !== ")" || type?.kind !== "identifier") return [];
    if (name === undefined || (name !== behind[0] && behind[0]?.text !== "&")) return [];
    if (!exports.has(name.text)) return [];
    const signature = signatureBehind({ kind: "named", name: type.text }, contract.types);
    const span = { file: preamble, start: open.span.start, end: name.span.end };
    return signature === null ? [] : [{ name: name.text, signature, span }];
  });
}

/** The signature of a pointer to a function, behind its names; null for any other type. */
function signatureBehind(type: Type, types: Table<TypeDefinition>): Signature | null {
  let current = type;
  for (let step = 0; step < MOST_ALIASES; step += 1) {
    if (current.kind === "function") return current;
    if (current.kind !== "named") return null;
    const definition = types.get(current.name)?.[0];
    if (definition?.kind === "callback") return definition;
    if (definition?.kind !== "alias") return null;
    current = definition.to;
  }
  return null;
}
