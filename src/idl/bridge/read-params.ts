import type { Span } from "../../source/source-file.ts";
import { placeIn, refuse } from "../read-context.ts";
import type { BridgeParam, BridgeType, Operation, OperationResult } from "./bridge.ts";
import { hasLength } from "./read-result.ts";
import { readType } from "./read-type.ts";
import { rangeOn } from "./read-values.ts";
import { type BridgeReading, type Declared, entriesOf, readHistory } from "./reading.ts";
import type { WrittenOperation, WrittenParam, WrittenParams } from "./schema.ts";

const MOST_PARAMS = 32;
const GREATEST_MAX = (1n << 62n) - 1n;

/** The handle that an operation belongs to, or none. */
export interface Owner {
  readonly name: string;
  readonly threads: "sync" | "exclusive" | "pinned";
}

/** Where parameters stand: those of a callback say less. */
interface Place {
  readonly callback: boolean;
  readonly op: WrittenOperation | null;
  readonly owner: Owner | null;
  readonly kind: Operation["kind"] | null;
  readonly returns: OperationResult | null;
}

const OF_CALLBACK: Place = { callback: true, op: null, owner: null, kind: null, returns: null };

/** The parameters of a callback. */
export function readCallbackParams(reading: BridgeReading, table: WrittenParams): readonly BridgeParam[] {
  return readParams(reading, table, OF_CALLBACK);
}

/** Parameters in their order. */
export function readParams(
  reading: BridgeReading,
  table: WrittenParams,
  place: Place,
): readonly BridgeParam[] {
  const entries = entriesOf(reading, table, "member", "a parameter");
  const beyond = entries[MOST_PARAMS];
  if (beyond !== undefined)
    refuse(beyond.span, `more than ${MOST_PARAMS} parameters`, "put them into a struct with `by: pointer`");
  return entries.map(({ name, entry, span, value }) => {
    const written: WrittenParam = typeof entry === "string" ? { type: entry } : entry;
    const at = typeof entry === "string" ? value : placeIn(reading, entry, "type").value;
    const type = readType(reading, written.type, at);
    if (place.callback) refuseInCallback(reading, written, name, type, at);
    checkTransfer(reading, written, type);
    checkRetention(reading, written, type, at, place);
    return {
      name,
      type,
      optional: written.optional ?? false,
      max: readMax(reading, written, type),
      transfer: written.transfer ?? "borrowed",
      retained: written.retained ?? null,
      ...readHistory(reading, written),
      span,
    };
  });
}

function refuseInCallback(
  reading: BridgeReading,
  written: WrittenParam,
  name: string,
  type: BridgeType,
  at: Span,
): void {
  if (type.kind === "handle")
    refuse(
      at,
      `a callback is not given the handle \`${type.name}\`: nobody would say who frees it, and when`,
      "give it what the callback needs of it, or let the caller of the op keep the handle",
    );
  if (type.kind === "callback")
    refuse(at, "a callback is not given another callback", "make it a parameter of the op");
  for (const key of ["max", "transfer", "retained"] as const)
    if (written[key] !== undefined)
      refuse(
        placeIn(reading, written, key).key,
        `\`${key}\` says nothing of \`${name}\`, which the library gives to the callback for the call`,
        "take the key away",
      );
}

function readMax(reading: BridgeReading, written: WrittenParam, type: BridgeType): bigint | null {
  if (written.max === undefined) return null;
  const { key, value } = placeIn(reading, written, "max");
  if (!hasLength(type))
    refuse(
      key,
      `\`max\` bounds a length, and \`${written.type}\` has none`,
      "take it away; lengths have `bytes`, `text`, `path` and lists",
    );
  const max = BigInt(written.max);
  const longest = rangeOn(reading.targets, "isize").most;
  const most = longest < GREATEST_MAX ? longest : GREATEST_MAX;
  if (max < 1n || max > most)
    refuse(value, `\`max\` cannot be ${max}`, `write a number from 1 to ${most}, or take it away`);
  return max;
}

function checkTransfer(reading: BridgeReading, written: WrittenParam, type: BridgeType): void {
  if (written.transfer === undefined || type.kind === "handle") return;
  refuse(
    placeIn(reading, written, "transfer").key,
    `\`transfer: owned\` hands a handle over, and \`${written.type}\` is none`,
    "take it away: what else crosses is lent for the call, and copied if it is kept",
  );
}

function declaredCallback(
  reading: BridgeReading,
  name: string,
): Extract<Declared, { kind: "callback" }> | null {
  const declared = reading.declared.get(name);
  return declared?.kind === "callback" ? declared : null;
}

function checkRetention(
  reading: BridgeReading,
  written: WrittenParam,
  type: BridgeType,
  at: Span,
  place: Place,
): void {
  const key = placeIn(reading, written, "retained");
  const callback = type.kind === "callback" ? declaredCallback(reading, type.name) : null;
  if (callback === null) {
    if (written.retained !== undefined)
      refuse(
        key.key,
        `\`retained\` is for callbacks, and \`${written.type}\` is none`,
        "take it away: what is kept is copied",
      );
    return;
  }
  if (callback.scope === "call" && written.retained !== undefined)
    refuse(
      key.key,
      `\`${written.type}\` is valid for the call alone, and cannot be kept`,
      `write \`scope: registered\` on \`${written.type}\`, or take \`retained\` away`,
    );
  if (callback.scope === "registered" && written.retained === undefined)
    refuse(
      at,
      `\`${written.type}\` is registered, and nothing says how long it is kept`,
      "write `retained: handle` or `retained: forever`, or `scope: call` on the callback",
    );
  if (written.retained === "handle") checkKeeper(key.value, written.type, place);
  if (written.retained !== undefined && callback.thread === "same")
    checkSameThread(key.value, written, place);
}

/** Who keeps a callback must be clear, and must live on after the call. */
function checkKeeper(span: Span, callback: string, { op, kind, returns }: Place): void {
  const keeps = `\`${callback}\` would be kept by`;
  if (kind === "function")
    refuse(
      span,
      `${keeps} a handle, and a free function has none`,
      "move the function into the handle's `ops`, or write `retained: forever`",
    );
  if (op?.self === "own")
    refuse(
      span,
      `${keeps} a handle that this op consumes`,
      "write `self: ref`, or a callback with `scope: call`",
    );
  if (returns?.type.kind === "handle")
    refuse(
      span,
      `${keeps} either of two handles: the one of the op, and the \`${returns.type.name}\` that it returns`,
      `make it a constructor of \`${returns.type.name}\`, or hand the callback over in an op of its own`,
    );
}

function checkSameThread(span: Span, written: WrittenParam, { owner }: Place): void {
  if (written.retained === "handle" && owner?.threads === "pinned") return;
  refuse(
    span,
    `\`${written.type}\` may be called by one thread only, and what keeps it is used by others`,
    `write \`thread: any\` on \`${written.type}\`, or \`threads: pinned\` on the handle that keeps it`,
  );
}
