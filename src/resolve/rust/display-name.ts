import type { Span } from "../../source/source-file.ts";
import type { RustType } from "../../syntax/rust/item.ts";
import type { RustToken } from "../../syntax/rust/token.ts";
import type { Identify, Identity } from "./identity.ts";
import type { Binding, Resolution, TypeScope } from "./resolution.ts";

/** Names of types longer than this are hostile. */
export const LONGEST_NAME = 400;

/** Types within types in a name. */
const MAX_DEPTH = 16;
const TOO_LONG = "_".repeat(LONGEST_NAME + 1);

/** What a generic parameter stands for, as part of a name; two different things may have one. */
export function nameOfBinding(
  resolution: Resolution,
  identify: Identify,
  binding: Binding,
  depth = 0,
): string {
  if (binding.kind === "type") return nameOfType(resolution, identify, binding.type, binding.scope, depth);
  return nameOfConstant(resolution, binding.tokens, binding.span, binding.scope);
}

function nameOfConstant(
  resolution: Resolution,
  tokens: readonly RustToken[],
  span: Span,
  scope: TypeScope,
): string {
  const { value } = resolution.rules.evaluate(resolution, tokens, span, scope, "usize");
  if (value.kind === "integer") return String(value.value).replace("-", "minus");
  if (value.kind === "bool") return String(value.value);
  return tokens
    .map(({ text }) => text.replace("-", "minus").replace(/\W/g, "_"))
    .join(tokens[0]?.text === "-" ? "" : "_");
}

function nameOfType(
  resolution: Resolution,
  identify: Identify,
  type: RustType,
  scope: TypeScope,
  depth: number,
): string {
  if (depth > MAX_DEPTH) return TOO_LONG;
  const found = identify(resolution, type, scope);
  switch (found.kind) {
    case "instance":
      return found.instance.name;
    case "scalar":
      return found.name;
    case "external":
      return nameOfExternal(resolution, identify, found, depth);
    case "str":
      return "str";
    case "trait":
    case "unknown":
      return type.kind === "path" ? (type.path.segments.at(-1)?.name ?? "unknown") : "unknown";
    case "spelled":
      return nameOfSpelled(resolution, identify, found, depth);
  }
}

function nameOfSpelled(
  resolution: Resolution,
  identify: Identify,
  { type, scope }: Extract<Identity, { kind: "spelled" }>,
  depth: number,
): string {
  const inner = (of: RustType): string => nameOfType(resolution, identify, of, scope, depth + 1);
  switch (type.kind) {
    case "pointer":
    case "reference":
      return `${type.kind === "reference" ? "ref" : "ptr"}_${type.mutable ? "mut" : "const"}_${inner(type.to)}`;
    case "array":
      return `array_${inner(type.of)}_${nameOfConstant(resolution, type.length, type.span, scope)}`;
    case "slice":
      return `slice_${inner(type.of)}`;
    case "tuple":
      return ["tuple", ...type.elements.map(inner)].join("_");
    case "function": {
      const returns = type.returns === null ? [] : [inner(type.returns)];
      return ["fn", ...type.params.map((param) => inner(param.type)), ...returns].join("_");
    }
    default:
      return type.kind;
  }
}

/** Another crate's type as part of a name: its own name and those of its arguments. */
export function nameOfExternal(
  resolution: Resolution,
  identify: Identify,
  { known, path, arguments: args, scope }: Extract<Identity, { kind: "external" }>,
  depth = 0,
): string {
  if (known.kind === "scalar") return known.name;
  const parts = args.flatMap((argument) => {
    if (argument.kind === "type") return [nameOfType(resolution, identify, argument.type, scope, depth + 1)];
    if (argument.kind === "constant")
      return [nameOfConstant(resolution, argument.tokens, argument.span, scope)];
    return [];
  });
  return [path.at(-1) ?? "", ...parts].join("_");
}
