/** A record as one target sees it; sizes and offsets in bytes. */
export interface SurfaceRecord {
  readonly size: number;
  readonly align: number;
  /** By name, members of unnamed members among them: the offset, or `bits WIDTH` for a bit-field. */
  readonly offsets: Readonly<Record<string, string>>;
  /** Canonical types by name, of the members that are no bit-fields. */
  readonly types: Readonly<Record<string, string>>;
}

/**
 * What a header declares, in canonical types as text: typedefs are gone, scalars are named by their width, tags by
 * their keyword. Two readers of one header agree if these are equal.
 */
export interface Surface {
  readonly functions: Readonly<Record<string, string>>;
  readonly statics: Readonly<Record<string, string>>;
  readonly typedefs: Readonly<Record<string, string>>;
  readonly records: Readonly<Record<string, SurfaceRecord>>;
  /** Values by enumerator, in decimal. */
  readonly enums: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Integer macros and the enumerators of unnamed enums, in decimal. */
  readonly constants: Readonly<Record<string, string>>;
}
