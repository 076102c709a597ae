import { createRequire } from "node:module";
import { Language, type Node, Parser } from "web-tree-sitter";
import manifest from "../../grammars/manifest.json" with { type: "json" };

/** Reads a file, and gives the lines of `factsOf`, or where the grammar has no reading. */
export type RustSecondReader = (text: string) => readonly string[];

const KINDS: Readonly<Record<string, string>> = {
  associated_type: "alias",
  const_item: "constant",
  enum_item: "enum",
  extern_crate_declaration: "extern-crate",
  foreign_mod_item: "extern-block",
  function_item: "function",
  function_signature_item: "function",
  impl_item: "impl",
  macro_definition: "macro-rules",
  macro_invocation: "macro-call",
  mod_item: "module",
  static_item: "static",
  struct_item: "struct",
  trait_item: "trait",
  type_item: "alias",
  union_item: "union",
  use_declaration: "use",
};

function children(node: Node): readonly Node[] {
  return node.namedChildren.flatMap((child) => (child === null ? [] : [child]));
}

const FIELD_LIKE = /^(?:field_declaration|enum_variant)$/;
const NO_FIELD = /^(?:attribute_item|visibility_modifier|line_comment|block_comment)$/;

function countFields(node: Node): number {
  const body = node.childForFieldName("body");
  if (body === null) return 0;
  const isTuple = body.type === "ordered_field_declaration_list";
  return children(body).filter(({ type }) => (isTuple ? !NO_FIELD.test(type) : FIELD_LIKE.test(type))).length;
}

function describeParams(node: Node): string {
  const list = node.childForFieldName("parameters");
  const params = list === null ? [] : children(list).filter(({ type }) => !NO_FIELD.test(type));
  const fixed = params.filter(({ type }) => type !== "variadic_parameter");
  return `(${fixed.length}${fixed.length < params.length ? ", ..." : ""})`;
}

function factOf(node: Node, kind: string): string {
  const named = (node.childForFieldName("name") ?? node.childForFieldName("macro"))?.text ?? "";
  const name = named.replaceAll("r#", "");
  if (kind === "use" || kind === "impl" || kind === "extern-block") return kind;
  if (kind === "struct" || kind === "union" || kind === "enum")
    return `${kind} ${name} {${countFields(node)}}`;
  return kind === "function" ? `function ${name}${describeParams(node)}` : `${kind} ${name}`;
}

/** The walk is bounded by the samples, which are this project's own. */
function readNode(node: Node, facts: string[]): void {
  const kind = KINDS[node.type];
  const isForeign = node.type === "foreign_mod_item" && node.childForFieldName("body") === null;
  if (kind !== undefined && !isForeign) facts.push(factOf(node, kind));
  if (node.type === "macro_invocation" || node.type === "macro_definition") return;
  for (const child of children(node)) readNode(child, facts);
}

/** Loads the pinned grammar of tree-sitter-rust. */
export async function loadRustSecondReader(): Promise<RustSecondReader> {
  const grammar = manifest.grammars.find(({ language }) => language === "rust");
  if (grammar === undefined) throw new Error("no grammar of Rust is pinned");
  await Parser.init();
  const parser = new Parser();
  const { resolve } = createRequire(import.meta.url);
  parser.setLanguage(await Language.load(resolve(`${grammar.package}/${grammar.file}`)));
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null || tree.rootNode.hasError) return ["an ERROR or a MISSING node"];
    const facts: string[] = [];
    readNode(tree.rootNode, facts);
    tree.delete();
    return facts;
  };
}
