import type { ClangNode } from "./clang-tree.ts";
import { arrayOf, pointerTo, qualified } from "./surface.ts";

/** Canonical texts of clang's scalars; `long` is what the target makes of it. */
const SCALARS: Readonly<Record<string, string>> = {
  void: "void",
  _Bool: "bool",
  char: "char",
  "signed char": "i8",
  "unsigned char": "u8",
  short: "i16",
  "unsigned short": "u16",
  int: "i32",
  "unsigned int": "u32",
  "long long": "i64",
  "unsigned long long": "u64",
  __int128: "i128",
  "unsigned __int128": "u128",
  float: "f32",
  double: "f64",
  "long double": "long double",
};

const VA_LISTS: ReadonlySet<string> = new Set(["va_list", "__builtin_va_list", "__gnuc_va_list"]);

/** Types of the C library that are known by their name alone. */
const FOREIGN: ReadonlySet<string> = new Set(["FILE"]);

/** Names of records and enums by clang's ids. */
export type TagNames = ReadonlyMap<string, string>;

/**
 * The canonical text of a type's node. Top-level qualifiers of parameters and `restrict` are left out, as C's own
 * compatibility of functions does (C17 6.7.6.3p15).
 */
export function typeText(node: ClangNode, tags: TagNames, long: "i32" | "i64"): string {
  const text = (inner: ClangNode | undefined): string => {
    if (inner === undefined) throw new Error("clang's type has no inner type");
    return typeText(inner, tags, long);
  };
  const inner = node.inner ?? [];
  switch (node.kind) {
    case "BuiltinType":
      return scalarText(node.type?.qualType ?? "", long);
    case "QualType":
      return qualified(node.qualifiers ?? "", text(inner[0]));
    case "PointerType":
      return pointerTo(text(inner[0]));
    case "TypedefType":
      if (VA_LISTS.has(node.decl?.name ?? "")) return "va_list";
      return FOREIGN.has(node.decl?.name ?? "") ? (node.decl?.name ?? "") : nameless(node, text, inner);
    case "DecayedType":
      return isVaList(inner[0]) ? "va_list" : text(inner.at(-1));
    case "RecordType":
    case "EnumType":
      return tagText(node, tags);
    case "ConstantArrayType":
      return arrayOf(`${node.size ?? 0}`, text(inner[0]));
    case "IncompleteArrayType":
      return arrayOf("", text(inner[0]));
    case "FunctionNoProtoType":
      return `fn(?) ${text(inner[0])}`;
    case "FunctionProtoType": {
      const [result, ...params] = inner.map((part) => text(part));
      const list = params.map((param) => param.replace(/^(const |volatile )+/, ""));
      return `fn(${[...list, ...(node.variadic === true ? ["..."] : [])].join(", ")}) ${result}`;
    }
    default:
      return nameless(node, text, inner);
  }
}

/** What stands behind a node that only wraps another type. */
function nameless(
  node: ClangNode,
  text: (inner: ClangNode | undefined) => string,
  inner: readonly ClangNode[],
): string {
  const type = inner.filter(({ kind }) => kind?.endsWith("Type") === true).at(-1);
  if (type === undefined) throw new Error(`clang's ${node.kind} is not known here: ${node.type?.qualType}`);
  return text(type);
}

function scalarText(name: string, long: "i32" | "i64"): string {
  if (name === "long") return long;
  if (name === "unsigned long") return long.replace("i", "u");
  const known = SCALARS[name];
  if (known === undefined) throw new Error(`clang's scalar ${name} is not known here`);
  return known;
}

function isVaList(node: ClangNode | undefined): boolean {
  return node?.kind === "TypedefType" && VA_LISTS.has(node.decl?.name ?? "");
}

function tagText(node: ClangNode, tags: TagNames): string {
  const known = tags.get(node.decl?.id ?? "");
  if (known !== undefined) return known;
  const keyword = /^(struct|union|enum)\b/.exec(node.type?.qualType ?? "")?.[1];
  return `${keyword ?? node.kind} ${node.decl?.name ?? "?"}`;
}
