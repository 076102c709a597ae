import { madeHandle } from "./facts.ts";
import { derivedName, localName, receiverVariable } from "./names.ts";
import type { Scene } from "./operation-scene.ts";

/** Which handles a call uses, and where it runs. */
export interface HandlePlan {
  readonly receiver: string | null;
  readonly uses: string | null;
  readonly thread: string | null;
  readonly newThread: boolean;
}

export function planHandles(scene: Scene): HandlePlan {
  const { of, facts, tier } = scene;
  const { operation, handle } = of;
  const used: {
    readonly at: string;
    readonly name: string;
    readonly owned: boolean;
    readonly optional: boolean;
  }[] = [];
  if (operation.kind === "method" && handle !== null)
    used.push({
      at: `&${receiverVariable(handle)}.h`,
      name: handle.name,
      owned: operation.receiver === "own",
      optional: false,
    });
  for (const param of operation.params)
    if (param.type.kind === "handle") {
      const local = localName(param.name);
      used.push({
        at: param.optional ? derivedName(param.name, "Handle", operation.params) : `&${local}.h`,
        name: param.type.name,
        owned: param.transfer === "owned",
        optional: param.optional,
      });
    }
  if (tier === "raw") return { receiver: null, uses: null, thread: null, newThread: false };
  const made = madeHandle(operation, handle);
  const bound = used.find(({ name }) => facts.needsThread(name));
  const makesThread = bound === undefined && made !== null && facts.needsThread(made);
  const thread = bound === undefined ? (makesThread ? "on" : null) : threadOf(bound.at);
  const [only] = used;
  const isPlain =
    used.length === 1 && only !== undefined && !only.owned && !only.optional && !facts.needsTurn(only.name);
  const text = used
    .map(({ at, owned }) => (owned ? `{handle: ${at}, owned: true}` : `{handle: ${at}}`))
    .join(", ");
  return {
    receiver: isPlain ? only.at.slice(1) : null,
    uses: used.length === 0 || isPlain ? null : `[]use{${text}}`,
    thread,
    newThread: makesThread,
  };
}

function threadOf(handle: string): string {
  return handle.startsWith("&") ? `${handle.slice(1)}.thread` : `${handle}.where()`;
}
