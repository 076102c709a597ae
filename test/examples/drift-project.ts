import { applyPatch } from "diff";
import { type Files, readExample } from "./example-files.ts";

/** Where a finding has to point: the first line of a file that contains a text. */
export interface Landmark {
  readonly path: string;
  readonly text: string;
}

/** One patch of examples/drift: a change of the Rust side that the header does not know of. */
export interface Drift {
  /** Its name in patches/, without `.patch`. */
  readonly name: string;
  readonly title: string;
  /** What `day` prints once the patch is applied; every line of it is worked out in the example's README. */
  readonly day: string;
  /** What names the disagreement: the rule and its two places. */
  readonly rule: string;
  readonly definition: Landmark;
  readonly declaration: Landmark;
}

/** What `day` prints as committed. */
export const DAY = `sale of 23.80    sold
refund of 2.50   refunded
refund of 80.00  refused
in the drawer    121.30
tax              3.40
`;

export const DRIFTS: readonly Drift[] = [
  {
    name: "field-inserted",
    title: "A field is inserted in a struct that Go allocates",
    day: `sale of 23.80    sold
refund of 2.50   refused
refund of 80.00  refused
in the drawer    123.80
tax              0.00
`,
    rule: "field-missing-mismatch",
    definition: { path: "src/lib.rs", text: "pub drawer: u32" },
    declaration: { path: "include/till.h", text: "typedef struct till_options" },
  },
  {
    name: "parameter-widened",
    title: "A parameter is widened from i32 to i64",
    day: `sale of 23.80    sold
refund of 2.50   sold
refund of 80.00  sold
in the drawer    85899387.22
tax              13715012.24
`,
    rule: "param-width-mismatch",
    definition: { path: "src/lib.rs", text: "fn till_ring(" },
    declaration: { path: "include/till.h", text: "int32_t cents" },
  },
  {
    name: "value-shifted",
    title: "An enum gains a value in front of the others",
    day: `sale of 23.80    refunded
refund of 2.50   status 3?
refund of 80.00  sold
in the drawer    121.30
tax              3.40
`,
    rule: "enum-value-mismatch",
    definition: { path: "src/lib.rs", text: "    TILL_REFUSED," },
    declaration: { path: "include/till.h", text: "  TILL_REFUSED," },
  },
];

/** The example as committed. */
export function readDriftProject(): Files {
  return readExample("drift");
}

/**
 * The project once a patch is applied, as `git apply` would.
 *
 * @throws Error if the patch does not fit.
 */
export function applyDrift(files: Files, drift: Drift): Files {
  const patched = applyPatch(files["src/lib.rs"] ?? "", files[patchPath(drift)] ?? "", { fuzzFactor: 0 });
  if (patched === false) throw new Error(`${patchPath(drift)} does not fit src/lib.rs`);
  return { ...files, "src/lib.rs": patched };
}

export function patchPath({ name }: Drift): string {
  return `patches/${name}.patch`;
}

/**
 * The line of a landmark, from 1.
 *
 * @throws Error if no line has its text.
 */
export function lineOfLandmark(files: Files, { path, text }: Landmark): number {
  const at = (files[path] ?? "").split("\n").findIndex((line) => line.includes(text));
  if (at < 0) throw new Error(`${path} has no line with ${JSON.stringify(text)}`);
  return at + 1;
}
