import type { Field, FunctionItem, TypeDefinition } from "../../idl/contract.ts";
import type { Meaning } from "../../idl/meaning.ts";
import type { Param, Signature, Type } from "../../idl/type.ts";
import { printType } from "../../idl/type-expression.ts";
import type { FieldLayout } from "../../layout/layout.ts";
import type { View } from "../../layout/view.ts";
import { byCodeUnit } from "../../source/code-units.ts";
import type { NamedValues, Reckoned } from "./reckoned.ts";

/**
 * The text that a symbol's hash is made of: its signature, and all types that it reaches with their places in memory on
 * one target. Both sides of a bridge agree on a call if, and only if, they have the same text for it; so what a caller
 * need not know is left out: documentation, names of parameters, and members that say `since`, which callers that do not
 * know them do without.
 */
export function canonicalSymbol(symbol: string, item: FunctionItem, view: View, reckoned: Reckoned): string {
  const domain = reckoned.codesOf.get(symbol);
  const lines = [
    `${symbol} ${signatureText(item)}`,
    ...(item.error === undefined ? [] : [errorText(item)]),
    ...(domain === undefined ? [] : valueLines(domain)),
    ...(reckoned.callsBackElsewhere.has(symbol) ? ["calls back from other threads"] : []),
    ...[...reachedFrom(item, view)].sort(byCodeUnit).flatMap((name) => typeLines(name, view, reckoned)),
  ];
  return `${lines.join("\n")}\n`;
}

function errorText({ error, params }: FunctionItem): string {
  const out = error?.out === undefined ? "" : ` out=${placeOfName(error.out, params)}`;
  return `error ${error?.kind} ok=${error?.ok ?? ""}${out}`;
}

function valueLines(values: NamedValues): readonly string[] {
  return values.map(({ name, value }) => `  ${name}=${value}`);
}

function signatureText({ params, returns, variadic, abi }: Signature): string {
  const texts = params.map((param) => typeText(param.type) + meaningText(param, params));
  const rest = variadic ? ["..."] : [];
  const convention = abi === undefined ? "" : ` ${abi}`;
  return `(${[...texts, ...rest].join("; ")}) -> ${typeText(returns.type)}${meaningText(returns, params)}${convention}`;
}

function typeText(type: Type): string {
  switch (type.kind) {
    case "pointer":
      return `${type.mutable ? "*mut" : "*const"} ${typeText(type.to)}`;
    case "function":
      return `fn${signatureText(type)}`;
    default:
      return printType(type);
  }
}

/** What changes the code of a caller and memory does not show. Names of siblings are told by their place. */
function meaningText(meaning: Meaning, siblings: readonly (Param | Field)[]): string {
  const { role, retained, nullable, out_nullable, destructor } = meaning;
  // What a caller only lends is what it need not know.
  const transfer = role === undefined && meaning.transfer === "borrowed" ? undefined : meaning.transfer;
  const { slice, capacity, empty, string, lifetime, user_data, user_data_free } = meaning;
  const place = (name: string | undefined) => (name === undefined ? undefined : placeOfName(name, siblings));
  const facts: readonly (readonly [string, string | boolean | undefined])[] = [
    ["role", role],
    ["transfer", transfer],
    ["retained", retained],
    ["nullable", nullable],
    ["out_nullable", out_nullable],
    ["destructor", destructor],
    ["slice", place(slice)],
    ["capacity", place(capacity)],
    ["empty", empty],
    ["string", string],
    ["lifetime", place(lifetime)],
    [
      "user_data",
      user_data === true ? true : user_data?.map((name) => placeOfName(name, siblings)).join(","),
    ],
    ["user_data_free", place(user_data_free)],
  ];
  return facts.flatMap(([key, value]) => (value === undefined ? [] : [` ${key}=${value}`])).join("");
}

function placeOfName(name: string, siblings: readonly (Param | Field)[]): string {
  const index = siblings.findIndex((sibling) => sibling.name === name);
  return index < 0 ? name : `#${index}`;
}

/** The types that a signature leads to, through pointers, fields and callbacks. */
function reachedFrom(signature: Signature, { types }: View): ReadonlySet<string> {
  const reached = new Set<string>();
  const visitSignature = ({ params, returns }: Signature): void => {
    for (const { type } of [...params, returns]) visit(type);
  };
  const visit = (type: Type): void => {
    if (type.kind === "pointer") visit(type.to);
    else if (type.kind === "array") visit(type.of);
    else if (type.kind === "function") visitSignature(type);
    else if (type.kind === "named" && !reached.has(type.name)) {
      reached.add(type.name);
      const definition = types.get(type.name);
      if (definition?.kind === "struct") for (const field of definition.fields) visit(field.type);
      if (definition?.kind === "callback") visitSignature(definition);
      if (definition?.kind === "alias") visit(definition.to);
    }
  };
  visitSignature(signature);
  return reached;
}

function typeLines(name: string, view: View, reckoned: Reckoned): readonly string[] {
  const definition = view.types.get(name);
  if (definition === undefined) throw new Error(`${name} is reached, and not known`);
  switch (definition.kind) {
    case "opaque":
      return [`opaque ${name}${endText(definition)}`];
    case "alias":
      return [`alias ${name} ${typeText(definition.to)}`, ...valueLines(reckoned.valuesOf.get(name) ?? [])];
    case "callback":
      return [`callback ${name} ${signatureText(definition)}`];
    case "struct":
      return structLines(name, definition, view, reckoned);
    default:
      throw new Error(`a bridge has no ${definition.kind}`);
  }
}

function endText(definition: Extract<TypeDefinition, { kind: "opaque" | "struct" | "union" }>): string {
  const { destructor, threads } = definition;
  return `${destructor === undefined ? "" : ` destructor=${destructor}`}${threads === undefined ? "" : ` threads=${threads}`}`;
}

function structLines(
  name: string,
  definition: Extract<TypeDefinition, { kind: "struct" | "union" }>,
  view: View,
  { laterFieldsOf }: Reckoned,
): readonly string[] {
  const layout = view.layoutOf({ kind: "named", name });
  if (layout.kind !== "sized") throw new Error(`${name} has no layout`);
  const later = laterFieldsOf.get(name);
  // Of a struct that says its size itself, fields behind those that are known may follow.
  const extent = later === undefined ? ` size=${layout.size} align=${layout.align}` : " sized";
  const fields = later === undefined ? layout.fields : fieldsToKnow(layout.fields, later);
  return [
    `struct ${name}${extent}${endText(definition)}`,
    ...fields.map(
      ({ field, offset, size }) =>
        `  ${offset} ${size} ${field.name}: ${typeText(field.type)}${meaningText(field, definition.fields)}`,
    ),
  ];
}

/**
 * The fields of a sized struct that both sides have to know. A later one is none of them, unless it stands in bytes that
 * were padding at the end of the struct before: then the size is the same with and without it, and does not tell.
 */
function fieldsToKnow(
  fields: readonly FieldLayout[],
  later: ReadonlyMap<string, string>,
): readonly FieldLayout[] {
  const sinceOf = ({ field }: FieldLayout): string | undefined => later.get(field.name ?? "");
  return fields.filter((placed, index) => {
    const since = sinceOf(placed);
    if (since === undefined) return true;
    const before = fields.slice(0, index).filter((other) => sinceOf(other) !== since);
    return placed.offset + placed.size <= extentOf(before);
  });
}

/** How many bytes some fields take up as the whole of a struct. */
function extentOf(fields: readonly FieldLayout[]): number {
  const end = Math.max(0, ...fields.map(({ offset, size }) => offset + size));
  const align = Math.max(1, ...fields.map((field) => field.align));
  return Math.ceil(end / align) * align;
}
