import type { ScalarName, Signature, Type } from "../../idl/type.ts";

const SCALARS: Readonly<Partial<Record<ScalarName, string>>> = {
  i8: "int8_t",
  i16: "int16_t",
  i32: "int32_t",
  i64: "int64_t",
  u8: "uint8_t",
  u16: "uint16_t",
  u32: "uint32_t",
  u64: "uint64_t",
  isize: "intptr_t",
  usize: "size_t",
  f32: "float",
  f64: "double",
};

/** A C declaration of a name by its type (C17 6.7.6): `const kv_store *store`, `uint8_t id[16]`, `int32_t (*call)(...)`. */
export function declare(type: Type, name: string): string {
  switch (type.kind) {
    case "void":
      return joined("void", name);
    case "scalar":
      return joined(scalarText(type.name, name), name);
    case "named":
      return joined(type.name, name);
    case "pointer":
      return declarePointer(type, name);
    case "array":
      return declare(type.of, `${name}[${lengthText(type)}]`);
    case "function":
      return declareFunction(type, `(*${name})`);
    default:
      throw new Error(`no bridge lowers to ${type.kind}`);
  }
}

function declarePointer(type: Extract<Type, { readonly kind: "pointer" }>, name: string): string {
  const { to, mutable } = type;
  // Behind a pointer to a pointer it is the inner one that the declarator belongs to.
  if (to.kind === "pointer") return declare(to, `*${mutable ? "" : "const "}${name}`);
  return `${mutable ? "" : "const "}${declare(to, `*${name}`)}`;
}

/** `int32_t kv_sum(const uint8_t *data, size_t data_len)`. */
function declareFunction({ params, returns }: Signature, name: string): string {
  return `${declare(returns.type, name)}(${parameterTexts({ params }).join(", ")})`;
}

/** Each parameter as it is declared; `void` where there is none (C17 6.7.6.3). */
export function parameterTexts({ params }: Pick<Signature, "params">): readonly string[] {
  return params.length === 0 ? ["void"] : params.map(({ type, name }) => declare(type, name ?? ""));
}

function joined(type: string, name: string): string {
  return name === "" ? type : `${type} ${name}`;
}

/** A context is an integer that holds a pointer or a handle, so that no language takes it for a pointer. */
function scalarText(scalar: ScalarName, name: string): string {
  if (scalar === "usize" && /^(?:.*_)?ctx_*$/.test(name)) return "uintptr_t";
  const text = SCALARS[scalar];
  if (text === undefined) throw new Error(`no bridge lowers to ${scalar}`);
  return text;
}

function lengthText({ length }: Extract<Type, { readonly kind: "array" }>): string {
  if (length?.kind !== "integer") throw new Error("arrays of a bridge have a length in numbers");
  return String(length.value);
}
