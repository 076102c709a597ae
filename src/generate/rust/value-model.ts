import type {
  BridgeConstant,
  BridgeEnum,
  BridgeField,
  BridgeStruct,
  ErrorDomain,
} from "../../idl/bridge/bridge.ts";
import { pascalCase } from "../../lower/case.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { valueInMemory } from "../../lower/memory-type.ts";
import { constantSymbol, typeSymbol, variantSymbol } from "../../lower/symbols.ts";
import { docTexts } from "../doc-texts.ts";
import { abiType, valueType } from "./bridge-types.ts";
import { docLines, EXPORT_MARK } from "./doc-lines.ts";
import { printArm, printAssignment, printSignature } from "./print-rust.ts";

/** Enums, flags and error domains: an alias of an integer with constants, and a safe type. */
export interface ValuesModel {
  readonly name: string;
  readonly symbol: string;
  readonly repr: string;
  readonly doc: readonly string[];
  readonly constants: readonly string[];
  readonly isDomain: boolean;
  readonly isFlags: boolean;
  /** Whether values beyond the variants are kept. */
  readonly isOpen: boolean;
  /** The variants of a Rust enum, or the constants of a newtype. */
  readonly variants: readonly string[];
  readonly variantConstants: readonly string[];
  readonly receiveArms: readonly string[];
  readonly sendArms: readonly string[];
  /** All bits of flags that have a name. */
  readonly bits: string;
}

/** An enum or flags: how they cross, and as the implementation sees them. */
export function modelEnum({ bridge }: LoweredBridge, item: BridgeEnum): ValuesModel {
  const isEnum = !item.flags && !item.open;
  return {
    ...modelValues(bridge.prefix, item, item.repr, item.variants),
    isDomain: false,
    isFlags: item.flags,
    isOpen: item.open,
    ...(isEnum ? {} : { variants: [], receiveArms: [], sendArms: [] }),
    bits: String(item.variants.reduce((bits, { value }) => bits | value, 0n)),
  };
}

/** A domain of errors: its codes as they cross, and as the implementation names them. */
export function modelDomain({ bridge }: LoweredBridge, domain: ErrorDomain): ValuesModel {
  return {
    ...modelValues(bridge.prefix, domain, "i32", domain.codes),
    isDomain: true,
    isFlags: false,
    isOpen: false,
    bits: "0",
  };
}

type Values = Omit<ValuesModel, "isDomain" | "isFlags" | "isOpen" | "bits">;

function modelValues(
  prefix: string,
  item: BridgeEnum | ErrorDomain,
  repr: string,
  values: BridgeEnum["variants"],
): Values {
  const symbol = typeSymbol(prefix, item.name);
  const named = values.map((value) => ({
    value,
    constant: variantSymbol(prefix, item.name, value.name),
    variant: `${item.name}::${pascalCase(value.name)}`,
  }));
  const indent = " ".repeat(12);
  return {
    name: item.name,
    symbol,
    repr,
    doc: docLines(docTexts(item), ""),
    constants: named.flatMap(({ value, constant }) => [
      ...docLines(docTexts(value), ""),
      ...printAssignment(`pub const ${constant}: ${symbol}`, String(value.value), ""),
    ]),
    variants: values.flatMap((value) => [
      ...docLines(docTexts(value), "    "),
      `    ${pascalCase(value.name)},`,
    ]),
    variantConstants: named.flatMap(({ value, constant }) => [
      ...docLines(docTexts(value), "    "),
      ...printAssignment(
        `pub const ${value.name.toUpperCase()}: ${item.name}`,
        `${item.name}(${constant})`,
        "    ",
      ),
    ]),
    receiveArms: named.flatMap(({ constant, variant }) => printArm(constant, `Ok(${variant})`, indent)),
    sendArms: named.flatMap(({ constant, variant }) => printArm(variant, constant, indent)),
  };
}

/** A struct as it crosses, as the implementation sees it, and the way between the two. */
export interface StructModel {
  readonly name: string;
  readonly symbol: string;
  readonly isSized: boolean;
  readonly doc: readonly string[];
  readonly abiFields: readonly string[];
  readonly fields: readonly string[];
  /** Their names, with what an older caller's struct stands for. */
  readonly names: readonly { readonly name: string; readonly standIn: string }[];
  readonly receive: readonly string[];
  readonly send: readonly string[];
}

/** A struct with the conversions in both directions. */
export function modelStruct(lowered: LoweredBridge, struct: BridgeStruct): StructModel {
  const { prefix } = lowered.bridge;
  const symbol = typeSymbol(prefix, struct.name);
  const fields = struct.fields.map((field) => ({
    field,
    doc: docLines(docTexts(field), "    "),
  }));
  return {
    name: struct.name,
    symbol,
    isSized: struct.sized,
    doc: docLines(docTexts(struct), ""),
    abiFields: [
      ...(struct.sized
        ? ["    /// The size of the struct that its owner knows.", "    pub size: usize,"]
        : []),
      ...fields.flatMap(({ field, doc }) => [
        ...doc,
        `    pub ${field.name}: ${abiType(valueInMemory(field.type, prefix))},`,
      ]),
    ],
    fields: fields.flatMap(({ field, doc }) => [...doc, `    pub ${field.name}: ${valueType(field.type)},`]),
    names: struct.fields.map((field) => ({ name: field.name, standIn: standIn(prefix, field) })),
    receive: printSignature("fn receive", [`abi: ${symbol}`], " -> Result<Self, abi::Failure> {", "    "),
    send: printSignature("fn send", ["self"], ` -> ${symbol} {`, "    "),
  };
}

/** What crosses for a field's default; all bits zero where it has none. */
function standIn(prefix: string, field: BridgeField): string {
  return field.default === undefined ? `abi::zero::<${valueType(field.type)}>()` : defaultText(prefix, field);
}

/** What crosses for the default that a field has. */
export function defaultText(prefix: string, { type, default: value }: BridgeField): string {
  switch (value?.kind) {
    case undefined:
      throw new Error("the field has no default");
    case "integer":
      return String(value.value);
    case "float":
      return floatLiteral(value.text);
    case "bool":
      return value.value ? "1" : "0";
    case "variant":
      return type.kind === "enum" ? variantSymbol(prefix, type.name, value.name) : "0";
  }
}

/** A number of Rust that is a float wherever it stands. */
function floatLiteral(text: string): string {
  return /[.eE]/.test(text) ? text : `${text}.0`;
}

/** The lines of a constant. */
export function modelConstant({ bridge }: LoweredBridge, constant: BridgeConstant): readonly string[] {
  const name = constantSymbol(bridge.prefix, constant.name);
  const [type, value] = constantText(constant);
  return [
    ...docLines(docTexts(constant), ""),
    EXPORT_MARK,
    ...printAssignment(`pub const ${name}: ${type}`, value, ""),
  ];
}

function constantText({ type, value }: BridgeConstant): readonly [string, string] {
  switch (type) {
    case "string":
      return ["&str", rustString(String(value))];
    case "char32":
      return ["char", `'\\u{${BigInt(value).toString(16)}}'`];
    case "bool":
      return ["bool", value === true || value === 1n ? "true" : "false"];
    case "f32":
    case "f64":
      return [type, floatLiteral(String(value))];
    default:
      return [type, String(value)];
  }
}

/** A literal with nothing but printable ASCII in it. */
export function rustString(text: string): string {
  const escaped = [...text].map((character) => {
    if (character === '"' || character === "\\") return `\\${character}`;
    if (/^[ -~]$/.test(character)) return character;
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${escaped.join("")}"`;
}
