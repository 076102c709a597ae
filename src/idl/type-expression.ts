import type { Length, Signature, Type } from "./type.ts";
import { PRECEDENCE, TYPE_WORDS } from "./type-words.ts";

/**
 * The written form of types, one line of text. Beyond the grammar of the contract's page three things are spelled:
 * `ubitint<N>` is the unsigned `bitint<N>`; `extern "stdcall" fn(T)` is a function with another convention than C;
 * `unknown` is a type that was not understood, whose reason stands among the contract's gaps. A function inside a
 * type expression carries no names and no meaning, and so does not say whether it may be null: absent is not known.
 */

/** Prints a length with no more parentheses than its arithmetic needs; operators of one rank bind to the left. */
function printLength(length: Length): string {
  if (length.kind === "integer") return String(length.value);
  if (length.kind === "constant") return length.name;
  if (length.kind === "size-of") return `size_of(${printType(length.type)})`;
  const rank = PRECEDENCE[length.operator];
  const operand = (part: Length, least: number): string =>
    part.kind === "binary" && PRECEDENCE[part.operator] < least
      ? `(${printLength(part)})`
      : printLength(part);
  return `${operand(length.left, rank)} ${length.operator} ${operand(length.right, rank + 1)}`;
}

function printSignature(signature: Signature): string {
  const params = signature.params.map((param) => printType(param.type));
  if (signature.variadic) params.push("...");
  const convention = signature.abi === undefined || signature.abi === "C" ? "" : `extern "${signature.abi}" `;
  const result = signature.returns.type.kind === "void" ? "" : ` -> ${printType(signature.returns.type)}`;
  return `${convention}fn(${params.join(", ")})${result}`;
}

/** The one line of text that stands for a type. Names and meaning of a function's parameters are not part of it. */
export function printType(type: Type): string {
  switch (type.kind) {
    case "void":
    case "never":
    case "unknown":
      return type.kind;
    case "scalar":
      return type.name;
    case "pointer": {
      const qualifiers = `${type.volatile ? "volatile " : ""}${type.restrict ? "restrict " : ""}`;
      return `*${type.mutable ? "mut" : "const"} ${qualifiers}${printType(type.to)}`;
    }
    case "array":
      return `[${printType(type.of)}; ${type.length === null ? "" : printLength(type.length)}]`;
    case "function":
      return printSignature(type);
    case "named":
      return TYPE_WORDS.has(type.name) ? `typedef ${type.name}` : type.name;
    case "complex":
    case "atomic":
      return `${type.kind}<${printType(type.of)}>`;
    case "vector":
      return `vector<${printType(type.of)}, ${type.lanes}>`;
    case "bitint":
      return `${type.signed ? "" : "u"}bitint<${type.bits}>`;
  }
}
