import type { Bridge, ErrorDomain, Handle, Operation } from "../idl/bridge/bridge.ts";
import { snakeCase, splitName } from "./case.ts";
import { FIELD_WORDS, OPERATION_WORDS, PARAM_WORDS, TYPE_WORDS, VARIANT_WORDS, type Words } from "./words.ts";

/**
 * What Go makes of names, where it is more than their spelling: lowering keeps the results apart, and the Go package is
 * written with them.
 */

/** Types of every Go package, whatever its bridge, and of those of the raw tier. */
const TYPES_OF_GO: ReadonlySet<string> = new Set(["Cancel", "Code", "Error", "Live", "NewCancel"]);

/** Codes that every Go package has. */
const CODES_OF_GO: ReadonlySet<string> = new Set([
  ...["bad_call", "callback", "cancelled", "closed", "handshake", "in_use", "panic", "poisoned", "reentrant"],
]);

/** What a constructor's name may begin with so that it reads better behind its handle's: `ImageFromPixels`. */
const PREPOSITIONS: ReadonlySet<string> = new Set(["by", "for", "from", "of", "with"]);

/**
 * The name without the underscore that it got as a word of some language. With a digit in it, it might be another's: both
 * `char16_t` and `char_16_t` are `Char16T`.
 */
function unmarked(name: string, words: Pick<Words, "has">): string {
  const { body, end } = splitName(name);
  return end === "_" && words.has(body) && !/\d/.test(body) ? body : name;
}

/** The name of a handle, struct, enum, flags or callback in Go. */
export function goTypeName(name: string): string {
  const plain = unmarked(name, TYPE_WORDS);
  return TYPES_OF_GO.has(plain) ? name : plain;
}

/** An operation's name, which begins with a capital in Go and so is a word of no language. */
export function goOperationName(name: string): string {
  return unmarked(name, OPERATION_WORDS);
}

/** The same of a field. */
export function goFieldName(name: string): string {
  return unmarked(name, FIELD_WORDS);
}

/** The same of a variant or a code. */
export function goVariantName(name: string): string {
  return unmarked(name, VARIANT_WORDS);
}

/** A parameter's name where it is no word of Go. */
export function goParamName(name: string): string {
  return unmarked(name, PARAM_WORDS);
}

/** The words of a constructor's name: `OpenStore`, but `ImageFromPixels`. */
export function constructorWords(
  operation: Pick<Operation, "name">,
  handle: Pick<Handle, "name">,
): readonly string[] {
  const name = goOperationName(operation.name);
  const type = goTypeName(handle.name);
  const [first = ""] = name.split("_");
  return PREPOSITIONS.has(first) ? [type, name] : [name, type];
}

/**
 * The words of a code's name: `ErrFull` in the domain that is listed first. In the others the domain stands in between,
 * without a `Code` or `Error` at its end (`ErrBusFull` of `BusError`), and so it does in the first one where every Go
 * package has that code. A domain that is added at the end changes no name.
 */
export function codeWords(
  { errors }: Pick<Bridge, "errors">,
  domain: Pick<ErrorDomain, "name">,
  code: string,
): readonly string[] {
  const name = goVariantName(code);
  if (errors[0]?.name === domain.name && !CODES_OF_GO.has(code)) return ["err", name];
  const { body } = splitName(domain.name);
  const short = body.replace(/(?:Codes?|Errors?)$/, "");
  return ["err", snakeCase(short === "" ? body : short), name];
}
