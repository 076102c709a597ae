import type { Passing } from "./layout.ts";
import type { Leaf } from "./leaves.ts";
import { direct, HIDDEN_POINTER, IGNORED, STACK, undefinedRecord, type Value } from "./passed-value.ts";

/** The class of an eightbyte, x86-64 psABI 3.2.3. */
type EightbyteClass = "none" | "integer" | "sse" | "sse-up" | "x87" | "x87-up" | "memory";

/** x86-64 psABI 3.2.3, "Parameter Passing" and "Returning of Values". */
export function passSysvX86_64(value: Value, position: "param" | "return"): Passing {
  if (value.flexible && value.size <= 16)
    return { kind: "unknown", reason: "compilers disagree on passing a struct with a flexible array" };
  if (value.size === 0) return IGNORED;
  const inMemory = position === "param" ? STACK : HIDDEN_POINTER;
  if (value.shape.kind === "complex" && value.leaves.some((leaf) => leaf.kind === "x87"))
    return position === "param" ? STACK : direct("x87", "x87");
  if (value.size > 16) return wide(value, inMemory);
  if (value.shape.kind === "bitint")
    return direct(...Array<"integer">(Math.ceil(value.size / 8)).fill("integer"));
  if (value.leaves.some((leaf) => leaf.kind === "vector" && leaf.size < 8))
    return { kind: "unknown", reason: "compilers disagree on passing a vector below 8 bytes" };
  if (value.alignments.some((leaf) => leaf.offset % leaf.align !== 0)) return inMemory;
  return undefinedRecord(value) ?? assign(value.leaves, position, inMemory);
}

/** More than two eightbytes are memory, unless they are one vector register. */
function wide(value: Value, inMemory: Passing): Passing {
  const isVector =
    value.leaves.length > 0 && value.leaves.every((leaf) => leaf.kind === "vector" && leaf.size > 16);
  return isVector
    ? { kind: "unknown", reason: "how a vector above 16 bytes is passed depends on the instruction set" }
    : inMemory;
}

function classify(leaves: readonly Leaf[]): readonly EightbyteClass[] {
  const classes: EightbyteClass[] = ["none", "none"];
  for (const leaf of leaves) {
    const first = Math.floor(leaf.offset / 8);
    const last = Math.floor((leaf.offset + leaf.size - 1) / 8);
    for (let index = first; index <= last; index++)
      classes[index] = merge(classes[index] ?? "none", classOf(leaf, index - first));
  }
  return classes;
}

function classOf(leaf: Leaf, eightbyte: number): EightbyteClass {
  switch (leaf.kind) {
    case "none":
    case "too-deep":
      return "none";
    case "integer":
    case "memory":
      return leaf.kind;
    case "x87":
      return eightbyte === 0 ? "x87" : "x87-up";
    default:
      return eightbyte === 0 ? "sse" : "sse-up";
  }
}

function merge(left: EightbyteClass, right: EightbyteClass): EightbyteClass {
  if (left === right || right === "none") return left;
  if (left === "none") return right;
  if (left === "memory" || right === "memory") return "memory";
  if (left === "integer" || right === "integer") return "integer";
  if (left.startsWith("x87") || right.startsWith("x87")) return "memory";
  return "sse";
}

/**
 * The clean-up after merging (step 5), which is done for nested records by themselves: a union of `long double` and
 * `long` is memory whatever stands beside it.
 */
export function needsMemory(leaves: readonly Leaf[]): boolean {
  const [low, high] = classify(leaves);
  return low === "memory" || high === "memory" || (high === "x87-up" && low !== "x87");
}

/** One register for each class that is left. */
function assign(leaves: readonly Leaf[], position: "param" | "return", inMemory: Passing): Passing {
  if (needsMemory(leaves)) return inMemory;
  const [low = "none", high = "none"] = classify(leaves);
  if (low === "x87") return position === "param" ? STACK : direct("x87");
  if (low === "sse" && high === "sse-up") return direct("vector");
  const classes = [low, high].filter((name) => name !== "none");
  return direct(...classes.map((name) => (name === "integer" ? "integer" : "float")));
}
