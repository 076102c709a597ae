/**
 * How a subject is used by those who hold the library at arm's length. A rule maps these to a severity and computes
 * none of them itself.
 */
export const EXPOSURE_FLAGS = [
  /** A parameter, result or callback argument by value. */
  "by-value",
  /** A member or array element of another type that consumers see. */
  "embedded",
  /** A part of another type that is passed by value, and with it. */
  "passed-inside",
  /** The type of an exported variable. */
  "static",
  /** Passed by pointer and never handed out by the library, so that consumers reserve its memory. */
  "consumer-allocated",
  /** Only ever had as a pointer that the library handed out. */
  "library-allocated",
  /** No definition that consumers could see. */
  "opaque",
  /** Written by the consumer and read by the library. */
  "in",
  /** Written by the library and read by the consumer. */
  "out",
  /** Begins with a size or version that the consumer fills in. */
  "versioned",
  /** An enum that says it is closed. */
  "exhaustive",
  /** Part of a function without a symbol: consumers carry their own copy of it, so that none that is built breaks. */
  "inline",
  /** Declared, but no symbol of this contract reaches it: judged as badly as it could be used. */
  "unreached",
] as const;

export type ExposureFlag = (typeof EXPOSURE_FLAGS)[number];

export interface Exposure {
  readonly flags: ReadonlySet<ExposureFlag>;
  /** Functions and statics through which the subject is reached, sorted. */
  readonly symbols: readonly string[];
}
