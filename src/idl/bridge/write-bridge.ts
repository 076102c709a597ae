import { byCodeUnit } from "../../source/code-units.ts";
import { emitYaml } from "../emit-text.ts";
import { historySlots } from "../member-node.ts";
import { exact, flag, integer, list, map, text, type WrittenNode, word, words } from "../written-node.ts";
import type {
  Bridge,
  BridgeCallback,
  BridgeConstant,
  BridgeEnum,
  BridgeField,
  BridgeParam,
  BridgeStruct,
  BridgeType,
  DefaultValue,
  ErrorDomain,
  Handle,
  NamedValue,
  Operation,
  OperationResult,
} from "./bridge.ts";
import { printBridgeType } from "./bridge-type-text.ts";
import { defaultShape } from "./read-result.ts";
import { DEFAULT_FUNCTIONS, DEFAULT_TARGET } from "./read-settings.ts";
import { sortedByValue } from "./read-values.ts";
import { BRIDGE_FORMAT, LOWERING } from "./schema.ts";

type Slots = readonly (readonly [string, WrittenNode | null])[];
interface Named {
  readonly name: string;
}

function nullable<T>(value: T | null | undefined, write: (value: T) => WrittenNode): WrittenNode | null {
  return value === null || value === undefined ? null : write(value);
}

function chosen(value: boolean): WrittenNode | null {
  return value ? flag(true) : null;
}

function isEmpty(slots: Slots): boolean {
  return slots.every(([, node]) => node === null);
}

function typeNode(type: BridgeType): WrittenNode {
  return word(printBridgeType(type));
}

/** The type alone where there is nothing else to say. */
function typedNode(type: BridgeType, slots: Slots): WrittenNode {
  return isEmpty(slots) ? typeNode(type) : map([["type", typeNode(type)], ...slots]);
}

/** Entries in their order; absent if there are none. */
function members<T extends Named>(items: readonly T[], write: (item: T) => WrittenNode): WrittenNode | null {
  return items.length === 0 ? null : map(items.map((item) => [item.name, write(item)]));
}

/** A table of its own lines, in the order that it has; absent if it is empty. */
function lines<T extends Named>(items: readonly T[], write: (item: T) => WrittenNode): WrittenNode | null {
  if (items.length === 0) return null;
  return map(
    items.map((item) => [item.name, write(item)]),
    true,
  );
}

/** The same, sorted by name. */
function table<T extends Named>(items: readonly T[], write: (item: T) => WrittenNode): WrittenNode | null {
  return lines(
    [...items].sort((a, b) => byCodeUnit(a.name, b.name)),
    write,
  );
}

function namedValueNode(item: NamedValue): WrittenNode {
  const slots = historySlots(item);
  return isEmpty(slots) ? exact(item.value) : map([["value", exact(item.value)], ...slots]);
}

function valuesNode(items: readonly NamedValue[]): WrittenNode {
  return map(sortedByValue(items).map((item) => [item.name, namedValueNode(item)]));
}

function errorDomainNode(item: ErrorDomain): WrittenNode {
  const slots = historySlots(item);
  return isEmpty(slots) ? valuesNode(item.codes) : map([["codes", valuesNode(item.codes)], ...slots]);
}

function defaultNode(value: DefaultValue): WrittenNode {
  switch (value.kind) {
    case "integer":
      return exact(value.value);
    case "float":
      return text(value.text);
    case "bool":
      return flag(value.value);
    case "variant":
      return word(value.name);
  }
}

function fieldNode(field: BridgeField): WrittenNode {
  return typedNode(field.type, [["default", nullable(field.default, defaultNode)], ...historySlots(field)]);
}

function structNode(item: BridgeStruct): WrittenNode {
  return map([
    ["by", word(item.by)],
    ["sized", chosen(item.sized)],
    ["fields", members(item.fields, fieldNode)],
    ...historySlots(item),
  ]);
}

function enumNode(item: BridgeEnum): WrittenNode {
  return map([
    ["repr", item.repr === "i32" ? null : word(item.repr)],
    ["open", chosen(item.open)],
    ["variants", valuesNode(item.variants)],
    ...historySlots(item),
  ]);
}

function paramNode(param: BridgeParam): WrittenNode {
  return typedNode(param.type, [
    ["optional", chosen(param.optional)],
    ["max", nullable(param.max, exact)],
    ["transfer", param.transfer === "owned" ? word("owned") : null],
    ["retained", nullable(param.retained, word)],
    ...historySlots(param),
  ]);
}

function callbackNode(item: BridgeCallback): WrittenNode {
  return map([
    ["scope", word(item.scope)],
    ["thread", word(item.thread)],
    ["params", members(item.params, paramNode)],
    [
      "returns",
      nullable(item.returns, (returns) => (returns === "continue" ? word(returns) : typeNode(returns))),
    ],
    ...historySlots(item),
  ]);
}

function resultNode(result: OperationResult): WrittenNode {
  const [only, second] = result.shapes;
  const isDefault = second === undefined && only === defaultShape(result.type);
  return typedNode(result.type, [
    ["optional", chosen(result.optional)],
    ["shapes", isDefault ? null : words(result.shapes)],
    ["doc", nullable(result.doc, text)],
  ]);
}

function operationNode(item: Operation): WrittenNode {
  return map([
    ["kind", item.kind === "constructor" ? word(item.kind) : null],
    ["self", nullable(item.receiver, word)],
    ["params", members(item.params, paramNode)],
    ["returns", nullable(item.returns, resultNode)],
    ["errors", nullable(item.errors, word)],
    ["cancel", chosen(item.cancel)],
    ["blocking", chosen(item.blocking)],
    ["stack", nullable(item.stack, exact)],
    ["max_in_flight", nullable(item.maxInFlight, (count) => exact(BigInt(count)))],
    ["go", nullable(item.goName, word)],
    ...historySlots(item),
  ]);
}

function nodeOfHandle(item: Handle): WrittenNode {
  return map([
    ["implement", text(item.implement)],
    ["threads", word(item.threads)],
    ["on_panic", word(item.onPanic)],
    ["borrows", item.borrows.length === 0 ? null : words(item.borrows)],
    ["ops", table(item.operations, operationNode)],
    ...historySlots(item),
  ]);
}

function constantNode(item: BridgeConstant): WrittenNode {
  const { value } = item;
  const scalar =
    typeof value === "bigint" ? exact(value) : typeof value === "boolean" ? flag(value) : text(value);
  return map([["type", word(item.type)], ["value", scalar], ...historySlots(item)]);
}

function settingsSlots({ rust, go }: Bridge): Slots {
  return [
    [
      "rust",
      map([
        ["crate", word(rust.crate)],
        ["edition", integer(BigInt(rust.edition))],
        ["msrv", text(rust.msrv)],
        ["functions", rust.functions === DEFAULT_FUNCTIONS ? null : text(rust.functions)],
        ["target", rust.target === DEFAULT_TARGET ? null : text(rust.target)],
      ]),
    ],
    [
      "go",
      map([
        ["module", text(go.module)],
        ["package", word(go.package)],
        ["link", go.link === "target" ? null : word(go.link)],
      ]),
    ],
  ];
}

/** The bridge as a tree in written order: sections and keys as in the schema, items by name. */
export function bridgeNode(bridge: Bridge): WrittenNode {
  const flags = bridge.enums.filter((item) => item.flags);
  const enums = bridge.enums.filter((item) => !item.flags);
  return map(
    [
      ["bridge", integer(BRIDGE_FORMAT)],
      ["lowering", integer(LOWERING)],
      ["name", text(bridge.name)],
      ["prefix", text(bridge.prefix)],
      ["version", text(bridge.version)],
      ["doc", nullable(bridge.doc, text)],
      ["abi_major", integer(bridge.abiMajor)],
      ["targets", list([...bridge.targets].sort(byCodeUnit).map(word))],
      ...settingsSlots(bridge),
      ["errors", lines(bridge.errors, errorDomainNode)],
      ["structs", table(bridge.structs, structNode)],
      ["enums", table(enums, enumNode)],
      ["flags", table(flags, enumNode)],
      ["callbacks", table(bridge.callbacks, callbackNode)],
      ["handles", table(bridge.handles, nodeOfHandle)],
      ["constants", table(bridge.constants, constantNode)],
      ["functions", table(bridge.functions, operationNode)],
    ],
    true,
  );
}

/**
 * The bridge as its one YAML text: the same bridge gives the same bytes on every machine. What is as it would be if left
 * out is left out, but for `on_panic`.
 */
export function writeBridge(bridge: Bridge): string {
  return emitYaml(bridgeNode(bridge));
}
