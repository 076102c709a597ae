import type { LoweredBridge, LoweredOperation, LoweredParam, LoweredSymbol } from "../../lower/lowered.ts";
import { freeSymbol } from "../../lower/symbols.ts";
import { madeHandle } from "./test-handles.ts";
import { testSlice, testValue } from "./test-values.ts";

/** Whether a parameter is a place for a result, which shows whether something was written to it. */
export function isResult(stands: LoweredParam["stands"]): boolean {
  return stands.kind === "result" && ["value", "found", "needed"].includes(stands.part);
}

/** Looks at what a good call has written, and frees it. */
export function finishLines(
  { bridge }: LoweredBridge,
  low: LoweredOperation,
  symbol: LoweredSymbol,
): readonly string[] {
  const { operation } = low;
  const { prefix } = bridge;
  const made = madeHandle(low);
  const found = operation.returns?.optional && symbol.shape !== "into" ? ["assert_eq!(*self.found, 1);"] : [];
  if (symbol.shape === "none" || symbol.shape === "visit") return found;
  if (made !== null)
    return [...found, "assert!(!(*self.result).is_null());", `${freeSymbol(prefix, made)}(*self.result);`];
  const type = operation.returns?.type;
  if (type === undefined) return found;
  switch (symbol.shape) {
    case "batch":
      return [
        ...found,
        'assert_eq!(slice((*self.result).ptr, (*self.result).len), b"ab");',
        "assert_eq!(slice((*self.result).ends, (*self.result).count), [1, 1, 2]);",
        `${prefix}list_free(self.result.read());`,
      ];
    case "owned": {
      const { pointer, length } = testSlice(type, null, "result");
      const item = type.kind === "list" ? type.of : "u8";
      return [
        ...found,
        `let wanted: &[${item}] = slice(${pointer}, ${length});`,
        "let buf = self.result.read();",
        "assert_eq!(buf.len, std::mem::size_of_val(wanted));",
        `assert_eq!(slice(buf.ptr.cast::<${item}>(), wanted.len()), wanted);`,
        `${prefix}buf_free(buf);`,
      ];
    }
    case "into": {
      const { pointer, length } = testSlice(type, null, "result");
      const item = type.kind === "list" ? type.of : "u8";
      return [
        `let wanted: &[${item}] = slice(${pointer}, ${length});`,
        "assert_eq!(*self.needed, wanted.len());",
        "assert_eq!(slice(self.dst, wanted.len()), wanted);",
      ];
    }
    default: {
      const value =
        type.kind === "scalar" || type.kind === "enum" || type.kind === "struct" || type.kind === "array"
          ? testValue(bridge, type, "result").abi
          : "()";
      return [...found, `assert_eq!(format!("{:?}", *self.result), format!("{:?}", ${value}));`];
    }
  }
}

/** Looks at what was written where an optional result is not there. */
export function nothingLines({ operation }: LoweredOperation, { shape }: LoweredSymbol): readonly string[] {
  if (shape === "into") return ["assert_eq!(*self.needed, usize::MAX);"];
  const found = "assert_eq!(*self.found, 0);";
  if (shape === "owned" || shape === "batch") return [found, "assert!((*self.result).ptr.is_null());"];
  return operation.returns?.type.kind === "handle" ? [found, "assert!((*self.result).is_null());"] : [found];
}

/** A place that is too small for the result by one. */
export function smallLines({ returns }: LoweredOperation["operation"]): readonly string[] {
  if (returns === null) return [];
  const { length } = testSlice(returns.type, null, "result");
  return [
    `call.dst_len = ${length - 1};`,
    "assert_eq!(call.run(), 0);",
    `assert_eq!(unsafe { *call.needed }, ${length});`,
    "assert!(is_untouched(call.dst));",
  ];
}
