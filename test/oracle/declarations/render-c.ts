import type { Contract, Field, TypeDefinition } from "../../../src/idl/contract.ts";
import type { Length, ScalarName, Signature, Type } from "../../../src/idl/type.ts";

const SCALARS: Readonly<Partial<Record<ScalarName, string>>> = {
  bool: "_Bool",
  i8: "__INT8_TYPE__",
  u8: "__UINT8_TYPE__",
  i16: "__INT16_TYPE__",
  u16: "__UINT16_TYPE__",
  i32: "__INT32_TYPE__",
  u32: "__UINT32_TYPE__",
  i64: "__INT64_TYPE__",
  u64: "__UINT64_TYPE__",
  isize: "__INTPTR_TYPE__",
  usize: "__SIZE_TYPE__",
  c_char: "char",
  c_schar: "signed char",
  c_uchar: "unsigned char",
  c_short: "short",
  c_ushort: "unsigned short",
  c_int: "int",
  c_uint: "unsigned int",
  c_long: "long",
  c_ulong: "unsigned long",
  c_longlong: "long long",
  c_ulonglong: "unsigned long long",
  c_float: "float",
  c_double: "double",
  c_longdouble: "long double",
  wchar: "__WCHAR_TYPE__",
  va_list: "__builtin_va_list",
};

const CONVENTIONS: Readonly<Record<string, string>> = { win64: "ms_abi", sysv64: "sysv_abi" };

/** Writes types of a contract as C, to be compared with the header's own by a compiler. */
function createRenderer(contract: Contract, header: string) {
  const definitionOf = (name: string): TypeDefinition | undefined => contract.types.get(name)?.[0];

  /** As C names the type: with its keyword where the header gives it no typedef. */
  function nameOf(name: string): string {
    const kind = definitionOf(name)?.kind;
    if (kind === "alias" || kind === "callback" || name.includes(" ")) return name;
    if (definitionOf(name)?.tag !== undefined) return name;
    const tagged = new RegExp(`\\b(struct|union|enum)\\s+(?:__attribute__\\(\\(.*?\\)\\)\\s+)?${name}\\b`);
    const keyword = tagged.exec(header)?.[1];
    return keyword === undefined ? name : `${keyword} ${name}`;
  }

  function length(value: Length | null): string {
    if (value === null) return "";
    switch (value.kind) {
      case "integer":
        return String(value.value);
      case "constant":
        return value.name;
      case "size-of":
        return `sizeof(${type(value.type)})`;
      case "binary":
        return `(${length(value.left)} ${value.operator} ${length(value.right)})`;
    }
  }

  /** Every type is spelled by `__typeof__`, which needs no declarator around a name. */
  function type(of: Type): string {
    switch (of.kind) {
      case "void":
      case "never":
        return "void";
      case "scalar":
        return SCALARS[of.name] ?? `unknown_${of.name}`;
      case "named":
        return isFunctionTypedef(of.name) ? `__typeof__(${of.name} *)` : nameOf(of.name);
      case "pointer": {
        const qualifiers = `${of.mutable ? "" : "const "}${of.volatile === true ? "volatile " : ""}`;
        return `__typeof__(${qualifiers}__typeof__(${type(of.to)}) *)`;
      }
      case "array":
        return `__typeof__(__typeof__(${type(of.of)})[${length(of.length)}])`;
      case "function":
        return `__typeof__(${type(of.returns.type)} (*)${params(of)})${convention(of)}`;
      case "complex":
        return `_Complex ${type(of.of)}`;
      case "atomic":
        return `_Atomic(${type(of.of)})`;
      default:
        return `unknown_${of.kind}`;
    }
  }

  function isFunctionTypedef(name: string): boolean {
    return definitionOf(name)?.kind === "callback" && new RegExp(`typedef [^;(]*\\b${name}\\(`).test(header);
  }

  function convention(signature: Signature): string {
    const attribute = CONVENTIONS[signature.abi ?? ""];
    return attribute === undefined ? "" : ` __attribute__((${attribute}))`;
  }

  function params(signature: Signature & { readonly prototype?: false }): string {
    if (signature.prototype === false) return "()";
    const list = signature.params.map((param) => type(param.type));
    if (signature.variadic === true) list.push("...");
    return `(${list.length === 0 ? "void" : list.join(", ")})`;
  }

  function pointerTo(signature: Signature & { readonly prototype?: false }): string {
    return `${type(signature.returns.type)} (${convention(signature)} *)${params(signature)}`;
  }

  return { type, nameOf, pointerTo, isFunctionTypedef };
}

/** One C text whose assertions hold if the header means what the contract says of it. */
export function renderAssertions(contract: Contract, header: string): string {
  const c = createRenderer(contract, header);
  const lines: string[] = [];
  const same = (a: string, b: string, what: string) =>
    lines.push(`_Static_assert(__builtin_types_compatible_p(${a}, ${b}), "${what}");`);
  const equal = (name: string, value: bigint) =>
    lines.push(`_Static_assert((__int128)(${name}) == (__int128)${literal(value)}, "${name}");`);

  for (const [name, [item]] of contract.functions) {
    if (item !== undefined) same(`__typeof__(&${name})`, c.pointerTo(item), name);
  }
  for (const [name, [item]] of contract.statics) {
    if (item !== undefined) same(`__typeof__(${name})`, c.type(item.type), name);
  }
  for (const [name, [item]] of contract.constants) {
    if (typeof item?.value === "bigint") equal(name, item.value);
  }
  for (const [name, [item]] of contract.types) {
    if (item?.kind === "alias") same(name, c.type(item.to), name);
    else if (item?.kind === "callback") {
      same(c.isFunctionTypedef(name) ? `__typeof__(${name} *)` : name, c.pointerTo(item), name);
    } else if (item?.kind === "enum") for (const variant of item.variants) equal(variant.name, variant.value);
    else if ((item?.kind === "struct" || item?.kind === "union") && !name.includes(".")) {
      for (const field of item.fields) assertField(c.nameOf(name), field, name);
    }
  }
  return `${lines.join("\n")}\n`;

  function assertField(owner: string, field: Field, name: string): void {
    if (field.name === undefined || field.bits !== undefined || mentionsUnnamed(field.type)) return;
    const own = `__typeof__(((${owner} *)0)->${field.name})`;
    same(own, `${field.volatile === true ? "volatile " : ""}${c.type(field.type)}`, `${name}.${field.name}`);
  }
}

function mentionsUnnamed(type: Type): boolean {
  if (type.kind === "named") return type.name.includes(".");
  return type.kind === "pointer" ? mentionsUnnamed(type.to) : false;
}

function literal(value: bigint): string {
  if (value > 0x7fff_ffff_ffff_ffffn) return `${value}ull`;
  return value < 0n ? `(${value + 1n} - 1)` : String(value);
}
