import type { Bridge } from "../../idl/bridge/bridge.ts";
import { traitName } from "./trait-name.ts";

/** A type that implements a trait of the bridge. */
export interface Implementation {
  /** The handle behind which it is, or `Functions`. */
  readonly name: string;
  /** Null for the free functions. */
  readonly handle: string | null;
  readonly path: string;
  readonly trait: string;
}

/** What people implement: a trait for each handle, and one for the free functions, if there are any. */
export function implementationsOf(bridge: Bridge): readonly Implementation[] {
  const { handles, functions, rust } = bridge;
  const of = (name: string, handle: string | null, path: string): Implementation => ({
    name,
    handle,
    path,
    trait: traitName(bridge, name),
  });
  return [
    ...handles.map(({ name, implement }) => of(name, name, implement)),
    ...(functions.length === 0 ? [] : [of("Functions", null, rust.functions)]),
  ];
}
