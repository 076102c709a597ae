import type {
  ConstantItem,
  Field,
  FunctionItem,
  MacroItem,
  StaticItem,
  TypeDefinition,
  Variant,
} from "./contract.ts";
import { constantNode, functionNode, macroNode, staticNode } from "./contract-node.ts";
import { emitFlow } from "./emit-text.ts";
import { memberNode } from "./member-node.ts";
import type { Param, Result, Type } from "./type.ts";
import { printType } from "./type-expression.ts";
import { typeItemNode, variantNode } from "./type-item-node.ts";
import type { WrittenNode } from "./written-node.ts";

/** Whatever of a contract can be told apart by its text. */
export type Describable =
  | Type
  | TypeDefinition
  | FunctionItem
  | StaticItem
  | ConstantItem
  | MacroItem
  | Field
  | Param
  | Result
  | Variant;

const LEFT_OUT = new Set(["doc", "targets"]);

/**
 * Documentation and targets stand in items, members and variants, never among names: a variant that is called `doc`
 * is the entry of a `variants` map, which keeps all its keys.
 */
function withoutProse(node: WrittenNode, isTable = false): WrittenNode {
  if (node.kind === "list") return { ...node, items: node.items.map((item) => withoutProse(item)) };
  if (node.kind !== "map") return node;
  const kept = isTable ? node.entries : node.entries.filter(([key]) => !LEFT_OUT.has(key));
  return { ...node, entries: kept.map(([key, value]) => [key, withoutProse(value, key === "variants")]) };
}

function isDefinition(item: Type | TypeDefinition): item is TypeDefinition {
  switch (item.kind) {
    case "struct":
    case "union":
    case "enum":
    case "tagged":
    case "alias":
    case "callback":
    case "opaque":
      return true;
    default:
      return false;
  }
}

function nodeOf(item: Exclude<Describable, Type>): WrittenNode {
  if ("kind" in item) return typeItemNode(item);
  if ("body" in item) return macroNode(item);
  if ("mutable" in item) return staticNode(item);
  if ("returns" in item) return functionNode(item);
  if ("value" in item)
    return "type" in item
      ? constantNode(item)
      : {
          kind: "map",
          entries: [
            ["name", { kind: "text", text: item.name }],
            ["is", variantNode(item, false)],
          ],
          block: false,
        };
  return memberNode(item);
}

/**
 * One line that says all that an item is, but where it stands, its documentation and its targets: for fingerprints
 * and for equality. The line of a type leaves out names and meaning of function parameters.
 */
export function canonicalText(item: Describable): string {
  if ("kind" in item && !isDefinition(item)) return printType(item);
  return emitFlow(withoutProse(nodeOf(item)));
}

/**
 * Whether two types are spelled alike: names are not followed, parameter names count for nothing, and all types that
 * were not understood are alike.
 */
export function sameType(a: Type, b: Type): boolean {
  return a === b || printType(a) === printType(b);
}
