import type { Field } from "../../idl/contract.ts";
import type { RecordSpecifier } from "../../syntax/c/declaration.ts";
import type { Resolution } from "./resolution.ts";

/** The fields of a record with the packing that goes with them, in bytes; null for none. */
export interface PackedFields {
  readonly packed: number | null;
  readonly fields: readonly Field[];
}

/**
 * Says in a contract's words what the attribute `packed` and `#pragma pack` do together. A contract's `packed: 1` is
 * the attribute, under which an alignment of a member's own holds. The pragma caps that too with GCC and clang, and is
 * all that bit-fields heed where both are there, but on Windows; Microsoft's compiler caps only what types ask for by
 * nature ("pack", "align (C++)"). The target is asked only where that makes a difference.
 */
export function packFields(
  { facts }: Resolution,
  specifier: RecordSpecifier,
  fields: readonly Field[],
): PackedFields {
  const isPacked = specifier.attributes.packed === true;
  const pragma = specifier.packing;
  if (pragma === null) return { packed: isPacked ? 1 : null, fields };
  if (!isPacked && pragma > 1) return { packed: pragma, fields };
  const keepsUnits = pragma > 1 && fields.some(({ bits }) => bits !== undefined);
  const asks = fields.some(({ align, bits }) => align !== undefined && bits === undefined);
  const is = (macro: string) => facts.predefined(macro) !== undefined;
  if ((!asks && !keepsUnits) || is("_MSC_VER")) return { packed: 1, fields };
  if (keepsUnits && !is("_WIN32")) return { packed: pragma, fields: fields.map(packField) };
  return { packed: 1, fields: fields.map((field) => capAlignment(field, pragma)) };
}

/** Of a bit-field in a packed record compilers make different things if it asks for an alignment: it is left as it is. */
function capAlignment(field: Field, pragma: number): Field {
  const { align, ...rest } = field;
  if (align === undefined || align <= pragma || field.bits !== undefined) return field;
  return pragma === 1 ? rest : { ...rest, align: pragma };
}

function packField(field: Field): Field {
  return field.bits === undefined ? { ...field, packed: true } : field;
}
