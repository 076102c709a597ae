import { byCodeUnit } from "../source/code-units.ts";
import type { Condition } from "./condition.ts";
import type { Field } from "./contract.ts";
import type { Meaning } from "./meaning.ts";
import type { Param, Result, Signature, Type } from "./type.ts";
import { printType } from "./type-expression.ts";
import { flag, integer, list, map, optional, text, type WrittenNode, word, words } from "./written-node.ts";

type Slots = readonly (readonly [string, WrittenNode | null])[];

export function conditionSlots(item: Condition): Slots {
  return [
    ["targets", optional(item.targets, (targets) => words([...targets].sort(byCodeUnit)))],
    ["when", optional(item.when, text)],
  ];
}

interface History {
  readonly since?: string;
  readonly deprecated?: string;
  readonly doc?: string;
}

export function historySlots(item: History): Slots {
  return [
    ["since", optional(item.since, text)],
    ["deprecated", optional(item.deprecated, text)],
    ["doc", optional(item.doc, text)],
  ];
}

function userDataNode(value: true | readonly string[]): WrittenNode {
  if (value === true) return flag(true);
  const [only] = value;
  return only !== undefined && value.length === 1 ? word(only) : words(value);
}

/** `nullable` of a direct function pointer is written inside its `callback`, and not here. */
function meaningSlots(item: Meaning, direct: boolean): Slots {
  return [
    ["role", optional(item.role, word)],
    ["out_nullable", optional(item.out_nullable, flag)],
    ["transfer", optional(item.transfer, word)],
    ["retained", optional(item.retained, word)],
    ["destructor", optional(item.destructor, word)],
    ["destructor_args", optional(item.destructor_args, words)],
    ["slice", optional(item.slice, word)],
    ["capacity", optional(item.capacity, word)],
    ["max", optional(item.max, (max) => (max === "none" ? word(max) : integer(max)))],
    ["empty", optional(item.empty, word)],
    ["string", optional(item.string, word)],
    ["nullable", direct ? null : optional(item.nullable, flag)],
    ["lifetime", optional(item.lifetime, word)],
    ["user_data", optional(item.user_data, userDataNode)],
    ["user_data_free", optional(item.user_data_free, word)],
    ["inferred", optional(item.inferred, flag)],
  ];
}

/** A type as text, or as a `callback` where it is a function pointer itself. */
export function typeSlots(key: "type" | "to", type: Type, nullable: boolean | undefined): Slots {
  if (type.kind !== "function") return [[key, text(printType(type))]];
  return [["callback", map([...signatureSlots(type), ["nullable", optional(nullable, flag)]])]];
}

/** One node for fields and parameters: neither uses the other's keys. */
export function memberNode(member: Field & Param): WrittenNode {
  return map([
    ["name", optional(member.name, word)],
    ["anonymous", optional(member.anonymous, flag)],
    ...typeSlots("type", member.type, member.nullable),
    ["bits", optional(member.bits, integer)],
    ["bound", optional(member.bound, integer)],
    ["align", optional(member.align, integer)],
    ["packed", optional(member.packed, flag)],
    ["const", optional(member.const, flag)],
    ["volatile", optional(member.volatile, flag)],
    ...meaningSlots(member, member.type.kind === "function"),
    ...conditionSlots(member),
  ]);
}

/** Text where the type says it all, else an object. */
function resultNode(result: Result): WrittenNode {
  const direct = result.type.kind === "function";
  const slots = meaningSlots(result, direct);
  if (!direct && slots.every(([, node]) => node === null)) return text(printType(result.type));
  return map([...typeSlots("type", result.type, result.nullable), ...slots]);
}

export function signatureSlots(signature: Signature): Slots {
  return [
    ["params", list(signature.params.map(memberNode))],
    ["returns", resultNode(signature.returns)],
    ["abi", signature.abi === undefined || signature.abi === "C" ? null : word(signature.abi)],
    ["variadic", optional(signature.variadic, flag)],
  ];
}
