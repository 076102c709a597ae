import { placeOf, type Span } from "../../source/source-file.ts";
import { refuse } from "../read-context.ts";
import type { Bridge, NamedValue, Operation } from "./bridge.ts";
import { snakeCase } from "./names.ts";

/** What something of the bridge is called in C, by the table of names of lowering 1. */
interface Claim {
  readonly symbol: string;
  /** As in `the op ...`. */
  readonly of: string;
  readonly span: Span;
}

const ENDINGS: Readonly<Record<string, string>> = { into: "_into", visit: "_visit" };

/**
 * Refuses two things whose symbols or types would be called the same. What collides with names that the bridge itself
 * needs is not refused: lowering gives it an underscore.
 */
export function checkSymbols(bridge: Bridge): void {
  const claims = claimsOf(bridge).sort((a, b) => a.span.start - b.span.start);
  const taken = new Map<string, Claim>();
  for (const claim of claims) {
    const rival = taken.get(claim.symbol);
    if (rival !== undefined)
      refuse(
        claim.span,
        `${claim.of} would be \`${claim.symbol}\`, as ${rival.of} on line ${placeOf(rival.span).line} is`,
        "rename one of them",
      );
    taken.set(claim.symbol, claim);
  }
}

function claimsOf(bridge: Bridge): Claim[] {
  const { prefix } = bridge;
  const typed = (word: string, name: string, span: Span): Claim => ({
    symbol: prefix + snakeCase(name),
    of: `${word} \`${name}\``,
    span,
  });
  return [
    ...bridge.errors.flatMap((item) => [
      typed("the domain", item.name, item.span),
      ...valueClaims(prefix, item.name, "the code", item.codes),
    ]),
    ...bridge.structs.map((item) => typed("the struct", item.name, item.span)),
    ...bridge.enums.flatMap((item) => [
      typed(item.flags ? "the flags" : "the enum", item.name, item.span),
      ...valueClaims(prefix, item.name, "the variant", item.variants),
    ]),
    ...bridge.callbacks.map((item) => typed("the callback", item.name, item.span)),
    ...bridge.handles.flatMap((item) => [
      typed("the handle", item.name, item.span),
      ...item.operations.flatMap((operation) =>
        operationClaims(
          `${prefix}${snakeCase(item.name)}_`,
          `the op \`${item.name}.${operation.name}\``,
          operation,
        ),
      ),
    ]),
    ...bridge.constants.map((item) => ({
      symbol: prefix.toUpperCase() + item.name,
      of: `the constant \`${item.name}\``,
      span: item.span,
    })),
    ...bridge.functions.flatMap((item) => operationClaims(prefix, `the function \`${item.name}\``, item)),
  ];
}

function valueClaims(
  prefix: string,
  of: string,
  word: string,
  values: readonly NamedValue[],
): readonly Claim[] {
  return values.map(({ name, span }) => ({
    symbol: `${prefix}${snakeCase(of)}_${name}`.toUpperCase(),
    of: `${word} \`${of}.${name}\``,
    span,
  }));
}

function operationClaims(before: string, of: string, operation: Operation): readonly Claim[] {
  const shapes = operation.returns?.shapes ?? ["value"];
  return shapes.map((shape) => ({
    symbol: `${before}${operation.name}${ENDINGS[shape] ?? ""}`,
    of,
    span: operation.span,
  }));
}
