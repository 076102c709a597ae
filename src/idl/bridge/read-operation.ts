import { didYouMean } from "../../source/nearest.ts";
import type { Span } from "../../source/source-file.ts";
import { placeIn, refuse } from "../read-context.ts";
import type { Operation } from "./bridge.ts";
import { type Owner, readParams } from "./read-params.ts";
import { readResult } from "./read-result.ts";
import { type BridgeReading, entriesOf, readHistory } from "./reading.ts";
import type { WrittenOperation } from "./schema.ts";

const LEAST_STACK = 65_536n;
const MOST_STACK = 1n << 30n;
const MOST_IN_FLIGHT = 1_000_000n;

const GO_NAME = /^[A-Z][A-Za-z0-9]{0,63}$/;

/** Reads the ops of a handle, or with no owner the free functions. */
export function readOperations(
  reading: BridgeReading,
  table: Readonly<Record<string, WrittenOperation>> | undefined,
  owner: Owner | null,
): readonly Operation[] {
  return entriesOf(reading, table, "member", owner === null ? "a function" : "an op").map(
    ({ name, entry, span }) => {
      const kind = kindOf(reading, name, entry, owner, span);
      const returns = readResult(reading, name, entry, kind);
      return {
        name,
        kind,
        receiver: entry.self ?? null,
        params: readParams(reading, entry.params, { callback: false, op: entry, owner, kind, returns }),
        returns,
        errors: readErrors(reading, entry),
        cancel: entry.cancel ?? false,
        blocking: entry.blocking ?? false,
        stack: readBounded(reading, entry, "stack", LEAST_STACK, MOST_STACK),
        maxInFlight: numberOrNull(readBounded(reading, entry, "max_in_flight", 1n, MOST_IN_FLIGHT)),
        goName: readGoName(reading, entry),
        ...readHistory(reading, entry),
        span,
      };
    },
  );
}

function kindOf(
  reading: BridgeReading,
  name: string,
  op: WrittenOperation,
  owner: Owner | null,
  span: Span,
): Operation["kind"] {
  const at = (key: string): Span => placeIn(reading, op, key).key;
  if (owner === null) {
    if (op.kind !== undefined)
      refuse(
        at("kind"),
        `the function \`${name}\` belongs to no handle, and so makes none`,
        "move it into the handle's `ops`, or let it return the handle",
      );
    if (op.self !== undefined)
      refuse(
        at("self"),
        `the function \`${name}\` belongs to no handle, and so has no \`self\``,
        "move it into the handle's `ops`, or take the handle as a parameter",
      );
    return "function";
  }
  if (op.kind === "constructor") {
    if (op.self !== undefined)
      refuse(
        at("self"),
        `the constructor \`${name}\` makes the handle, and so has no \`self\``,
        "take `self` away; to make one handle of another, return it from an op",
      );
    return "constructor";
  }
  if (op.self === undefined)
    return refuse(
      span,
      `\`${name}\` does not say how it takes the handle`,
      `write \`self: ref\`, \`mut\` or \`own\`, or \`kind: constructor\` if it makes a \`${owner.name}\``,
    );
  if (op.self === "mut" && owner.threads === "sync")
    refuse(
      placeIn(reading, op, "self").value,
      `\`self: mut\` on \`${owner.name}\`, which any number of threads may use at once`,
      "write `self: ref` and lock inside, or `threads: exclusive` on the handle",
    );
  return "method";
}

function readErrors(reading: BridgeReading, op: WrittenOperation): string | null {
  if (op.errors === undefined) return null;
  const declared = reading.declared.get(op.errors);
  if (declared?.kind === "errors") return op.errors;
  const { value } = placeIn(reading, op, "errors");
  const domains = [...reading.declared].flatMap(([name, one]) => (one.kind === "errors" ? [name] : []));
  const message =
    declared === undefined
      ? `there is no domain of errors \`${op.errors}\``
      : `\`${op.errors}\` is no domain of errors`;
  return refuse(value, `${message}${didYouMean(op.errors, domains)}`, "declare it under `errors`");
}

function readBounded(
  reading: BridgeReading,
  holder: WrittenOperation,
  key: "stack" | "max_in_flight",
  least: bigint,
  most: bigint,
): bigint | null {
  const written = holder[key];
  if (written === undefined) return null;
  const value = BigInt(written);
  if (value < least || value > most)
    refuse(
      placeIn(reading, holder, key).value,
      `\`${key}\` cannot be ${value}`,
      `write a number from ${least} to ${most}`,
    );
  return value;
}

function numberOrNull(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}

function readGoName(reading: BridgeReading, op: WrittenOperation): string | null {
  if (op.go === undefined) return null;
  if (!GO_NAME.test(op.go))
    refuse(
      placeIn(reading, op, "go").value,
      `${JSON.stringify(op.go)} is no exported name of Go`,
      "write ASCII letters and digits, the first a capital: `OpenReader`",
    );
  return op.go;
}
