import type { Bridge, BridgeEnum } from "../../idl/bridge/bridge.ts";
import { pascalCase } from "../../lower/case.ts";
import { typeSymbol, variantSymbol } from "../../lower/symbols.ts";
import { madeValue, numberBeyond, type TestValue, testValue } from "./test-values.ts";
import { partsName } from "./test-versions.ts";
import { defaultText } from "./value-model.ts";

/** The functions that make a struct on either side. */
export interface StructMakers {
  readonly name: string;
  readonly symbol: string;
  readonly safeName: string;
  readonly abiName: string;
  readonly isSized: boolean;
  /** Of a sized one: the function that knows where its fields end. */
  readonly parts: string;
  readonly fields: readonly (TestValue & {
    readonly name: string;
    /** What stands for the field of a partner that does not know it, as it crosses. */
    readonly standIn: string;
  })[];
}

export function modelMakers(bridge: Bridge): readonly StructMakers[] {
  return bridge.structs.map((struct) => {
    const { safe, abi } = madeValue(struct.name);
    return {
      name: struct.name,
      symbol: typeSymbol(bridge.prefix, struct.name),
      safeName: safe,
      abiName: abi,
      isSized: struct.sized,
      parts: partsName(struct.name),
      fields: struct.fields.map((field) => ({
        name: field.name,
        ...testValue(bridge, field.type, field.name),
        standIn:
          field.default === undefined ? "unsafe { std::mem::zeroed() }" : defaultText(bridge.prefix, field),
      })),
    };
  });
}

/** The functions that make a value of an enum or of flags: the first unless the script varies. */
export interface EnumMakers {
  readonly name: string;
  readonly symbol: string;
  readonly safeName: string;
  readonly abiName: string;
  readonly safe: string;
  readonly abi: string;
  readonly count: number;
}

export function modelEnumMakers(bridge: Bridge): readonly EnumMakers[] {
  return bridge.enums.map((one) => {
    const { safe, abi } = madeValue(one.name);
    const values = variations(bridge, one);
    return {
      name: one.name,
      symbol: typeSymbol(bridge.prefix, one.name),
      safeName: safe,
      abiName: abi,
      safe: values.map((value) => value.safe).join(", "),
      abi: values.map((value) => value.abi).join(", "),
      count: values.length,
    };
  });
}

/** The last variant, each other one, and what else may cross: a number of none, all flags, and no flag. */
function variations({ prefix }: Bridge, whole: BridgeEnum): readonly TestValue[] {
  const { name, flags, open, variants } = whole;
  const last = variants.at(-1);
  if (last === undefined) throw new Error(`${name} has no variants`);
  const ordered = [last, ...variants.slice(0, -1)].map((variant) => ({
    safe: `${name}::${flags || open ? variant.name.toUpperCase() : pascalCase(variant.name)}`,
    abi: variantSymbol(prefix, name, variant.name),
  }));
  if (flags) {
    const all = (side: keyof TestValue): string => ordered.map((value) => value[side]).join(" | ");
    return [...ordered, { safe: all("safe"), abi: all("abi") }, { safe: `${name}::default()`, abi: "0" }];
  }
  const beyond = open ? numberBeyond(whole) : null;
  return beyond === null ? ordered : [...ordered, { safe: `${name}(${beyond})`, abi: beyond }];
}
