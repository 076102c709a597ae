import type { BridgeParam, BridgeType } from "../../idl/bridge/bridge.ts";
import { isNumber, isPacked } from "../../idl/bridge/list-item.ts";
import type { LoweredParam, ParamPart } from "../../lower/lowered.ts";
import { typeSymbol } from "../../lower/symbols.ts";
import { derivedName, localName, receiverVariable } from "./names.ts";
import { viewName } from "./operation-callbacks.ts";
import type { Scene } from "./operation-scene.ts";
import { cItem, cType, type GoTypes, isPointedAt, toC } from "./types.ts";

/** What a parameter needs before it can cross. */
export function preparation(
  param: BridgeParam,
  beside: readonly BridgeParam[],
  types: GoTypes,
): readonly string[] {
  const local = localName(param.name);
  const { type } = param;
  const derived = (ending: string): string => derivedName(param.name, ending, beside);
  const packs = isPacked(type) ? [`${derived("Data")}, ${derived("Ends")} := pack(${local})`] : [];
  if (!param.optional) return packs;
  const has = derived("Present");
  if (type.kind === "handle")
    return [
      `var ${derived("Handle")} *handle`,
      `if ${local} != nil {`,
      `\t${derived("Handle")} = &${local}.h`,
      "}",
    ];
  if (!isPointedAt(type)) return [`${has} := byteOf(${local} != nil)`, ...packs];
  const crosses = type.kind === "text" || type.kind === "path";
  const raw = crosses ? "string" : cType(types, type);
  const value = crosses
    ? `*${local}`
    : toC(types, type, type.kind.startsWith("struct") ? local : `*${local}`);
  return [
    `var ${has} C.uint8_t`,
    `var ${derived("Value")} ${raw}`,
    `if ${local} != nil {`,
    `\t${has}, ${derived("Value")} = 1, ${value}`,
    "}",
  ];
}

/** What is passed to the function around a symbol. */
export function callArguments(scene: Scene): readonly string[] {
  return scene.symbol.params.flatMap((param) => argument(param, scene));
}

function argument({ stands }: LoweredParam, scene: Scene): readonly string[] {
  const { of, symbol, tier, lowered } = scene;
  const { prefix } = lowered.bridge;
  switch (stands.kind) {
    case "receiver":
      return of.handle === null
        ? []
        : [`(*C.${typeSymbol(prefix, of.handle.name)})(${receiverVariable(of.handle)}.h.ptr)`];
    case "cancel":
      return [tier === "safe" ? "cancel.token" : "tokenOf(cancel)"];
    case "context":
    case "error":
      return [];
    case "param":
      return paramArgument(stands.of, stands.part, scene);
    case "result":
      if (stands.part === "destination") return [slicePointer("room", of.operation.returns?.type)];
      if (stands.part === "capacity") return ["C.size_t(len(room))"];
      return stands.part === "context" && symbol.shape === "visit"
        ? [`C.uintptr_t(${viewName("Ctx", of)})`]
        : [];
  }
}

function slicePointer(slice: string, type: BridgeType | undefined): string {
  return type?.kind === "list" && isNumber(type.of)
    ? `(*${cItem(type.of)})(unsafe.Pointer(unsafe.SliceData(${slice})))`
    : `bytesOf(${slice})`;
}

function paramArgument(
  param: BridgeParam,
  part: ParamPart,
  { of, types, lowered }: Scene,
): readonly string[] {
  const local = localName(param.name);
  const { type } = param;
  const derived = (ending: string): string => derivedName(param.name, ending, of.operation.params);
  const isText = type.kind === "text" || type.kind === "path";
  const packs = isPacked(type);
  const content = packs ? derived("Data") : isText && param.optional ? derived("Value") : local;
  switch (part) {
    case "present":
      return [derived("Present")];
    case "pointer":
      return [isText ? `textOf(${content})` : slicePointer(content, packs ? { kind: "bytes" } : type)];
    case "length":
      return [`C.size_t(len(${content}))`];
    case "ends":
      return [`unsafe.SliceData(${derived("Ends")})`];
    case "count":
      return [`C.size_t(len(${derived("Ends")}))`];
    case "context":
      return [`C.uintptr_t(${derived("Ctx")})`];
    case "value":
      if (type.kind === "callback") return [`C.uintptr_t(${derived("Ctx")})`];
      if (type.kind === "handle") {
        const pointer = param.optional ? `${derived("Handle")}.pointer()` : `${local}.h.ptr`;
        return [`(*C.${typeSymbol(lowered.bridge.prefix, type.name)})(${pointer})`];
      }
      return [param.optional ? derived("Value") : toC(types, type, local)];
    case "call":
      return [];
  }
}
