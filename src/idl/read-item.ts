import type { Span } from "../source/source-file.ts";
import type { ConstantItem, FunctionItem, MacroItem, StaticItem } from "./contract.ts";
import type { ErrorConvention } from "./meaning.ts";
import { placeIn, present, type ReadContext, readCondition, refuse } from "./read-context.ts";
import { readNullable, readSignature, readTypeSlot } from "./read-member.ts";
import { refuseBeyond } from "./read-type-item.ts";
import type {
  WrittenConstant,
  WrittenError,
  WrittenFunction,
  WrittenMacro,
  WrittenStatic,
} from "./schema.ts";
import { isFloatName } from "./schema-members.ts";

interface WrittenHistory {
  readonly since?: string | undefined;
  readonly deprecated?: string | undefined;
  readonly doc?: string | undefined;
}

/** Of a value in a message, in UTF-16 units: a hostile one is as long as its file. */
const LONGEST_SHOWN = 80;

function readHistory(item: WrittenHistory): { since?: string; deprecated?: string; doc?: string } {
  return present({ since: item.since, deprecated: item.deprecated, doc: item.doc });
}

function readError(error: WrittenError): ErrorConvention {
  return present({
    kind: error.kind,
    ok: error.ok === undefined ? undefined : BigInt(error.ok),
    out: error.out,
    function: error.function,
  });
}

export function readFunction(context: ReadContext, item: WrittenFunction, span: Span): FunctionItem {
  return present({
    ...readSignature(context, item),
    symbol: item.symbol,
    symbol_version: item.symbol_version,
    inline: item.inline,
    noreturn: item.noreturn,
    prototype: item.prototype,
    must_use: item.must_use,
    pure: item.pure,
    error: item.error === undefined ? undefined : readError(item.error),
    ...readCondition(context, item),
    ...readHistory(item),
    span,
  });
}

export function readStatic(context: ReadContext, item: WrittenStatic, span: Span): StaticItem {
  return present({
    type: readTypeSlot(context, item, item),
    mutable: item.mutable,
    nullable: readNullable(context, item),
    thread_local: item.thread_local,
    symbol: item.symbol,
    ...readCondition(context, item),
    ...readHistory(item),
    span,
  });
}

const DECIMAL_INTEGER = /^(?:0|-?[1-9][0-9]{0,59})$/;
const DECIMAL_FLOAT = /^-?(?:[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?|inf|nan)$/;

/** An integer in YAML, a decimal string in JSON; floats and strings are text in both. */
function readConstantValue(context: ReadContext, item: WrittenConstant): bigint | string {
  const { value: span } = placeIn(context, item, "value");
  const { type, value } = item;
  if (type === "string" || isFloatName(type)) {
    if (typeof value !== "string")
      return refuse(
        span,
        `the value of a \`${type}\` is text, and ${value} is read as a number`,
        `quote it: "${value}"`,
      );
    if (type !== "string" && !DECIMAL_FLOAT.test(value))
      refuse(span, `"${value.slice(0, LONGEST_SHOWN)}" is no decimal number`, 'such as "1.5" or "-2e10"');
    return value;
  }
  if (typeof value === "string" && !DECIMAL_INTEGER.test(value))
    refuse(span, `"${value.slice(0, LONGEST_SHOWN)}" is no plain decimal integer, as a \`${type}\` needs it`);
  const integer = BigInt(value);
  if (type !== "char") refuseBeyond(integer, type, span, "the value");
  return integer;
}

export function readConstant(context: ReadContext, item: WrittenConstant, span: Span): ConstantItem {
  return present({
    type: item.type,
    value: readConstantValue(context, item),
    ...readCondition(context, item),
    ...readHistory(item),
    span,
  });
}

export function readMacro(context: ReadContext, item: WrittenMacro, span: Span): MacroItem {
  return present({
    params: item.params,
    body: item.body,
    ...readCondition(context, item),
    ...readHistory(item),
    span,
  });
}
