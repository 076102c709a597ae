import type { Param, Type } from "../../idl/type.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { abiType } from "./bridge-types.ts";
import { printFunctionPointer, printSignature } from "./print-rust.ts";

/** First lines of the functions that every library has, and the type of C's `visit_bytes`. */
export interface SupportExports {
  readonly errorRead: readonly string[];
  readonly errorFree: readonly string[];
  readonly bufFree: readonly string[];
  readonly listFree: readonly string[];
  readonly cancelNew: readonly string[];
  readonly cancelSet: readonly string[];
  readonly cancelFree: readonly string[];
  readonly live: readonly string[];
  readonly abi: readonly string[];
  readonly visitBytes: readonly string[];
}

/** The table "What every library has" of BRIDGE.md, as Rust spells it; of what this library does not need no lines. */
export function modelExports({ bridge: { prefix }, contract }: LoweredBridge): SupportExports {
  const head = (name: string, safety: "" | "unsafe "): string =>
    `pub ${safety}extern "C" fn ${prefix}${name}`;
  const exported = (name: string, safety: "" | "unsafe " = "unsafe "): readonly string[] =>
    (contract.functions.get(prefix + name) ?? []).flatMap(({ params, returns }) =>
      printSignature(head(name, safety), paramTexts(params), `${resultText(returns.type)} {`, ""),
    );
  const visits = contract.types.get(`${prefix}visit_bytes`) ?? [];
  return {
    errorRead: exported("error_read"),
    errorFree: exported("error_free"),
    bufFree: exported("buf_free"),
    listFree: exported("list_free"),
    cancelNew: exported("cancel_new", ""),
    cancelSet: exported("cancel_set"),
    cancelFree: exported("cancel_free"),
    live: exported("live"),
    abi: printSignature(head("abi", ""), [], " -> *const std::os::raw::c_char {", ""),
    visitBytes: visits.flatMap((type) =>
      type.kind === "callback"
        ? printFunctionPointer(
            `pub type ${prefix}visit_bytes =`,
            paramTexts(type.params),
            resultText(type.returns.type),
            ";",
            "",
          )
        : [],
    ),
  };
}

function paramTexts(params: readonly Param[]): readonly string[] {
  return params.map(({ name, type }) => `${name}: ${abiType(type)}`);
}

function resultText(type: Type): string {
  return type.kind === "void" ? "" : ` -> ${abiType(type)}`;
}
