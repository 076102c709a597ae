import { z } from "zod";
import { GAP_REASONS } from "../idl/gap.ts";
import { TRIPLES } from "../idl/target.ts";

const triple = z.enum(TRIPLES);
const sideName = z.enum(["baseline", "current"]);
const bump = z.enum(["major", "minor", "patch", "none"]);
const compatibility = z.enum(["breaking", "additions", "none"]);
const count = z.int().nonnegative();

const place = z
  .strictObject({
    path: z.string().describe("Relative, with `/`."),
    line: z.int().positive().describe("Counted from 1."),
    column: z.int().positive().describe("Counted from 1, in UTF-16 code units."),
    endLine: z.int().positive(),
    endColumn: z.int().positive().describe("The column behind the last one."),
  })
  .readonly();

const side = z
  .strictObject({
    input: z.string().describe("As given on the command line."),
    version: z.string().nullable(),
    revision: z.string().nullable().describe("The commit that a `git:` input resolved to."),
  })
  .readonly();

const slotValue = z.union([z.string(), z.number()]);

const targetGroup = z
  .strictObject({
    targets: z.array(triple).readonly(),
    message: z.string(),
    data: z.record(z.string(), slotValue).readonly(),
  })
  .readonly();

const data = z
  .record(z.string(), z.union([z.string(), z.number(), z.array(targetGroup).readonly()]))
  .readonly()
  .describe("The rule's numbers and names; only `groups`, where they differ between targets, is a list.");

const subject = z
  .strictObject({
    kind: z.enum([
      "function",
      "param",
      "return",
      "static",
      "constant",
      "macro",
      "type",
      "field",
      "variant",
      "call",
      "source",
    ]),
    symbol: z.string().nullable(),
    type: z.string().nullable(),
    member: z.string().nullable(),
  })
  .readonly();

const callSite = z
  .strictObject({ path: z.string(), line: z.int().positive(), column: z.int().positive() })
  .readonly();

const finding = z
  .strictObject({
    rule: z.string(),
    family: z.enum(["compatibility", "agreement", "hygiene", "keeping-house"]).optional(),
    level: z.enum(["error", "warning", "info"]),
    bump,
    breaks: z.array(z.enum(["binary", "source", "meaning"])).readonly(),
    status: z.enum(["open", "waived"]),
    waiver: z.string().nullable(),
    subject,
    message: z.string(),
    effect: z.string(),
    remedy: z.string(),
    targets: z.union([z.literal("all"), z.array(triple).readonly()]),
    data,
    baseline: place.nullable(),
    current: place.nullable(),
    consequences: z.array(z.string()).readonly(),
    affected: z
      .strictObject({ symbols: z.array(z.string()).readonly(), callSites: z.array(callSite).readonly() })
      .readonly(),
    fingerprint: z.string().regex(/^[0-9a-f]{12}$/),
  })
  .readonly();

const gap = z
  .strictObject({
    side: sideName.optional(),
    path: z.string(),
    line: z.int().positive(),
    column: z.int().positive(),
    endLine: z.int().positive().optional(),
    endColumn: z.int().positive().optional(),
    reason: z.enum(GAP_REASONS),
    detail: z.string(),
  })
  .readonly();

const command = z.enum(["diff", "check"]);

const runReport = z
  .strictObject({
    schema: z.literal(1),
    command,
    sources: z
      .array(
        z
          .strictObject({
            language: z.enum(["c", "rust", "go", "contract"]),
            input: z.string(),
            side: sideName,
            why: z.string().nullable().optional().describe("Why it was taken; null if it was named."),
          })
          .readonly(),
      )
      .readonly(),
    baseline: side.nullable().describe("Null where there was nothing to compare with."),
    current: side,
    identical: z.boolean().optional().describe("Both sides are the same, item for item."),
    verdict: z
      .strictObject({
        bump: bump.describe("The severity, whatever the version scheme."),
        binary: compatibility,
        source: compatibility,
        next: z.string().nullable().describe("The version that is owed."),
        declared: z.string().nullable(),
        passed: z.boolean(),
      })
      .readonly()
      .nullable()
      .describe("Null without a baseline."),
    failOn: z.enum(["error", "warning"]).optional().describe("The level from which a finding fails the run."),
    leftOut: z
      .array(z.string())
      .readonly()
      .optional()
      .describe("What was found and is no source, each with the reason."),
    findings: z.array(finding).readonly(),
    off: count.optional().describe("How many further findings there are of rules that are `off`."),
    compared: z
      .strictObject({
        functions: count,
        types: count,
        constants: count,
        statics: count,
        callSites: count,
        targets: z.array(triple).readonly(),
      })
      .readonly(),
    gaps: z.array(gap).readonly(),
    gapsAllowed: z.boolean().optional().describe("Gaps are warnings in this run."),
  })
  .readonly();

const problemReport = z
  .strictObject({
    schema: z.literal(1),
    command,
    problem: z
      .strictObject({
        kind: z.enum(["usage", "input"]),
        message: z.string(),
        remedy: z.string().nullable(),
        place: place.nullable(),
      })
      .readonly(),
  })
  .readonly()
  .describe("What is printed when the run ended before anything could be compared.");

export type RunReport = z.infer<typeof runReport>;
export type ProblemReport = z.infer<typeof problemReport>;
export type FindingReport = z.infer<typeof finding>;

/** The JSON Schema (2020-12) of what `--format json` prints. */
export function reportJsonSchema(): object {
  return {
    ...z.toJSONSchema(z.union([runReport, problemReport]), { target: "draft-2020-12" }),
    title: "The report of ffi-contract",
  };
}
