import type {
  BridgeParam,
  BridgeScalar,
  BridgeType,
  IntegerName,
  ListItem,
  ValueType,
} from "../../idl/bridge/bridge.ts";
import { letterOf, saltOf } from "../test-salts.ts";
import { goString } from "./literals.ts";
import { variantName } from "./names.ts";
import { type GoTypes, goItem, goType } from "./types.ts";

/** The function of the tests that makes a struct: `bridgeRect`. */
export function structSample(name: string): string {
  return `bridge${name}`;
}

/**
 * A value in Go, of its type wherever it stands: the same that the scripted library expects under that name, or gives.
 */
export function sampleValue(
  types: GoTypes,
  { type, max, name }: Pick<BridgeParam, "type" | "max" | "name">,
): string {
  const most = max === null || max > LONGEST ? Number(LONGEST) : Number(max);
  const letter = letterOf(name);
  switch (type.kind) {
    case "bytes":
      return `[]byte(${bytesText([letter, "\\x00", "\\xff"].slice(0, most))})`;
    case "text":
      return goString(most >= TEXT_LENGTH ? `${letter}\u00e4` : most === 0 ? "" : letter);
    case "path":
      return goString(`${letter}/q`.slice(0, most));
    case "list":
      return sampleList(type.of, name, most);
    case "handle":
    case "callback":
      throw new Error(`${type.kind} is no value`);
    default:
      return plainValue(types, type, name);
  }
}
const LONGEST = 99n;
const TEXT_LENGTH = 3;

function bytesText(escaped: readonly string[]): string {
  return `"${escaped.join("")}"`;
}

function sampleList(item: ListItem, name: string, most: number): string {
  const items =
    item === "bytes" || item === "text"
      ? ITEMS.map((text) => (item === "bytes" ? `[]byte("${text}")` : `"${text}"`))
      : numbersOf(item, name);
  return `[]${goItem(item)}{${items.slice(0, most).join(", ")}}`;
}

/** Items of a packed list, one of them empty. */
export const ITEMS = ["a", "", "b"] as const;

function numbersOf(item: Exclude<ListItem, "bytes" | "text">, name: string): readonly string[] {
  if (item === "f32" || item === "f64")
    return [`1.${saltOf(name)}5`, `-math.MaxFloat${item === "f32" ? 32 : 64}`];
  return [greatest(item, saltOf(name)), least(item)];
}

function plainValue(types: GoTypes, type: ValueType | BridgeType, name: string): string {
  switch (type.kind) {
    case "scalar":
      return scalarValue(type.name, name);
    case "enum":
      return lastVariant(types, type.name);
    case "struct":
    case "struct-pointer":
      return `${structSample(types.named(type.name))}()`;
    case "array": {
      const value = plainValue(types, type.of, name);
      return `${goType(types, type)}(slices.Repeat([]${goType(types, type.of)}{${value}}, ${type.length}))`;
    }
    default:
      throw new Error(`${type.kind} is no plain value`);
  }
}

function scalarValue(name: BridgeScalar, of: string): string {
  switch (name) {
    case "bool":
      return String(saltOf(of) % 2 === 0);
    case "char32":
      return "'\\U0010ffff'";
    case "f32":
    case "f64":
      return `float${name === "f32" ? 32 : 64}(-1.${saltOf(of)}5)`;
    default:
      return greatest(name, saltOf(of));
  }
}

const BITS: Readonly<Record<Exclude<IntegerName, "isize" | "usize">, bigint>> = {
  i8: 7n,
  i16: 15n,
  i32: 31n,
  i64: 63n,
  u8: 8n,
  u16: 16n,
  u32: 32n,
  u64: 64n,
};

/** The greatest number of a type less a small one. */
function greatest(name: IntegerName, less: number): string {
  if (name === "isize") return `int(math.MaxInt - ${less})`;
  if (name === "usize") return `uint(math.MaxUint - ${less})`;
  return `${goItem(name)}(${(1n << BITS[name]) - 1n - BigInt(less)})`;
}

function least(name: IntegerName): string {
  if (name.startsWith("u")) return "0";
  return name === "isize" ? "math.MinInt" : `-${1n << BITS[name === "usize" ? "u64" : name]}`;
}

function lastVariant(types: GoTypes, name: string): string {
  const last = types.bridge.enums.find((one) => one.name === name)?.variants.at(-1);
  if (last === undefined) throw new Error(`${name} has no variants`);
  return variantName(types.named(name), last.name);
}
