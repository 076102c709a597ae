import { refuse } from "../read-context.ts";
import type { Bridge, BridgeParam, Handle } from "./bridge.ts";
import { madeHandle, type OwnedOperation, operationsOf } from "./operations.ts";

/** An operation, and the handle that it makes. */
interface Maker extends OwnedOperation {
  readonly makes: Handle;
}

/** Refuses circles of `borrows`, and children that are made without their parents at hand. */
export function checkParents(bridge: Bridge): void {
  const handles = new Map(bridge.handles.map((handle) => [handle.name, handle]));
  refuseCircles(bridge.handles, handles);
  const makers = makersOf(bridge, handles);
  for (const maker of makers) for (const parent of maker.makes.borrows) checkWay(maker, parent);
  const made = new Set(makers.map(({ makes }) => makes.name));
  for (const handle of bridge.handles)
    if (handle.borrows.length > 0 && !made.has(handle.name))
      refuse(
        handle.span,
        `nothing makes a \`${handle.name}\`, and so there is no way to its parents`,
        `write an op of \`${handle.borrows[0]}\` that returns it, or a constructor that takes the parents`,
      );
}

function refuseCircles(handles: readonly Handle[], known: ReadonlyMap<string, Handle>): void {
  const sound = new Set<string>();
  for (const start of handles) {
    const path: { readonly handle: Handle; next: number }[] = [{ handle: start, next: 0 }];
    const open = new Set([start.name]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const parent = known.get(top.handle.borrows[top.next++] ?? "");
      if (parent === undefined) {
        sound.add(top.handle.name);
        open.delete(top.handle.name);
        path.pop();
      } else if (open.has(parent.name)) {
        const names = [...path.map(({ handle }) => handle.name), parent.name];
        refuse(
          top.handle.span,
          `\`borrows\` goes in a circle: ${names.slice(names.indexOf(parent.name)).join(" borrows ")}`,
          "none of them would ever be freed: let one of them not borrow",
        );
      } else if (!sound.has(parent.name)) {
        open.add(parent.name);
        path.push({ handle: parent, next: 0 });
      }
    }
  }
}

function makersOf(bridge: Bridge, handles: ReadonlyMap<string, Handle>): readonly Maker[] {
  return operationsOf(bridge).flatMap((owned) => {
    const makes = handles.get(madeHandle(owned) ?? "");
    return makes === undefined ? [] : [{ ...owned, makes }];
  });
}

/** A child keeps exactly one of each parent, which is lent to the operation that makes it. */
function checkWay({ operation, handle, makes }: Maker, parent: string): void {
  const isReceiver = operation.kind === "method" && handle?.name === parent;
  const params = operation.params.filter(({ type }) => type.kind === "handle" && type.name === parent);
  const [first, second] = params;
  const child = `\`${operation.name}\` makes a \`${makes.name}\`, which borrows a \`${parent}\``;
  if (isReceiver && operation.receiver === "own")
    refuse(operation.span, `${child}, and consumes it`, "write `self: ref`");
  const beyond = isReceiver ? first : second;
  if (beyond !== undefined)
    refuse(
      beyond.span,
      `${child}, and is given two of them: which one is the parent?`,
      "take one of them alone",
    );
  if (isReceiver) return;
  if (first !== undefined) refuseLoose(first, child);
  else
    refuse(
      operation.span,
      `${child}, and is given none`,
      `take one as a parameter, or make it an op of \`${parent}\` that returns \`${makes.name}\``,
    );
}

function refuseLoose(param: BridgeParam, child: string): void {
  if (param.transfer === "owned")
    refuse(param.span, `${child}, and consumes it`, "take `transfer` away: a parent is lent, and kept alive");
  if (param.optional) refuse(param.span, `${child}, and may be given none`, "take `optional` away");
}
