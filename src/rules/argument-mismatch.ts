import type { CallPair } from "../compare/pair.ts";
import type { Grade } from "./grade.ts";
import { placeMismatch } from "./place-mismatch.ts";

/**
 * How gravely an argument's conversion and its parameter differ; null where they are the same memory, for cgo itself
 * tells apart what only has another name.
 */
export function argumentMismatch({
  differences,
}: NonNullable<CallPair["argument"]>): Exclude<Grade, "spelling"> | null {
  const grade = placeMismatch({ differences, resized: false, isByte: false })?.grade ?? "spelling";
  return grade === "spelling" ? null : grade;
}
