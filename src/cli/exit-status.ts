/** What a run leaves behind; never 1, which every crash has. */
export const EXIT = {
  passed: 0,
  /** Wrong usage or configuration. */
  usage: 2,
  /** A finding at the failing level. */
  failed: 100,
  /** A gap that is not allowed, an input that cannot be read, nothing to compare, or a defect of this program. */
  unsettled: 101,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
