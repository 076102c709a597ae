import type { Span } from "../../source/source-file.ts";
import type { GenericArgument, RustFunctionType, RustType } from "../../syntax/rust/item.ts";
import type { Identify, Identity } from "./identity.ts";
import { type Binding, type Resolution, spelledAt, type TypeScope } from "./resolution.ts";
import type { Value } from "./value.ts";

type External = Extract<Identity, { kind: "external" }>;

/** Types within types; deeper ones have no name either. */
const MAX_DEPTH = 16;

/** What is told apart by its place alone. */
function keyOfPlace({ file, start }: Span): string {
  return `@${file.path}:${start}`;
}

/**
 * What a generic parameter stands for, as a text that is the same for the same thing and no other: resolved items by
 * their unique names, constants by their values. It is for comparing and for nobody to read.
 */
export function keyOfBinding(
  resolution: Resolution,
  identify: Identify,
  binding: Binding,
  depth = 0,
): string {
  if (binding.kind === "type") return keyOfType(resolution, identify, binding.type, binding.scope, depth);
  const { tokens, span, scope, type } = binding;
  const found = identify(resolution, type, { ...scope, generics: new Map() });
  const expected = found.kind === "scalar" ? found.name : "usize";
  return keyOfValue(resolution.rules.evaluate(resolution, tokens, span, scope, expected).value, span);
}

/** What cannot be computed is told apart by its place, and by nothing more: types would have arguments without end. */
function keyOfValue(value: Value, span: Span): string {
  switch (value.kind) {
    case "integer":
    case "bool":
    case "char":
      return `=${JSON.stringify(String(value.value))}`;
    case "length":
      return `=${JSON.stringify(value.length, (_, part) => (typeof part === "bigint" ? `${part}` : part))}`;
    case "float":
    case "string":
      return `=${value.kind} ${JSON.stringify(value.text)}`;
    case "failure":
      return keyOfPlace(span);
  }
}

/** As {@link keyOfBinding}, of a type where it is written. */
function keyOfType(
  resolution: Resolution,
  identify: Identify,
  type: RustType,
  scope: TypeScope,
  depth = 0,
): string {
  if (depth > MAX_DEPTH) return keyOfPlace(type.span);
  const found = identify(resolution, type, scope);
  switch (found.kind) {
    case "instance":
      return `#${found.instance.name}`;
    case "scalar":
      return `%${found.name}`;
    case "str":
      return "%str";
    case "external":
      return keyOfExternal(resolution, identify, found, depth);
    case "trait":
    case "unknown":
      return `?${scope.module.path.join("::")} ${spelledAt(type.span)}`;
    case "spelled":
      return keyOfSpelled(resolution, identify, found, depth);
  }
}

function keyOfSpelled(
  resolution: Resolution,
  identify: Identify,
  { type, scope }: Extract<Identity, { kind: "spelled" }>,
  depth: number,
): string {
  const inner = (of: RustType): string => keyOfType(resolution, identify, of, scope, depth + 1);
  switch (type.kind) {
    case "pointer":
    case "reference":
      return `${type.kind === "pointer" ? "*" : "&"}${type.mutable ? "mut" : "const"} ${inner(type.to)}`;
    case "array": {
      const { value } = resolution.rules.evaluate(resolution, type.length, type.span, scope, "usize");
      return `[${inner(type.of)};${keyOfValue(value, type.span)}]`;
    }
    case "slice":
      return `[${inner(type.of)}]`;
    case "tuple":
      return `(${type.elements.map(inner).join(",")})`;
    case "function":
      return keyOfFunction(type, inner);
    case "never":
      return "!";
    case "trait":
      return `?${scope.module.path.join("::")} ${spelledAt(type.span)}`;
    case "infer":
    case "macro":
      return keyOfPlace(type.span);
  }
}

function keyOfFunction(type: RustFunctionType, inner: (of: RustType) => string): string {
  const params = type.params.map((param) => inner(param.type));
  const returns = type.returns === null ? "" : `->${inner(type.returns)}`;
  const abi = JSON.stringify(type.abi ?? "Rust");
  return `fn ${abi}(${[...params, ...(type.variadic ? ["..."] : [])].join(",")})${returns}`;
}

/** A type of another crate with its arguments. */
export function keyOfExternal(
  resolution: Resolution,
  identify: Identify,
  { known, path, arguments: args, scope }: External,
  depth = 0,
): string {
  if (known.kind === "scalar") return `%${known.name}`;
  return `${path.join("::")}<${keysOfArguments(resolution, identify, args, scope, depth).join(",")}>`;
}

/** Generic arguments, lifetimes apart. */
export function keysOfArguments(
  resolution: Resolution,
  identify: Identify,
  args: readonly GenericArgument[],
  scope: TypeScope,
  depth = 0,
): readonly string[] {
  const keyOf = (type: RustType): string => keyOfType(resolution, identify, type, scope, depth + 1);
  const keys: string[] = [];
  for (const argument of args) {
    if (argument.kind === "type") keys.push(keyOf(argument.type));
    else if (argument.kind === "binding") keys.push(`${argument.name}=${keyOf(argument.type)}`);
    else if (argument.kind === "constant") {
      const { tokens, span } = argument;
      keys.push(keyOfValue(resolution.rules.evaluate(resolution, tokens, span, scope, null).value, span));
    }
  }
  return keys;
}
