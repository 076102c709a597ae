import type { TranslationUnit } from "../../expand/c/translation-unit.ts";
import type {
  ConstantItem,
  Contract,
  FunctionItem,
  MacroItem,
  StaticItem,
  TypeDefinition,
} from "../../idl/contract.ts";
import type { Triple } from "../../idl/target.ts";
import { appendTo } from "../../source/append-to.ts";
import { describePlace, type SourceFile } from "../../source/source-file.ts";
import type {
  Declaration,
  EnumSpecifier,
  MacroDeclaration,
  TagDeclaration,
} from "../../syntax/c/declaration.ts";
import { checkAssertion } from "./assertions.ts";
import { checkNameClashes, checkRepeatedTypedefs, checkValueUses } from "./checks.ts";
import {
  bodyOfMacro,
  constantOfMacro,
  constantsOfEnum,
  type KnownNames,
  macroItemOf,
  valueOfObject,
} from "./constants.ts";
import { defineDemanded } from "./definitions.ts";
import { evaluateEnumerations } from "./enumerators.ts";
import { addGap, type Resolution, scalarBehind } from "./resolution.ts";
import { buildScope } from "./scope.ts";
import {
  asFunction,
  type DeclaredFunction,
  type DeclaredStatic,
  declareFunction,
  declareStatic,
  joinFunctions,
  joinStatics,
} from "./symbols.ts";
import { resolveName } from "./types.ts";
import { collectHidden } from "./visibility.ts";

export interface ResolveOptions {
  readonly name: string;
  readonly version?: string;
  readonly targets: readonly Triple[];
}

/**
 * Makes a contract of what C headers declare: names are looked up, constants computed, redeclarations joined. Own files
 * give functions, variables, constants, macros and types; of other files only the types that are reached. The gaps are
 * those of this stage alone.
 */
export function resolveC(
  declarations: readonly Declaration[],
  unit: TranslationUnit,
  options: ResolveOptions,
): Contract {
  const resolution = createResolution(declarations, unit);
  const symbols = collectSymbols(resolution, declarations, unit.ownFiles);
  defineDemanded(resolution);
  const functions = joinAll(symbols.functions, (name, all) => joinFunctions(resolution, name, all));
  const statics = joinAll(symbols.statics, (name, all) => joinStatics(resolution, name, all));
  checkNameClashes(resolution, declarations);
  checkRepeatedTypedefs(resolution);
  resolveUnnamedEnums(resolution, symbols);
  const macros = resolveMacros(resolution, symbols, functions, statics);
  defineDemanded(resolution);
  checkValueUses(resolution);
  return {
    name: options.name,
    ...(options.version === undefined ? {} : { version: options.version }),
    side: "declarations",
    targets: options.targets,
    types: asTable(resolution.types),
    constants: asTable(symbols.constants),
    macros: asTable(macros),
    statics: asTable(statics),
    functions: asTable(functions),
    requires: { functions: new Map(), statics: new Map() },
    gaps: resolution.gaps,
    ...(resolution.conflicts.length === 0 ? {} : { conflicts: resolution.conflicts }),
  };
}

function asTable<T>(items: ReadonlyMap<string, T>): ReadonlyMap<string, readonly T[]> {
  return new Map([...items].map(([name, item]) => [name, [item]]));
}

function createResolution(declarations: readonly Declaration[], unit: TranslationUnit): Resolution {
  const scope = buildScope(declarations, unit.ownFiles);
  const { table, facts } = evaluateEnumerations(declarations, {
    predefined: unit.predefined,
    scalarOf: (type) => scalarBehind(scope, type),
  });
  return {
    unit,
    scope,
    enumerations: table,
    facts,
    objectValues: new Map(),
    types: new Map(),
    gaps: scope.gaps,
    conflicts: [],
    told: new Set(),
    demands: [],
    met: { entities: new Set(), typedefs: new Set(), places: new Map() },
    valueUses: [],
  };
}

interface Symbols {
  readonly functions: Map<string, DeclaredFunction[]>;
  readonly statics: Map<string, DeclaredStatic[]>;
  readonly constants: Map<string, ConstantItem>;
  /** `static const` objects that are kept as the text of their initialisers. */
  readonly initialTexts: Map<string, MacroItem>;
  readonly macros: MacroDeclaration[];
  readonly unnamedEnums: EnumSpecifier[];
  /** Functions and variables that are no part of the contract. */
  readonly hidden: ReadonlySet<string>;
}

/** Goes through the declarations of own files; types are only demanded here. */
function collectSymbols(
  resolution: Resolution,
  declarations: readonly Declaration[],
  ownFiles: ReadonlySet<SourceFile>,
): Symbols {
  const symbols: Symbols = {
    functions: new Map(),
    statics: new Map(),
    constants: new Map(),
    initialTexts: new Map(),
    macros: [],
    unnamedEnums: [],
    hidden: collectHidden(resolution, declarations),
  };
  for (const declaration of declarations) {
    const { file } = declaration.kind === "tag" ? declaration.specifier.span : declaration.name.span;
    if (ownFiles.has(file)) collectSymbol(resolution, declaration, symbols);
  }
  return symbols;
}

function collectSymbol(resolution: Resolution, declaration: Declaration, symbols: Symbols): void {
  switch (declaration.kind) {
    case "tag":
      collectTag(resolution, declaration, symbols);
      return;
    case "typedef":
      resolveName(resolution, declaration.name.text, declaration.name.span);
      return;
    case "macro":
      symbols.macros.push(declaration);
      return;
    case "assertion":
      checkAssertion(resolution, declaration);
      return;
    case "function": {
      if (symbols.hidden.has(declaration.name.text)) return;
      const declared = declareFunction(resolution, declaration);
      if (declared !== null) appendTo(symbols.functions, declaration.name.text, declared);
      return;
    }
    case "object":
      collectObject(resolution, declaration, symbols);
  }
}

function collectTag(resolution: Resolution, { specifier }: TagDeclaration, symbols: Symbols): void {
  const entity = resolution.scope.entityOf(specifier);
  if (entity.name !== null) resolution.demands.push({ kind: "entity", entity });
  else if (specifier.keyword === "enum") symbols.unnamedEnums.push(specifier);
}

/** Enumerators of unnamed enums that nothing has been declared with; one that has is a type, and they its variants. */
function resolveUnnamedEnums(resolution: Resolution, symbols: Symbols): void {
  for (const specifier of symbols.unnamedEnums) {
    if (resolution.scope.entityOf(specifier).name !== null) continue;
    for (const [name, constant] of constantsOfEnum(resolution, specifier)) {
      addConstant(resolution, symbols, name, constant);
    }
  }
}

function addConstant(resolution: Resolution, symbols: Symbols, name: string, constant: ConstantItem): void {
  const known = symbols.constants.get(name);
  if (known === undefined) symbols.constants.set(name, constant);
  else if (known.value !== constant.value && constant.span !== undefined && known.span !== undefined) {
    const detail = `the constant \`${name}\` has another value at ${describePlace(known.span)}`;
    addGap(resolution, "conflict", detail, constant.span);
  }
}

/** A variable, a constant, or a function by way of a typedef. Other `static` variables give no symbol. */
function collectObject(
  resolution: Resolution,
  declaration: Extract<Declaration, { kind: "object" }>,
  symbols: Symbols,
): void {
  const name = declaration.name.text;
  if (symbols.hidden.has(name)) return;
  const asDeclared = asFunction(resolution, declaration);
  if (asDeclared !== null) {
    collectSymbol(resolution, asDeclared, symbols);
  } else if (declaration.storage === "static") {
    const value = valueOfObject(resolution, declaration);
    if (value?.kind === "constant") addConstant(resolution, symbols, name, value.item);
    else if (value !== null && !symbols.initialTexts.has(name)) symbols.initialTexts.set(name, value.item);
  } else appendTo(symbols.statics, name, declareStatic(resolution, declaration));
}

function joinAll<T, R>(
  declared: ReadonlyMap<string, readonly T[]>,
  join: (name: string, all: readonly T[]) => R | null,
): Map<string, R> {
  const joined = new Map<string, R>();
  for (const [name, all] of declared) {
    const item = join(name, all);
    if (item !== null) joined.set(name, item);
  }
  return joined;
}

/** Types go by their names and by their tags. */
function typeNames(types: ReadonlyMap<string, TypeDefinition>): ReadonlySet<string> {
  return new Set([...types].flatMap(([name, { tag }]) => (tag === undefined ? [name] : [name, tag])));
}

/** Macros with a value become constants; those that stand for a symbol or a type, or call one, are kept as macros. */
function resolveMacros(
  resolution: Resolution,
  symbols: Symbols,
  functions: ReadonlyMap<string, FunctionItem>,
  statics: ReadonlyMap<string, StaticItem>,
): Map<string, MacroItem> {
  const macros = new Map<string, MacroItem>(symbols.initialTexts);
  const kept: MacroDeclaration[] = [];
  const types = typeNames(resolution.types);
  const known: KnownNames = {
    isSymbol: (name) => functions.has(name) || statics.has(name),
    isType: (name) => types.has(name),
    isConstantObject: (name) => symbols.initialTexts.has(name) || resolution.objectValues.has(name),
  };
  for (const macro of symbols.macros) {
    const constant = constantOfMacro(resolution, macro);
    const item = constant === null ? macroItemOf(macro, known) : null;
    // A macro hides an object of its name from all that follows.
    if (constant !== null || item !== null) macros.delete(macro.name.text);
    if (constant !== null) addConstant(resolution, symbols, macro.name.text, constant);
    else if (item !== null) {
      macros.set(macro.name.text, item);
      if (macro.params === undefined) kept.push(macro);
    }
  }
  const isInContract = (name: string) => symbols.constants.has(name) || macros.has(name);
  for (const macro of kept) {
    const item = macros.get(macro.name.text);
    const body = bodyOfMacro(macro, resolution.unit, isInContract);
    if (item !== undefined) macros.set(macro.name.text, { ...item, body });
  }
  return macros;
}
