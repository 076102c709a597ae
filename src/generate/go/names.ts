import type { Handle } from "../../idl/bridge/bridge.ts";
import { snakeCase } from "../../lower/case.ts";

/** Words that Go writes in capitals (Go Code Review Comments, "Initialisms"). */
const INITIALISMS = new Set(
  (
    "acl api ascii cpu css dns eof guid html http https id io ip json lhs qps ram rhs rpc sla smtp sql ssh tcp tls ttl udp ui " +
    "uid uuid uri url utf8 vm xml xmpp xsrf xss"
  ).split(" "),
);

/** `get_id` and `max_key` as Go exports them: `GetID`, `MaxKey`. An underscore at the end stays: it tells names apart. */
export function exportedName(name: string): string {
  const [, body = "", end = ""] = /^(.*?)(_*)$/s.exec(name) ?? [];
  return body.split("_").map(capitalized).join("") + end;
}

/** `key_len` as a parameter: `keyLen`, `id`. */
export function localName(name: string): string {
  const [, body = "", end = ""] = /^(.*?)(_*)$/s.exec(name) ?? [];
  const [first = "", ...rest] = body.split("_");
  const local = first + rest.map(capitalized).join("") + end;
  return TAKEN_LOCALS.has(local) ? `${local}_` : local;
}

function capitalized(word: string): string {
  const lower = word.toLowerCase();
  if (INITIALISMS.has(lower)) return lower.toUpperCase();
  return `${lower.slice(0, 1).toUpperCase()}${lower.slice(1)}`;
}

/** `MAX_KEY` as `MaxKey`. */
export function constantName(name: string): string {
  return exportedName(name.toLowerCase());
}

/** `key` and `Data` as `keyData`, with an underscore if a parameter beside it is called that. */
export function derivedName(
  name: string,
  ending: string,
  beside: readonly { readonly name: string }[],
): string {
  return nameScope(beside.map((param) => localName(param.name)))(`${localName(name)}${ending}`);
}

/** `Store` as the receiver `s`, unless a parameter of one of its operations is called so. */
export function receiverVariable({ name, operations }: Handle): string {
  const params = new Set(operations.flatMap(({ params: own }) => own.map((param) => localName(param.name))));
  const free = nameScope([...params, ...TAKEN_LOCALS]);
  const letter = name.slice(0, 1).toLowerCase();
  return params.has(letter) ? free(snakeCase(name).replaceAll("_", "")) : letter;
}

/** What the bodies of the generated functions call by these names; a parameter gets an underscore. */
const TAKEN_LOCALS = new Set(
  (
    "C any append atomic begin bool byte byteOf bytesOf call calling cancel cancelWith cap cgo churn clear close complex " +
    "context copy ctx delete dst during end endsOf err error errors failure false float32 float64 fmt found given guard " +
    "handle handshake int int16 int32 int64 int8 iter len made make max min more new newThread nil notNil on " +
    "pack panic print println real recover refuse registered result returned room rune runtime shown slices string " +
    "sync takeBytes takeItems takeNumbers takeText takeTexts textOf thread tokenOf true turn turnsOf uint " +
    "uint16 uint32 uint64 uint8 uintptr unpack unpackText unsafe use uses view viewOf viewNumbers yield " +
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return " +
    "select struct switch type var"
  ).split(" "),
);

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
