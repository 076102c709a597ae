import type { Bridge, Handle, Operation } from "../../idl/bridge/bridge.ts";
import { isPacked } from "../../idl/bridge/list-item.ts";
import type { Triple } from "../../idl/target.ts";
import { screamingCase, snakeCase } from "../../lower/case.ts";
import type { LoweredBridge, Support } from "../../lower/lowered.ts";
import { OWN_CODES } from "../../lower/support.ts";
import { constantSymbol, freeSymbol, receiverName, typeSymbol } from "../../lower/symbols.ts";
import { docTexts } from "../doc-texts.ts";
import type { HashGroup } from "../handshake/symbol-hashes.ts";
import { groupLayouts, type StructLayout } from "../layout-groups.ts";
import { type CallbackModel, modelCallback } from "./callback-model.ts";
import { docLines, EXPORT_MARK } from "./doc-lines.ts";
import { type Implementation, implementationsOf } from "./implementations.ts";
import { type MethodModel, modelMethod, modelShims, type ShimModel } from "./operation-model.ts";
import { printAssignment, printSignature } from "./print-rust.ts";
import { isReplied } from "./result.ts";
import { modelExports, type SupportExports } from "./support-exports.ts";
import { cfgFor, cfgForOthers } from "./target-cfg.ts";
import { traitName } from "./trait-name.ts";
import {
  modelConstant,
  modelDomain,
  modelEnum,
  modelStruct,
  rustString,
  type StructModel,
  type ValuesModel,
} from "./value-model.ts";

/** What `templates/rust/ffi.rs.hbs` prints. Every text is complete Rust. */
export interface FfiModel {
  readonly bridgeName: string;
  /** What the library is for, behind the module's own first line. */
  readonly moduleDoc: readonly string[];
  readonly crate: string;
  readonly prefix: string;
  readonly abiMajor: number;
  readonly noMangle: string;
  readonly support: Support;
  readonly uses: Uses;
  readonly exports: SupportExports;
  /** The domain that an `Error` is of where nothing is said: one that is added behind it changes no code. */
  readonly firstDomain: string | null;
  readonly constants: readonly (readonly string[])[];
  /** The codes that are the bridge's own. */
  readonly ownCodes: readonly (readonly string[])[];
  readonly values: readonly ValuesModel[];
  readonly structs: readonly StructModel[];
  readonly callbacks: readonly (CallbackModel & { readonly isOptional: boolean })[];
  readonly handles: readonly HandleModel[];
  readonly functions: FunctionsModel | null;
  readonly implementations: readonly Implementation[];
  readonly shims: readonly ShimModel[];
  readonly live: readonly { readonly kind: string; readonly constant: string }[];
  readonly hashTables: readonly HashTable[];
  readonly targets: readonly { readonly cfg: readonly string[]; readonly firstLine: string }[];
  readonly otherTargets: readonly string[];
  readonly targetList: string;
  readonly layouts: readonly { readonly cfg: readonly string[]; readonly structs: readonly StructLayout[] }[];
  /** Whether the oldest compiler lacks `offset_of!`. */
  readonly isOldOffset: boolean;
}

/** Which parts of the plumbing this bridge needs. */
interface Uses {
  readonly stack: boolean;
  readonly handles: boolean;
  readonly path: boolean;
  readonly pointees: boolean;
  readonly sized: boolean;
  readonly callbacks: boolean;
  readonly pack: boolean;
  readonly replies: boolean;
  readonly wholeReplies: boolean;
  readonly optionalReplies: boolean;
  readonly items: boolean;
  readonly byteItems: boolean;
  readonly textItems: boolean;
  readonly packed: boolean;
  readonly packedText: boolean;
  readonly domains: boolean;
}

interface HandleModel {
  readonly name: string;
  readonly symbol: string;
  readonly doc: readonly string[];
  readonly traitDoc: readonly string[];
  readonly trait: string;
  /** What the type has to be, by the threads that use it. */
  readonly bounds: string;
  readonly methods: readonly MethodModel[];
  readonly parents: string;
  readonly access: string;
  readonly onPanic: string;
  readonly isAlone: boolean;
  readonly live: string;
  readonly receiver: string;
  /** First lines of the function that ends it. */
  readonly free: readonly string[];
}

interface FunctionsModel {
  readonly trait: string;
  readonly path: string;
  readonly methods: readonly MethodModel[];
}

interface HashTable {
  readonly cfg: readonly string[];
  readonly hashes: readonly { readonly symbol: string; readonly hash: string }[];
}

/** Since which minor version of Rust something is there (release notes of 1.77 and 1.82). */
const OFFSET_OF = 77;
const UNSAFE_ATTRIBUTES = 82;

function minorVersion({ rust }: Bridge): number {
  return Number(rust.msrv.split(".")[1]);
}

/** Everything that the generated module says, decided. */
export function modelFfi(lowered: LoweredBridge, hashes: readonly HashGroup[]): FfiModel {
  const { bridge, support } = lowered;
  const { prefix, targets } = bridge;
  const minor = minorVersion(bridge);
  const registered = bridge.callbacks.filter(({ scope }) => scope === "registered");
  const [domain] = bridge.errors;
  return {
    bridgeName: bridge.name,
    moduleDoc:
      bridge.doc === undefined
        ? []
        : ["//!", ...docLines([bridge.doc], "").map((line) => line.replace("///", "//!"))],
    crate: bridge.rust.crate,
    prefix,
    abiMajor: bridge.abiMajor,
    noMangle:
      bridge.rust.edition === "2024" || minor >= UNSAFE_ATTRIBUTES ? "#[unsafe(no_mangle)]" : "#[no_mangle]",
    support,
    uses: modelUses(lowered),
    exports: modelExports(lowered),
    firstDomain: domain?.name ?? null,
    constants: bridge.constants.map((constant) => modelConstant(lowered, constant)),
    ownCodes: OWN_CODES.map(({ name, value, doc }) => [
      `/// ${doc}`,
      EXPORT_MARK,
      ...printAssignment(`pub const ${constantSymbol(prefix, name)}: i32`, String(value), ""),
    ]),
    values: [
      ...bridge.errors.map((one) => modelDomain(lowered, one)),
      ...bridge.enums.map((one) => modelEnum(lowered, one)),
    ],
    structs: bridge.structs.map((struct) => modelStruct(lowered, struct)),
    callbacks: lowered.callbacks.map((callback) => ({
      ...modelCallback(callback, screamingCase(callback.callback.name)),
      isOptional: isOptionalAnywhere(lowered, callback.callback.name),
    })),
    handles: bridge.handles.map((handle) => modelHandle(lowered, handle)),
    functions: modelFunctions(lowered),
    implementations: implementationsOf(bridge),
    shims: lowered.operations.flatMap((operation) => modelShims(lowered, operation)),
    live: [
      ...bridge.handles.map(({ name }) => name),
      ...registered.map(({ name }) => name),
      ...(support.buffers ? ["Buf"] : []),
      ...(support.lists ? ["List"] : []),
      ...(support.cancel ? ["Cancel"] : []),
      "Error",
    ].map((name) => ({ kind: snakeCase(name), constant: screamingCase(name) })),
    hashTables: hashes.map((group) => ({
      cfg: cfgFor(group.targets),
      hashes: [...group.hashes].map(([symbol, hash]) => ({ symbol, hash })),
    })),
    targets: targets.map((target) => ({ cfg: cfgFor([target]), firstLine: firstLine(bridge, target) })),
    otherTargets: cfgForOthers(targets),
    targetList: targets.join(", "),
    layouts: groupLayouts(lowered).map((group) => ({ cfg: cfgFor(group.targets), structs: group.structs })),
    isOldOffset: minor < OFFSET_OF,
  };
}

/** What a client reads first of the text of `kv_abi()`. */
function firstLine({ name, version }: Bridge, target: Triple): string {
  return `${rustString(`ffi-contract 1 ${name} ${version} ${target}`).slice(0, -1)}\\n"`;
}

function isOptionalAnywhere({ operations }: LoweredBridge, callback: string): boolean {
  return operations.some(({ operation }) =>
    operation.params.some(
      ({ type, optional }) => type.kind === "callback" && type.name === callback && optional,
    ),
  );
}

function modelFunctions(lowered: LoweredBridge): FunctionsModel | null {
  const { bridge, operations } = lowered;
  const implementation = implementationsOf(bridge).find(({ handle }) => handle === null);
  if (implementation === undefined) return null;
  const { trait, path } = implementation;
  return {
    trait,
    path,
    methods: operations
      .filter(({ handle }) => handle === null)
      .map((operation) => modelMethod(lowered, operation)),
  };
}

const ACCESS = { sync: "Sync", exclusive: "Exclusive", pinned: "Pinned" } as const;
const ON_PANIC = { poison: "Poison", keep: "Keep", abort: "Abort" } as const;
const BOUNDS = {
  sync: "Sized + Send + Sync + 'static",
  exclusive: "Sized + Send + 'static",
  pinned: "Sized + 'static",
} as const;
const THREADS = {
  sync: "Any number of threads use one at once.",
  exclusive: "One call at a time uses it, on any thread.",
  pinned: "It stays on the thread that made it.",
} as const;

function modelHandle(lowered: LoweredBridge, handle: Handle): HandleModel {
  const { bridge, operations } = lowered;
  const kept = handle.borrows.map((parent) => `abi::Kept<${typeSymbol(bridge.prefix, parent)}>`);
  const told = docTexts(handle);
  return {
    name: handle.name,
    symbol: typeSymbol(bridge.prefix, handle.name),
    doc: docLines(told.length === 0 ? [`A \`${handle.name}\`, known to callers by its pointer.`] : told, ""),
    traitDoc: docLines(
      [
        ...told,
        `What a \`${handle.name}\` does. Implemented by \`${handle.implement}\`. ${THREADS[handle.threads]}`,
      ],
      "",
    ),
    trait: traitName(bridge, handle.name),
    bounds: BOUNDS[handle.threads],
    methods: operations
      .filter((operation) => operation.handle === handle)
      .map((operation) => modelMethod(lowered, operation)),
    parents: kept.length === 0 ? "()" : `(${kept.join(", ")}${kept.length === 1 ? "," : ""})`,
    access: ACCESS[handle.threads],
    onPanic: ON_PANIC[handle.onPanic],
    isAlone: handle.threads !== "sync",
    live: screamingCase(handle.name),
    receiver: receiverName(handle),
    free: printSignature(
      `pub unsafe extern "C" fn ${freeSymbol(bridge.prefix, handle.name)}`,
      [`${receiverName(handle)}: *mut ${typeSymbol(bridge.prefix, handle.name)}`],
      " {",
      "",
    ),
  };
}

function modelUses({ bridge, operations, support }: LoweredBridge): Uses {
  const inputs = operations.flatMap(({ operation }) => operation.params);
  const shown = bridge.callbacks.flatMap(({ params }) => params);
  const results = operations.flatMap(({ operation }) => operation.returns ?? []);
  const types = [...inputs, ...shown, ...results].map(({ type }) => type);
  const replied = operations.filter(({ operation }) => isReplied(operation) && !isItems(operation));
  const lists = (
    of: "bytes" | "text",
    among: readonly { readonly type: (typeof types)[number] }[],
  ): boolean => among.some(({ type }) => type.kind === "list" && type.of === of);
  const sized = bridge.structs.some((struct) => struct.sized);
  return {
    stack: operations.some(({ operation }) => operation.stack !== null),
    handles: bridge.handles.length > 0,
    path: types.some(({ kind }) => kind === "path"),
    pointees: sized || types.some(({ kind }) => kind === "struct-pointer"),
    sized,
    callbacks: bridge.callbacks.length > 0 || support.visits,
    pack: shown.some(({ type }) => isPacked(type)),
    replies: replied.length > 0,
    wholeReplies: replied.some(({ operation }) => operation.returns?.optional === false),
    optionalReplies: replied.some(({ operation }) => operation.returns?.optional ?? false),
    items: lists("bytes", results) || lists("text", results),
    byteItems: lists("bytes", results),
    textItems: lists("text", results),
    packed: lists("bytes", inputs),
    packedText: lists("text", inputs),
    domains: bridge.errors.length > 0,
  };
}

function isItems({ returns }: Operation): boolean {
  return returns !== null && isPacked(returns.type);
}
