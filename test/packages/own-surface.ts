import type { TypeDefinition } from "../../src/idl/contract.ts";
import type { Length, ScalarName, Signature, Type } from "../../src/idl/type.ts";
import { evaluateLength } from "../../src/layout/evaluate-length.ts";
import type { FieldLayout } from "../../src/layout/layout.ts";
import { scalarFacts } from "../../src/layout/scalar.ts";
import type { View } from "../../src/layout/view.ts";
import {
  arrayOf,
  bareName,
  isTelling,
  pointerTo,
  qualified,
  type Surface,
  type SurfaceRecord,
} from "./surface.ts";

/** What this project reads, in the terms of {@link Surface}; what other libraries declare is left out. */
export function surfaceOfView(view: View): Surface {
  const own = [...view.types].filter(
    ([name, definition]) => definition.foreign !== true && !isUnnamedMember(name),
  );
  const records = own.flatMap(([name, definition]) =>
    definition.kind === "struct" || definition.kind === "union"
      ? [[tagName(view, name), recordOf(view, name)] as const]
      : [],
  );
  const enums = own.flatMap(([name, definition]) =>
    definition.kind === "enum"
      ? [
          [
            tagName(view, name),
            Object.fromEntries(definition.variants.map((variant) => [variant.name, `${variant.value}`])),
          ] as const,
        ]
      : [],
  );
  return {
    functions: Object.fromEntries(
      [...view.functions].map(([name, item]) => [
        name,
        `${item.inline === true ? "inline " : ""}${functionText(view, item, item.prototype !== false)}`,
      ]),
    ),
    statics: Object.fromEntries(
      [...view.statics].map(([name, { type, mutable }]) => [
        name,
        qualified(mutable ? "" : "const", text(view, type)),
      ]),
    ),
    typedefs: Object.fromEntries(
      own
        .filter(([name]) => !name.includes("."))
        .map(([name]) => [name, text(view, { kind: "named", name })] as const)
        .filter(isTelling),
    ),
    records: Object.fromEntries(records),
    enums: Object.fromEntries(enums),
    constants: Object.fromEntries(
      [...view.constants].flatMap(([name, { value }]) =>
        typeof value === "bigint" ? [[name, `${value}`]] : [],
      ),
    ),
  };
}

/** An unnamed member has the number of its place for a name; its members are told with the outer record's. */
function isUnnamedMember(name: string): boolean {
  return /\.\d+$/.test(name);
}

/** The tag, behind its keyword; an unnamed record in a member is named by the way to it. */
function tagName(view: View, name: string): string {
  const definition = view.types.get(name);
  const keyword = keywordOf(definition);
  if (definition?.tag !== undefined) return `${keyword} ${definition.tag}`;
  const bare = bareName(name);
  const dot = bare.lastIndexOf(".");
  if (dot === -1) return `${keyword} ${bare}`;
  const outer = bareName(tagName(view, bare.slice(0, dot)));
  return `${keyword} ${outer}${bare.slice(dot)}`;
}

function keywordOf(definition: TypeDefinition | undefined): string {
  return definition?.kind === "union" || definition?.kind === "enum" ? definition.kind : "struct";
}

function recordOf(view: View, name: string): SurfaceRecord {
  const layout = view.layoutOf({ kind: "named", name });
  if (layout.kind !== "sized") throw new Error(`${name} has no size`);
  const fields = layout.fields.flatMap((field) => withUnnamed(view, field, 0));
  return {
    size: layout.size,
    align: layout.align,
    offsets: Object.fromEntries(
      fields.map(({ field, offset }) => [
        field.name ?? "",
        field.bits === undefined ? `${offset}` : `bits ${field.bits}`,
      ]),
    ),
    types: Object.fromEntries(
      fields.flatMap(({ field }) =>
        field.bits === undefined ? [[field.name ?? "", memberText(view, field)] as const] : [],
      ),
    ),
  };
}

type Member = Pick<FieldLayout, "field" | "offset">;

/** The members of an unnamed member are the outer record's (C17 6.7.2.1p13). */
function withUnnamed(view: View, { field, offset }: Member, base: number): readonly Member[] {
  if (field.name !== undefined) return [{ field, offset: base + offset }];
  if (field.anonymous !== true) return [];
  const layout = view.layoutOf(field.type);
  if (layout.kind !== "sized") throw new Error("an unnamed member has no size");
  return layout.fields.flatMap((inner) => withUnnamed(view, inner, base + offset));
}

function memberText(view: View, field: Member["field"]): string {
  const qualifiers = `${field.const === true ? "const " : ""}${field.volatile === true ? "volatile" : ""}`;
  return qualified(qualifiers, text(view, field.type));
}

function text(view: View, type: Type): string {
  switch (type.kind) {
    case "void":
    case "never":
      return "void";
    case "scalar":
      return scalarText(view, type.name);
    case "pointer": {
      const qualifiers = `${type.mutable ? "" : "const "}${type.volatile === true ? "volatile" : ""}`;
      return pointerTo(qualified(qualifiers, text(view, type.to)));
    }
    case "array":
      return arrayOf(type.length === null ? "" : lengthText(view, type.length), text(view, type.of));
    case "function":
      return functionText(view, type, true);
    case "named":
      return namedText(view, type.name);
    default:
      throw new Error(`${type.kind} is not known here`);
  }
}

function namedText(view: View, name: string): string {
  const definition = view.types.get(name);
  if (definition?.kind === "alias") return text(view, definition.to);
  if (definition?.kind === "callback") return functionText(view, definition, true);
  return definition?.kind === "opaque" && definition.foreign === true ? name : tagName(view, name);
}

function functionText(view: View, signature: Signature, prototype: boolean): string {
  const params = prototype ? signature.params.map(({ type }) => text(view, type)) : ["?"];
  const list = [...params, ...(signature.variadic === true ? ["..."] : [])];
  return `fn(${list.join(", ")}) ${text(view, signature.returns.type)}`;
}

function lengthText(view: View, length: Length): string {
  const result = evaluateLength(length, { layoutOf: view.layoutOf, constants: view.constants });
  return result.kind === "value" ? `${result.value}` : result.reason;
}

function scalarText(view: View, name: ScalarName): string {
  if (name === "c_char") return "char";
  if (name === "c_longdouble") return "long double";
  if (name === "va_list" || name === "bool") return name;
  const { size, kind, signed } = scalarFacts(name, view.target);
  const letter = kind === "float" ? "f" : signed ? "i" : "u";
  return `${letter}${size * 8}`;
}
