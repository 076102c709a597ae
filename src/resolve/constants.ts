import type { ConstantItem, MacroItem } from "../idl/contract.ts";
import type {
  EnumSpecifier,
  Expression,
  MacroDeclaration,
  ObjectDeclaration,
  TypeSpelling,
} from "../syntax/c/declaration.ts";
import { castTo } from "./arithmetic.ts";
import { evaluate } from "./evaluate.ts";
import { addGap, type Resolution } from "./resolution.ts";
import { isConst, peel } from "./scope.ts";
import type { Outcome, Value } from "./value.ts";

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

/** `static const int X = 5;` in a header: a value that each includer gets, with no symbol. Null for all else. */
export function constantOfObject(resolution: Resolution, object: ObjectDeclaration): ConstantItem | null {
  const { initializer, name, doc, type, attributes } = object;
  if (initializer === null || initializer.kind === "other" || !isConst(resolution.scope, type)) return null;
  const outcome = initialValue(resolution, type, initializer);
  if (outcome === null) return null;
  if (outcome.kind === "failure") {
    const detail = `the value of \`${name.text}\` cannot be computed: ${outcome.detail}`;
    addGap(resolution, "constant", detail, outcome.span);
    return null;
  }
  return {
    ...(doc === undefined ? {} : { doc }),
    ...(attributes.deprecated === undefined ? {} : { deprecated: attributes.deprecated }),
    ...constantOf(outcome),
    span: name.span,
  };
}

/** The initialiser as the declared type has it; null where that is neither a number nor text. */
function initialValue(resolution: Resolution, type: TypeSpelling, initializer: Expression): Outcome | null {
  const { scope, facts } = resolution;
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

/**
 * A macro that stands for a symbol of the contract, or calls one, or is an expression of sizes that no number can stand
 * for, as targets differ in them; null for all others.
 */
export function macroItemOf(macro: MacroDeclaration, isSymbol: (name: string) => boolean): MacroItem | null {
  const { params, body, name, doc } = macro;
  if (params === undefined && body === name.text) return null;
  const named = macro.mentions.some((mention) => isSymbol(mention) && !(params?.includes(mention) ?? false));
  const measures = params === undefined && macro.expression !== null && macro.mentions.includes("sizeof");
  if (!named && !measures) return null;
  return {
    ...(doc === undefined ? {} : { doc }),
    ...(params === undefined ? {} : { params }),
    body,
    span: name.span,
  };
}
