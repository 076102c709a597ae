import type { TranslationUnit } from "../../expand/c/translation-unit.ts";
import type { ConstantItem, MacroItem } from "../../idl/contract.ts";
import type {
  EnumSpecifier,
  Expression,
  MacroDeclaration,
  ObjectDeclaration,
  TypeSpelling,
} from "../../syntax/c/declaration.ts";
import { castTo } from "./arithmetic.ts";
import { evaluate } from "./evaluate.ts";
import { addGap, type Resolution } from "./resolution.ts";
import { isConst, isVolatile, peel, type Scope } from "./scope.ts";
import type { Facts, Outcome, Value } from "./value.ts";

function constantOf(value: Value): Pick<ConstantItem, "type" | "value"> {
  switch (value.kind) {
    case "integer":
      return { type: value.type, value: value.value };
    case "float":
      return { type: value.type, value: value.text };
    case "string":
      return { type: "string", value: value.text };
  }
}

/** What a `static const` of a header is to those who include it. */
export type ObjectValue =
  | { readonly kind: "constant"; readonly item: ConstantItem }
  | { readonly kind: "text"; readonly item: MacroItem };

/**
 * `static const int X = 5;` in a header: a value that each includer gets a copy of, with no symbol. What is no single
 * number or text (arrays, structs, addresses) is kept as the text of its initialiser among the macros: that is how it
 * reaches consumers, copied when they are compiled, and nothing of it is in the library to be linked with. Null for
 * variables, and for what has no defined value, which is a gap.
 */
export function valueOfObject(resolution: Resolution, object: ObjectDeclaration): ObjectValue | null {
  const { initializer, initialText, name, doc, type, attributes } = object;
  if (initializer === null || !isReadOnly(resolution.scope, type)) return null;
  const outcome = initialValue(resolution, type, initializer);
  const facts = {
    ...(doc === undefined ? {} : { doc }),
    ...(attributes.deprecated === undefined ? {} : { deprecated: attributes.deprecated }),
    span: name.span,
  };
  if (outcome === null || (outcome.kind === "failure" && outcome.cause === "not-constant")) {
    return initialText === undefined ? null : { kind: "text", item: { ...facts, body: initialText } };
  }
  if (outcome.kind === "failure") {
    const detail = `the value of \`${name.text}\` cannot be computed: ${outcome.detail}`;
    addGap(resolution, "constant", detail, outcome.span);
    return null;
  }
  const { objectValues, scope } = resolution;
  if (!objectValues.has(name.text) && !isVolatile(scope, type)) objectValues.set(name.text, outcome);
  return { kind: "constant", item: { ...facts, ...constantOf(outcome) } };
}

/** Also pointers to constant data, and arrays of them: few write the second `const` of `const char *const NAME`. */
function isReadOnly(scope: Scope, type: TypeSpelling): boolean {
  if (isConst(scope, type)) return true;
  const behind = peel(scope, type).type;
  const element = behind.kind === "array" ? peel(scope, behind.of).type : behind;
  return element.kind === "pointer" && element.to.kind !== "function" && isConst(scope, element.to);
}

/** The initialiser as the declared type has it; null where that is neither a number nor text. */
function initialValue(resolution: Resolution, type: TypeSpelling, initializer: Expression): Outcome | null {
  const { scope, objectValues } = resolution;
  // C asks for a constant expression here (C17 6.7.9p4), but compilers take other constants, and consumers see the value.
  const facts: Facts = {
    ...resolution.facts,
    enumerator: (name) => resolution.facts.enumerator(name) ?? objectValues.get(name),
  };
  const scalar = facts.scalarOf(type);
  if (scalar !== null && scalar !== "pointer") {
    const outcome = evaluate(initializer, facts);
    return outcome.kind === "failure" ? outcome : castTo(scalar, outcome, initializer.span, facts);
  }
  const behind = peel(scope, type).type;
  if (behind.kind === "tag" && behind.specifier.keyword === "enum") return evaluate(initializer, facts);
  if (initializer.kind !== "string") return null;
  const element = behind.kind === "pointer" ? behind.to : behind.kind === "array" ? behind.of : null;
  if (element === null || facts.scalarOf(element) !== "c_char") return null;
  return evaluate(initializer, facts);
}

/** The enumerators of an unnamed enum, which are mere constants of type int (C17 6.7.2.2p3). */
export function constantsOfEnum(
  resolution: Resolution,
  specifier: EnumSpecifier,
): readonly (readonly [string, ConstantItem])[] {
  const enumeration = resolution.enumerations.get(specifier);
  for (const gap of enumeration?.gaps ?? []) addGap(resolution, gap.reason, gap.detail, gap.span);
  return (enumeration?.values ?? []).map(({ name, value, span }) => {
    const typed = resolution.facts.enumerator(name);
    const type = typed?.kind === "integer" ? typed.type : "c_int";
    return [name, { type, value, span }];
  });
}

/**
 * The value of an object-like macro, typed as C types its expansion. Null where the expansion is no constant; a constant
 * expression without a defined value is a gap.
 */
export function constantOfMacro(resolution: Resolution, macro: MacroDeclaration): ConstantItem | null {
  const { expression, name, doc } = macro;
  if (expression === null || (expression.kind === "name" && expression.name === name.text)) return null;
  const outcome = evaluate(expression, resolution.facts);
  if (outcome.kind === "failure") {
    if (outcome.cause !== "not-constant") {
      const detail = `the value of the macro \`${name.text}\` cannot be computed: ${outcome.detail}`;
      addGap(resolution, "constant", detail, name.span);
    }
    return null;
  }
  return { ...(doc === undefined ? {} : { doc }), ...constantOf(outcome), span: name.span };
}

/** One name, or one behind `struct`, `union` or `enum`: what a macro stands for that gives a type another name. */
const TYPE_NAME = /^(?:(?:struct|union|enum)\s+)?[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** What names are in the contract, for macros that stand for them. */
export interface KnownNames {
  readonly isSymbol: (name: string) => boolean;
  readonly isType: (name: string) => boolean;
  /** A `static const` of the headers. */
  readonly isConstantObject: (name: string) => boolean;
}

/**
 * A macro that stands for a symbol of the contract, or calls one, or is another name of a type, or is a value that no
 * single number or text can stand for; null for all others.
 */
export function macroItemOf(macro: MacroDeclaration, known: KnownNames): MacroItem | null {
  const { params, body, name, doc } = macro;
  if (params === undefined && body === name.text) return null;
  const named = macro.mentions.some(
    (mention) => known.isSymbol(mention) && !(params?.includes(mention) ?? false),
  );
  if (!named && (params !== undefined || !isPartOfApi(macro, known))) return null;
  return {
    ...(doc === undefined ? {} : { doc }),
    ...(params === undefined ? {} : { params }),
    body,
    span: name.span,
  };
}

/** Whether consumers name an object-like macro for what it stands for. */
function isPartOfApi(macro: MacroDeclaration, known: KnownNames): boolean {
  const { body, expression, mentions } = macro;
  if (TYPE_NAME.test(body) && mentions.some(known.isType)) return true;
  if (expression === null) return false;
  if (expression.kind === "name") return known.isConstantObject(expression.name);
  // `((void)0)` is a statement in disguise.
  if (expression.kind === "cast" && expression.type.kind === "void") return false;
  // Of a function that is not known here: an attribute that only some compilers have looks the same.
  return !(expression.kind === "other" && expression.what === "a call") || mentions.some(isValueOperator);
}

/** What is spelled as a call and is an operator on types or a value: offsets, infinity and NaN. */
function isValueOperator(word: string): boolean {
  return /^(?:offsetof|__builtin_(?:offsetof|huge_val|inf|nans?)[fl]?)$/.test(word);
}

/**
 * The text of an object-like macro as consumers get it, where its body names macros of the same headers that are not in
 * the contract themselves, so that no change of those goes unseen.
 */
export function bodyOfMacro(
  { body, expansion, name }: MacroDeclaration,
  unit: TranslationUnit,
  isInContract: (name: string) => boolean,
): string {
  const tokens = unit.macros.get(name.text)?.body ?? [];
  const hides = tokens.some(({ kind, text }) => {
    const macro = kind === "identifier" && text !== name.text ? unit.macros.get(text) : undefined;
    return macro !== undefined && unit.ownFiles.has(macro.span.file) && !isInContract(text);
  });
  return hides ? expansion : body;
}
