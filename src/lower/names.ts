import type { Bridge, BridgeParam, Handle, NamedValue, Operation } from "../idl/bridge/bridge.ts";
import { isPacked } from "../idl/bridge/list-item.ts";
import { callbacksTaken, operationsOf, valueGiven } from "../idl/bridge/operations.ts";
import {
  codeWords,
  constructorWords,
  goFieldName,
  goOperationName,
  goTypeName,
  goVariantName,
} from "./go-words.ts";
import type { Renamed } from "./lowered.ts";
import {
  allot,
  type Claim,
  claimInC as c,
  type Register,
  reserve,
  claimSpoken as spoken,
  takeChosen,
} from "./name-register.ts";
import { paramParts, resultParts, shapesOf } from "./parts.ts";
import {
  constantSymbol,
  freeSymbol,
  initializerSymbol,
  operationSymbol,
  receiverName,
  typeSymbol,
  variantSymbol,
} from "./symbols.ts";
import { withTypeNames } from "./type-names.ts";
import { FIELD_WORDS, OPERATION_WORDS, PARAM_WORDS, TYPE_WORDS, VARIANT_WORDS, type Words } from "./words.ts";

/** The Rust module and the Go package, whose names are made of the same words. */
const PACKAGE = "package";

const NO_WORDS: Words = new Map();
const ITSELF = "what the bridge itself needs";
const EVERY_HANDLE = "what every handle has";
/** Codes that C or Go has of its own, and words that Go alone has. */
const OWN_CODES = ["bad_call", "callback", "cancelled", "closed", "in_use", "panic", "poisoned", "reentrant"];
const OWN_TYPES = ["abi", "buf", "cancel", "error", "error_parts", "list", "live", "visit_bytes"];
const OWN_FUNCTIONS = [
  ...["buf_free", "cancel_free", "cancel_new", "cancel_set", "error_free", "error_read", "list_free"],
];
/** What every Go package has, and those of the raw tier. A type that is called so has another name there. */
const OWN_OF_GO = ["code", "error", "live", "cancel", "new_cancel"];

/** Taken whether or not this bridge needs them, so that nothing is renamed when it comes to. */
function reserveSupport(register: Register, { prefix, abiMajor }: Bridge): void {
  const names = [...OWN_TYPES, ...OWN_FUNCTIONS, `abi_${abiMajor}`].map((name) => c(prefix + name));
  const constants = ["H", "STATIC_ASSERT", "ALIGNOF", ...OWN_CODES].map((name) =>
    c(constantSymbol(prefix, name.toUpperCase())),
  );
  const errors = [...OWN_CODES, "handshake"].map((code) => spoken(PACKAGE, "err", code));
  reserve(register, [...names, ...constants, ...errors, spoken(PACKAGE, prefix, "functions")], ITSELF);
}

/** Functions of the Go package that make and read what crosses: a parameter of that name would hide one. */
const HELPERS = "helpers";

function reserveHelpers(register: Register, bridge: Bridge): void {
  const { handles, structs, callbacks } = bridge;
  const makers = handles.map(({ name }) => spoken(HELPERS, "new", name));
  const readers = structs.map(({ name }) => spoken(HELPERS, "read", name));
  const calls = callbacks.flatMap(({ name }) => [
    spoken(HELPERS, "calls_of", name),
    spoken(HELPERS, "given_to", name),
  ]);
  const slots = operationsOf(bridge).map(({ operation, handle }) =>
    spoken(HELPERS, "slots", handle?.name ?? "", operation.name),
  );
  reserve(register, [...makers, ...readers, ...calls, ...slots], ITSELF);
}

type Names = ReadonlyMap<string, string>;

function typeNames(register: Register, bridge: Bridge): Names {
  const { prefix } = bridge;
  const names = new Map<string, string>();
  const allotTypes = (
    items: readonly Pick<Handle, "name" | "span">[],
    further: (name: string) => readonly Claim[],
  ): void => {
    const claims = (free: string) => [
      c(typeSymbol(prefix, free)),
      spoken(PACKAGE, free),
      spoken(PACKAGE, goTypeName(free)),
      ...further(free),
    ];
    for (const { name, span } of items)
      names.set(name, allot(register, { name, place: name, span, words: TYPE_WORDS, claims }));
  };
  allotTypes(bridge.handles, (free) => [c(freeSymbol(prefix, free)), spoken(PACKAGE, prefix, free)]);
  allotTypes(bridge.structs, (free) => [
    c(initializerSymbol(prefix, free)),
    spoken(PACKAGE, "default", goTypeName(free)),
  ]);
  allotTypes([...bridge.errors, ...bridge.enums, ...bridge.callbacks], () => []);
  return names;
}

/** Variants of enums and codes of domains, by the name of their type and their own. */
function renameVariants(register: Register, bridge: Bridge): Bridge {
  const { prefix } = bridge;
  const variant = (
    type: string,
    { name, span }: NamedValue,
    wordsInGo: (free: string) => readonly string[],
  ): string =>
    allot(register, {
      name,
      span,
      place: `${type}.${name}`,
      words: VARIANT_WORDS,
      claims: (free) => [
        c(variantSymbol(prefix, type, free)),
        spoken(type, free),
        spoken(PACKAGE, ...wordsInGo(free)),
      ],
    });
  const changed = new Map<string, string>();
  const renamed = {
    ...bridge,
    errors: bridge.errors.map((domain) => ({
      ...domain,
      codes: domain.codes.map((code) => ({
        ...code,
        name: variant(domain.name, code, (free) => codeWords(bridge, domain, free)),
      })),
    })),
    enums: bridge.enums.map((one) => ({
      ...one,
      variants: one.variants.map((value) => {
        const name = variant(one.name, value, (free) => [goTypeName(one.name), goVariantName(free)]);
        changed.set(`${one.name}.${value.name}`, name);
        return { ...value, name };
      }),
    })),
  };
  return { ...renamed, structs: withDefaults(renamed.structs, changed) };
}

function withDefaults(structs: Bridge["structs"], variants: Names): Bridge["structs"] {
  return structs.map((struct) => ({
    ...struct,
    fields: struct.fields.map((field) => {
      if (field.default?.kind !== "variant" || field.type.kind !== "enum") return field;
      const name = variants.get(`${field.type.name}.${field.default.name}`) ?? field.default.name;
      return { ...field, default: { ...field.default, name } };
    }),
  }));
}

function renameFields(register: Register, bridge: Bridge): Bridge {
  const structs = bridge.structs.map((struct) => {
    const scope = `struct ${struct.name}`;
    if (struct.sized) reserve(register, [spoken(scope, "size")], ITSELF);
    const fields = struct.fields.map((field) => ({
      ...field,
      name: allot(register, {
        name: field.name,
        place: `${struct.name}.${field.name}`,
        span: field.span,
        words: FIELD_WORDS,
        claims: (free) => [spoken(scope, free), spoken(`${scope} in Go`, goFieldName(free))],
      }),
    }));
    return { ...struct, fields };
  });
  return { ...bridge, structs };
}

function renameConstants(register: Register, bridge: Bridge): Bridge {
  const constants = bridge.constants.map((constant) => ({
    ...constant,
    name: allot(register, {
      name: constant.name,
      place: constant.name,
      span: constant.span,
      words: NO_WORDS,
      claims: (free) => [c(constantSymbol(bridge.prefix, free)), spoken(PACKAGE, free)],
    }),
  }));
  return { ...bridge, constants };
}

/** Parameters and all of their parts, which may not be called as a type or function of the header either. */
function renameParams(
  register: Register,
  bridge: Bridge,
  params: readonly BridgeParam[],
  place: string,
  reserved: readonly string[],
): readonly BridgeParam[] {
  const claims = (name: string, parts: readonly string[]): readonly Claim[] => [
    spoken(`params ${place}`, name),
    ...parts.map((key) => ({ scope: `parts ${place}`, key })),
  ];
  for (const name of reserved) reserve(register, claims(name, [name]), ITSELF);
  return params.map((param) => ({
    ...param,
    name: allot(register, {
      name: param.name,
      place: `${place}.${param.name}`,
      span: param.span,
      words: PARAM_WORDS,
      claims: (free) => claims(free, partNames(param, free, bridge)),
      avoided: (free) => [spoken(HELPERS, free), ...partNames(param, free, bridge).map(c)],
    }),
  }));
}

function partNames(param: BridgeParam, name: string, bridge: Bridge): readonly string[] {
  return paramParts(param, name, bridge).map((part) => part.name);
}

/** Names of parameters that are none of the operation's own. */
function reservedParams(operation: Operation, handle: Handle | null): readonly string[] {
  const results = shapesOf(operation).flatMap((shape) =>
    resultParts(shape, operation.returns?.optional ?? false),
  );
  const isMethod = operation.kind === "method" && handle !== null;
  return [
    ...(isMethod ? [receiverName(handle), ...handle.borrows.map((name) => receiverName({ name }))] : []),
    // The context that cancels in Go.
    ...(operation.cancel ? ["cancel", "ctx"] : []),
    ...results.map(({ name }) => name),
    ...answeringNames(operation),
    "err",
  ];
}

/** What the implementation in Rust is given to answer with, beside its parameters. */
function answeringNames({ returns }: Operation): readonly string[] {
  if (returns === null) return [];
  if (isPacked(returns.type)) return ["items"];
  return returns.shapes.some((shape) => shape === "into" || shape === "visit") ? ["reply"] : [];
}

/** What the functions of an operation are called in Go, where the first of them has this name. */
function goClaims(
  { callbacks }: Bridge,
  operation: Operation,
  handle: Handle | null,
  name: string,
): readonly Claim[] {
  const isConstructor = operation.kind === "constructor";
  const shapes = shapesOf(operation);
  const taken = callbacksTaken([operation]);
  const isScoped = callbacks.some((one) => one.scope === "call" && taken.has(one.name));
  const scope = handle === null || isConstructor ? PACKAGE : `ops ${handle.name}`;
  const whole =
    isConstructor && operation.goName === null && handle !== null
      ? constructorWords({ name }, handle)
      : [operation.goName === null ? goOperationName(name) : name];
  const further = [
    ...(shapes.includes("into") ? ["append"] : []),
    ...(shapes.includes("visit") ? ["view"] : []),
    ...(isScoped ? ["all"] : []),
  ];
  return [spoken(scope, ...whole), ...further.map((ending) => spoken(scope, ...whole, ending))];
}

function placeOfOperation({ name }: Operation, handle: Handle | null): string {
  return handle === null ? name : `${handle.name}.${name}`;
}

function renameOperation(
  register: Register,
  bridge: Bridge,
  operation: Operation,
  handle: Handle | null,
): Operation {
  const place = placeOfOperation(operation, handle);
  const owner = handle?.name ?? null;
  const name = allot(register, {
    name: operation.name,
    place,
    span: operation.span,
    words: OPERATION_WORDS,
    claims: (free) => [
      ...shapesOf(operation).map((shape) => c(operationSymbol(bridge.prefix, owner, free, shape))),
      spoken(`methods ${owner ?? ""}`, free),
      ...(operation.goName === null ? goClaims(bridge, operation, handle, free) : []),
    ],
  });
  const params = renameParams(register, bridge, operation.params, place, reservedParams(operation, handle));
  return { ...operation, name, params };
}

function renameOperations(register: Register, bridge: Bridge): Bridge {
  const handles = bridge.handles.map((handle) => {
    reserve(register, [spoken(`ops ${handle.name}`, "close")], EVERY_HANDLE);
    const operations = handle.operations.map((one) => renameOperation(register, bridge, one, handle));
    return { ...handle, operations };
  });
  const functions = bridge.functions.map((one) => renameOperation(register, bridge, one, null));
  return { ...bridge, handles, functions };
}

/** Takes the names that people chose for Go after those of the rule, so that what is refused is always the chosen one. */
function takeGoNames(register: Register, bridge: Bridge): void {
  for (const { operation, handle } of operationsOf(bridge)) {
    const { goName, span } = operation;
    if (goName === null) continue;
    const claims = goClaims(bridge, operation, handle, goName);
    takeChosen(register, { goName, place: placeOfOperation(operation, handle), span, claims });
  }
}

function renameCallbackParams(register: Register, bridge: Bridge): Bridge {
  const callbacks = bridge.callbacks.map((callback) => {
    const reserved = valueGiven(callback) === null ? ["ctx"] : ["ctx", "result"];
    const params = renameParams(register, bridge, callback.params, callback.name, reserved);
    return { ...callback, params };
  });
  return { ...bridge, callbacks };
}

/**
 * Gives everything its final name: one that is a word of C, C++, Rust or Go where it stands by itself, that the bridge
 * itself needs, or that collides with an earlier one gets underscores at its end, and has them on every side. Types come
 * before variants, constants and operations; those of one kind in the bridge's order. Throws a `Problem` of kind `input`
 * for a `go` that is taken.
 */
export function settleNames(bridge: Bridge): {
  readonly bridge: Bridge;
  readonly renamed: readonly Renamed[];
} {
  const register: Register = { owners: new Map(), renamed: [] };
  reserveSupport(register, bridge);
  let settled = withTypeNames(bridge, typeNames(register, bridge));
  reserveHelpers(register, settled);
  reserve(
    register,
    OWN_OF_GO.map((name) => spoken(PACKAGE, name)),
    ITSELF,
  );
  for (const rename of [
    renameVariants,
    renameFields,
    renameConstants,
    renameOperations,
    renameCallbackParams,
  ])
    settled = rename(register, settled);
  takeGoNames(register, settled);
  return { bridge: settled, renamed: register.renamed };
}
