import type { Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import { type Comparison, DEEPEST_TYPE } from "./comparison.ts";
import { signatureOf } from "./value-class.ts";

/** Where a value stands: in memory, or in a call, which has its own ways for records. */
export type Standing = "memory" | "param" | "return" | "call";

/** Narrower values are extended by their caller on some targets, and records of them are not (`callerExtends`). */
const LEAST_BYTES = 4;
/** Wider ones are more than a register on some targets. */
const MOST_BYTES_IN_CALLS = 8;

/**
 * Two types with the struct of one member taken off where only one side has it: the same bytes, and in a call also the
 * same registers on this target (a newtype of Rust that is `repr(C)`, or a handle of C that is a struct around a pointer).
 * Null if there is nothing to take off, or it makes a difference.
 *
 * @param standing where the two stand; what is behind their pointers stands in memory.
 */
export function withoutWrapper(
  definition: Type,
  declaration: Type,
  comparison: Comparison,
  standing: Standing,
): readonly [definition: Type, declaration: Type] | null {
  const { baseline, current } = comparison;
  let from = baseline.resolve(definition);
  let to = current.resolve(declaration);
  const around: ((pair: readonly [Type, Type]) => readonly [Type, Type])[] = [];
  for (let depth = 0; depth < DEEPEST_TYPE; depth++) {
    const plain = takenOff(from, to, comparison, depth === 0 ? standing : "memory");
    if (plain !== null) return around.reduceRight((pair, put) => put(pair), plain);
    if (from.kind === "pointer" && to.kind === "pointer") {
      const [left, right] = [from, to];
      around.push(([a, b]) => [
        { ...left, to: a },
        { ...right, to: b },
      ]);
      [from, to] = [baseline.resolve(from.to), current.resolve(to.to)];
    } else if (from.kind === "array" && to.kind === "array") {
      const [left, right] = [from, to];
      around.push(([a, b]) => [
        { ...left, of: a },
        { ...right, of: b },
      ]);
      [from, to] = [baseline.resolve(from.of), current.resolve(to.of)];
    } else return null;
  }
  return null;
}

function takenOff(
  from: Type,
  to: Type,
  comparison: Comparison,
  standing: Standing,
): readonly [Type, Type] | null {
  const { baseline, current } = comparison;
  const [left, right] = [memberOf(from, baseline), memberOf(to, current)];
  const plain: readonly [Type, Type] | null =
    left !== null && isPlain(to, current)
      ? [left, to]
      : right !== null && isPlain(from, baseline)
        ? [from, right]
        : null;
  return plain !== null && isAlike(from, to, comparison, standing) ? plain : null;
}

/** The one thing that a struct holds, through structs that hold but such a struct; null if the type is none. */
function memberOf(type: Type, view: View): Type | null {
  let at = type;
  for (let depth = 0; depth < DEEPEST_TYPE && at.kind === "named"; depth++) {
    if (view.types.get(at.name)?.kind !== "struct") break;
    const layout = view.layoutOf(at);
    if (layout.kind !== "sized") return null;
    const [only, ...others] = layout.fields.filter(({ size }) => size > 0);
    if (only === undefined || others.length > 0 || only.bitWidth !== undefined) return null;
    if (only.size !== layout.size) return null;
    at = view.resolve(only.field.type);
  }
  return at !== type && isPlain(at, view) ? at : null;
}

function isPlain(type: Type, view: View): boolean {
  if (type.kind === "scalar" || type.kind === "pointer" || signatureOf(type, view) !== null) return true;
  return type.kind === "named" && view.types.get(type.name)?.kind === "enum";
}

function isAlike(from: Type, to: Type, { baseline, current }: Comparison, standing: Standing): boolean {
  const [left, right] = [baseline.layoutOf(from), current.layoutOf(to)];
  if (left.kind !== "sized" || right.kind !== "sized") return false;
  if (left.size !== right.size || left.align !== right.align || left.size < LEAST_BYTES) return false;
  if (standing === "memory") return true;
  const positions = standing === "call" ? (["param", "return"] as const) : [standing];
  return left.size <= MOST_BYTES_IN_CALLS && positions.every((at) => isPassedAlike(from, to, at));

  function isPassedAlike(one: Type, other: Type, at: "param" | "return"): boolean {
    const [given, taken] = [baseline.passingOf(one, at), current.passingOf(other, at)];
    // i386 psABI 2.2.3: whatever is a parameter takes the same slots of the stack.
    const isStacked = at === "param" && baseline.target.startsWith("i686");
    const kinds = [given.kind, taken.kind];
    if (isStacked) return kinds.every((kind) => kind === "stack" || kind === "direct");
    if (given.kind !== "direct" || taken.kind !== "direct") return false;
    return given.classes.join() === taken.classes.join();
  }
}
