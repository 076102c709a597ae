import type { Bridge, BridgeParam, BridgeType, Handle, Operation, ValueType } from "../idl/bridge/bridge.ts";
import type { Renamed } from "./lowered.ts";
import { paramParts, resultParts, shapesOf } from "./parts.ts";
import {
  constantSymbol,
  freeSymbol,
  operationSymbol,
  receiverName,
  typeSymbol,
  variantSymbol,
} from "./symbols.ts";
import { FIELD_WORDS, OPERATION_WORDS, PARAM_WORDS, TYPE_WORDS, VARIANT_WORDS, type Words } from "./words.ts";

/** A name that something takes in one scope. */
interface Claim {
  readonly scope: string;
  readonly key: string;
}

/** All names of C, where case and underscores count. */
const C = "C";
/** The Rust module and the Go package, whose names are made of the same words. */
const PACKAGE = "package";

const c = (key: string): Claim => ({ scope: C, key });
/** Go and Rust write one name with and without underscores: those that differ in nothing else collide. */
const spoken = (scope: string, ...words: readonly string[]): Claim => {
  const squashed = words.map((word) => {
    const [, body = "", end = ""] = /^(.*?)(_*)$/s.exec(word) ?? [];
    return body.replaceAll("_", "").toLowerCase() + end;
  });
  return { scope, key: squashed.join("") };
};

/** Who has which name, in the order in which they were given out. */
interface Register {
  readonly owners: Map<string, string>;
  readonly renamed: Renamed[];
}

interface Wanted {
  readonly name: string;
  /** How the name is told: `Store.put.key`. */
  readonly place: string;
  readonly words: Words;
  readonly claims: (name: string) => readonly Claim[];
  /** What it must not be called either, though it does not take that name from others. */
  readonly avoided?: (name: string) => readonly Claim[];
}

function keyOf({ scope, key }: Claim): string {
  return `${scope}\0${key}`;
}

function claim(register: Register, claims: readonly Claim[], owner: string): void {
  for (const one of claims) if (!register.owners.has(keyOf(one))) register.owners.set(keyOf(one), owner);
}

/** Gives a name out, with as many underscores at its end as it needs to be free. */
function allot(register: Register, { name, place, words, claims, avoided }: Wanted): string {
  let free = name;
  let reason: string | null = null;
  for (;;) {
    const met = [...claims(free), ...(avoided?.(free) ?? [])];
    const taken = met.flatMap((one) => register.owners.get(keyOf(one)) ?? [])[0];
    const why = words.get(free) ?? (taken === undefined ? null : `it collides with ${taken}`);
    if (why === null) break;
    reason ??= why;
    free += "_";
  }
  claim(register, claims(free), `\`${place}\``);
  if (reason !== null)
    register.renamed.push({ from: place, to: `${place}${free.slice(name.length)}`, why: reason });
  return free;
}

const NO_WORDS: Words = new Map();
const ITSELF = "what the bridge itself needs";
const OWN_CODES = ["bad_call", "callback", "cancelled", "closed", "in_use", "panic", "poisoned", "reentrant"];
const OWN_TYPES = ["abi", "buf", "cancel", "error", "error_parts", "list", "live", "visit_bytes"];
const OWN_FUNCTIONS = [
  ...["buf_free", "cancel_free", "cancel_new", "cancel_set", "error_free", "error_read", "list_free"],
];

/** Taken whether or not this bridge needs them, so that nothing is renamed when it comes to. */
function claimSupport(register: Register, { prefix, abiMajor }: Bridge): void {
  const names = [...OWN_TYPES, ...OWN_FUNCTIONS, `abi_${abiMajor}`].map((name) => c(prefix + name));
  const constants = ["H", "STATIC_ASSERT", "ALIGNOF", ...OWN_CODES].map((name) =>
    c(constantSymbol(prefix, name.toUpperCase())),
  );
  const errors = OWN_CODES.map((code) => spoken(PACKAGE, "err", code));
  claim(register, [...names, ...constants, ...errors, spoken(PACKAGE, prefix, "functions")], ITSELF);
}

type Renaming = ReadonlyMap<string, string>;

function allotTypes(register: Register, bridge: Bridge): Renaming {
  const { prefix } = bridge;
  const names = new Map<string, string>();
  const allotType = (name: string, further: (name: string) => readonly Claim[]): void => {
    const claims = (free: string) => [c(typeSymbol(prefix, free)), spoken(PACKAGE, free), ...further(free)];
    names.set(name, allot(register, { name, place: name, words: TYPE_WORDS, claims }));
  };
  for (const { name } of bridge.handles) {
    allotType(name, (free) => [c(freeSymbol(prefix, free)), spoken(PACKAGE, prefix, free)]);
  }
  for (const { name } of bridge.structs) allotType(name, (free) => [spoken(PACKAGE, "default", free)]);
  for (const { name } of [...bridge.errors, ...bridge.enums, ...bridge.callbacks]) allotType(name, () => []);
  return names;
}

/** The bridge with the names of its types changed wherever they stand. */
function withTypeNames(bridge: Bridge, names: Renaming): Bridge {
  const named = (name: string): string => names.get(name) ?? name;
  const valueTyped = (type: ValueType): ValueType => {
    if (type.kind === "array") return { ...type, of: valueTyped(type.of) };
    return type.kind === "scalar" ? type : { ...type, name: named(type.name) };
  };
  const typed = (type: BridgeType): BridgeType => {
    switch (type.kind) {
      case "struct-pointer":
      case "handle":
      case "callback":
        return { ...type, name: named(type.name) };
      case "bytes":
      case "text":
      case "path":
      case "list":
        return type;
      default:
        return valueTyped(type);
    }
  };
  const params = (all: readonly BridgeParam[]): readonly BridgeParam[] =>
    all.map((param) => ({ ...param, type: typed(param.type) }));
  const operation = (one: Operation): Operation => ({
    ...one,
    params: params(one.params),
    returns: one.returns === null ? null : { ...one.returns, type: typed(one.returns.type) },
    errors: one.errors === null ? null : named(one.errors),
  });
  const item = <T extends { readonly name: string }>(one: T): T => ({ ...one, name: named(one.name) });
  return {
    ...bridge,
    errors: bridge.errors.map(item),
    structs: bridge.structs.map((struct) => ({
      ...item(struct),
      fields: struct.fields.map((field) => ({ ...field, type: valueTyped(field.type) })),
    })),
    enums: bridge.enums.map(item),
    callbacks: bridge.callbacks.map((callback) => ({
      ...item(callback),
      params: params(callback.params),
      returns:
        callback.returns === null || callback.returns === "continue"
          ? callback.returns
          : valueTyped(callback.returns),
    })),
    handles: bridge.handles.map((handle) => ({
      ...item(handle),
      borrows: handle.borrows.map(named),
      operations: handle.operations.map(operation),
    })),
    functions: bridge.functions.map(operation),
  };
}

/** Variants of enums and codes of domains, by the name of their type and their own. */
function renameVariants(register: Register, bridge: Bridge): Bridge {
  const { prefix } = bridge;
  const onlyDomain = bridge.errors.length === 1;
  const variant = (type: string, name: string, isCode: boolean): string =>
    allot(register, {
      name,
      place: `${type}.${name}`,
      words: VARIANT_WORDS,
      claims: (free) => [
        c(variantSymbol(prefix, type, free)),
        spoken(type, free),
        isCode && onlyDomain ? spoken(PACKAGE, "err", free) : spoken(PACKAGE, type, free),
      ],
    });
  const changed = new Map<string, string>();
  const renamed = {
    ...bridge,
    errors: bridge.errors.map((domain) => ({
      ...domain,
      codes: domain.codes.map((code) => ({ ...code, name: variant(domain.name, code.name, true) })),
    })),
    enums: bridge.enums.map((one) => ({
      ...one,
      variants: one.variants.map((value) => {
        const name = variant(one.name, value.name, false);
        changed.set(`${one.name}.${value.name}`, name);
        return { ...value, name };
      }),
    })),
  };
  return { ...renamed, structs: withDefaults(renamed.structs, changed) };
}

function withDefaults(structs: Bridge["structs"], variants: Renaming): Bridge["structs"] {
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
    if (struct.sized) claim(register, [spoken(scope, "size")], ITSELF);
    const fields = struct.fields.map((field) => ({
      ...field,
      name: allot(register, {
        name: field.name,
        place: `${struct.name}.${field.name}`,
        words: FIELD_WORDS,
        claims: (free) => [spoken(scope, free)],
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
  for (const name of reserved) claim(register, claims(name, [name]), ITSELF);
  return params.map((param) => ({
    ...param,
    name: allot(register, {
      name: param.name,
      place: `${place}.${param.name}`,
      words: PARAM_WORDS,
      claims: (free) => claims(free, partNames(param, free, bridge)),
      avoided: (free) => partNames(param, free, bridge).map(c),
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
    "err",
  ];
}

/** Everything that an operation is called: its symbols, and what Go makes of its name. */
function operationClaims(
  { prefix, callbacks }: Bridge,
  operation: Operation,
  handle: Handle | null,
): (name: string) => readonly Claim[] {
  const shapes = shapesOf(operation);
  const owner = handle?.name ?? null;
  const scoped = operation.params.some(
    ({ type }) =>
      type.kind === "callback" && callbacks.some(({ name, scope }) => name === type.name && scope === "call"),
  );
  return (name) => {
    const inGo = operation.goName ?? name;
    const further = [
      ...(shapes.includes("into") ? ["append"] : []),
      ...(shapes.includes("visit") ? ["view"] : []),
      ...(scoped ? ["all"] : []),
    ];
    const scope = owner === null || operation.kind === "constructor" ? PACKAGE : `ops ${owner}`;
    const whole =
      operation.kind === "constructor" && operation.goName === null && owner !== null
        ? [inGo, owner]
        : [inGo];
    return [
      ...shapes.map((shape) => c(operationSymbol(prefix, owner, name, shape))),
      spoken(`methods ${owner ?? ""}`, name),
      spoken(scope, ...whole),
      ...further.map((ending) => spoken(scope, ...whole, ending)),
    ];
  };
}

function renameOperation(
  register: Register,
  bridge: Bridge,
  operation: Operation,
  handle: Handle | null,
): Operation {
  const place = handle === null ? operation.name : `${handle.name}.${operation.name}`;
  const name = allot(register, {
    name: operation.name,
    place,
    words: OPERATION_WORDS,
    claims: operationClaims(bridge, operation, handle),
  });
  const params = renameParams(register, bridge, operation.params, place, reservedParams(operation, handle));
  return { ...operation, name, params };
}

function renameOperations(register: Register, bridge: Bridge): Bridge {
  const handles = bridge.handles.map((handle) => {
    claim(register, [spoken(`ops ${handle.name}`, "close")], "`Close` of Go");
    const operations = handle.operations.map((one) => renameOperation(register, bridge, one, handle));
    return { ...handle, operations };
  });
  const functions = bridge.functions.map((one) => renameOperation(register, bridge, one, null));
  return { ...bridge, handles, functions };
}

function renameCallbackParams(register: Register, bridge: Bridge): Bridge {
  const callbacks = bridge.callbacks.map((callback) => {
    const isValued = callback.returns !== null && callback.returns !== "continue";
    const reserved = isValued ? ["ctx", "result"] : ["ctx"];
    const params = renameParams(register, bridge, callback.params, callback.name, reserved);
    return { ...callback, params };
  });
  return { ...bridge, callbacks };
}

/**
 * Gives everything its final name: one that is a word of C, C++, Rust or Go where it stands by itself, that the bridge
 * itself needs, or that collides with an earlier one gets underscores at its end, and has them on every side. Types come
 * before variants, constants and operations; those of one kind in the bridge's order.
 */
export function settleNames(bridge: Bridge): {
  readonly bridge: Bridge;
  readonly renamed: readonly Renamed[];
} {
  const register: Register = { owners: new Map(), renamed: [] };
  claimSupport(register, bridge);
  let settled = withTypeNames(bridge, allotTypes(register, bridge));
  const steps = [renameVariants, renameFields, renameConstants, renameOperations, renameCallbackParams];
  for (const step of steps) settled = step(register, settled);
  return { bridge: settled, renamed: register.renamed };
}
