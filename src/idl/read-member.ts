import type { Field } from "./contract.ts";
import type { Meaning } from "./meaning.ts";
import { parseType } from "./parse-type.ts";
import {
  placeIn,
  present,
  type ReadContext,
  readCondition,
  refuse,
  refuseOverlaps,
  spanInside,
  spanOfValue,
} from "./read-context.ts";
import type { WrittenField } from "./schema.ts";
import type { WrittenCallback, WrittenParam, WrittenResult } from "./schema-members.ts";
import type { Param, Result, Signature, Type } from "./type.ts";

/** Reads the type expression under `key`; the names in it are looked up when the whole file is read. */
function readTypeText(context: ReadContext, container: object, key: string, text: string): Type {
  const place = placeIn(context, container, key);
  const result = parseType(text);
  if (!result.ok) {
    const span = spanInside(place, result.offset, text.length);
    return refuse(
      span,
      `\`${text}\` is no type: ${result.message}`,
      "see the grammar of type expressions in the documentation of contracts",
    );
  }
  if (result.unknown && !context.hasGaps)
    refuse(
      place.value,
      "`unknown` may stand only in a contract that lists gaps",
      "write the type, or list under `gaps` why it is not known",
    );
  for (const use of result.names)
    context.names.push({ of: use.of, name: use.name, span: spanInside(place, use.start, use.end) });
  return result.type;
}

interface TypeSlot {
  readonly type?: string | undefined;
  readonly callback?: WrittenCallback | undefined;
}

/** The type of something that says it as text or as a `callback`; one of them, and not both. */
export function readTypeSlot(context: ReadContext, container: object, slot: TypeSlot, key = "type"): Type {
  if (slot.callback !== undefined) {
    if (slot.type !== undefined)
      refuse(
        placeIn(context, container, "callback").key,
        `\`${key}\` and \`callback\` exclude each other`,
        "keep one of them",
      );
    return { kind: "function", ...readSignature(context, slot.callback) };
  }
  if (slot.type !== undefined) return readTypeText(context, container, key, slot.type);
  return refuse(spanOfValue(context, container), `\`${key}\` or \`callback\` is missing here`);
}

/** An alias has no key for it: what it says of null it says nowhere. */
export function refuseNullable(context: ReadContext, slot: TypeSlot, what: string): void {
  if (slot.callback?.nullable === undefined) return;
  refuse(
    placeIn(context, slot.callback, "nullable").key,
    `${what} does not say whether it may be null`,
    "take the key away",
  );
}

function readUserData(value: true | string | readonly string[] | undefined): Meaning["user_data"] {
  return typeof value === "string" ? [value] : value;
}

/** Of a direct function pointer it may stand within `callback`, as it is written. */
export function readNullable(
  context: ReadContext,
  slot: TypeSlot & { readonly nullable?: boolean | undefined },
): boolean | undefined {
  const inner = slot.callback?.nullable;
  if (inner !== undefined && slot.nullable !== undefined)
    refuse(
      placeIn(context, slot, "nullable").key,
      "`nullable` stands here and in `callback`",
      "keep the one in `callback`",
    );
  return slot.nullable ?? inner;
}

function readMeaning(context: ReadContext, member: WrittenParam | WrittenResult): Meaning {
  return present({
    role: member.role,
    out_nullable: member.out_nullable,
    transfer: member.transfer,
    retained: member.retained,
    destructor: member.destructor,
    destructor_args: member.destructor_args,
    nullable: readNullable(context, member),
    slice: member.slice,
    capacity: member.capacity,
    max: member.max,
    empty: member.empty,
    string: member.string,
    lifetime: member.lifetime,
    user_data: readUserData(member.user_data),
    user_data_free: member.user_data_free,
    inferred: member.inferred,
  });
}

function readParam(context: ReadContext, param: WrittenParam): Param {
  return present({
    name: param.name,
    type: readTypeSlot(context, param, param),
    bound: param.bound,
    ...readMeaning(context, param),
    ...readCondition(context, param),
    span: spanOfValue(context, param),
  });
}

function readResult(context: ReadContext, signature: object, returns: string | WrittenResult): Result {
  const { value } = placeIn(context, signature, "returns");
  if (typeof returns === "string")
    return { type: readTypeText(context, signature, "returns", returns), span: value };
  return { type: readTypeSlot(context, returns, returns), ...readMeaning(context, returns), span: value };
}

function refuseSameNames(context: ReadContext, what: string, members: readonly (Param | Field)[]): void {
  const named = members.flatMap((member) =>
    member.name === undefined ? [] : [{ name: member.name, condition: member, span: member.span }],
  );
  refuseOverlaps(context, what, named);
}

/** What functions, callbacks and pointers to functions share. `abi: C` is the default, and not kept. */
export function readSignature(context: ReadContext, signature: Omit<WrittenCallback, "nullable">): Signature {
  const params = signature.params.map((param) => readParam(context, param));
  refuseSameNames(context, "parameters", params);
  return present({
    params,
    returns: readResult(context, signature, signature.returns),
    abi: signature.abi === "C" ? undefined : signature.abi,
    variadic: signature.variadic,
  });
}

function refuseNameless(context: ReadContext, field: WrittenField): void {
  if (field.name !== undefined && field.anonymous)
    refuse(
      placeIn(context, field, "anonymous").key,
      "an anonymous member has no name",
      "keep `name` or `anonymous`",
    );
  if (field.name === undefined && !field.anonymous && field.bits === undefined)
    refuse(
      spanOfValue(context, field),
      "this field has no name",
      "write `name`, or `anonymous: true`, or `bits` of an unnamed bit-field",
    );
}

function readField(context: ReadContext, field: WrittenField): Field {
  refuseNameless(context, field);
  return present({
    name: field.name,
    anonymous: field.anonymous,
    type: readTypeSlot(context, field, field),
    bits: field.bits === undefined ? undefined : Number(field.bits),
    align: field.align === undefined ? undefined : Number(field.align),
    packed: field.packed,
    const: field.const,
    volatile: field.volatile,
    ...readMeaning(context, field),
    ...readCondition(context, field),
    span: spanOfValue(context, field),
  });
}

export function readFields(context: ReadContext, fields: readonly WrittenField[]): readonly Field[] {
  const read = fields.map((field) => readField(context, field));
  refuseSameNames(context, "fields", read);
  return read;
}
