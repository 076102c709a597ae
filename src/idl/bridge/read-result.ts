import type { Span } from "../../source/source-file.ts";
import { placeIn, refuse } from "../read-context.ts";
import type { BridgeType, Operation, OperationResult, Shape } from "./bridge.ts";
import { isNumber } from "./list-item.ts";
import { readType } from "./read-type.ts";
import { type BridgeReading, readHistory } from "./reading.ts";
import type { WrittenOperation, WrittenResult } from "./schema.ts";

/** The shapes in the order in which they are written and in which their symbols stand. */
const SHAPES: readonly Shape[] = ["value", "owned", "into", "visit", "batch"];

/** Whether values of the type have lengths of their own, in bytes or elements. */
export function hasLength(type: BridgeType): boolean {
  return type.kind === "bytes" || type.kind === "text" || type.kind === "path" || type.kind === "list";
}

function shapesOf(type: BridgeType): readonly Shape[] {
  if (type.kind === "bytes" || type.kind === "text" || type.kind === "path")
    return ["owned", "into", "visit"];
  if (type.kind !== "list") return ["value"];
  return isNumber(type.of) ? ["owned", "into"] : ["batch", "visit"];
}

/** The shape that a result of the type has if none is named. */
export function defaultShape(type: BridgeType): Shape {
  return shapesOf(type)[0] ?? "value";
}

/** What an op gives back, with its shapes in their order. */
export function readResult(
  reading: BridgeReading,
  name: string,
  op: WrittenOperation,
  kind: Operation["kind"],
): OperationResult | null {
  if (op.returns === undefined) return null;
  const { key, value } = placeIn(reading, op, "returns");
  if (kind === "constructor")
    refuse(
      key,
      `the constructor \`${name}\` gives back the handle, and nothing else`,
      "take `returns` away, or make it an op that returns the handle",
    );
  const written: WrittenResult = typeof op.returns === "string" ? { type: op.returns } : op.returns;
  const at = typeof op.returns === "string" ? value : placeIn(reading, written, "type").value;
  const type = readType(reading, written.type, at);
  refuseResult(type, at);
  const { doc } = readHistory(reading, written);
  return {
    type,
    optional: written.optional ?? false,
    shapes: readShapes(reading, written, type, op),
    ...(doc !== undefined && { doc }),
    span: value,
  };
}

function refuseResult(type: BridgeType, span: Span): void {
  if (type.kind === "struct-pointer")
    refuse(
      span,
      `\`${type.name}\` crosses behind a pointer to memory of the caller, and as a result nobody would free it`,
      `write \`by: value\` on \`${type.name}\`, or a handle with ops that read it`,
    );
  if (type.kind === "callback")
    refuse(
      span,
      `a callback is not given back: nobody would say how long it is valid`,
      "give back a handle with an op to call",
    );
}

function readShapes(
  reading: BridgeReading,
  written: WrittenResult,
  type: BridgeType,
  op: WrittenOperation,
): readonly Shape[] {
  const { shapes } = written;
  if (shapes === undefined) return [defaultShape(type)];
  const possible = shapesOf(type);
  shapes.forEach((shape, index) => {
    const span = placeIn(reading, shapes, index).value;
    if (shapes.indexOf(shape) !== index)
      refuse(span, `the shape \`${shape}\` stands twice`, "keep one of them");
    if (shape === "into" && possible.includes(shape) && op.self === "mut")
      refuse(
        span,
        "`into` with `self: mut`: where the result does not fit, the op is called again, and would change the object twice",
        "take `into` away, or write `self: ref` if a second call changes nothing",
      );
    if (possible.includes(shape)) return;
    const why = hasLength(type) || shape === "value" ? "" : ": it has no length, and comes back as it is";
    refuse(
      span,
      `\`${written.type}\` has no shape \`${shape}\`${why}`,
      possible.length === 1 ? "take `shapes` away" : `possible are ${possible.join(", ")}`,
    );
  });
  return SHAPES.filter((shape) => shapes.includes(shape));
}
