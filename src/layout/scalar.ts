import type { Triple } from "../idl/target.ts";
import type { ScalarName } from "../idl/type.ts";
import { type DataModel, dataModelOf, type FloatFormat } from "./data-model.ts";

/** A scalar as one target has it; size and alignment in bytes. */
export interface ScalarFacts {
  readonly size: number;
  readonly align: number;
  readonly kind: "integer" | "float" | "bool" | "va-list";
  readonly signed: boolean;
  /** Of a float: two formats of one size (x87 and binary128) are different types. */
  readonly format?: FloatFormat;
}

const FLOAT_SIZES = { binary16: 2, binary32: 4, binary64: 8, binary128: 16 } as const;

/** What a scalar is on a target: C17 6.2.5 by the target's psABI. */
export function scalarFacts(name: ScalarName, target: Triple): ScalarFacts {
  const model = dataModelOf(target);
  switch (name) {
    case "bool":
      return { size: 1, align: 1, kind: "bool", signed: false };
    case "i8":
    case "c_schar":
      return integer(1, true, model);
    case "u8":
    case "c_uchar":
      return integer(1, false, model);
    case "c_char":
      return integer(1, model.charSigned, model);
    case "i16":
    case "c_short":
      return integer(2, true, model);
    case "u16":
    case "c_ushort":
      return integer(2, false, model);
    case "i32":
    case "c_int":
      return integer(4, true, model);
    case "u32":
    case "c_uint":
    case "char32":
      return integer(4, false, model);
    case "i64":
    case "c_longlong":
      return integer(8, true, model);
    case "u64":
    case "c_ulonglong":
      return integer(8, false, model);
    case "i128":
      return integer(16, true, model);
    case "u128":
      return integer(16, false, model);
    case "isize":
      return integer(model.pointer, true, model);
    case "usize":
      return integer(model.pointer, false, model);
    case "c_long":
      return integer(model.long, true, model);
    case "c_ulong":
      return integer(model.long, false, model);
    case "wchar":
      return integer(model.wchar.size, model.wchar.signed, model);
    case "f16":
      return float("binary16", model);
    case "f32":
    case "c_float":
      return float("binary32", model);
    case "f64":
    case "c_double":
      return float("binary64", model);
    case "f128":
      return float("binary128", model);
    case "c_longdouble":
      return { ...model.longDouble, kind: "float", signed: true };
    case "va_list":
      return { size: model.vaList.size, align: model.vaList.align, kind: "va-list", signed: false };
  }
}

function integer(size: number, signed: boolean, model: DataModel): ScalarFacts {
  return { size, align: alignOfInteger(size, model), kind: "integer", signed };
}

function alignOfInteger(size: number, model: DataModel): number {
  if (size === 8) return model.int64Align;
  return size === 16 ? model.int128Align : size;
}

function float(format: keyof typeof FLOAT_SIZES, model: DataModel): ScalarFacts {
  const size = FLOAT_SIZES[format];
  return { size, align: size === 8 ? model.float64Align : size, kind: "float", signed: true, format };
}
