import { createRequire } from "node:module";
import { Language, type Node, Parser } from "web-tree-sitter";
import manifest from "../../grammars/manifest.json" with { type: "json" };

/** What a piece of C declares, one line each, as two readers can agree on it. */
export type Facts = readonly string[];

export type Opinion =
  | { readonly kind: "read"; readonly facts: Facts }
  /** The grammar has no reading without errors, or takes a declaration for something else. */
  | { readonly kind: "unread"; readonly why: string };

/** Reads one external declaration, printed as text. */
export type SecondReader = (text: string) => Opinion;

/** Loads the pinned grammar of tree-sitter-c. */
export async function loadSecondReader(): Promise<SecondReader> {
  const grammar = manifest.grammars.find(({ language }) => language === "c");
  if (grammar === undefined) throw new Error("no grammar of C is pinned");
  await Parser.init();
  const parser = new Parser();
  const { resolve } = createRequire(import.meta.url);
  parser.setLanguage(await Language.load(resolve(`${grammar.package}/${grammar.file}`)));
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) return { kind: "unread", why: "no tree" };
    try {
      return readRoot(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}

const DECLARATIONS: ReadonlySet<string> = new Set([
  "declaration",
  "type_definition",
  "function_definition",
  "struct_specifier",
  "union_specifier",
  "enum_specifier",
]);

function readRoot(root: Node): Opinion {
  if (root.hasError) return { kind: "unread", why: "an ERROR or a MISSING node" };
  const facts: string[] = [];
  for (const node of named(root)) {
    if (node.type === "comment") continue;
    if (!DECLARATIONS.has(node.type)) return { kind: "unread", why: `taken for: ${node.type}` };
    readDeclaration(node, facts);
  }
  const misread = facts.find((fact) => !FACT.test(fact));
  return misread === undefined ? { kind: "read", facts } : { kind: "unread", why: `taken for: ${misread}` };
}

/** A kind, a name, and a count of parameters or members; what the grammar took for a name may be none. */
const FACT = /^\w+ [\w$-]+(?:\(\d+(?:, \.\.\.)?\)| \{\d+\})?$/;

function named(node: Node): readonly Node[] {
  return node.namedChildren.flatMap((child) => (child === null ? [] : [child]));
}

function byField(node: Node, field: string): readonly Node[] {
  return node.childrenForFieldName(field).flatMap((child) => (child === null ? [] : [child]));
}

function readDeclaration(node: Node, facts: string[]): void {
  readTags(node, facts);
  if (node.type.endsWith("_specifier")) return;
  for (const declarator of byField(node, "declarator")) {
    const { name, params } = nameOf(declarator);
    if (node.type === "type_definition") facts.push(`typedef ${name}`);
    else facts.push(params === null ? `variable ${name}` : `function ${name}(${params})`);
  }
}

const TAGS: ReadonlyMap<string, string> = new Map([
  ["struct_specifier", "struct"],
  ["union_specifier", "union"],
  ["enum_specifier", "enum"],
]);

/** All definitions of structs, unions and enums within a declaration, but not those in function bodies. */
function readTags(node: Node, facts: string[]): void {
  if (node.type === "compound_statement") return;
  const keyword = TAGS.get(node.type);
  const body = node.childForFieldName("body");
  if (keyword !== undefined && body !== null) {
    const tag = node.childForFieldName("name")?.text ?? "-";
    const members = named(body).filter(({ type }) => type !== "comment");
    const count =
      keyword === "enum" ? members.length : members.reduce((sum, member) => sum + countMembers(member), 0);
    facts.push(`${keyword} ${tag} {${count}}`);
    if (keyword === "enum")
      for (const member of members) facts.push(`enumerator ${member.childForFieldName("name")?.text}`);
  }
  for (const child of named(node)) readTags(child, facts);
}

/** Of one member declaration: its declarators, or one anonymous struct or union. */
function countMembers(member: Node): number {
  if (member.type !== "field_declaration") return 0;
  const declarators = byField(member, "declarator").length;
  if (declarators > 0) return declarators;
  const type = member.childForFieldName("type");
  const isRecord = type?.type === "struct_specifier" || type?.type === "union_specifier";
  return isRecord && type?.childForFieldName("name") === null ? 1 : 0;
}

interface Named {
  readonly name: string;
  /** How a function's parameters count; null where the name is no function. */
  readonly params: string | null;
}

/** Goes inward to the name; what stands directly around it says what it is. */
function nameOf(declarator: Node): Named {
  let params: string | null = null;
  let node: Node | null = declarator;
  while (node !== null) {
    const inner: Node | null = node.childForFieldName("declarator") ?? innerOf(node);
    if (node.type === "function_declarator") params = countParams(node.childForFieldName("parameters"));
    else if (node.type === "pointer_declarator" || node.type === "array_declarator") params = null;
    if (inner === null) return { name: node.text, params };
    node = inner;
  }
  return { name: "", params };
}

/** What parentheses and attributes hold has no field name. */
function innerOf(node: Node): Node | null {
  const isWrapper = node.type === "parenthesized_declarator" || node.type === "attributed_declarator";
  return isWrapper ? (named(node).find(({ type }) => /declarator$|identifier$/.test(type)) ?? null) : null;
}

function countParams(list: Node | null): string {
  const params = list === null ? [] : named(list).filter(({ type }) => type !== "comment");
  const fixed = params.filter(({ type }) => type !== "variadic_parameter");
  const variadic = fixed.length < params.length ? ", ..." : "";
  const isVoid = fixed.length === 1 && fixed[0]?.text === "void";
  return `${isVoid ? 0 : fixed.length}${variadic}`;
}
