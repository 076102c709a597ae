import type { Bridge, BridgeEnum, BridgeStruct, ErrorDomain, Handle } from "../../idl/bridge/bridge.ts";
import type {
  ConstantItem,
  Contract,
  Field,
  FunctionItem,
  RecordDefinition,
  TypeDefinition,
} from "../../idl/contract.ts";
import type { Signature, Type } from "../../idl/type.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { OWN_CODES } from "../../lower/support.ts";
import { constantSymbol, freeSymbol, typeSymbol, variantSymbol } from "../../lower/symbols.ts";
import { docTexts, historyTexts } from "../doc-texts.ts";
import { generatedLine } from "../generated-file.ts";
import { groupLayouts, type LayoutGroup } from "../layout-groups.ts";
import { callbackTexts, fieldTextsOf } from "./callback-texts.ts";
import { commentLines, WIDTH } from "./comment.ts";
import { constantText } from "./constant-text.ts";
import { declare, parameterTexts } from "./declare.ts";
import { functionTexts } from "./function-texts.ts";
import { noteLines } from "./header-notes.ts";
import { initializerOf } from "./initializer.ts";
import { targetConditions } from "./target-condition.ts";

/** What `templates/c/header.h.hbs` prints. Every text is complete C. */
export interface HeaderModel {
  /** The line by which the file is known as generated. */
  readonly generated: string;
  /** What holds for all functions: a comment. */
  readonly notes: readonly string[];
  readonly guard: string;
  /** Macros of the header, for C11 and C++. */
  readonly assert: string;
  readonly alignof: string;
  readonly ownCodes: readonly ConstantLine[];
  readonly abiSymbol: string;
  readonly abiFunction: string;
  readonly opaque: readonly { readonly comment: readonly string[]; readonly name: string }[];
  /** Enums, flags and error domains with their constants; then the constants of no type. */
  readonly values: readonly ValueGroup[];
  readonly constants: readonly ConstantLine[];
  /** Structs and callbacks, each after what it is made of. */
  readonly types: readonly { readonly lines: readonly string[] }[];
  /** The functions of each handle, those without one, and those that every library has. */
  readonly sections: readonly SectionModel[];
  readonly assertions: readonly AssertionGroup[];
}

interface SectionModel {
  readonly title: string;
  readonly functions: readonly { readonly lines: readonly string[] }[];
}

interface ValueGroup {
  readonly comment: readonly string[];
  readonly declaration: string;
  readonly constants: readonly ConstantLine[];
}

interface ConstantLine {
  readonly comment: readonly string[];
  readonly name: string;
  readonly value: string;
}

interface AssertionGroup {
  /** Null where all targets agree. */
  readonly condition: string | null;
  readonly assertions: readonly { readonly condition: string; readonly message: string }[];
}

/** The header of a bridge, ready to be printed. */
export function modelHeader(lowered: LoweredBridge): HeaderModel {
  const { bridge, contract } = lowered;
  const upper = bridge.prefix.toUpperCase();
  const definitions = [...contract.types].map(([name, items]) => ({ name, definition: only(items) }));
  const values = [...bridge.enums, ...bridge.errors].map((item) => valueGroup(item, lowered));
  const ownCodes = OWN_CODES.map(({ name }) => constantSymbol(bridge.prefix, name));
  const grouped = new Set([
    ...ownCodes,
    ...values.flatMap(({ constants }) => constants.map(({ name }) => name)),
  ]);
  return {
    generated: generatedLine(bridge.name),
    notes: noteLines(lowered),
    guard: `${upper}H`,
    assert: `${upper}STATIC_ASSERT`,
    alignof: `${upper}ALIGNOF`,
    ownCodes: ownCodes.map((name) => constantLine(name, only(contract.constants.get(name) ?? []))),
    abiSymbol: `${bridge.prefix}abi_${bridge.abiMajor}`,
    abiFunction: `${bridge.prefix}abi`,
    opaque: definitions.flatMap(({ name, definition }) =>
      definition.kind === "opaque" ? [{ name, comment: commentLines(opaqueTexts(definition)) }] : [],
    ),
    values,
    constants: [...contract.constants].flatMap(([name, items]) =>
      grouped.has(name) ? [] : [constantLine(name, only(items))],
    ),
    types: inOrder(contract).map(({ name, definition }) => ({ lines: typeLines(name, definition, lowered) })),
    sections: sectionsOf(lowered),
    assertions: assertionGroups(groupLayouts(lowered), bridge.prefix),
  };
}

function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined || items.length > 1)
    throw new Error("what a bridge lowers to is the same on all targets");
  return item;
}

function opaqueTexts(definition: Extract<TypeDefinition, { readonly kind: "opaque" }>): readonly string[] {
  const { doc, destructor, threads, borrows } = definition;
  return [
    ...(doc === undefined ? [] : [doc, ""]),
    ...(destructor === undefined ? [] : [`Freed by ${destructor}.`]),
    ...(threads === undefined ? [] : [THREADS[threads]]),
    ...(borrows === undefined ? [] : [`Keeps alive what it was made from: ${borrows.join(", ")}.`]),
    ...historyTexts(definition),
  ];
}

const THREADS = {
  sync: "Any number of threads may use one at once.",
  exclusive: "One thread at a time may use one.",
  pinned: "Only the thread that made one may use and free it.",
} as const;

/** The type of an enum, of flags or of a domain, and its values. */
function valueGroup(item: BridgeEnum | ErrorDomain, { bridge, contract }: LoweredBridge): ValueGroup {
  const name = typeSymbol(bridge.prefix, item.name);
  const definition = only(contract.types.get(name) ?? []);
  if (definition.kind !== "alias") throw new Error(`${name} is no alias`);
  const values = "codes" in item ? item.codes : item.variants;
  return {
    comment: commentLines(docTexts(definition)),
    declaration: declare(definition.to, name),
    constants: values.map((value) => {
      const constant = variantSymbol(bridge.prefix, item.name, value.name);
      return constantLine(constant, only(contract.constants.get(constant) ?? []));
    }),
  };
}

function constantLine(name: string, item: ConstantItem): ConstantLine {
  return { comment: commentLines(docTexts(item)), name, value: constantText(item) };
}

/** Structs and callbacks, each behind those that it is made of. */
function inOrder({ types }: Contract): readonly { readonly name: string; readonly definition: Shown }[] {
  const ordered = new Map<string, Shown>();
  const visit = (name: string): void => {
    const definition = only(types.get(name) ?? []);
    if (ordered.has(name) || (definition.kind !== "struct" && definition.kind !== "callback")) return;
    for (const part of typesIn(definition)) for (const used of namesIn(part)) visit(used);
    ordered.set(name, definition);
  };
  for (const name of types.keys()) visit(name);
  return [...ordered].map(([name, definition]) => ({ name, definition }));
}

type Shown = RecordDefinition | Extract<TypeDefinition, { readonly kind: "callback" }>;

function typesIn(definition: Shown | Signature): readonly Type[] {
  if ("fields" in definition) return definition.fields.map(({ type }) => type);
  return [...definition.params.map(({ type }) => type), definition.returns.type];
}

function namesIn(type: Type): readonly string[] {
  switch (type.kind) {
    case "named":
      return [type.name];
    case "pointer":
      return namesIn(type.to);
    case "array":
      return namesIn(type.of);
    case "function":
      return typesIn(type).flatMap(namesIn);
    default:
      return [];
  }
}

/** What the types of the bridge itself are. */
const OWN_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ["buf", ["Bytes of the library. Of none ptr is null."]],
  ["error_parts", ["What an error says: a text for people, and bytes for programs."]],
  ["list", ["Items of the library, one behind the other: count of them, each of which ends at its ends."]],
  [
    "visit_bytes",
    ["Is shown a result, or an item. Returns 0 to go on, 1 to stop, a negative number if it failed."],
  ],
]);

function typeLines(name: string, definition: Shown, lowered: LoweredBridge): readonly string[] {
  const { bridge, callbacks } = lowered;
  const callback = callbacks.find(({ symbol }) => symbol === name)?.callback;
  const struct = bridge.structs.find((one) => typeSymbol(bridge.prefix, one.name) === name);
  const told = callback === undefined ? [] : callbackTexts(callback, lowered);
  const own = OWN_TYPES.get(name.slice(bridge.prefix.length)) ?? [];
  const texts = docTexts(definition);
  const gap = texts.length > 0 && told.length > 0 ? [""] : [];
  const comment = commentLines(
    callback === undefined && struct === undefined ? own : [...texts, ...gap, ...told],
  );
  if (definition.kind === "callback")
    return [...comment, ...prototypeLines("typedef int32_t (*", `${name})`, definition)];
  const fieldTexts = callback === undefined ? {} : fieldTextsOf(callback);
  return [
    ...comment,
    `typedef struct ${name} {`,
    ...definition.fields.flatMap((field) => {
      const member = struct?.fields.find((one) => one.name === field.name);
      const said = fieldTexts[field.name ?? ""];
      const documented = member === undefined ? (said === undefined ? [] : [said]) : docTexts(member);
      return [...commentLines(documented, "  "), ...fieldLines(field)];
    }),
    `} ${name};`,
    ...(struct === undefined ? [] : initializerLines(struct, bridge)),
  ];
}

/** `#define KV_OPEN_OPTIONS_INIT {sizeof(kv_open_options), 0, 0}`, on several lines if it is long. */
function initializerLines(struct: BridgeStruct, bridge: Bridge): readonly string[] {
  const initializer = initializerOf(struct, bridge);
  if (initializer === null) return [];
  const { name, values } = initializer;
  const line = `#define ${name} {${values.join(", ")}}`;
  if (line.length <= WIDTH) return [line];
  return [
    `#define ${name} { \\`,
    ...values.map((value, index) => `  ${value}${index === values.length - 1 ? "" : ","} \\`),
    "}",
  ];
}

function sectionsOf(lowered: LoweredBridge): readonly SectionModel[] {
  const { bridge, contract, operations } = lowered;
  const symbolsOf = (handle: Handle | null): readonly string[] =>
    operations.flatMap((of) => (of.handle === handle ? of.symbols.map(({ symbol }) => symbol) : []));
  const groups = [
    ...bridge.handles.map((handle) => ({
      title: handle.name,
      names: [...symbolsOf(handle), freeSymbol(bridge.prefix, handle.name)],
    })),
    { title: "Functions", names: symbolsOf(null) },
  ];
  const grouped = new Set(groups.flatMap(({ names }) => names));
  const own = [...contract.functions.keys()].filter((name) => !grouped.has(name));
  return [...groups, { title: "What every library has", names: own }].flatMap(({ title, names }) =>
    names.length === 0
      ? []
      : [
          {
            title,
            functions: names.map((name) => ({
              lines: functionLines(name, only(contract.functions.get(name) ?? []), lowered),
            })),
          },
        ],
  );
}

function fieldLines({ name = "", type }: Field): readonly string[] {
  if (type.kind !== "function") return [`  ${declare(type, name)};`];
  return prototypeLines(`  ${declare(type.returns.type, "")} (*`, `${name})`, type);
}

function functionLines(name: string, item: FunctionItem, lowered: LoweredBridge): readonly string[] {
  const result = item.returns.type;
  const beginning = result.kind === "pointer" ? declare(result, "") : `${declare(result, "")} `;
  return [...commentLines(functionTexts(name, item, lowered)), ...prototypeLines(beginning, name, item)];
}

/** A prototype on one line, or with each parameter on a line of its own. */
function prototypeLines(beginning: string, name: string, signature: Signature): readonly string[] {
  const params = parameterTexts(signature);
  const line = `${beginning}${name}(${params.join(", ")});`;
  if (line.length <= WIDTH) return [line];
  const indent = `${/^ */.exec(beginning)?.[0] ?? ""}    `;
  return [
    `${beginning}${name}(`,
    ...params.map((param, index) => `${indent}${param}${index === params.length - 1 ? ");" : ","}`),
  ];
}

function assertionGroups(groups: readonly LayoutGroup[], prefix: string): readonly AssertionGroup[] {
  return groups.map(({ targets, structs }) => ({
    condition:
      groups.length === 1
        ? null
        : targetConditions(targets)
            .map((text) => `(${text})`)
            .join(" || "),
    assertions: structs.flatMap(({ name, size, align, fields }) => [
      { condition: `sizeof(${name}) == ${size}`, message: `size of ${name}` },
      { condition: `${prefix.toUpperCase()}ALIGNOF(${name}) == ${align}`, message: `alignment of ${name}` },
      ...fields.map((field) => ({
        condition: `offsetof(${name}, ${field.name}) == ${field.offset}`,
        message: `place of ${name}.${field.name}`,
      })),
    ]),
  }));
}
