/** Something that follows from a change and is told with it, never on its own. Numbers are bytes. */
export type Consequence =
  | { readonly kind: "size"; readonly type: string; readonly from: number; readonly to: number }
  | { readonly kind: "align"; readonly type: string; readonly from: number; readonly to: number }
  | {
      readonly kind: "displaced";
      readonly type: string;
      /** The first field that moved, and how many did. */
      readonly field: string;
      readonly from: number;
      readonly to: number;
      readonly count: number;
    }
  | {
      readonly kind: "passing";
      readonly function: string;
      /** Parameter name, or `null` for the result. */
      readonly param: string | null;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: "renamed"; readonly from: string; readonly to: string }
  | { readonly kind: "renumbered"; readonly variant: string; readonly from: bigint; readonly to: bigint }
  | { readonly kind: "variant"; readonly variant: string; readonly value: bigint }
  | { readonly kind: "respelled"; readonly where: string; readonly from: string; readonly to: string };

/** One consequence as a sentence fragment for the report. */
export function describeConsequence(consequence: Consequence): string {
  switch (consequence.kind) {
    case "size":
      return `size of \`${consequence.type}\` ${consequence.from} -> ${consequence.to}`;
    case "align":
      return `alignment of \`${consequence.type}\` ${consequence.from} -> ${consequence.to}`;
    case "displaced": {
      const others = consequence.count > 1 ? ` (first of ${consequence.count} displaced fields)` : "";
      const where = `\`${consequence.field}\` of \`${consequence.type}\``;
      return `field ${where} displaced ${consequence.from} -> ${consequence.to}${others}`;
    }
    case "passing": {
      const what = consequence.param === null ? "result" : `parameter \`${consequence.param}\``;
      return `${what} of \`${consequence.function}\` passed ${consequence.to} instead of ${consequence.from}`;
    }
    case "renamed":
      return `\`${consequence.from}\` -> \`${consequence.to}\``;
    case "renumbered":
      return `\`${consequence.variant}\` ${consequence.from} -> ${consequence.to}`;
    case "variant":
      return `\`${consequence.variant}\` = ${consequence.value}`;
    case "respelled":
      return `${consequence.where} is spelled \`${consequence.to}\` instead of \`${consequence.from}\`, same memory`;
  }
}
