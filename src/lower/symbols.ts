import type { Handle, Shape } from "../idl/bridge/bridge.ts";
import { screamingCase, snakeCase } from "./case.ts";
import { PARAM_WORDS } from "./words.ts";

/** `kv_open_options` of `OpenOptions`: the name of a handle, struct, enum, callback or domain in C. */
export function typeSymbol(prefix: string, name: string): string {
  return prefix + snakeCase(name);
}

/** `KV_MODE_FAST`: a variant or a code. */
export function variantSymbol(prefix: string, type: string, variant: string): string {
  return screamingCase(`${typeSymbol(prefix, type)}_${variant}`);
}

/** `KV_OPEN_OPTIONS_INIT`: what C initialises a struct with. */
export function initializerSymbol(prefix: string, name: string): string {
  return `${screamingCase(typeSymbol(prefix, name))}_INIT`;
}

/** `KV_MAX_KEY`. */
export function constantSymbol(prefix: string, name: string): string {
  return screamingCase(prefix) + name;
}

/** `kv_store_free`: what ends a handle, or a thing of the bridge itself. */
export function freeSymbol(prefix: string, name: string): string {
  return `${typeSymbol(prefix, name)}_free`;
}

/** `kv_store_get_into`, `kv_sum`: an operation in one shape of its result. */
export function operationSymbol(
  prefix: string,
  handle: string | null,
  operation: string,
  shape: Shape | "none",
): string {
  const owner = handle === null ? prefix : `${typeSymbol(prefix, handle)}_`;
  const ending = shape === "into" || shape === "visit" ? `_${shape}` : "";
  return owner + operation + ending;
}

/** `store`: what a receiver is called, and a parent that the operations of its child are shown. */
export function receiverName(handle: Pick<Handle, "name">): string {
  const name = snakeCase(handle.name);
  return PARAM_WORDS.has(name) ? `${name}_` : name;
}
