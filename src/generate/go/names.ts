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

/** `Store` as the receiver `s`. */
export function receiverVariable(handle: string): string {
  return handle.slice(0, 1).toLowerCase();
}

/** What the bodies of the generated functions call by these names; a parameter gets an underscore. */
const TAKEN_LOCALS = new Set(
  (
    "C b begin bool byte byteOf bytesOf call calling cancel cap cgo churn clear cmp code context copy cstring ctx delete " +
    "dst empty end ends err error exit failed failure false float32 float64 found handle handshake i int int16 int32 int64 " +
    "int8 item items iter len make max min need needed new nil pack panic print println r raw real recover refuse result " +
    "room runtime rune said size slices slots string strings sync textOf thread time true turn uint uint16 uint32 uint64 " +
    "uint8 uintptr unpack unpackText unsafe uses v view viewOf yield break case chan const continue default defer else " +
    "fallthrough for func go goto if import interface map package range return select struct switch type var a c d e f g h j k l m n o p q s t u w x y z"
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
