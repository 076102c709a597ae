import type { Bridge } from "../../idl/bridge/bridge.ts";
import { pascalCase } from "../../lower/case.ts";

/** `KvStore`: the trait that the type behind a handle implements; `KvFunctions` for the free functions. */
export function traitName({ prefix }: Bridge, name: string): string {
  return pascalCase(prefix.replace(/_$/, "")) + name;
}
