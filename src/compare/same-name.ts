/** Endings that C types carry and Rust types do not. */
const TYPE_ENDING = /_t$/;
const TAG_KEYWORD = /^(?:struct|union|enum) /;

/**
 * A name as it is compared between two languages: `r#type`, `_type`, `type_` and `type` are one, and so are
 * `maxLength` and `max_length`.
 */
export function plainName(name: string): string {
  const plain = name.replace(/^r#/, "").replaceAll("_", "").toLowerCase();
  return plain === "" ? name : plain;
}

/** Whether two languages would give one thing these two names. */
export function isSameName(left: string, right: string): boolean {
  return left === right || plainName(left) === plainName(right);
}

/** A type's name without its C keyword and `_t`: `KvOptions` and `struct kv_options_t` are one. */
export function plainTypeName(name: string): string {
  return plainName(name.replace(TAG_KEYWORD, "").replace(TYPE_ENDING, ""));
}
