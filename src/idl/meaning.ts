/**
 * What memory does not show (who frees, how long, which length belongs to which pointer). Absent means not known, and
 * is compared with nothing. The keys are those of the written form.
 */
export interface Meaning {
  readonly role?: "in" | "out" | "inout";
  readonly out_nullable?: boolean;
  readonly transfer?: "borrowed" | "owned";
  readonly retained?: "call" | "handle" | "forever";
  readonly destructor?: string;
  readonly destructor_args?: readonly string[];
  readonly nullable?: boolean;
  readonly slice?: string;
  readonly capacity?: string;
  /** The longest slice that the receiver takes, in elements. */
  readonly max?: bigint | "none";
  readonly empty?: "null-ok" | "non-null";
  readonly string?: "utf8" | "bytes" | "utf16";
  readonly lifetime?: string;
  /** The callback or callbacks that this parameter belongs to; `true` on a callback's own parameter. */
  readonly user_data?: true | readonly string[];
  readonly user_data_free?: string;
  readonly inferred?: true;
}

/** How a function reports failure. */
export interface ErrorConvention {
  readonly kind: "status" | "null-result" | "negative" | "errno" | "last-error";
  readonly ok?: bigint;
  readonly out?: string;
  readonly function?: string;
}
