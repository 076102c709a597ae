import { takesParents } from "./features.ts";
import { usedHandles } from "./handle-plan.ts";
import type { Scene } from "./operation-scene.ts";
import { fromC, goItem } from "./types.ts";

/** What the wrapper gives for what the library gave; null where that is given otherwise, or nothing is. */
export function resultValue(scene: Scene, made: string | null): string | null {
  const { of, symbol, types } = scene;
  const { returns } = of.operation;
  if (made !== null) return newHandle(scene, made);
  if (returns === null) return null;
  const { type } = returns;
  switch (symbol.shape) {
    case "owned":
      if (type.kind === "list") return `takeNumbers[${goItem(type.of)}](given.result)`;
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
function newHandle({ of, facts, tier, types }: Scene, made: string): string {
  const args = ["given.result"];
  if (tier === "safe") {
    if (facts.needsThread(made)) args.push("on");
    const { borrows } = facts.handle(made);
    const parents = usedHandles(of).filter(({ name }) => borrows.includes(name));
    if (takesParents(facts.handle(made), facts, facts.hasAnyTurns)) args.push(...parents.map(({ at }) => at));
  }
  return `new${types.named(made)}(${args.join(", ")})`;
}
