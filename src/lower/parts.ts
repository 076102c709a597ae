import type { Bridge, BridgeParam, BridgeType, Operation, Shape } from "../idl/bridge/bridge.ts";
import { findCallback } from "../idl/bridge/find-item.ts";
import { isNumber } from "../idl/bridge/list-item.ts";
import type { ParamPart, ResultPart } from "./lowered.ts";

/** A part of a parameter of an operation, in the order in which they cross. */
export interface NamedPart<P> {
  readonly part: P;
  readonly name: string;
}

function valueParts(name: string, type: BridgeType, bridge: Bridge): readonly NamedPart<ParamPart>[] {
  const slice = [
    { part: "pointer", name },
    { part: "length", name: `${name}_len` },
  ] as const;
  switch (type.kind) {
    case "bytes":
    case "text":
    case "path":
      return slice;
    case "list":
      if (isNumber(type.of)) return slice;
      return [...slice, { part: "ends", name: `${name}_ends` }, { part: "count", name: `${name}_count` }];
    case "callback":
      if (findCallback(bridge, type.name).scope === "registered") return [{ part: "value", name }];
      return [
        { part: "call", name },
        { part: "context", name: `${name}_ctx` },
      ];
    default:
      return [{ part: "value", name }];
  }
}

/** What a parameter called `name` crosses as, by the table "Parameters" of BRIDGE.md. */
export function paramParts(
  param: Pick<BridgeParam, "type" | "optional">,
  name: string,
  bridge: Bridge,
): readonly NamedPart<ParamPart>[] {
  const parts = valueParts(name, param.type, bridge);
  // A handle that is absent is null.
  if (!param.optional || param.type.kind === "handle") return parts;
  return [{ part: "present", name: `has_${name}` }, ...parts];
}

/** What a result crosses as in one shape, by the table "Results" of BRIDGE.md. */
export function resultParts(shape: Shape | "none", optional: boolean): readonly NamedPart<ResultPart>[] {
  const found = optional ? ([{ part: "found", name: "found" }] as const) : [];
  switch (shape) {
    case "none":
      return [];
    case "into":
      return [
        { part: "destination", name: "dst" },
        { part: "capacity", name: "dst_len" },
        { part: "needed", name: "needed" },
      ];
    case "visit":
      return [{ part: "call", name: "visit" }, { part: "context", name: "visit_ctx" }, ...found];
    default:
      return [{ part: "value", name: "result" }, ...found];
  }
}

/** The shapes of an operation's result, one for each of its symbols. A constructor gives its handle. */
export function shapesOf({ kind, returns }: Operation): readonly (Shape | "none")[] {
  if (returns !== null) return returns.shapes;
  return kind === "constructor" ? ["value"] : ["none"];
}

export { findCallback as callbackNamed };
