import type { BridgeParam, BridgeType, Shape } from "../../idl/bridge/bridge.ts";
import type {
  LoweredBridge,
  LoweredOperation,
  LoweredParam,
  LoweredSymbol,
  ParamPart,
} from "../../lower/lowered.ts";
import { typeSymbol } from "../../lower/symbols.ts";
import type { Tier } from "../generated-file.ts";
import { type Facts, handlesOf, madeHandle } from "./facts.ts";
import { derivedName, exportedName, localName, nameScope, receiverVariable } from "./names.ts";
import { isRegistered, operationDocumentation } from "./operation-documentation.ts";
import { thunkName } from "./thunks.ts";
import { cItem, cType, fromC, type GoTypes, goType, isPointedAt, toC } from "./types.ts";

/** All that operations of one bridge are modelled with. */
export interface Modelling {
  readonly lowered: LoweredBridge;
  readonly facts: Facts;
  readonly types: GoTypes;
  readonly tier: Tier;
}

/** A Go function around one symbol, as `operation.hbs` prints it. Every text is complete Go. */
export interface OperationModel {
  readonly doc: readonly string[];
  readonly head: string;
  /** `Store.Put`: how errors call it. */
  readonly op: string;
  /** What stands in front of the error where the call failed: `nil, false, `. */
  readonly zeros: string;
  readonly handshake: boolean;
  readonly slots: { readonly name: string; readonly limit: number; readonly waits: boolean } | null;
  readonly absent: readonly { readonly name: string; readonly message: string }[];
  readonly statements: readonly string[];
  /** The only handle is its receiver's, which any number of calls may use. */
  readonly receiver: string | null;
  readonly uses: string | null;
  readonly callbacks: readonly CallbackUse[];
  readonly cancel: boolean;
  readonly newThread: boolean;
  readonly thread: string | null;
  readonly result: string;
  readonly call: string;
  readonly into: { readonly element: string; readonly optional: boolean; readonly repeats: boolean } | null;
  readonly because: string;
  readonly optional: boolean;
  /** What the result is where there is one. */
  readonly value: string | null;
  /** Functions that the handle keeps which is being made. */
  readonly keeps: readonly string[];
  readonly iterator: IteratorModel | null;
}

interface CallbackUse {
  readonly call: string;
  readonly context: string;
  readonly make: string;
  readonly scoped: boolean;
  /** The function, if it may be nil. */
  readonly optional: string | null;
  /** The handle that keeps it, whose calls are refused while it runs. */
  readonly keeper: string | null;
  /** The handle that is being made keeps it. */
  readonly kept: boolean;
}

interface IteratorModel {
  readonly doc: readonly string[];
  readonly head: string;
  readonly yields: string;
  readonly call: string;
}

/** The Go functions of an operation: one for each shape of its result. */
export function modelOperation(lowered: LoweredOperation, modelling: Modelling): readonly OperationModel[] {
  return lowered.symbols.map((symbol) => modelSymbol({ ...modelling, of: lowered, symbol }));
}

interface Scene extends Modelling {
  readonly of: LoweredOperation;
  readonly symbol: LoweredSymbol;
}

/** `Get`, `GetAppend`, `GetView`; `NewStore` and `OpenStore` of constructors. */
export function operationName(
  { operation, handle }: LoweredOperation,
  shape: Shape | "none",
  types: GoTypes,
): string {
  const plain = operation.goName ?? exportedName(operation.name);
  const isPlainConstructor = operation.kind === "constructor" && operation.goName === null && handle !== null;
  const whole = isPlainConstructor ? `${plain}${types.named(handle.name)}` : plain;
  return whole + (shape === "into" ? "Append" : shape === "visit" ? "View" : "");
}

function modelSymbol(scene: Scene): OperationModel {
  const { of, symbol, types, facts, tier } = scene;
  const { operation, handle } = of;
  const name = operationName(of, symbol.shape, types);
  const made = madeHandle(operation, handle);
  const params = paramTexts(scene);
  const results = resultTexts(scene);
  const isMethod = operation.kind === "method" && handle !== null;
  const self = handle === null ? "" : receiverVariable(handle);
  const receiver = isMethod ? `(${self} *${types.named(handle.name)}) ` : "";
  const op = isMethod ? `${types.named(handle.name)}.${name}` : name;
  const plan = planHandles(scene);
  const callbacks = callbackUses(scene);
  const repeats = !consumes(of) && !operation.params.some((param) => isRegistered(param));
  return {
    doc: operationDocumentation(of, symbol.shape, name, facts, types, tier),
    head: `func ${receiver}${name}(${params}) ${results.signature}`,
    op,
    zeros: results.zeros,
    handshake: !isMethod,
    slots:
      operation.maxInFlight === null || tier === "raw"
        ? null
        : { name: slotsName(of), limit: operation.maxInFlight, waits: operation.cancel },
    absent: absentChecks(scene),
    statements: operation.params.flatMap((param) => preparation(param, operation.params, types)),
    receiver: plan.receiver,
    uses: plan.uses,
    callbacks,
    keeps: callbacks.filter(({ kept }) => kept).map(({ call }) => call),
    cancel: operation.cancel && tier === "safe",
    newThread: plan.newThread,
    thread: plan.thread,
    result: `C.goResult_${symbol.symbol}`,
    call: `C.${thunkName(symbol.symbol)}(${callArguments(scene).join(", ")})`,
    into:
      symbol.shape === "into"
        ? { element: results.element, optional: operation.returns?.optional ?? false, repeats }
        : null,
    because: operation.cancel && tier === "safe" ? ".because(ctx)" : "",
    optional: operation.returns?.optional ?? false,
    value: resultValue(scene, made, plan),
    iterator: iteratorOf(scene, name, receiver),
  };
}

/** The channel that bounds how many calls of an operation are in flight. */
export function slotsName({ operation, handle }: LoweredOperation): string {
  const owner = handle === null ? "" : handle.name;
  return `slots${owner}${exportedName(operation.name)}`;
}

function consumes({ operation }: LoweredOperation): boolean {
  return operation.receiver === "own" || operation.params.some(({ transfer }) => transfer === "owned");
}

function paramType(param: BridgeParam, types: GoTypes): string {
  const type = goType(types, param.type);
  return param.optional && isPointedAt(param.type) ? `*${type}` : type;
}

function paramTexts({ of: { operation }, symbol, types, tier }: Scene): string {
  const typed: (readonly [string, string])[] = [];
  if (operation.cancel) typed.push(tier === "safe" ? ["ctx", "context.Context"] : ["cancel", "*Cancel"]);
  if (symbol.shape === "into") typed.push(["dst", `[]${elementType(operation.returns?.type, types)}`]);
  for (const param of operation.params) typed.push([localName(param.name), paramType(param, types)]);
  if (symbol.shape === "visit") typed.push(["view", viewType(operation.returns?.type)]);
  return shortened(typed);
}

/** `key []byte, value []byte` is `key, value []byte`. */
export function shortened(typed: readonly (readonly [string, string])[]): string {
  return typed
    .map(([name, type], index) => (typed[index + 1]?.[1] === type ? name : `${name} ${type}`))
    .join(", ");
}

/** Whether all items are shown, one by one. */
export function viewsItems(type: BridgeType | undefined): boolean {
  return type?.kind === "list";
}

function viewType(type: BridgeType | undefined): string {
  return viewsItems(type) ? "func(item []byte) bool" : "func(result []byte)";
}

function elementType(type: BridgeType | undefined, types: GoTypes): string {
  return type?.kind === "list" ? goType(types, type).slice(2) : "byte";
}

interface ResultTexts {
  readonly signature: string;
  readonly zeros: string;
  readonly element: string;
}

function resultTexts(scene: Scene): ResultTexts {
  const { of, symbol, types } = scene;
  const { returns } = of.operation;
  const made = madeHandle(of.operation, of.handle);
  const element = elementType(returns?.type, types);
  const optional = returns?.optional ?? false;
  const found = optional ? "found bool, " : "";
  const absent = optional ? "false, " : "";
  if (symbol.shape === "visit" || (returns === null && made === null))
    return optional
      ? { signature: `(${found}err error)`, zeros: absent, element }
      : { signature: "error", zeros: "", element };
  const type =
    symbol.shape === "into"
      ? `[]${element}`
      : returns === null
        ? `*${types.named(made ?? "")}`
        : goType(types, returns.type);
  const zero = symbol.shape === "into" ? "dst" : zeroOf(returns?.type ?? null, type, scene);
  return optional
    ? { signature: `(result ${type}, found bool, err error)`, zeros: `${zero}, false, `, element }
    : { signature: `(${type}, error)`, zeros: `${zero}, `, element };
}

function zeroOf(type: BridgeType | null, text: string, { types }: Scene): string {
  switch (type?.kind) {
    case "scalar":
      return type.name === "bool" ? "false" : "0";
    case "enum":
      return "0";
    case "struct":
      return `${types.named(type.name)}{}`;
    case "text":
    case "path":
      return '""';
    default:
      return text.startsWith("[") && !text.startsWith("[]") ? `${text}{}` : "nil";
  }
}

/** Which handles a call uses, and where it runs. */
interface HandlePlan {
  readonly receiver: string | null;
  readonly uses: string | null;
  readonly thread: string | null;
  readonly newThread: boolean;
}

function planHandles(scene: Scene): HandlePlan {
  const { of, facts, tier } = scene;
  const { operation, handle } = of;
  const used: {
    readonly at: string;
    readonly name: string;
    readonly owned: boolean;
    readonly optional: boolean;
  }[] = [];
  if (operation.kind === "method" && handle !== null)
    used.push({
      at: `&${receiverVariable(handle)}.h`,
      name: handle.name,
      owned: operation.receiver === "own",
      optional: false,
    });
  for (const param of operation.params)
    if (param.type.kind === "handle") {
      const local = localName(param.name);
      used.push({
        at: param.optional ? derivedName(param.name, "Handle", operation.params) : `&${local}.h`,
        name: param.type.name,
        owned: param.transfer === "owned",
        optional: param.optional,
      });
    }
  if (tier === "raw") return { receiver: null, uses: null, thread: null, newThread: false };
  const made = madeHandle(operation, handle);
  const bound = used.find(({ name }) => facts.needsThread(name));
  const makesThread = bound === undefined && made !== null && facts.needsThread(made);
  const thread = bound === undefined ? (makesThread ? "on" : null) : threadOf(bound.at);
  const [only] = used;
  const isPlain =
    used.length === 1 && only !== undefined && !only.owned && !only.optional && !facts.needsTurn(only.name);
  const text = used
    .map(({ at, owned }) => (owned ? `{handle: ${at}, owned: true}` : `{handle: ${at}}`))
    .join(", ");
  return {
    receiver: isPlain ? only.at.slice(1) : null,
    uses: used.length === 0 || isPlain ? null : `[]use{${text}}`,
    thread,
    newThread: makesThread,
  };
}

function threadOf(handle: string): string {
  return handle.startsWith("&") ? `${handle.slice(1)}.thread` : `${handle}.where()`;
}

function absentChecks({ of: { operation } }: Scene): OperationModel["absent"] {
  return operation.params.flatMap((param) => {
    if (param.optional) return [];
    const name = localName(param.name);
    if (param.type.kind === "callback") return [{ name, message: `${param.name}: no function` }];
    return param.type.kind === "handle" ? [{ name, message: `${param.name}: no ${param.type.name}` }] : [];
  });
}

/** What a parameter needs before it can cross. */
function preparation(param: BridgeParam, beside: readonly BridgeParam[], types: GoTypes): readonly string[] {
  const local = localName(param.name);
  const { type } = param;
  const derived = (ending: string): string => derivedName(param.name, ending, beside);
  const packed = type.kind === "list" && (type.of === "bytes" || type.of === "text");
  const packs = packed ? [`${derived("Data")}, ${derived("Ends")} := pack(${local})`] : [];
  if (!param.optional) return packs;
  const has = derived("Present");
  if (type.kind === "handle")
    return [
      `var ${derived("Handle")} *handle`,
      `if ${local} != nil {`,
      `\t${derived("Handle")} = &${local}.h`,
      "}",
    ];
  if (!isPointedAt(type)) return [`${has} := byteOf(${local} != nil)`, ...packs];
  const crosses = type.kind === "text" || type.kind === "path";
  const raw = crosses ? "string" : cType(types, type as Parameters<typeof cType>[1]);
  const value = crosses
    ? `*${local}`
    : toC(types, type, type.kind.startsWith("struct") ? local : `*${local}`);
  return [
    `var ${has} C.uint8_t`,
    `var ${derived("Value")} ${raw}`,
    `if ${local} != nil {`,
    `\t${has}, ${derived("Value")} = 1, ${value}`,
    "}",
  ];
}

function callbackUses(scene: Scene): readonly CallbackUse[] {
  const { of, symbol, types, facts, tier } = scene;
  const { operation, handle } = of;
  const isOneByOne = tier === "safe" && handlesOf(operation, handle).some((name) => facts.needsTurn(name));
  const turns = isOneByOne ? ", turns: turnsOf(uses)" : "";
  const named = operation.params.flatMap((param): readonly CallbackUse[] => {
    if (param.type.kind !== "callback") return [];
    const callback = facts.callback(param.type.name);
    const scoped = callback.scope === "call";
    const local = localName(param.name);
    const name = types.named(callback.name);
    const keeps =
      tier === "safe" && param.retained === "handle" && handle !== null && facts.needsTurn(handle.name);
    const isMethod = operation.kind === "method";
    return [
      {
        call: derivedName(param.name, "Call", operation.params),
        context: derivedName(param.name, "Ctx", operation.params),
        scoped,
        make: scoped ? `&calling[${name}]{f: ${local}${turns}}` : `&registered[${name}]{f: ${local}}`,
        optional: param.optional && !scoped ? local : null,
        keeper: keeps && isMethod ? `${receiverVariable(handle)}.h` : null,
        kept: keeps && !isMethod,
      },
    ];
  });
  if (symbol.shape !== "visit") return named;
  const f = viewsItems(operation.returns?.type)
    ? "view"
    : "func(item []byte) bool { view(item); return true }";
  const make = `&calling[func([]byte) bool]{f: ${f}${turns}}`;
  const view = {
    call: viewName("Call", of),
    context: viewName("Ctx", of),
    scoped: true,
    make,
    optional: null,
    keeper: null,
    kept: false,
  };
  return [...named, view];
}

/** The state of the function that a result is shown to. */
function viewName(ending: string, { operation }: LoweredOperation): string {
  return nameScope(operation.params.map(({ name }) => localName(name)))(`view${ending}`);
}

function callArguments(scene: Scene): readonly string[] {
  return scene.symbol.params.flatMap((param) => argument(param, scene));
}

function argument({ stands }: LoweredParam, scene: Scene): readonly string[] {
  const { of, symbol, tier, lowered } = scene;
  const { prefix } = lowered.bridge;
  switch (stands.kind) {
    case "receiver":
      return of.handle === null
        ? []
        : [`(*C.${typeSymbol(prefix, of.handle.name)})(${receiverVariable(of.handle)}.h.ptr)`];
    case "cancel":
      return [tier === "safe" ? "cancel.token" : "tokenOf(cancel)"];
    case "context":
    case "error":
      return [];
    case "param":
      return paramArgument(stands.of, stands.part, scene);
    case "result":
      if (stands.part === "destination") return [slicePointer("room", of.operation.returns?.type)];
      if (stands.part === "capacity") return ["C.size_t(len(room))"];
      return stands.part === "context" && symbol.shape === "visit"
        ? [`C.uintptr_t(${viewName("Ctx", of)})`]
        : [];
  }
}

function slicePointer(slice: string, type: BridgeType | undefined): string {
  const isNumbers = type?.kind === "list" && type.of !== "bytes" && type.of !== "text";
  return isNumbers ? `(*${cItem(type.of)})(unsafe.Pointer(unsafe.SliceData(${slice})))` : `bytesOf(${slice})`;
}

function paramArgument(
  param: BridgeParam,
  part: ParamPart,
  { of, types, lowered }: Scene,
): readonly string[] {
  const local = localName(param.name);
  const { type } = param;
  const derived = (ending: string): string => derivedName(param.name, ending, of.operation.params);
  const isText = type.kind === "text" || type.kind === "path";
  const isPacked = type.kind === "list" && (type.of === "bytes" || type.of === "text");
  const content = isPacked ? derived("Data") : isText && param.optional ? derived("Value") : local;
  switch (part) {
    case "present":
      return [derived("Present")];
    case "pointer":
      return [isText ? `textOf(${content})` : slicePointer(content, isPacked ? { kind: "bytes" } : type)];
    case "length":
      return [`C.size_t(len(${content}))`];
    case "ends":
      return [`unsafe.SliceData(${derived("Ends")})`];
    case "count":
      return [`C.size_t(len(${derived("Ends")}))`];
    case "context":
      return [`C.uintptr_t(${derived("Ctx")})`];
    case "value":
      if (type.kind === "callback") return [`C.uintptr_t(${derived("Ctx")})`];
      if (type.kind === "handle") {
        const pointer = param.optional ? `${derived("Handle")}.pointer()` : `${local}.h.ptr`;
        return [`(*C.${typeSymbol(lowered.bridge.prefix, type.name)})(${pointer})`];
      }
      return [param.optional ? derived("Value") : toC(types, type, local)];
    case "call":
      return [];
  }
}

function resultValue(scene: Scene, made: string | null, plan: HandlePlan): string | null {
  const { of, symbol, types } = scene;
  const { returns } = of.operation;
  if (made !== null) return newHandle(scene, made, plan);
  if (returns === null) return null;
  const { type } = returns;
  switch (symbol.shape) {
    case "owned":
      if (type.kind === "list") return `takeNumbers[${goType(types, type).slice(2)}](given.result)`;
      return type.kind === "bytes" ? "takeBytes(given.result)" : "takeText(given.result)";
    case "batch":
      return type.kind === "list" && type.of === "text"
        ? "takeTexts(given.result)"
        : "takeItems(given.result)";
    case "value":
      return fromC(types, type, "given.result");
    default:
      return null;
  }
}

/** Makes the Go handle of what the library gave, with what it needs of its parents. */
function newHandle({ of, facts, tier, types }: Scene, made: string, plan: HandlePlan): string {
  const args = ["given.result"];
  if (tier === "safe") {
    if (facts.needsThread(made)) args.push(plan.newThread ? "on" : `${plan.thread}.share()`);
    if (facts.needsTurn(made)) args.push(...parentHandles(of, facts.handle(made).borrows));
  }
  return `new${types.named(made)}(${args.join(", ")})`;
}

function parentHandles(
  { operation, handle }: LoweredOperation,
  borrows: readonly string[],
): readonly string[] {
  const own =
    operation.kind === "method" && handle !== null && borrows.includes(handle.name)
      ? [`&${receiverVariable(handle)}.h`]
      : [];
  const params = operation.params.flatMap(({ type, name, optional }) => {
    if (type.kind !== "handle" || !borrows.includes(type.name)) return [];
    return [optional ? derivedName(name, "Handle", operation.params) : `&${localName(name)}.h`];
  });
  return [...own, ...params];
}

/** An operation with one function that says whether to go on is a loop in Go. */
function iteratorOf(scene: Scene, name: string, receiver: string): IteratorModel | null {
  const { of, symbol, types, facts, tier } = scene;
  const { operation } = of;
  if (tier === "raw") return null;
  const functions = operation.params.filter(({ type }) => type.kind === "callback");
  const [only] = functions;
  if (symbol.shape === "into" || symbol.shape === "visit" || functions.length !== 1 || only === undefined)
    return null;
  if (only.type.kind !== "callback" || only.optional) return null;
  const callback = facts.callback(only.type.name);
  if (callback.scope !== "call" || callback.returns !== "continue") return null;
  const yielded = callback.params.map((param) => callbackParamType(param, types));
  if (yielded.length < 1 || yielded.length > 2) return null;
  const rest = operation.params.filter((param) => param !== only);
  const typed: (readonly [string, string])[] = [
    ...(operation.cancel ? [["ctx", "context.Context"] as const] : []),
    ...rest.map((param) => [localName(param.name), paramType(param, types)] as const),
    ["err", "*error"],
  ];
  const self = receiver === "" ? "" : `${receiver.slice(1, receiver.indexOf(" "))}.`;
  const args = operation.params.map((param) => (param === only ? "yield" : localName(param.name)));
  const blanks = symbol.shape === "none" ? "" : operation.returns?.optional ? "_, _, " : "_, ";
  return {
    doc: [
      `// ${name}All is ${name} as a loop. It sets *err when the loop is over: to nil, also after a break, or to why it ended`,
      "// early.",
    ],
    head: `func ${receiver}${name}All(${shortened(typed)}) iter.Seq${yielded.length === 2 ? "2" : ""}[${yielded.join(", ")}]`,
    yields: `func(yield func(${yielded.join(", ")}) bool)`,
    call: `${blanks}*err = ${self}${name}(${[...(operation.cancel ? ["ctx"] : []), ...args].join(", ")})`,
  };
}

/** The Go type of what a callback is given. */
export function callbackParamType(param: BridgeParam, types: GoTypes): string {
  const type = goType(types, param.type);
  return param.optional && isPointedAt(param.type) ? `*${type}` : type;
}
