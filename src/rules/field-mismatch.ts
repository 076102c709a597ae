import type { FieldPair } from "../compare/pair.ts";
import { type Grade, type Graded, gravest } from "./grade.ts";
import { type MismatchKind, memberMismatch, type PlaceMismatch } from "./place-mismatch.ts";

/** What a field of two sides is reported for; each is the business of exactly one rule. */
export type FieldMismatchKind = MismatchKind | "missing" | "order" | "bits" | "name" | "offset";

export interface FieldMismatch extends Graded {
  readonly kind: FieldMismatchKind;
  /** The mismatch of types behind it; null where another fact of the field differs. */
  readonly type: PlaceMismatch | null;
}

/** The one mismatch that a field is reported for, so that exactly one rule speaks of it. Null if both sides agree. */
function fieldMismatch(pair: FieldPair): FieldMismatch | null {
  const plain = (kind: FieldMismatchKind, grade: Grade): FieldMismatch => ({ kind, grade, type: null });
  if (pair.change !== "kept") return plain("missing", gradeOfMissing(pair));
  if (pair.holder === "struct" && pair.reordered) return plain("order", "memory");
  const type = memberMismatch(pair);
  const isBitField = pair.baseline.bits !== undefined || pair.current.bits !== undefined;
  if (pair.bitsChanged || (isBitField && type?.grade === "memory")) return plain("bits", "memory");
  const found = gravest([
    ...(type === null ? [] : [{ kind: type.kind, grade: type.grade, type }]),
    ...(pair.renamed !== null ? [plain("name", pair.reserved ? "spelling" : "meaning")] : []),
    ...(hasOtherQualifiers(pair) ? [plain("spelling", "spelling")] : []),
  ]);
  if (found !== null && found.grade !== "spelling") return found;
  return isDisplaced(pair) ? plain("offset", "memory") : found;
}

/** The mismatch of a field, if it is of this kind. */
export function fieldMismatchOf(pair: FieldPair, kind: FieldMismatchKind): FieldMismatch | null {
  const mismatch = fieldMismatch(pair);
  return mismatch?.kind === kind ? mismatch : null;
}

/** Bytes that only hold a place, spelled out on one side and padding on the other, are the same memory. */
function gradeOfMissing(pair: FieldPair): Grade {
  if (pair.holder === "union") return pair.holderResized ? "memory" : "meaning";
  const moves = pair.holderResized || pair.consequences.some(({ kind }) => kind === "displaced");
  if (moves || pair.place === "end" || pair.place === "middle") return "memory";
  if (pair.reserved) return "spelling";
  return pair.takenFrom === null ? "memory" : "meaning";
}

function hasOtherQualifiers(pair: FieldPair): boolean {
  if (pair.change !== "kept") return false;
  const { baseline, current } = pair;
  return baseline.const !== current.const || baseline.volatile !== current.volatile;
}

function isDisplaced({ offset }: FieldPair): boolean {
  return offset.from !== null && offset.to !== null && offset.from !== offset.to;
}
