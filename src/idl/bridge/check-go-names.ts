import { placeOf, type Span } from "../../source/source-file.ts";
import { refuse } from "../read-context.ts";
import type { Bridge, Operation } from "./bridge.ts";
import { snakeOf } from "./names.ts";

/** What an exported name of Go stands for. */
interface Taken {
  readonly of: string;
  readonly span: Span | null;
}

/**
 * Refuses a `go:` that names two things of one scope. Names that follow from the rule alone are the generator's to keep
 * apart; what a person chose is not changed behind their back.
 */
export function checkGoNames(bridge: Bridge): void {
  const types = [...bridge.handles, ...bridge.structs, ...bridge.enums, ...bridge.callbacks];
  const inPackage = new Map<string, Taken>(
    types.map(({ name, span }) => [name, { of: `the type \`${name}\``, span }]),
  );
  const makers = bridge.handles.flatMap(({ name, operations }) =>
    operations
      .filter(({ kind }) => kind === "constructor")
      .map(
        (operation) =>
          [operation, operation.name === "new" ? `New${name}` : pascal(operation.name) + name] as const,
      ),
  );
  const functions = bridge.functions.map((operation) => [operation, pascal(operation.name)] as const);
  claim(inPackage, [...makers, ...functions]);
  for (const { operations } of bridge.handles) {
    const methods = operations.filter(({ kind }) => kind === "method");
    const ofHandle = new Map<string, Taken>([["Close", { of: "what every handle has", span: null }]]);
    claim(
      ofHandle,
      methods.map((operation) => [operation, pascal(operation.name)] as const),
    );
  }
}

function pascal(name: string): string {
  return snakeOf(name)
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

/** Takes the names of the rule first, so that the complaint is always at the one that was chosen. */
function claim(taken: Map<string, Taken>, operations: readonly (readonly [Operation, string])[]): void {
  for (const [{ goName, name, span }, rule] of operations)
    if (goName === null) taken.set(rule, { of: `\`${name}\``, span });
  for (const [{ goName, name, span }] of operations) {
    if (goName === null) continue;
    const rival = taken.get(goName);
    if (rival !== undefined) {
      const line = rival.span === null ? "" : ` on line ${placeOf(rival.span).line}`;
      refuse(
        span,
        `\`${name}\` cannot be \`${goName}\` in Go, as ${rival.of}${line} is`,
        "choose another `go`",
      );
    }
    taken.set(goName, { of: `\`${name}\``, span });
  }
}
