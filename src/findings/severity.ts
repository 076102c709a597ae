/** What stops working: a built consumer, a consumer that is compiled again, or only what the bits mean. */
export type Breakage = "binary" | "source" | "meaning";
export type Level = "error" | "warning" | "info";
export type Bump = "major" | "minor" | "patch" | "none";

export interface Severity {
  readonly level: Level;
  readonly bump: Bump;
  readonly breaks: readonly Breakage[];
  /** Something new that old consumers need not know. */
  readonly adds?: true;
}

/** Built consumers break; recompiling helps. */
export const binaryBreak: Severity = { level: "error", bump: "major", breaks: ["binary"] };
/** Built consumers break, and so do those that are compiled again. */
export const fullBreak: Severity = { level: "error", bump: "major", breaks: ["binary", "source"] };
/** Built consumers go on; those that are compiled again fail. */
export const sourceBreak: Severity = { level: "error", bump: "major", breaks: ["source"] };
/** Everything compiles and links, and bits mean something else. */
export const meaningBreak: Severity = { level: "error", bump: "major", breaks: ["meaning"] };
/** Compiles and links; who relies on it should look. */
export const meaningWarning: Severity = { level: "warning", bump: "minor", breaks: ["meaning"] };
/** New, and nobody has to know it. */
export const addition: Severity = { level: "info", bump: "minor", breaks: [], adds: true };
/** Allowed, and worth a line. */
export const harmless: Severity = { level: "info", bump: "patch", breaks: [] };
/** Two sides of one version that take the same bytes differently. */
export const disagreement: Severity = { level: "error", bump: "none", breaks: ["binary"] };
/** Two sides that agree in memory and may mean different things by it. */
export const suspicion: Severity = { level: "warning", bump: "none", breaks: ["meaning"] };
/** Two sides that only spell the same thing differently. */
export const aside: Severity = { level: "info", bump: "none", breaks: [] };
