import type { RecordDefinition, TypeDefinition } from "../../idl/contract.ts";
import type { Length, Type } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { GoType } from "../../syntax/go/declaration.ts";
import type { GoToken } from "../../syntax/go/token.ts";
import { elementsOf, fieldsOf } from "../../syntax/go/type-parts.ts";
import { createCgoFieldType } from "./cgo-field-type.ts";
import type { GoPackage } from "./go-package.ts";
import { CGO_RECORDS, predeclaredType, VOID_POINTER } from "./go-types.ts";

/** What a Go struct's types become, so that they can be laid out as C's. */
export interface MirrorTypes {
  /** The key of the struct that a type of the package is; null if it is none, or of another package or of C. */
  readonly structOf: (name: string) => string | null;
  /** The structs that were asked for, and those in them. */
  readonly made: ReadonlyMap<string, TypeDefinition>;
}

interface Making {
  readonly goPackage: GoPackage;
  readonly cgoFieldType: (type: Type) => Type;
  readonly made: Map<string, TypeDefinition>;
}

/** No C name has a dot. */
const PREFIX = "go.";

/** More types inside one another, or names for names, are hostile. */
const DEEPEST = 100;

/**
 * Says what the structs of a package are in memory. Go lays a struct out as C does, field by field at natural alignment
 * (Go specification, Size and alignment guarantees; the gc compiler on 386 aligns 8 bytes to 4, as System V does); the
 * one difference is a byte behind a last field without size. What has no certain layout is an unknown type.
 */
export function createMirrorTypes(goPackage: GoPackage): MirrorTypes {
  const cgoFieldType = createCgoFieldType(goPackage.cTypes);
  const making: Making = { goPackage, cgoFieldType, made: new Map() };
  return {
    structOf: (name) => {
      const declared = structBehind(goPackage, name);
      return declared === null
        ? null
        : makeStruct(making, PREFIX + declared.name, declared.type, declared.span, 0);
    },
    made: making.made,
  };
}

function structBehind(
  { types }: GoPackage,
  name: string,
): { readonly name: string; readonly type: GoType; readonly span: Span } | null {
  let declared = types.get(name);
  for (let step = 0; step < DEEPEST && declared !== undefined && !declared.generic; step += 1) {
    const { type } = declared;
    if (type.kind === "struct") return declared;
    if (type.kind !== "name") return null;
    declared = types.get(type.name);
  }
  return null;
}

function makeStruct(making: Making, key: string, type: GoType, span: Span, depth: number): string {
  const { made, goPackage } = making;
  if (made.has(key)) return key;
  // Met again within itself, it has no layout, and neither has the whole.
  made.set(key, { kind: "opaque" });
  const file = goPackage.fileOf.get(type.span.file);
  const read = file === undefined ? null : fieldsOf(file, type);
  const fields = (read ?? []).map((field) => ({
    name: field.name,
    type: memoryOf(making, field.type, depth + 1),
    span: field.span,
  }));
  const padding = isZeroSized(fields.at(-1)?.type, made) ? [{ name: "_", type: BYTE }] : [];
  const isEmpty = fields.every((field) => isZeroSized(field.type, made));
  const all = [...fields, ...(isEmpty ? [] : padding)];
  const isCertain = read !== null && (!isEmpty || fields.length === 0);
  made.set(key, { kind: "struct", fields: isCertain ? all : UNCERTAIN, span });
  return key;
}

/** Of a struct that cannot be read, or of fields that have no size: Microsoft's C gives that one. */
const UNCERTAIN = [{ name: "_", type: unknown("its fields cannot be read, or have no size") }];

const BYTE: Type = { kind: "scalar", name: "u8" };

/** The C type that takes the same bytes as a Go type inside of a struct. */
function memoryOf(making: Making, type: GoType, depth: number): Type {
  if (depth > DEEPEST) return unknown(`it is nested more than ${DEEPEST} levels deep`);
  switch (type.kind) {
    case "pointer":
    case "map":
    case "chan":
    case "func":
      return VOID_POINTER;
    case "slice":
      return useRecord(making, "GoSlice");
    case "interface":
      return useRecord(making, "GoInterface");
    case "struct":
      return memoryOfStruct(
        making,
        `${PREFIX}${type.span.file.path}:${type.span.start}`,
        type,
        type.span,
        depth,
      );
    case "array":
      return memoryOfArray(making, type, depth);
    case "name":
      return memoryOfName(making, type.name, depth);
    case "qualified":
      return memoryOfQualified(making, type);
    default:
      return unknown("it is generic");
  }
}

/** Microsoft's C has no struct without members, but arrays without elements. */
function memoryOfStruct(making: Making, key: string, type: GoType, span: Span, depth: number): Type {
  const named: Type = { kind: "named", name: makeStruct(making, key, type, span, depth) };
  const definition = making.made.get(key);
  const isEmpty = definition?.kind === "struct" && definition.fields.length === 0;
  return isEmpty ? { kind: "array", of: BYTE, length: { kind: "integer", value: 0n } } : named;
}

function memoryOfName(making: Making, name: string, depth: number): Type {
  const declared = making.goPackage.types.get(name);
  if (declared !== undefined) {
    if (declared.generic) return unknown("it is generic");
    return declared.type.kind === "struct"
      ? memoryOfStruct(making, PREFIX + name, declared.type, declared.span, depth)
      : memoryOf(making, declared.type, depth + 1);
  }
  if (name === "bool") return { kind: "scalar", name: "bool" };
  const predeclared = predeclaredType(name);
  if (predeclared?.kind === "named")
    return useRecord(making, name === "string" ? "_GoString_" : "GoInterface");
  return predeclared ?? unknown(`\`${name}\` is not known`);
}

function memoryOfQualified(making: Making, type: Extract<GoType, { kind: "qualified" }>): Type {
  if (type.package === "unsafe" && type.name === "Pointer") return VOID_POINTER;
  const part = making.goPackage.cOf.get(type.span.file);
  const named = type.package === "C" ? part?.typeOf.get(type.name) : undefined;
  return named === undefined ? unknown("it is of another package") : making.cgoFieldType(named);
}

function memoryOfArray(making: Making, type: GoType, depth: number): Type {
  const file = making.goPackage.fileOf.get(type.span.file);
  const elements = file === undefined ? null : elementsOf(file, type);
  const length = elements === null ? null : lengthOf(making.goPackage, elements.length, 0);
  if (elements === null || length === null) return unknown("its length is not known");
  return { kind: "array", of: memoryOf(making, elements.of, depth + 1), length };
}

/** A number, a constant of the package that is one, or a constant of C. */
function lengthOf(goPackage: GoPackage, tokens: readonly GoToken[], depth: number): Length | null {
  const [first, dot, name] = tokens;
  if (first?.text === "C" && dot?.text === "." && tokens.length === 3 && name !== undefined)
    return goPackage.cConstants.has(name.text) ? { kind: "constant", name: name.text } : null;
  if (tokens.length !== 1 || depth > DEEPEST) return null;
  if (first?.kind === "identifier")
    return lengthOf(goPackage, goPackage.constants.get(first.text) ?? [], depth + 1);
  const value = first?.kind === "number" ? integerOf(first.text) : null;
  return value === null ? null : { kind: "integer", value };
}

/** No array is as long as a literal of so many digits says; turning a hostile one into a number costs time. */
const MOST_DIGITS = 100;

/** The value of an integer literal (Go specification, Integer literals); null for other numbers. */
function integerOf(text: string): bigint | null {
  const digits = text.replaceAll("_", "");
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits}`);
  return /^(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|\d+)$/.test(digits) && digits.length < MOST_DIGITS
    ? BigInt(digits.toLowerCase())
    : null;
}

function useRecord({ made }: Making, name: keyof typeof CGO_RECORDS): Type {
  const key = PREFIX + name;
  made.set(key, CGO_RECORDS[name]);
  return { kind: "named", name: key };
}

function isZeroSized(type: Type | undefined, made: ReadonlyMap<string, TypeDefinition>): boolean {
  if (type?.kind === "array")
    return (type.length?.kind === "integer" && type.length.value === 0n) || isZeroSized(type.of, made);
  const definition = type?.kind === "named" ? made.get(type.name) : undefined;
  return definition?.kind === "struct" && isEmptyRecord(definition, made);
}

function isEmptyRecord({ fields }: RecordDefinition, made: ReadonlyMap<string, TypeDefinition>): boolean {
  return fields.every(({ type }) => isZeroSized(type, made));
}

function unknown(reason: string): Extract<Type, { kind: "unknown" }> {
  return { kind: "unknown", reason };
}
