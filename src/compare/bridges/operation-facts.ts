import type { Bridge, BridgeParam, BridgeType } from "../../idl/bridge/bridge.ts";
import { printBridgeType } from "../../idl/bridge/bridge-type-text.ts";
import { constructorWords, goOperationName, goTypeName } from "../../lower/go-words.ts";
import type { LoweredOperation } from "../../lower/lowered.ts";
import { operationSymbol } from "../../lower/symbols.ts";
import type { BridgeFact, BridgeVersions } from "./bridge-side.ts";

type Versions = Readonly<Record<"baseline" | "current", LoweredOperation>>;

/** What two versions of a bridge say of the operations that both have, wherever it does not show in C. */
export function operationFacts({ baseline, current }: BridgeVersions): readonly BridgeFact[] {
  const now = new Map(current.operations.map((one) => [stemOf(one, current.bridge), one]));
  return baseline.operations.flatMap((before) => {
    const same = now.get(stemOf(before, baseline.bridge));
    if (same === undefined) return [];
    const versions = { baseline: before, current: same };
    return [...goNameFacts(versions), ...errorFacts(versions), ...typeFacts(versions)];
  });
}

/** What the symbols of an operation begin with: one of a handle may be a function of the same symbol. */
function stemOf({ operation, handle }: LoweredOperation, { prefix }: Bridge): string {
  return operationSymbol(prefix, handle?.name ?? null, operation.name, "none");
}

function placeOf({ operation, handle }: LoweredOperation): string {
  return handle === null ? operation.name : `${handle.name}.${operation.name}`;
}

/** What all facts of an operation have. */
function commonOf({ baseline, current }: Versions) {
  const symbols = baseline.symbols.map(({ symbol }) => symbol);
  return {
    item: placeOf(current),
    about: { kind: "function", symbol: symbols[0] ?? null } as const,
    symbols,
    places: { baseline: baseline.operation.span, current: current.operation.span },
  };
}

function goNameFacts(versions: Versions): readonly BridgeFact[] {
  const [from, to] = [goNameOf(versions.baseline), goNameOf(versions.current)];
  if (spokenKey(from) === spokenKey(to)) return [];
  return [{ ...commonOf(versions), fact: "go-name", of: "the function", baseline: from, current: to }];
}

/** The name that callers write in Go: a method with its type in front. */
function goNameOf({ operation, handle }: LoweredOperation): string {
  const { kind, goName } = operation;
  const own =
    goName ??
    (kind === "constructor" && handle !== null
      ? inCapitals(constructorWords(operation, handle).join("_"))
      : inCapitals(goOperationName(operation.name)));
  return kind === "method" && handle !== null ? `${goTypeName(handle.name)}.${own}` : own;
}

/** Without Go's initialisms, which one name has as the other. */
export function inCapitals(name: string): string {
  return name
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

/** What two spellings of one name have in common: `NewID` is what the rule makes of `new_id`. */
function spokenKey(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

function errorFacts(versions: Versions): readonly BridgeFact[] {
  const [from, to] = [versions.baseline.operation.errors, versions.current.operation.errors];
  if (from === to) return [];
  return [{ ...commonOf(versions), fact: "errors", baseline: from ?? "", current: to ?? "" }];
}

function typeFacts(versions: Versions): readonly BridgeFact[] {
  const { baseline, current } = versions;
  const { about, ...common } = commonOf(versions);
  const params = paramTypeChanges(baseline.operation.params, current.operation.params).map(
    ({ name, from, to }): BridgeFact => ({
      ...common,
      about: { ...about, kind: "param", member: name },
      fact: "type",
      of: `parameter \`${name}\``,
      baseline: from,
      current: to,
    }),
  );
  const [from, to] = [baseline.operation.returns, current.operation.returns];
  if (from === null || to === null || !isOtherInGo(from.type, to.type)) return params;
  const member =
    baseline.symbols[0]?.params.find(({ stands }) => stands.kind === "result")?.param.name ?? null;
  const result: BridgeFact = {
    ...common,
    about: { ...about, kind: "param", member },
    fact: "type",
    of: "the result",
    baseline: printBridgeType(from.type),
    current: printBridgeType(to.type),
  };
  return [...params, result];
}

interface TypeChange {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Parameters of other types, one by one; where there are more or fewer of them, C shows it. */
export function paramTypeChanges(
  baseline: readonly BridgeParam[],
  current: readonly BridgeParam[],
): readonly TypeChange[] {
  if (baseline.length !== current.length) return [];
  const names = baseline.map(({ name }) => name).sort();
  const isReordered =
    current
      .map(({ name }) => name)
      .sort()
      .join() === names.join();
  return baseline.flatMap((param, index) => {
    const same = isReordered ? current.find(({ name }) => name === param.name) : current[index];
    if (same === undefined || !isOtherInGo(param.type, same.type)) return [];
    return [{ name: param.name, from: printBridgeType(param.type), to: printBridgeType(same.type) }];
  });
}

/** Whether Go has other types for them. */
export function isOtherInGo(from: BridgeType, to: BridgeType): boolean {
  return goKind(from) !== goKind(to);
}

/** What tells a type from others in Go: `[]byte` and `string` each stand for two. */
function goKind(type: BridgeType): string {
  const text = printBridgeType(type);
  if (text === "bytes") return "list<u8>";
  return text === "path" ? "text" : text;
}
