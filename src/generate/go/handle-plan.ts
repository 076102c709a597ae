import { madeHandle } from "../../idl/bridge/operations.ts";
import type { LoweredOperation } from "../../lower/lowered.ts";
import { derivedName, localName, receiverVariable } from "./names.ts";
import type { Scene } from "./operation-scene.ts";

/** A handle that a call is made with. */
interface HandleUse {
  /** The `*handle` in Go: `&s.h`, or a local that may be nil. */
  readonly at: string;
  readonly name: string;
  readonly owned: boolean;
  readonly optional: boolean;
}

/** The handles that a call is made with, its receiver first. */
export function usedHandles({ operation, handle }: LoweredOperation): readonly HandleUse[] {
  const { kind, receiver, params } = operation;
  const own =
    kind === "method" && handle !== null
      ? [
          {
            at: `&${receiverVariable(handle)}.h`,
            name: handle.name,
            owned: receiver === "own",
            optional: false,
          },
        ]
      : [];
  const given = params.flatMap(({ name, type, optional, transfer }) => {
    if (type.kind !== "handle") return [];
    const at = optional ? derivedName(name, "Handle", params) : `&${localName(name)}.h`;
    return [{ at, name: type.name, owned: transfer === "owned", optional }];
  });
  return [...own, ...given];
}

/** Which handles a call uses, and where it runs. */
export interface HandlePlan {
  /** The receiver's handle, where it is the only one and needs nothing but to be entered. */
  readonly receiver: string | null;
  /** The arguments of `begin`, where there is more to do than to enter the receiver. */
  readonly uses: string | null;
  /** The thread that the call runs on; null for the caller's. */
  readonly thread: string | null;
  /** The thread of the handle that is made, as an expression. */
  readonly on: string | null;
}

/** Says how a call enters its handles; the raw tier leaves all of that to its callers. */
export function planHandles({ of, facts, tier }: Scene): HandlePlan {
  if (tier === "raw") return { receiver: null, uses: null, thread: null, on: null };
  const used = usedHandles(of);
  const made = madeHandle(of);
  const bound = used.find(({ name }) => facts.needsThread(name));
  const shared = bound === undefined ? null : threadOf(bound);
  const on =
    made !== null && facts.needsThread(made) ? (shared === null ? "newThread()" : `${shared}.share()`) : null;
  const [only] = used;
  const waits = facts.hasAnyTurns;
  const isPlain =
    used.length === 1 && only !== undefined && !only.owned && !only.optional && !facts.needsTurn(only.name);
  const texts = used.map(({ at, owned }) =>
    owned ? `use{handle: ${at}, owned: true}` : `use{handle: ${at}}`,
  );
  const stop = waits ? [of.operation.cancel ? "ctx.Done()" : "nil"] : [];
  return {
    receiver: isPlain ? only.at.slice(1) : null,
    uses: used.length === 0 || isPlain ? null : [...stop, ...texts].join(", "),
    thread: on === null ? shared : "on",
    on,
  };
}

function threadOf({ at, optional }: HandleUse): string {
  return optional ? `${at}.where()` : `${at.slice(1)}.thread`;
}
