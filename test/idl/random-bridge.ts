import fc from "fast-check";
import type {
  Bridge,
  BridgeCallback,
  BridgeConstant,
  BridgeEnum,
  BridgeField,
  BridgeParam,
  BridgeScalar,
  BridgeStruct,
  BridgeType,
  DefaultValue,
  ErrorDomain,
  Handle,
  IntegerName,
  ListItem,
  NamedValue,
  Operation,
  OperationResult,
  Shape,
  ValueType,
} from "../../src/idl/bridge/bridge.ts";
import { INTEGER_NAMES } from "../../src/idl/bridge/bridge.ts";
import type { Triple } from "../../src/idl/target.ts";
import { byCodeUnit } from "../../src/source/code-units.ts";
import type { Span } from "../../src/source/source-file.ts";

/**
 * Random bridges, small and sound: every kind of type, op, shape and callback occurs, handles with parents, all kinds
 * of threads, names that are words of the languages or that a bridge needs itself, texts that would leave a comment.
 * Linux on x86-64 is always among the targets, so that what is generated from one compiles there.
 */

const SPAN: Span = { file: { path: "random.ffi.yaml", text: "" }, start: 0, end: 0 };

/** Makes decisions: a number from 0 to one below the count. */
interface Draw {
  readonly below: (count: number) => number;
}

function pick<const T>(draw: Draw, items: readonly [T, ...T[]]): T {
  return items[draw.below(items.length)] ?? items[0];
}

/** True once in so many. */
function once(draw: Draw, inTimes: number): boolean {
  return draw.below(inTimes) === inTimes - 1;
}

/** Some of the items, in their order. */
function some<T>(draw: Draw, items: readonly T[], most: number): readonly T[] {
  const left = [...items];
  const count = draw.below(Math.min(most, items.length) + 1);
  const taken = new Set<T>();
  for (let i = 0; i < count; i++) {
    const [item] = left.splice(draw.below(left.length), 1);
    if (item !== undefined) taken.add(item);
  }
  return items.filter((item) => taken.has(item));
}

const SCALARS = [...INTEGER_NAMES, "bool", "char32", "f32", "f64"] as const;
const LIST_ITEMS: readonly [ListItem, ...ListItem[]] = ["bytes", "text", ...INTEGER_NAMES, "f32", "f64"];
const DOCS: readonly [string, ...string[]] = [
  "Says what it does.",
  "Two lines,\nand the second.\n\n# Examples\n",
  `Leaves */ /* // """ a comment \`code\` {{name}} $\{x} <b> \\ \\n %s`,
  "Ends in a backslash \\",
  "\u0000 \u001b[31m \r \u2028 \u202e größe 😀",
  "@ffi handshake",
  "#[doc] #cgo LDFLAGS: -lx\n//go:build ignore\n#include <x>",
];
const STRINGS: readonly [string, ...string[]] = [
  "kv",
  "",
  'a "b" \\ \n\t',
  "größe 😀 \u2028",
  "??/ %d $x {{y}} */",
];

/** Names of ops; some are words of a language, some are what the bridge calls its own. */
const OPS = ["get", "put", "size", "close", "free", "range", "type", "write_all", "drop", "len2"] as const;
const MAKERS = ["open", "new", "with_options"] as const;
const FUNCTIONS = [
  "sum",
  "check",
  "live",
  "abi",
  "error_free",
  "func",
  "main",
  "buf_free",
  "cancel_set",
] as const;
const PARAMS = [
  "key",
  "value",
  "type",
  "err",
  "result",
  "len",
  "range",
  "ctx",
  "key_len",
  "n",
  "dst",
] as const;
const FIELDS = ["x", "y", "size", "type", "len", "read_only", "cache_bytes"] as const;
const VARIANTS = ["fast", "slow", "default", "on", "none2", "max"] as const;
const CODES = ["not_found", "io", "ok2", "eof", "closed", "panic"] as const;
const CONSTANTS = ["MAX_KEY", "NAME", "EPSILON", "ENABLED", "SEPARATOR", "LIMIT2"] as const;

type History = Pick<NamedValue, "doc" | "since" | "deprecated">;

function history(draw: Draw): History {
  return {
    ...(once(draw, 5) && { since: pick(draw, ["0.1.0", "1.2.3-rc.1+b"]) }),
    ...(once(draw, 9) && { deprecated: pick(draw, ["Use get.", "*/ no \n longer"]) }),
    ...(once(draw, 3) && { doc: pick(draw, DOCS) }),
  };
}

function sorted<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => byCodeUnit(a.name, b.name));
}

function byValue(items: readonly NamedValue[]): readonly NamedValue[] {
  return [...items].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

function domains(draw: Draw): readonly ErrorDomain[] {
  let next = 0n;
  // As they are listed, which is not by name.
  return ["NetCode", "Code"].slice(0, draw.below(3)).map((name) => ({
    name,
    codes: atLeastOne(draw, CODES, 4).map((code) => {
      next += BigInt(1 + draw.below(3));
      return { name: code, value: next, ...history(draw), span: SPAN };
    }),
    ...history(draw),
    span: SPAN,
  }));
}

function atLeastOne<T>(draw: Draw, items: readonly [T, ...T[]], most: number): readonly T[] {
  const taken = some(draw, items, most);
  return taken.length === 0 ? [items[0]] : taken;
}

const BITS: Readonly<Record<IntegerName, number>> = {
  i8: 8,
  i16: 16,
  i32: 32,
  i64: 64,
  u8: 8,
  u16: 16,
  u32: 32,
  u64: 64,
  isize: 32,
  usize: 32,
};

function leastOf(name: IntegerName): bigint {
  return name.startsWith("u") ? 0n : -(1n << BigInt(BITS[name] - 1));
}

function mostOf(name: IntegerName): bigint {
  return (1n << BigInt(BITS[name] - (name.startsWith("u") ? 0 : 1))) - 1n;
}

function enums(draw: Draw, names: readonly string[]): readonly BridgeEnum[] {
  return names.map((name) => {
    const repr = pick(draw, ["i32", ...INTEGER_NAMES]);
    const edges = [0n, 1n, mostOf(repr), leastOf(repr), 7n, 2n].filter(
      (value, at, all) => all.indexOf(value) === at,
    );
    const names = atLeastOne(draw, VARIANTS, Math.min(4, edges.length));
    const from = draw.below(edges.length);
    const variants = names.map((variant, index): NamedValue => {
      const value = edges[(from + index) % edges.length] ?? 0n;
      return { name: variant, value, ...history(draw), span: SPAN };
    });
    return {
      name,
      flags: false,
      repr,
      open: once(draw, 2),
      variants: byValue(variants),
      ...history(draw),
      span: SPAN,
    };
  });
}

function flags(draw: Draw, names: readonly string[]): readonly BridgeEnum[] {
  return names.map((name) => {
    const repr = pick(draw, ["i32", ...INTEGER_NAMES]);
    const usable = BITS[repr] - (repr.startsWith("u") ? 0 : 1);
    const variants = atLeastOne(draw, VARIANTS, 3).map(
      (variant, index): NamedValue => ({
        name: variant,
        value: 1n << BigInt(index === 2 ? usable - 1 : index),
        ...history(draw),
        span: SPAN,
      }),
    );
    return {
      name,
      flags: true,
      repr,
      open: once(draw, 2),
      variants: byValue(variants),
      ...history(draw),
      span: SPAN,
    };
  });
}

/** What was made before, and can be named. */
interface Made {
  readonly errors: readonly ErrorDomain[];
  readonly enums: readonly BridgeEnum[];
  readonly structs: readonly BridgeStruct[];
  readonly callbacks: readonly BridgeCallback[];
  readonly handles: readonly Handle[];
}

function nonEmpty<T>(items: readonly T[]): items is readonly [T, ...T[]] {
  return items.length > 0;
}

function valueType(draw: Draw, made: Made): ValueType {
  const structs = made.structs.filter((item) => item.by === "value");
  const kind = pick(draw, ["scalar", "scalar", "enum", "struct"]);
  if (kind === "enum" && nonEmpty(made.enums)) return { kind, name: pick(draw, made.enums).name };
  if (kind === "struct" && nonEmpty(structs)) return { kind, name: pick(draw, structs).name };
  return { kind: "scalar", name: pick(draw, SCALARS) };
}

function fieldType(draw: Draw, made: Made, depth = 0): ValueType {
  if (depth === 2 || !once(draw, 5)) return valueType(draw, made);
  return { kind: "array", of: fieldType(draw, made, depth + 1), length: 1 + draw.below(4) };
}

function takesZero(made: Made, type: ValueType): boolean {
  if (type.kind === "scalar") return true;
  if (type.kind === "array") return takesZero(made, type.of);
  if (type.kind === "struct") {
    const fields = made.structs.find((item) => item.name === type.name)?.fields ?? [];
    return fields.every((field) => takesZero(made, field.type));
  }
  const item = made.enums.find(({ name }) => name === type.name);
  return item === undefined || item.flags || item.open || item.variants.some(({ value }) => value === 0n);
}

function scalarValue(draw: Draw, name: BridgeScalar): bigint | boolean | string {
  if (name === "bool") return once(draw, 2);
  if (name === "f32" || name === "f64")
    return pick(draw, ["0", "1", "-0.5", "1.10", "1e-9", "16777216", "-2.5e10"]);
  if (name === "char32") return pick(draw, [65n, 0n, 0x10ffffn, 0xe000n]);
  return pick(draw, [0n, 1n, mostOf(name), leastOf(name)]);
}

function defaultFor(draw: Draw, made: Made, type: ValueType): DefaultValue | null {
  if (type.kind === "scalar") {
    const value = scalarValue(draw, type.name);
    if (typeof value === "boolean") return { kind: "bool", value };
    return typeof value === "bigint" ? { kind: "integer", value } : { kind: "float", text: value };
  }
  const item = type.kind === "enum" ? made.enums.find(({ name }) => name === type.name) : undefined;
  if (item === undefined || !nonEmpty(item.variants)) return null;
  if (item.flags && once(draw, 3))
    return { kind: "integer", value: item.variants.reduce((bits, { value }) => bits | value, 0n) };
  return { kind: "variant", name: pick(draw, item.variants).name };
}

function structs(draw: Draw, made: Made): readonly BridgeStruct[] {
  const done: BridgeStruct[] = [];
  for (const name of ["Point", "Rect", "OpenOptions", "HTTPConfig"].slice(0, draw.below(5))) {
    const by = name === "Point" ? "value" : pick(draw, ["value", "pointer"]);
    const sized = by === "pointer" && once(draw, 2);
    const now = { ...made, structs: done };
    const fields = atLeastOne(draw, FIELDS, 4).map((field): BridgeField => {
      const drawn = fieldType(draw, now);
      const type: ValueType =
        sized && drawn.kind !== "enum" && !takesZero(now, drawn) ? { kind: "scalar", name: "u64" } : drawn;
      const needed = sized && !takesZero(now, type);
      const value = needed || once(draw, 3) ? defaultFor(draw, now, type) : null;
      return { name: field, type, ...(value !== null && { default: value }), ...history(draw), span: SPAN };
    });
    done.push({ name, by, sized, fields, ...history(draw), span: SPAN });
  }
  return done;
}

/** What can be lent for a call: everything but handles and callbacks. */
function dataType(draw: Draw, made: Made): BridgeType {
  const pointed = made.structs.filter((item) => item.by === "pointer");
  const kind = pick(draw, ["value", "bytes", "text", "list", "path", "struct-pointer", "list", "value"]);
  if (kind === "list") return { kind, of: pick(draw, LIST_ITEMS) };
  if (kind === "bytes" || kind === "text" || kind === "path") return { kind };
  if (kind === "struct-pointer" && nonEmpty(pointed)) return { kind, name: pick(draw, pointed).name };
  return valueType(draw, made);
}

function param(name: string, type: BridgeType): BridgeParam {
  return { name, type, optional: false, max: null, transfer: "borrowed", retained: null, span: SPAN };
}

function callbacks(draw: Draw, made: Made): readonly BridgeCallback[] {
  return ["Visit", "Tick", "Watch", "Pick"].slice(0, draw.below(5)).map((name) => ({
    name,
    scope: pick(draw, ["call", "registered"]),
    thread: pick(draw, ["any", "same"]),
    params: some(draw, PARAMS, 3).map((of) => ({
      ...param(of, dataType(draw, made)),
      optional: once(draw, 4),
      ...history(draw),
    })),
    returns: pick<null | "continue" | ValueType>(draw, [null, "continue", valueType(draw, made)]),
    ...history(draw),
    span: SPAN,
  }));
}

interface Place {
  readonly made: Made;
  readonly owner: Handle | null;
  readonly receiver: Operation["receiver"];
  readonly makes: Handle | null;
  /** Whether a pinned handle is used already; a second one would be on another thread. */
  pinned: boolean;
}

function isPinned(made: Made, name: string): boolean {
  return made.handles.some((handle) => handle.name === name && handle.threads === "pinned");
}

function handleParam(draw: Draw, name: string, place: Place): BridgeParam {
  const usable = place.made.handles.filter(
    (handle) =>
      !(place.makes?.borrows.includes(handle.name) ?? false) &&
      !(place.pinned && handle.threads === "pinned"),
  );
  if (!nonEmpty(usable)) return param(name, { kind: "bytes" });
  const handle = pick(draw, usable);
  place.pinned ||= handle.threads === "pinned";
  return {
    ...param(name, { kind: "handle", name: handle.name }),
    optional: once(draw, 4),
    transfer: pick(draw, ["borrowed", "owned"]),
  };
}

/** How a registered callback can be kept here, or null if it cannot. */
function retention(draw: Draw, callback: BridgeCallback, place: Place): "handle" | "forever" | null {
  const { owner, receiver, makes } = place;
  const returnsHandle = makes !== null && receiver !== null;
  const byHandle = owner !== null && receiver !== "own" && !returnsHandle;
  if (callback.thread === "same") return byHandle && owner.threads === "pinned" ? "handle" : null;
  return byHandle && !once(draw, 3) ? "handle" : "forever";
}

function callbackParam(draw: Draw, name: string, place: Place): BridgeParam {
  const { callbacks } = place.made;
  if (!nonEmpty(callbacks)) return param(name, { kind: "text" });
  const callback = pick(draw, callbacks);
  const retained = callback.scope === "registered" ? retention(draw, callback, place) : null;
  if (callback.scope === "registered" && retained === null) return param(name, { kind: "text" });
  return { ...param(name, { kind: "callback", name: callback.name }), retained, optional: once(draw, 6) };
}

function dataParam(draw: Draw, name: string, place: Place): BridgeParam {
  const type = dataType(draw, place.made);
  const bounded = ["bytes", "text", "path", "list"].includes(type.kind) && once(draw, 3);
  return {
    ...param(name, type),
    optional: once(draw, 4),
    max: bounded ? BigInt(1 + draw.below(1 << 20)) : null,
  };
}

function params(draw: Draw, place: Place): readonly BridgeParam[] {
  const parents = (place.makes?.borrows ?? []).filter(
    (name) => !(place.receiver !== null && place.owner?.name === name),
  );
  place.pinned ||= parents.some((name) => isPinned(place.made, name));
  const given = parents.map((name) => param(name.toLowerCase(), { kind: "handle", name }));
  const others = some(draw, PARAMS, 3).map((name) => {
    const kind = pick(draw, ["data", "data", "data", "callback", "handle"]);
    if (kind === "handle") return handleParam(draw, name, place);
    return kind === "callback" ? callbackParam(draw, name, place) : dataParam(draw, name, place);
  });
  return [...given, ...others].map((one) => ({ ...one, ...history(draw) }));
}

function shapes(draw: Draw, type: BridgeType, receiver: Operation["receiver"]): readonly Shape[] {
  const possible: readonly [Shape, ...Shape[]] =
    type.kind === "bytes" || type.kind === "text" || type.kind === "path"
      ? ["owned", "into", "visit"]
      : type.kind !== "list"
        ? ["value"]
        : type.of === "bytes" || type.of === "text"
          ? ["visit", "batch"]
          : ["owned", "into"];
  const drawn = atLeastOne(draw, possible, 3);
  // What changes its object is not asked twice.
  const kept = receiver === "mut" ? drawn.filter((shape) => shape !== "into") : drawn;
  return kept.length === 0 ? ["owned"] : kept;
}

function result(
  draw: Draw,
  made: Made,
  makes: Handle | null,
  receiver: Operation["receiver"],
): OperationResult | null {
  if (makes === null && once(draw, 4)) return null;
  const drawn: BridgeType = makes === null ? dataType(draw, made) : { kind: "handle", name: makes.name };
  const type: BridgeType = drawn.kind === "struct-pointer" ? { kind: "bytes" } : drawn;
  const { doc } = history(draw);
  return {
    type,
    optional: once(draw, 3),
    shapes: shapes(draw, type, receiver),
    ...(doc !== undefined && { doc }),
    span: SPAN,
  };
}

/** A handle that the op could return: its parents are at hand, and no second pinned one is needed. */
function returnable(draw: Draw, made: Made, owner: Handle | null): Handle | null {
  if (!once(draw, 4)) return null;
  const ownPinned = owner?.threads === "pinned";
  const usable = made.handles.filter((handle) => {
    const others = handle.borrows.filter((name) => name !== owner?.name);
    return !(ownPinned && others.some((name) => isPinned(made, name)));
  });
  return nonEmpty(usable) ? pick(draw, usable) : null;
}

function operation(
  draw: Draw,
  made: Made,
  name: string,
  owner: Handle | null,
  kind: Operation["kind"],
): Operation {
  const returned = kind === "constructor" ? null : returnable(draw, made, owner);
  const makes = kind === "constructor" ? owner : returned;
  const wanted = kind !== "method" ? null : pick(draw, ["ref", "ref", "ref", "mut", "own"]);
  const lends = owner !== null && (makes?.borrows.includes(owner.name) ?? false);
  const receiver =
    (wanted === "mut" && owner?.threads === "sync") || (wanted === "own" && lends) ? "ref" : wanted;
  const pinned = kind === "method" && owner?.threads === "pinned";
  const place: Place = { made, owner, receiver, makes, pinned };
  const given = params(draw, place);
  const returns = kind === "constructor" ? null : result(draw, made, returned, receiver);
  const op: Operation = {
    name,
    kind,
    receiver,
    params: given,
    returns,
    errors: nonEmpty(made.errors) && !once(draw, 3) ? pick(draw, made.errors).name : null,
    cancel: once(draw, 4),
    blocking: once(draw, 4),
    stack: null,
    maxInFlight: once(draw, 6) ? 1 + draw.below(8) : null,
    goName: once(draw, 8)
      ? `${owner?.name ?? ""}Custom${name.slice(0, 1).toUpperCase()}${name.slice(1).replace(/_/g, "")}`
      : null,
    ...history(draw),
    span: SPAN,
  };
  const free = !place.pinned && makes?.threads !== "pinned" && canMove(made, op);
  return free && once(draw, 4) ? { ...op, stack: 8_388_608n } : op;
}

/** Whether an op may run on another thread than its caller's. */
function canMove(made: Made, op: Operation): boolean {
  const same = made.callbacks.filter(({ thread }) => thread === "same").map(({ name }) => name);
  const bound = op.params.some(({ type }) => type.kind === "callback" && same.includes(type.name));
  return !bound && !(op.returns?.shapes.includes("visit") ?? false);
}

function emptyHandles(draw: Draw): readonly Handle[] {
  const done: Handle[] = [];
  for (const name of ["Store", "Cursor", "Batch"].slice(0, draw.below(4))) {
    let borrows = some(draw, done, 2);
    const pinned = borrows.filter(({ threads }) => threads === "pinned");
    if (pinned.length > 1) borrows = borrows.filter((one) => one !== pinned[0]);
    const threads = pinned.length > 0 ? "pinned" : pick(draw, ["sync", "exclusive", "pinned"]);
    done.push({
      name,
      implement: `crate::imp::${name}`,
      threads,
      onPanic: pick(draw, ["poison", "keep", "abort"]),
      borrows: borrows.map((one) => one.name),
      operations: [],
      ...history(draw),
      span: SPAN,
    });
  }
  return done;
}

function handles(draw: Draw, made: Made): readonly Handle[] {
  return made.handles.map((handle) => {
    const makers = atLeastOne(draw, MAKERS, 2).map((name) =>
      operation(draw, made, name, handle, "constructor"),
    );
    const methods = some(draw, OPS, 4).map((name) => operation(draw, made, name, handle, "method"));
    return { ...handle, operations: sorted([...makers, ...methods]) };
  });
}

function constants(draw: Draw): readonly BridgeConstant[] {
  return some(draw, CONSTANTS, 3).map((name) => {
    const type = pick(draw, ["string", ...SCALARS]);
    const value = type === "string" ? pick(draw, STRINGS) : scalarValue(draw, type);
    return { name, type, value, ...history(draw), span: SPAN };
  });
}

const OTHER_TARGETS: readonly Triple[] = [
  "aarch64-apple-darwin",
  "aarch64-unknown-linux-gnu",
  "i686-unknown-linux-gnu",
  "x86_64-pc-windows-gnu",
  "x86_64-unknown-linux-musl",
];

function build(draw: Draw): Bridge {
  const errors = domains(draw);
  const named = [
    ...enums(draw, some(draw, ["Mode", "Level2"], 2)),
    ...flags(draw, some(draw, ["Access", "IOFlags"], 2)),
  ];
  const first: Made = { errors, enums: named, structs: [], callbacks: [], handles: [] };
  const second = { ...first, structs: structs(draw, first) };
  const third = { ...second, callbacks: callbacks(draw, second) };
  const made: Made = { ...third, handles: emptyHandles(draw) };
  const { edition, msrv } = pick<Pick<Bridge["rust"], "edition" | "msrv">>(draw, [
    { edition: "2024", msrv: "1.85" },
    { edition: "2021", msrv: "1.70" },
    { edition: "2021", msrv: "1.77.2" },
    { edition: "2021", msrv: "1.82" },
  ]);
  return {
    name: pick(draw, ["kv", "my-lib", "Zz_9"]),
    prefix: pick(draw, ["kv_", "q2_", "mylib_"]),
    version: pick(draw, ["0.3.0", "1.0.0-rc.1+build.5"]),
    abiMajor: draw.below(4),
    lowering: 1,
    targets: [...some(draw, OTHER_TARGETS, 3), "x86_64-unknown-linux-gnu" as const].sort(byCodeUnit),
    rust: {
      crate: pick(draw, ["kv-ffi", "kv_ffi2", "kv"]),
      edition,
      msrv,
      functions: pick(draw, ["crate::imp::Functions", "crate::imp::Free"]),
      target: "target",
    },
    go: {
      module: pick(draw, ["example.com/kv", "example/q/v2"]),
      package: pick(draw, ["kv", "q2"]),
      link: pick(draw, ["target", "lib"]),
    },
    errors: sorted(errors),
    structs: sorted(made.structs),
    enums: [...sorted(named)],
    callbacks: sorted(made.callbacks),
    handles: sorted(handles(draw, made)),
    constants: sorted(constants(draw)),
    functions: sorted(some(draw, FUNCTIONS, 3).map((name) => operation(draw, made, name, null, "function"))),
    span: SPAN,
  };
}

/** The bridge that follows from a number from 0 to 2^32 - 1: the same on every machine. */
export function bridgeOf(seed: number): Bridge {
  let state = BigInt(seed) * 2n + 1n;
  const below = (count: number): number => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number(state >> 33n) % count;
  };
  return build({ below });
}

/** Random bridges. They are small by themselves; shrinking looks for a smaller number only, and is quick. */
export const anyBridge: fc.Arbitrary<Bridge> = fc.nat().map(bridgeOf);
