import { clipWord } from "../../source/clip-word.ts";
import {
  type Attributes,
  type Declaration,
  type FunctionSpelling,
  isDefinition,
  type Name,
} from "../../syntax/c/declaration.ts";
import { mergeAttributes, parseAttributes } from "./attributes.ts";
import { readDeclarationsOfBody } from "./body-declarations.ts";
import { buildType, parseDeclarator } from "./declarator.ts";
import type { DocLookup } from "./docs.ts";
import { parseInitializer } from "./initializer.ts";
import {
  accept,
  addGap,
  at,
  expect,
  failExpecting,
  hereSpan,
  type Parser,
  peek,
  type Specifiers,
  SyntaxFailure,
  skipBalanced,
  visibilityHere,
} from "./parser.ts";
import { parseSpecifiers } from "./specifiers.ts";
import { acceptStaticAssert } from "./static-assert.ts";
import { ASM_WORDS } from "./words.ts";

/**
 * Reads one declaration or definition at file scope (C17 6.9), with all that it declares. Throws a `SyntaxFailure` for what
 * is none.
 */
export function parseExternal(parser: Parser, docs: DocLookup, declarations: Declaration[]): void {
  if (acceptStaticAssert(parser) || skipAssembly(parser)) return;
  const doc = docs(hereSpan(parser));
  const documented = doc === undefined ? {} : { doc };
  if (at(parser, "extern") && peek(parser, 1)?.kind === "string") parser.index += 2;
  const before = declarations.length;
  const specifiers = parseSpecifiers(parser);
  if (accept(parser, ";")) {
    declareTagAlone(parser, specifiers, documented, declarations, before);
    return;
  }
  for (;;) {
    const declared = parseDeclared(parser, specifiers);
    if (specifiers.storage === "typedef") parser.typeNames.add(declared.name.text);
    const ended = parseRest(parser, specifiers, declared, documented, declarations);
    if (ended) return;
  }
}

/** Assembly at file scope can define symbols, which nothing here sees. */
function skipAssembly(parser: Parser): boolean {
  const token = peek(parser);
  if (token?.kind !== "identifier" || !ASM_WORDS.has(token.text)) return false;
  parser.index += 1;
  while (!at(parser, "(") && peek(parser)?.kind === "identifier") parser.index += 1;
  if (!at(parser, "(")) failExpecting(parser, "`(` behind `asm`");
  skipBalanced(parser);
  accept(parser, ";");
  addGap(parser, "syntax", "assembly at file scope is not read; it may define symbols", token.span);
  return true;
}

/** `struct s;`, `struct s {...};`: the documentation belongs to the type. */
function declareTagAlone(
  parser: Parser,
  specifiers: Specifiers,
  documented: { readonly doc?: string },
  declarations: Declaration[],
  before: number,
): void {
  const { type, storage } = specifiers;
  const announces = type.kind === "tag" && (storage === "none" || isDefinition(type.specifier));
  if (type.kind !== "tag" || storage === "typedef" || !announces) {
    addGap(parser, "syntax", "this declares nothing; is a name missing?", type.span);
    return;
  }
  const { specifier } = type;
  const known = declarations.findIndex(
    (declaration, index) =>
      index >= before && declaration.kind === "tag" && declaration.specifier === specifier,
  );
  const declaration = { kind: "tag", specifier, ...documented } as const;
  if (known === -1) declarations.push(declaration);
  else declarations[known] = declaration;
  if (specifier.tag === null && specifier.keyword !== "enum")
    addGap(parser, "syntax", `this ${specifier.keyword} has neither a tag nor a name`, specifier.span);
}

interface Declared {
  readonly name: Name;
  readonly type: ReturnType<typeof buildType>;
  readonly attributes: Attributes;
  readonly linkName: string | null;
}

function parseDeclared(parser: Parser, specifiers: Specifiers): Declared {
  const declarator = parseDeclarator(parser, false);
  if (declarator.name === null) failExpecting(parser, "a name");
  const visibility = visibilityHere(parser);
  let attributes = mergeAttributes(specifiers.attributes, declarator.attributes);
  if (visibility !== null) attributes = mergeAttributes(attributes, { visibilityHere: visibility });
  attributes = mergeAttributes(attributes, parseAttributes(parser));
  const linkName = parseLinkName(parser);
  attributes = mergeAttributes(attributes, parseAttributes(parser));
  const type = buildType(specifiers.type, declarator, attributes.convention);
  return { name: declarator.name, type, attributes, linkName };
}

/** `__asm__("name")`: the symbol's name for the linker. */
function parseLinkName(parser: Parser): string | null {
  const token = peek(parser);
  if (token?.kind !== "identifier" || !ASM_WORDS.has(token.text)) return null;
  parser.index += 1;
  expect(parser, "(", "behind `asm`");
  let name = "";
  for (let next = peek(parser); next?.kind === "string"; next = peek(parser)) {
    name += next.text.slice(1, -1);
    parser.index += 1;
  }
  expect(parser, ")", "behind the name of a symbol");
  return name;
}

/** Keeps one declarator with what follows it; true where the declaration ends. */
function parseRest(
  parser: Parser,
  specifiers: Specifiers,
  declared: Declared,
  documented: { readonly doc?: string },
  declarations: Declaration[],
): boolean {
  const { name, type, attributes } = declared;
  const { storage } = specifiers;
  if (storage === "typedef") declarations.push({ kind: "typedef", name, type, attributes, ...documented });
  else if (type.kind === "function") {
    const spelled = { ...declared, type };
    if (keepFunction(parser, { ...specifiers, storage }, spelled, documented, declarations)) return true;
  } else keepObject(parser, { ...specifiers, storage }, declared, documented, declarations);
  if (accept(parser, ";")) return true;
  expect(parser, ",", "or `;` behind a declaration");
  return false;
}

/** Specifiers of what has a symbol. */
interface Stored extends Specifiers {
  readonly storage: Exclude<Specifiers["storage"], "typedef">;
}

/** Keeps a function, and what its body declares of others; true if it has a body. */
function keepFunction(
  parser: Parser,
  { storage, inline }: Stored,
  { name, type, attributes, linkName }: Declared & { readonly type: FunctionSpelling },
  documented: { readonly doc?: string },
  declarations: Declaration[],
): boolean {
  const oldStyle = skipOldStyleParams(parser, type);
  const body = at(parser, "{");
  const start = parser.index;
  if (body) skipBalanced(parser);
  declarations.push({
    kind: "function",
    name,
    // An old-style definition is no prototype (C17 6.9.1p13).
    type: oldStyle ? { ...type, params: [], prototype: false } : type,
    attributes,
    storage,
    inline,
    body,
    linkName,
    ...documented,
  });
  if (body)
    readDeclarationsOfBody(parser, start, declarations, () =>
      parseExternal(parser, () => undefined, declarations),
    );
  return body;
}

function keepObject(
  parser: Parser,
  { storage, threadLocal }: Stored,
  { name, type, attributes, linkName }: Declared,
  documented: { readonly doc?: string },
  declarations: Declaration[],
): void {
  const initializer = accept(parser, "=") ? parseInitializer(parser) : null;
  declarations.push({
    kind: "object",
    name,
    type,
    attributes,
    storage,
    threadLocal,
    initializer: initializer?.expression ?? null,
    ...(initializer === null ? {} : { initialText: initializer.text }),
    linkName,
    ...documented,
  });
}

/**
 * Skips the declarations of an old-style definition's parameters (C17 6.9.1p6); false if none stand here. They declare
 * what the list names and nothing else, so that a forgotten `;` swallows no declaration that follows.
 */
function skipOldStyleParams(parser: Parser, { params }: FunctionSpelling): boolean {
  if (peek(parser)?.kind !== "identifier") return false;
  const listed = new Set<string>();
  for (const { name, type } of params) {
    if (name !== null || type.kind !== "name") return false;
    listed.add(type.name);
  }
  while (!at(parser, "{")) {
    const specifiers = parseSpecifiers(parser);
    do {
      const { name } = parseDeclared(parser, specifiers);
      if (!listed.delete(name.text)) failAt(name, "a parameter of an old-style definition");
    } while (accept(parser, ","));
    expect(parser, ";", "behind an old-style parameter");
  }
  return true;
}

function failAt({ text, span }: Name, expected: string): never {
  throw new SyntaxFailure("syntax", `expected ${expected}, found \`${clipWord(text)}\``, span);
}
