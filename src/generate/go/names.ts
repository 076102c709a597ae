import type { Handle } from "../../idl/bridge/bridge.ts";
import { GO_KEYWORDS, GO_PREDECLARED, wordsOf } from "../../idl/bridge/keywords.ts";
import { capitalized, snakeCase } from "../../idl/bridge/names.ts";
import type { OwnedOperation } from "../../idl/bridge/operations.ts";
import { splitName } from "../../lower/case.ts";
import { goFieldName, goOperationName, goParamName, goVariantName } from "../../lower/go-words.ts";

/** Words that Go writes in capitals (Go Code Review Comments, "Initialisms"). */
const INITIALISMS: ReadonlySet<string> = new Set(
  wordsOf(`
    acl api ascii cpu css dns eof guid html http https id io ip json lhs qps ram rhs rpc sla smtp sql ssh tcp tls ttl udp
    ui uid uuid uri url utf8 vm xml xmpp xsrf xss`),
);

/** `get_id` and `max_key` as Go exports them: `GetID`, `MaxKey`. An underscore at the end stays: it tells names apart. */
export function exportedName(name: string): string {
  const { body, end } = splitName(name);
  return body.split("_").map(goCapitalized).join("") + end;
}

/** `read_only` as a field: `ReadOnly`. */
export function fieldName(name: string): string {
  return exportedName(goFieldName(name));
}

/** `fast` of `Mode`, by its name in Go, as a constant: `ModeFast`. */
export function variantName(type: string, variant: string): string {
  return type + exportedName(goVariantName(variant));
}

/** `key_len` as a parameter: `keyLen`, `id`. What is a word of other languages only needs no underscore. */
export function localName(name: string): string {
  return camelName(goParamName(name));
}

/** The same of a function that C calls: cgo gives its parameters these names in C too. */
export function exportedParam(name: string): string {
  return camelName(name);
}

function camelName(name: string): string {
  const { body, end } = splitName(name);
  const [first = "", ...rest] = body.split("_");
  const local = first + rest.map(goCapitalized).join("") + end;
  return TAKEN_LOCALS.has(local) ? `${local}_` : local;
}

function goCapitalized(word: string): string {
  const lower = word.toLowerCase();
  return INITIALISMS.has(lower) ? lower.toUpperCase() : capitalized(lower);
}

/** `MAX_KEY` as `MaxKey`. */
export function constantName(name: string): string {
  return exportedName(name.toLowerCase());
}

/** `key` and `Data` as `keyData`, `map_` as `mapData`; with an underscore if a parameter beside it is called that. */
export function derivedName(
  name: string,
  ending: string,
  beside: readonly { readonly name: string }[],
  spelled: (name: string) => string = localName,
): string {
  const { body } = splitName(spelled(name));
  return nameScope(beside.map((param) => spelled(param.name)))(`${body}${ending}`);
}

/** `Store` as the receiver `s`, unless a parameter of one of its operations is called so. */
export function receiverVariable({ name, operations }: Handle): string {
  const params = new Set(operations.flatMap(({ params: own }) => own.map((param) => localName(param.name))));
  const free = nameScope([...params, ...TAKEN_LOCALS]);
  const letter = name.slice(0, 1).toLowerCase();
  return params.has(letter) ? free(snakeCase(name).replaceAll("_", "")) : letter;
}

/** What bounds how many calls of an operation are in flight. */
export function slotsName({ operation, handle }: OwnedOperation): string {
  const owner = handle === null ? "" : handle.name;
  return `slots${owner}${exportedName(goOperationName(operation.name))}`;
}

/** What the bodies of the generated functions call by these names; a parameter gets an underscore. */
const TAKEN_LOCALS: ReadonlySet<string> = new Set([
  ...GO_KEYWORDS,
  ...GO_PREDECLARED,
  ...wordsOf(`
    C atomic begin byteOf bytesOf call calling cancel cancelWith cgo churn context ctx dst endsOf err errors failure fmt
    found given handle handshake iter made newThread notNil numberOf on pack refuse result room runtime shown slices sync
    takeBytes takeItems takeNumbers takeText takeTexts textOf thread tokenOf turn unpack unpackText unsafe use view
    viewNumbers viewOf viewing viewingItems yield`),
]);

/**
 * Names of one scope of Go: one that was given out before gets an underscore at its end. What lowering could not know of
 * (the names that only Go has) comes first.
 */
export function nameScope(reserved: readonly string[]): (wanted: string) => string {
  const taken = new Set(reserved);
  return (wanted) => {
    let name = wanted;
    while (taken.has(name)) name += "_";
    taken.add(name);
    return name;
  };
}
