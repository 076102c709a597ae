/**
 * A header of the C library as far as ABI needs it: types and constants, no functions. Types that C's own words
 * cannot name without a target are spelled `__ffi_NAME`, with NAME a scalar of the contract. What is not known for a
 * platform is left out there, so that its use is a gap and no guess.
 */
export interface StandardHeader {
  readonly name: string;
  readonly text: string;
  /** A predefined macro of the platforms that do not have the header. */
  readonly absentIf?: string;
  /** A predefined macro of the only platforms that have it. */
  readonly presentIf?: string;
}
