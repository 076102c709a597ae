import type { LoweredOperation } from "../../lower/lowered.ts";
import type { HandlePlan } from "./handle-plan.ts";
import { derivedName, localName, receiverVariable } from "./names.ts";
import type { Scene } from "./operation-scene.ts";
import { fromC, goType } from "./types.ts";

export function resultValue(scene: Scene, made: string | null, plan: HandlePlan): string | null {
  const { of, symbol, types } = scene;
  const { returns } = of.operation;
  if (made !== null) return newHandle(scene, made, plan);
  if (returns === null) return null;
  const { type } = returns;
  switch (symbol.shape) {
    case "owned":
      if (type.kind === "list") return `takeNumbers[${goType(types, type).slice(2)}](given.result)`;
      return type.kind === "bytes" ? "takeBytes(given.result)" : "takeText(given.result)";
    case "batch":
      return type.kind === "list" && type.of === "text"
        ? "takeTexts(given.result)"
        : "takeItems(given.result)";
    case "value":
      return fromC(types, type, "given.result");
    default:
      return null;
  }
}

/** Makes the Go handle of what the library gave, with what it needs of its parents. */
function newHandle({ of, facts, tier, types }: Scene, made: string, plan: HandlePlan): string {
  const args = ["given.result"];
  if (tier === "safe") {
    if (facts.needsThread(made)) args.push(plan.newThread ? "on" : `${plan.thread}.share()`);
    if (facts.needsTurn(made)) args.push(...parentHandles(of, facts.handle(made).borrows));
  }
  return `new${types.named(made)}(${args.join(", ")})`;
}

function parentHandles(
  { operation, handle }: LoweredOperation,
  borrows: readonly string[],
): readonly string[] {
  const own =
    operation.kind === "method" && handle !== null && borrows.includes(handle.name)
      ? [`&${receiverVariable(handle)}.h`]
      : [];
  const params = operation.params.flatMap(({ type, name, optional }) => {
    if (type.kind !== "handle" || !borrows.includes(type.name)) return [];
    return [optional ? derivedName(name, "Handle", operation.params) : `&${localName(name)}.h`];
  });
  return [...own, ...params];
}
