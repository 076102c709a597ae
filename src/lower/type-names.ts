import type { Bridge, BridgeParam, BridgeType, Operation, ValueType } from "../idl/bridge/bridge.ts";

/** The bridge with the names of its types changed wherever they stand. */
export function withTypeNames(bridge: Bridge, names: ReadonlyMap<string, string>): Bridge {
  const named = (name: string): string => names.get(name) ?? name;
  const valueTyped = (type: ValueType): ValueType => {
    if (type.kind === "array") return { ...type, of: valueTyped(type.of) };
    return type.kind === "scalar" ? type : { ...type, name: named(type.name) };
  };
  const typed = (type: BridgeType): BridgeType => {
    switch (type.kind) {
      case "struct-pointer":
      case "handle":
      case "callback":
        return { ...type, name: named(type.name) };
      case "bytes":
      case "text":
      case "path":
      case "list":
        return type;
      default:
        return valueTyped(type);
    }
  };
  const params = (all: readonly BridgeParam[]): readonly BridgeParam[] =>
    all.map((param) => ({ ...param, type: typed(param.type) }));
  const operation = (one: Operation): Operation => ({
    ...one,
    params: params(one.params),
    returns: one.returns === null ? null : { ...one.returns, type: typed(one.returns.type) },
    errors: one.errors === null ? null : named(one.errors),
  });
  const item = <T extends { readonly name: string }>(one: T): T => ({ ...one, name: named(one.name) });
  return {
    ...bridge,
    errors: bridge.errors.map(item),
    structs: bridge.structs.map((struct) => ({
      ...item(struct),
      fields: struct.fields.map((field) => ({ ...field, type: valueTyped(field.type) })),
    })),
    enums: bridge.enums.map(item),
    callbacks: bridge.callbacks.map((callback) => ({
      ...item(callback),
      params: params(callback.params),
      returns:
        callback.returns === null || callback.returns === "continue"
          ? callback.returns
          : valueTyped(callback.returns),
    })),
    handles: bridge.handles.map((handle) => ({
      ...item(handle),
      borrows: handle.borrows.map(named),
      operations: handle.operations.map(operation),
    })),
    functions: bridge.functions.map(operation),
  };
}
