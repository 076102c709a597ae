import type { Bridge, BridgeParam, Handle } from "../../idl/bridge/bridge.ts";
import { pascalCase, snakeCase } from "../../lower/case.ts";
import type {
  LoweredBridge,
  LoweredCallback,
  LoweredOperation,
  LoweredParam,
  LoweredSymbol,
} from "../../lower/lowered.ts";
import { callbackNamed } from "../../lower/parts.ts";
import { freeSymbol, typeSymbol, variantSymbol } from "../../lower/symbols.ts";
import { abiType, findHandle, isNumber } from "./bridge-types.ts";
import { methodSignature } from "./operation-model.ts";
import { isReplied } from "./result.ts";
import {
  findEnum,
  modelMakers,
  numberBeyond,
  type StructMakers,
  safeValue,
  structValue,
  testItems,
  testSlice,
  testValue,
} from "./test-values.ts";
import { traitName } from "./trait-name.ts";

/** What `templates/rust/bridge_test.rs.hbs` prints. Every text is complete Rust. */
export interface TestModel {
  readonly bridgeName: string;
  readonly prefix: string;
  readonly prefixUpper: string;
  readonly firstLine: string;
  readonly kinds: readonly string[];
  readonly support: LoweredBridge["support"];
  readonly structs: readonly StructMakers[];
  readonly domains: readonly { readonly constant: string; readonly name: string; readonly codes: string }[];
  readonly callbacks: readonly CalledModel[];
  readonly mocks: readonly MockModel[];
  readonly paths: readonly string[];
  readonly handles: readonly HandleModel[];
  readonly calls: readonly CallModel[];
}

interface CalledModel {
  readonly function: string;
  readonly params: readonly string[];
  readonly told: readonly Told[];
  readonly gives: string | null;
}

interface Told {
  readonly name: string;
  readonly value: string;
}

interface MockModel {
  readonly name: string;
  readonly impls: readonly {
    readonly trait: string;
    readonly methods: readonly { readonly head: string; readonly body: readonly string[] }[];
  }[];
}

/** A handle that some operation makes, and how. */
interface HandleModel {
  readonly name: string;
  readonly symbol: string;
  readonly kind: string;
  readonly free: string;
  readonly maker: string;
  readonly call: string;
}

interface CallModel {
  readonly name: string;
  readonly test: string;
  readonly symbol: string;
  readonly fields: readonly { readonly name: string; readonly type: string; readonly good: string }[];
  readonly guards: readonly string[];
  /** Names of what the guards free. */
  readonly guarded: readonly string[];
  readonly args: string;
  /** Places of results, without that of the error. */
  readonly results: readonly string[];
  readonly sees: readonly Told[];
  readonly seesAbsent: readonly Told[];
  readonly called: readonly Told[];
  readonly bad: readonly { readonly place: string; readonly change: string }[];
  readonly absent: readonly string[];
  readonly hasAbsent: boolean;
  readonly codes: string;
  readonly drops: number;
  readonly dropsAbsent: number;
  readonly onPanic: string;
  readonly isConsuming: boolean;
  readonly isScoped: boolean;
  readonly isOptional: boolean;
  readonly canCancel: boolean;
  readonly finish: readonly string[];
  readonly finishNothing: readonly string[];
  readonly small: readonly string[];
  readonly hasSmall: boolean;
}

/** Whether the types behind the bridge are the crate's own: those of others cannot be stood in for. */
export function isTestable({ handles, functions, rust }: Bridge): boolean {
  const paths = [
    ...handles.map(({ implement }) => implement),
    ...(functions.length > 0 ? [rust.functions] : []),
  ];
  return paths.length > 0 && paths.every((path) => path.startsWith("crate::"));
}

/** Everything that the tests of a bridge say, decided. */
export function modelTests(lowered: LoweredBridge, kinds: readonly string[]): TestModel {
  const { bridge, support } = lowered;
  const makers = chooseMakers(lowered);
  const implementations = mockTypes(bridge);
  return {
    bridgeName: bridge.name,
    prefix: bridge.prefix,
    prefixUpper: bridge.prefix.toUpperCase(),
    firstLine: `ffi-contract 1 ${bridge.name} ${bridge.version} `,
    kinds,
    support,
    structs: modelMakers(bridge),
    domains: bridge.errors.map(({ name, codes }) => ({
      constant: domainConstant(name),
      name,
      codes: codes
        .map(
          (code) => `(${name}::${pascalCase(code.name)}, ${variantSymbol(bridge.prefix, name, code.name)})`,
        )
        .join(", "),
    })),
    callbacks: lowered.callbacks.map((callback) => modelCalled(lowered, callback)),
    mocks: [...implementations.values()].map(({ mock, roles }) => ({
      name: mock,
      impls: roles.map((role) => ({
        trait: traitName(bridge, role ?? "Functions"),
        methods: lowered.operations
          .filter(({ handle }) => (handle?.name ?? null) === role)
          .map((operation) => modelMockMethod(lowered, operation, implementations)),
      })),
    })),
    paths: printPaths(implementations),
    handles: bridge.handles.flatMap((handle) => {
      const maker = makers.get(handle.name);
      if (maker === undefined) return [];
      const { name } = handle;
      return [
        {
          name,
          symbol: typeSymbol(bridge.prefix, name),
          kind: snakeCase(name),
          free: freeSymbol(bridge.prefix, name),
          maker: makerName(name),
          call: callName(maker),
        },
      ];
    }),
    calls: lowered.operations.flatMap((operation) =>
      handlesNeeded(operation).every((name) => makers.has(name))
        ? operation.symbols.map((symbol) => modelCall(lowered, operation, symbol))
        : [],
    ),
  };
}

function domainConstant(name: string): string {
  return snakeCase(name).toUpperCase();
}

function callName({ symbol }: LoweredSymbol): string {
  return pascalCase(symbol);
}

function makerName(handle: string): string {
  return `make_${snakeCase(handle)}`;
}

interface MockType {
  readonly mock: string;
  /** Names of the handles, and null for the free functions. */
  readonly roles: readonly (string | null)[];
}

function mockTypes(bridge: Bridge): ReadonlyMap<string, MockType> {
  const all = [
    ...bridge.handles.map(({ name, implement }) => ({ path: implement, role: name })),
    ...(bridge.functions.length > 0 ? [{ path: bridge.rust.functions, role: null }] : []),
  ];
  const types = new Map<string, MockType>();
  for (const { path, role } of all) {
    const known = types.get(path);
    types.set(path, {
      mock: known?.mock ?? `Mock${role ?? "Functions"}`,
      roles: [...(known?.roles ?? []), role],
    });
  }
  return types;
}

/** Modules of the paths under which the generated module looks for the types. */
function printPaths(types: ReadonlyMap<string, MockType>, depth = 1): readonly string[] {
  const groups = new Map<string, Map<string, MockType>>();
  const lines: string[] = [];
  for (const [path, type] of types) {
    const words = path.split("::");
    const word = words[depth] ?? "";
    if (words.length === depth + 1) {
      lines.push(`pub use crate::mock::${type.mock} as ${word};`);
      continue;
    }
    const group = groups.get(word) ?? new Map<string, MockType>();
    groups.set(word, group.set(path, type));
  }
  return [
    ...lines,
    ...[...groups].flatMap(([word, group]) => [
      `pub mod ${word} {`,
      ...printPaths(group, depth + 1).map((line) => `    ${line}`),
      "}",
    ]),
  ];
}

/** The handles that have to be there before an operation can be called. */
function handlesNeeded({ operation, handle }: LoweredOperation): readonly string[] {
  const params = operation.params.flatMap(({ type }) => (type.kind === "handle" ? [type.name] : []));
  return operation.receiver === null || handle === null ? params : [handle.name, ...params];
}

function madeHandle({ operation, handle }: LoweredOperation): string | null {
  if (operation.returns?.type.kind === "handle") return operation.returns.type.name;
  return operation.kind === "constructor" && operation.returns === null ? (handle?.name ?? null) : null;
}

/** For each handle the first symbol that makes it of nothing but handles that can be made. */
function chooseMakers({ operations }: LoweredBridge): ReadonlyMap<string, LoweredSymbol> {
  const makers = new Map<string, LoweredSymbol>();
  for (let before = -1; before < makers.size; ) {
    before = makers.size;
    for (const operation of operations) {
      const made = madeHandle(operation);
      const [symbol] = operation.symbols;
      if (made === null || symbol === undefined || makers.has(made)) continue;
      if (handlesNeeded(operation).every((name) => makers.has(name))) makers.set(made, symbol);
    }
  }
  return makers;
}

const CTX = 5;

function modelCalled(lowered: LoweredBridge, { callback, params }: LoweredCallback): CalledModel {
  const { bridge } = lowered;
  const gives = callback.returns === null || callback.returns === "continue" ? null : callback.returns;
  return {
    function: `on_${snakeCase(callback.name)}`,
    params: params.map(({ param }) => `${param.name}: ${abiType(param.type)}`),
    told: params.flatMap((part) => toldByCallback(part, params)),
    gives: gives === null ? null : testValue(bridge, gives, "result").abi,
  };
}

/** What a callback tells of what it was handed. */
function toldByCallback({ param, stands }: LoweredParam, all: readonly LoweredParam[]): readonly Told[] {
  const { name } = param;
  if (stands.kind === "context") return [{ name, value: name }];
  if (stands.kind !== "param") return [];
  const partner = (part: string): string =>
    all.find((one) => one.stands.kind === "param" && one.stands.of === stands.of && one.stands.part === part)
      ?.param.name ?? "";
  switch (stands.part) {
    case "pointer":
      return [{ name, value: `slice(${name}, ${partner("length")})` }];
    case "ends":
      return [{ name, value: `slice(${name}, ${partner("count")})` }];
    case "length":
    case "count":
      return [];
    default:
      return [
        {
          name,
          value:
            stands.of.type.kind === "struct-pointer" && stands.part === "value"
              ? `unsafe { *${name} }`
              : name,
        },
      ];
  }
}

/** What a callback is to tell when the implementation calls it. */
function expectedOfCallback(bridge: Bridge, name: string): readonly Told[] {
  const { params } = callbackNamed(bridge, name);
  return [
    { name: "ctx", value: `${CTX}_usize` },
    ...params.flatMap((param) => [
      ...(param.optional ? [{ name: `has_${param.name}`, value: "1_u8" }] : []),
      ...expectedParam(bridge, param),
    ]),
  ];
}

function expectedParam(bridge: Bridge, { name, type, max }: BridgeParam): readonly Told[] {
  switch (type.kind) {
    case "text":
      return [{ name, value: `${testSlice(type, max, name).safe}.as_bytes()` }];
    case "path": {
      const { pointer, length } = testSlice(type, max, name);
      return [{ name, value: `slice(${pointer}, ${length})` }];
    }
    case "bytes":
      return [{ name, value: testSlice(type, max, name).safe }];
    case "list": {
      if (isNumber(type.of)) return [{ name, value: testSlice(type, max, name).safe }];
      const { bytes, ends } = testItems(type.of === "text", max);
      return [
        { name, value: `&${bytes}[..]` },
        {
          name: `${name}_ends`,
          value: ends.length === 0 ? "&[] as &[u64]" : `&[${ends.join("_u64, ")}_u64][..]`,
        },
      ];
    }
    case "struct-pointer":
      return [{ name, value: structValue(type.name).abi }];
    case "handle":
    case "callback":
      return [];
    default:
      return [{ name, value: testValue(bridge, type, name).abi }];
  }
}

/** How the implementation of the tests calls a callback. */
function callbackCall(bridge: Bridge, name: string, callee: string): string {
  const args = callbackNamed(bridge, name).params.map((param) => {
    const value = safeValue(bridge, param);
    return param.optional ? `Some(${value})` : value;
  });
  return `${callee}.call(${args.join(", ")})`;
}

function modelMockMethod(
  lowered: LoweredBridge,
  low: LoweredOperation,
  types: ReadonlyMap<string, MockType>,
): { readonly head: string; readonly body: readonly string[] } {
  const { bridge } = lowered;
  const { operation } = low;
  const { params, returns } = methodSignature(lowered, low);
  const fails = returns.startsWith(" -> Result<");
  const acts =
    operation.errors === null
      ? "tools::act_plain();"
      : `tools::act(codes::${domainConstant(operation.errors)})?;`;
  return {
    head: `fn ${operation.name}(${params.join(", ")})${returns} {`,
    body: [
      ...operation.params.flatMap((param) => mockSees(bridge, param)),
      ...(operation.cancel && fails ? ["cancel.check()?;"] : []),
      acts,
      ...mockAnswer(bridge, low, types, fails),
    ],
  };
}

function mockSees(bridge: Bridge, { name, type, optional }: BridgeParam): readonly string[] {
  const saw = (value: string): string => `tools::saw("${name}", ${value});`;
  switch (type.kind) {
    case "handle":
      return [saw(optional ? `${name}.map(|_| "handle")` : '"handle"')];
    case "callback": {
      const callee = optional ? "it" : name;
      const call = callbackCall(bridge, type.name, callee);
      return [saw(optional ? `${name}.map(|it| ${call})` : call)];
    }
    case "list":
      if (isNumber(type.of)) return [saw(name)];
      return [
        saw(
          optional ? `${name}.map(|it| it.iter().collect::<Vec<_>>())` : `${name}.iter().collect::<Vec<_>>()`,
        ),
      ];
    default:
      return [saw(name)];
  }
}

/** What a method sees when all is well. */
function expectedSeen(bridge: Bridge, param: BridgeParam): string {
  const { type, optional } = param;
  const some = (text: string): string => (optional ? `Some(${text})` : text);
  switch (type.kind) {
    case "handle":
      return some('"handle"');
    case "callback": {
      const { returns } = callbackNamed(bridge, type.name);
      const value =
        returns === null || returns === "continue" ? "()" : testValue(bridge, returns, "result").safe;
      return some(`goes_on(${value})`);
    }
    default:
      return some(safeValue(bridge, param));
  }
}

function mockAnswer(
  bridge: Bridge,
  { operation }: LoweredOperation,
  types: ReadonlyMap<string, MockType>,
  fails: boolean,
): readonly string[] {
  const { returns, kind } = operation;
  const ok = (text: string): readonly string[] => [fails ? `Ok(${text})` : text];
  const mock = (path: string): string => `${types.get(path)?.mock ?? ""}::made()`;
  if (returns === null) return ok(kind === "constructor" ? "Self::made()" : "()");
  const { type, optional } = returns;
  const may = (text: string): string => (optional ? `tools::some(${text})` : text);
  if (isItems(operation)) {
    const { items } = testItems(type.kind === "list" && type.of === "text", null);
    const push = [
      `for item in [${items.join(", ")}] {`,
      "    if items.push(item).is_break() {",
      "        break;",
      "    }",
      "}",
    ];
    if (!optional) return [...push, ...ok("()")];
    return ["if tools::is_nothing() {", `    return ${ok("false")[0]};`, "}", ...push, ...ok("true")];
  }
  if (isReplied(operation)) {
    const { safe } = testSlice(type, null, "result");
    return ok(optional ? `reply.option(tools::some(${safe}))` : `reply.show(${safe})`);
  }
  switch (type.kind) {
    case "handle":
      return ok(may(mock(findHandle(bridge, type.name).implement)));
    case "bytes":
    case "text":
    case "path":
    case "list":
      return ok(may(testSlice(type, null, "result").owned));
    default:
      return ok(may(safeValue(bridge, { type, max: null, name: "result" })));
  }
}

function isItems({ returns }: LoweredOperation["operation"]): boolean {
  return returns?.type.kind === "list" && !isNumber(returns.type.of);
}

function modelCall(lowered: LoweredBridge, low: LoweredOperation, symbol: LoweredSymbol): CallModel {
  const { bridge } = lowered;
  const { operation, handle } = low;
  const guards: string[] = [];
  const fields = symbol.params.map((part) => ({
    name: part.param.name,
    type: abiType(part.param.type),
    good: goodValue(lowered, low, part, guards),
  }));
  const results = symbol.params.flatMap(({ param, stands }) => (isResult(stands) ? [param.name] : []));
  const registered = operation.params.filter(
    ({ type }) => type.kind === "callback" && callbackNamed(bridge, type.name).scope === "registered",
  );
  const absent = operation.params.filter(({ optional }) => optional);
  const sees = operation.params.map((param) => ({ name: param.name, value: expectedSeen(bridge, param) }));
  const domain = bridge.errors.find(({ name }) => name === operation.errors);
  const isOptional = operation.returns?.optional ?? false;
  const isConsuming =
    operation.receiver === "own" || operation.params.some(({ transfer }) => transfer === "owned");
  return {
    name: callName(symbol),
    test: symbol.symbol,
    symbol: symbol.symbol,
    fields,
    guards,
    args: symbol.params.map((part) => handedOver(bridge, part)).join(", "),
    guarded: guards.map((line) => /^let (\w+)/.exec(line)?.[1] ?? ""),
    results,
    sees,
    seesAbsent: operation.params.map((param, index) =>
      param.optional ? { name: param.name, value: "None::<()>" } : (sees[index] ?? { name: "", value: "" }),
    ),
    called: [
      ...operation.params.flatMap(({ type }) =>
        type.kind === "callback" ? expectedOfCallback(bridge, type.name) : [],
      ),
      ...(symbol.shape === "visit" ? shownItems(operation) : []),
    ],
    bad: symbol.params.flatMap((part) => badValues(lowered, low, part, symbol)),
    absent: absent.flatMap((param) => absentLines(bridge, param)),
    hasAbsent: absent.length > 0,
    codes:
      domain === undefined
        ? "&[]"
        : `&[${domain.codes.map(({ name }) => variantSymbol(bridge.prefix, domain.name, name)).join(", ")}]`,
    drops: registered.length,
    dropsAbsent: registered.filter(({ optional }) => !optional).length,
    onPanic: panicOf(handle, operation),
    isConsuming,
    isScoped:
      symbol.shape === "visit" ||
      operation.params.some(
        ({ type }) => type.kind === "callback" && callbackNamed(bridge, type.name).scope === "call",
      ),
    isOptional,
    canCancel: operation.cancel,
    finish: finishLines(lowered, low, symbol),
    finishNothing: isOptional ? nothingLines(low, symbol) : [],
    small: symbol.shape === "into" ? smallLines(operation) : [],
    hasSmall: symbol.shape === "into",
  };
}

/** A registered callback is handed over by value, and is no copy. */
function handedOver(bridge: Bridge, { param, stands }: LoweredParam): string {
  const field = `self.${param.name}`;
  if (stands.kind !== "param" || stands.part !== "value" || stands.of.type.kind !== "callback") return field;
  const isRegistered = callbackNamed(bridge, stands.of.type.name).scope === "registered";
  return isRegistered ? `std::ptr::read(&${field})` : field;
}

function isResult(stands: LoweredParam["stands"]): boolean {
  return stands.kind === "result" && ["value", "found", "needed"].includes(stands.part);
}

function panicOf(handle: Handle | null, { receiver }: LoweredOperation["operation"]): string {
  if (handle?.onPanic === "abort") return "Abort";
  return receiver === null || receiver === "own" || handle?.onPanic !== "poison" ? "Keep" : "Poison";
}

function shownItems({ returns }: LoweredOperation["operation"]): readonly Told[] {
  if (returns === null) return [];
  const { type } = returns;
  const told = (value: string): readonly Told[] => [
    { name: "ctx", value: `${CTX}_usize` },
    { name: "item", value },
  ];
  if (type.kind === "list" && !isNumber(type.of))
    return ["a", "", "b"].flatMap((text) => told(`&b"${text}"[..]`));
  const { safe, pointer, length } = testSlice(type, null, "result");
  return told(type.kind === "bytes" ? safe : `slice(${pointer}, ${length})`);
}

function goodValue(
  { bridge }: LoweredBridge,
  { handle }: LoweredOperation,
  { param, stands }: LoweredParam,
  guards: string[],
): string {
  const guarded = (name: string, isMut: boolean): string => {
    guards.push(
      `let ${param.name} = Guard(tools::${makerName(name)}(), ${freeSymbol(bridge.prefix, name)});`,
    );
    return isMut ? `${param.name}.0` : `${param.name}.0.cast_const()`;
  };
  switch (stands.kind) {
    case "receiver":
      if (handle === null) throw new Error("a receiver has a handle");
      return param.transfer === "owned"
        ? `tools::${makerName(handle.name)}()`
        : guarded(handle.name, param.type.kind === "pointer" && param.type.mutable);
    case "cancel":
      return "std::ptr::null()";
    case "context":
      return String(CTX);
    case "error":
      return "place()";
    case "result":
      switch (stands.part) {
        case "destination":
          return "place::<[u64; 32]>().cast()";
        case "capacity":
          return "32";
        case "call":
          return "Some(on_item)";
        case "context":
          return String(CTX);
        default:
          return "place()";
      }
    case "param": {
      const { type, max, transfer } = stands.of;
      const isPacked = type.kind === "list" && !isNumber(type.of);
      const items = isPacked ? testItems(type.of === "text", max) : null;
      switch (stands.part) {
        case "present":
          return "1";
        case "pointer":
          return items === null ? testSlice(type, max, stands.of.name).pointer : `${items.bytes}.as_ptr()`;
        case "length":
          return String(items === null ? testSlice(type, max, stands.of.name).length : items.length);
        case "ends":
          return items?.ends.length === 0
            ? "std::ptr::null()"
            : `leak([${items?.ends.join(", ") ?? ""}] as [u64; ${items?.ends.length ?? 0}]).cast()`;
        case "count":
          return String(items?.ends.length ?? 0);
        case "call":
          return `Some(on_${type.kind === "callback" ? snakeCase(type.name) : ""})`;
        case "context":
          return String(CTX);
        case "value":
          break;
      }
      switch (type.kind) {
        case "handle":
          return transfer === "owned" ? `tools::${makerName(type.name)}()` : guarded(type.name, false);
        case "callback":
          return `${typeSymbol(bridge.prefix, type.name)} { call: Some(on_${snakeCase(type.name)}), drop: Some(on_drop), ctx: ${CTX} }`;
        case "struct-pointer":
          return `leak(${structValue(type.name).abi})`;
        case "scalar":
        case "enum":
        case "struct":
        case "array":
          return testValue(bridge, type, stands.of.name).abi;
        default:
          throw new Error(`${type.kind} crosses as a slice`);
      }
    }
  }
}

interface Bad {
  readonly place: string;
  readonly change: string;
}

/** What a caller may hand over wrong in one parameter, and what the message begins with. */
function badValues(
  { bridge }: LoweredBridge,
  { handle }: LoweredOperation,
  { param, stands }: LoweredParam,
  symbol: LoweredSymbol,
): readonly Bad[] {
  const { name } = param;
  const set = (value: string, place = name): Bad => ({ place, change: `call.${name} = ${value};` });
  const freed = (type: string): Bad => ({
    place: name,
    change: `unsafe { ${freeSymbol(bridge.prefix, type)}(std::mem::replace(&mut call.${name}, std::ptr::null_mut())) };`,
  });
  const nullOf = (): string =>
    param.type.kind === "pointer" && param.type.mutable ? "std::ptr::null_mut()" : "std::ptr::null()";
  switch (stands.kind) {
    case "receiver":
      return [param.transfer === "owned" ? freed(handle?.name ?? "") : set(nullOf())];
    case "result":
      switch (stands.part) {
        case "value":
        case "found":
        case "needed":
          return [set(nullOf())];
        case "destination":
          return [set(nullOf())];
        case "call":
          return [set("None")];
        default:
          return [];
      }
    case "param":
      return badParam(bridge, stands.of, stands.part, { name, set, freed, nullOf, symbol });
    default:
      return [];
  }
}

interface Setting {
  readonly name: string;
  readonly set: (value: string, place?: string) => Bad;
  readonly freed: (type: string) => Bad;
  readonly nullOf: () => string;
  readonly symbol: LoweredSymbol;
}

function badParam(
  bridge: Bridge,
  { name: whole, type, max, optional, transfer }: BridgeParam,
  part: string,
  { name, set, freed, nullOf }: Setting,
): readonly Bad[] {
  switch (part) {
    case "present":
      return [set("2")];
    case "call":
      return [set("None", whole)];
    case "ends":
      return [set("leak([2_u64, 1, 2]).cast()", whole), set("leak([0_u64, 0, 9]).cast()", whole)].filter(
        () => (max ?? 3n) >= 3n,
      );
    case "count":
      return max === null || max >= 1n << 31n ? [] : [set(`${max + 1n}`, whole)];
    case "length":
      if (max === null || max >= 1n << 31n || (type.kind === "list" && !isNumber(type.of))) return [];
      return [set(`${max + 1n}`, whole)];
    case "pointer": {
      if (max === 0n) return [];
      const bad = [set("std::ptr::null()")];
      if (type.kind === "text" && (max ?? 3n) >= 1n) bad.push(set('b"\\xff\\xff\\xff".as_ptr()'));
      if (type.kind === "list" && type.of === "text") bad.push(set('b"\\xff\\xff".as_ptr()'));
      if (type.kind === "path") bad.push(set('b"\\0\\0\\0".as_ptr()'));
      if (type.kind === "list" && isNumber(type.of) && !/8$/.test(type.of))
        bad.push(set(`call.${name}.cast::<u8>().wrapping_add(1).cast()`));
      return bad;
    }
    case "value":
      break;
    default:
      return [];
  }
  switch (type.kind) {
    case "handle":
      if (optional) return [];
      return [transfer === "owned" ? freed(type.name) : set(nullOf())];
    case "callback":
      return [{ place: name, change: `call.${name}.call = None;` }];
    case "struct-pointer":
      return [
        set("std::ptr::null()"),
        ...(bridge.structs.find((struct) => struct.name === type.name)?.sized
          ? [set(`leak({ let mut value = ${structValue(type.name).abi}; value.size = 1; value })`)]
          : []),
        ...badFields(bridge, type.name).map(({ field, value }) =>
          set(
            `leak({ let mut value = ${structValue(type.name).abi}; value.${field} = ${value}; value })`,
            `${name}.${field}`,
          ),
        ),
      ];
    case "struct":
      return badFields(bridge, type.name).map(({ field, value }) => ({
        place: `${name}.${field}`,
        change: `call.${name}.${field} = ${value};`,
      }));
    case "scalar":
      if (type.name === "bool") return [set("2")];
      return type.name === "char32" ? [set("0xd800"), set("0x110000")] : [];
    case "enum": {
      const beyond = numberBeyond(findEnum(bridge, type.name));
      return beyond === null ? [] : [set(beyond)];
    }
    default:
      return [];
  }
}

function badFields(
  bridge: Bridge,
  name: string,
): readonly { readonly field: string; readonly value: string }[] {
  const struct = bridge.structs.find((one) => one.name === name);
  return (struct?.fields ?? []).flatMap(({ name: field, type }) => {
    if (type.kind === "scalar" && type.name === "bool") return [{ field, value: "2" }];
    if (type.kind === "scalar" && type.name === "char32") return [{ field, value: "0xd800" }];
    const beyond = type.kind === "enum" ? numberBeyond(findEnum(bridge, type.name)) : null;
    return beyond === null ? [] : [{ field, value: beyond }];
  });
}

function absentLines(bridge: Bridge, { name, type, transfer }: BridgeParam): readonly string[] {
  if (type.kind !== "handle") return [`call.has_${name} = 0;`];
  if (transfer === "owned")
    return [
      `unsafe { ${freeSymbol(bridge.prefix, type.name)}(std::mem::replace(&mut call.${name}, std::ptr::null_mut())) };`,
    ];
  return [`call.${name} = std::ptr::null();`];
}

/** Looks at what was written, and frees it. */
function finishLines(
  { bridge }: LoweredBridge,
  low: LoweredOperation,
  symbol: LoweredSymbol,
): readonly string[] {
  const { operation } = low;
  const { prefix } = bridge;
  const made = madeHandle(low);
  const found = operation.returns?.optional && symbol.shape !== "into" ? ["assert_eq!(*self.found, 1);"] : [];
  if (symbol.shape === "none" || symbol.shape === "visit") return found;
  if (made !== null)
    return [...found, "assert!(!(*self.result).is_null());", `${freeSymbol(prefix, made)}(*self.result);`];
  const type = operation.returns?.type;
  if (type === undefined) return found;
  switch (symbol.shape) {
    case "batch":
      return [
        ...found,
        'assert_eq!(slice((*self.result).ptr, (*self.result).len), b"ab");',
        "assert_eq!(slice((*self.result).ends, (*self.result).count), [1, 1, 2]);",
        `${prefix}list_free(self.result.read());`,
      ];
    case "owned": {
      const { pointer, length } = testSlice(type, null, "result");
      const item = type.kind === "list" ? type.of : "u8";
      return [
        ...found,
        `let wanted: &[${item}] = slice(${pointer}, ${length});`,
        "let buf = self.result.read();",
        "assert_eq!(buf.len, std::mem::size_of_val(wanted));",
        `assert_eq!(slice(buf.ptr.cast::<${item}>(), wanted.len()), wanted);`,
        `${prefix}buf_free(buf);`,
      ];
    }
    case "into": {
      const { pointer, length } = testSlice(type, null, "result");
      const item = type.kind === "list" ? type.of : "u8";
      return [
        `let wanted: &[${item}] = slice(${pointer}, ${length});`,
        "assert_eq!(*self.needed, wanted.len());",
        "assert_eq!(slice(self.dst, wanted.len()), wanted);",
      ];
    }
    default: {
      const value =
        type.kind === "scalar" || type.kind === "enum" || type.kind === "struct" || type.kind === "array"
          ? testValue(bridge, type, "result").abi
          : "()";
      return [...found, `assert_eq!(format!("{:?}", *self.result), format!("{:?}", ${value}));`];
    }
  }
}

function nothingLines({ operation }: LoweredOperation, { shape }: LoweredSymbol): readonly string[] {
  if (shape === "into") return ["assert_eq!(*self.needed, usize::MAX);"];
  const found = "assert_eq!(*self.found, 0);";
  if (shape === "owned" || shape === "batch") return [found, "assert!((*self.result).ptr.is_null());"];
  return operation.returns?.type.kind === "handle" ? [found, "assert!((*self.result).is_null());"] : [found];
}

function smallLines({ returns }: LoweredOperation["operation"]): readonly string[] {
  if (returns === null) return [];
  const { length } = testSlice(returns.type, null, "result");
  return [
    `call.dst_len = ${length - 1};`,
    "assert_eq!(call.run(), 0);",
    `assert_eq!(unsafe { *call.needed }, ${length});`,
    "assert!(is_untouched(call.dst));",
  ];
}
