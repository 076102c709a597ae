import type { BridgeParam } from "../../idl/bridge/bridge.ts";
import { handlesOf, madeHandle } from "./facts.ts";
import { takesParents } from "./features.ts";
import { receiverVariable } from "./names.ts";
import type { OperationModel } from "./operation-model.ts";
import type { Scene } from "./operation-scene.ts";
import { elementType } from "./operation-signature.ts";
import {
  bytesOf,
  type FunctionModel,
  functionOf,
  presentValue,
  testNames,
  viewFunction,
} from "./test-functions.ts";
import { sampleValue } from "./test-values.ts";
import { alignColumns } from "./type-models.ts";

/** A handle that a call of a test needs. */
interface UsedHandle {
  readonly local: string;
  /** The function of the tests that makes it. */
  readonly maker: string;
  readonly owned: boolean;
  readonly optional: boolean;
}

/** A good call of a method, as a test writes it. Every text is complete Go. */
export interface CallModel {
  /** What is made before the call: `s := mockClosed(t, bridgeStore(t))`, `key := []byte("k")`. */
  readonly prepared: readonly string[];
  /** Members of a `mockCall`, a line for each. */
  readonly facts: readonly string[];
  /** Handles that are there after the call: the call does not consume them. */
  readonly kept: readonly string[];
  readonly usesRun: boolean;
  readonly isOptional: boolean;
  readonly functions: readonly FunctionModel[];
  /** `result, found, err := s.Get(key)`. */
  readonly call: string;
  /** The same with a slice that has room, where it is promised that nothing is allocated. */
  readonly quiet: string | null;
  readonly element: string;
  /** `result: result, found: found, err: err`. */
  readonly given: string;
  /** What it gives belongs to these. */
  readonly parents: readonly string[];
  readonly loop: LoopModel | null;
}

interface LoopModel {
  readonly yielded: string;
  readonly range: string;
  readonly tells: string;
}

export function makerOf(handle: string): string {
  return `bridge${handle}`;
}

/** The good call of one symbol. `isLoop`: as a loop over what its function is called with. */
export function modelGoodCall(scene: Scene, model: OperationModel, isLoop: boolean): CallModel {
  const { of, symbol, types, tier } = scene;
  const { operation, handle } = of;
  const names = testNames(["room"]);
  const isMethod = operation.kind === "method" && handle !== null;
  const self = isMethod ? names(receiverVariable(handle)) : "";
  const locals = new Map(operation.params.map((param) => [param, names(param.name)]));
  const localOf = (param: BridgeParam): string => locals.get(param) ?? param.name;
  const functions = operation.params.filter(({ type }) => type.kind === "callback");
  const handles: readonly UsedHandle[] = [
    ...(isMethod ? [usedHandle(self, handle.name, operation.receiver === "own", false)] : []),
    ...operation.params.flatMap((param) =>
      param.type.kind === "handle"
        ? [usedHandle(localOf(param), param.type.name, param.transfer === "owned", param.optional)]
        : [],
    ),
  ];
  function usedHandle(local: string, name: string, owned: boolean, optional: boolean): UsedHandle {
    return { local, maker: makerOf(types.named(name)), owned, optional };
  }
  const goName = model.op.slice(model.op.lastIndexOf(".") + 1);
  const callee = (isMethod ? `${self}.` : "") + goName + (isLoop ? "All" : "");
  const view = symbol.shape === "visit" ? names("view") : null;
  const stopper = operation.cancel ? [tier === "safe" ? "r.ctx" : "r.cancel"] : [];
  const args = (dst: string, isWhole: boolean): readonly string[] => [
    ...(isWhole ? stopper : operation.cancel ? ["context.Background()"] : []),
    ...(symbol.shape === "into" ? [dst] : []),
    ...operation.params
      .filter(({ type }) => !isLoop || type.kind !== "callback")
      .map((param) => argument(param, localOf(param), model, isWhole)),
    ...(view === null ? [] : [view]),
  ];
  const results = resultNames(scene);
  const element = elementType(operation.returns?.type);
  const made = madeHandle(operation, handle);
  const [loopFunction] = functions;
  const isSafe = tier === "safe";
  const owned = handles.filter((one) => one.owned);
  const list = (type: string, items: readonly string[]): string | null =>
    items.length === 0 ? null : `[]${type}{${items.join(", ")}}`;
  const localsOf = (some: readonly UsedHandle[]): readonly string[] => some.map(({ local }) => local);
  return {
    prepared: [
      ...handles.map((one) =>
        one.owned && !isSafe
          ? `${one.local} := ${one.maker}(t)`
          : `${one.local} := mockClosed(t, ${one.maker}(t))`,
      ),
      ...operation.params
        .filter(({ type }) => type.kind !== "callback" && type.kind !== "handle")
        .map((param) => `${localOf(param)} := ${presentValue(param, types)}`),
    ],
    facts: memberLines({
      uses: isSafe ? list("io.Closer", localsOf(handles)) : null,
      consumes: isSafe
        ? list(
            "*handle",
            owned.map(({ local }) => `&${local}.h`),
          )
        : null,
      spared: isSafe ? null : list("io.Closer", localsOf(owned.filter(({ optional }) => optional))),
      want: isLoop ? null : wantOf(scene, made),
    }),
    kept: localsOf(handles.filter((one) => isSafe || !one.owned)),
    usesRun:
      functions.length > 0 ||
      view !== null ||
      operation.cancel ||
      model.absent.length > 0 ||
      operation.params.some(({ optional }) => optional),
    isOptional: operation.returns?.optional ?? false,
    functions: isLoop
      ? []
      : [
          ...functions.map((param) => functionOf(param, localOf(param), scene)),
          ...(view === null || operation.returns === null
            ? []
            : [viewFunction(operation.returns, types, view)]),
        ],
    call: `${results.join(", ")} := ${callee}(${args(`mockDst[${element}](r)`, true).join(", ")})`,
    quiet: isQuiet(scene, model)
      ? `${results.map(() => "_").join(", ")} = ${callee}(${args("room", false).join(", ")})`
      : null,
    element,
    given: results.map((name) => `${name}: ${name}`).join(", "),
    parents: made === null ? [] : parentsOf(scene, made, handles),
    loop:
      isLoop && loopFunction !== undefined
        ? loopOf(scene, loopFunction, `${callee}(${[...args("", true), "&err"].join(", ")})`)
        : null,
  };
}

function argument(
  { name, type, optional }: BridgeParam,
  local: string,
  model: OperationModel,
  isWhole: boolean,
): string {
  if (optional) return isWhole ? `mockOptional(r, ${local})` : local;
  if (type.kind !== "handle" && type.kind !== "callback") return local;
  const message = model.absent.find((absent) => absent.message.startsWith(`${name}: `))?.message;
  return message === undefined || !isWhole ? local : `mockRequired(r, "${message}", ${local})`;
}

function resultNames({ of, symbol }: Scene): readonly string[] {
  const { operation, handle } = of;
  const { returns } = operation;
  const hasValue = symbol.shape !== "visit" && (returns !== null || madeHandle(operation, handle) !== null);
  return [...(hasValue ? ["result"] : []), ...(returns?.optional ? ["found"] : []), "err"];
}

function wantOf({ of, symbol, types }: Scene, made: string | null): string | null {
  const { returns } = of.operation;
  if (made !== null || returns === null || symbol.shape === "visit" || symbol.shape === "none") return null;
  return symbol.shape === "into"
    ? bytesOf(returns.type, types)
    : sampleValue(types, { type: returns.type, max: null, name: "result" });
}

/** Nothing is allocated where no list of handles, no function, no packing and no other thread is needed. */
function isQuiet({ of, symbol, tier }: Scene, model: OperationModel): boolean {
  const { operation } = of;
  return (
    symbol.shape === "into" &&
    tier === "safe" &&
    model.into?.repeats === true &&
    model.uses === null &&
    model.thread === null &&
    operation.stack === null &&
    operation.params.every(
      ({ type }) =>
        type.kind !== "callback" &&
        type.kind !== "handle" &&
        !(type.kind === "list" && (type.of === "bytes" || type.of === "text")),
    )
  );
}

function parentsOf(
  { of, facts, tier }: Scene,
  made: string,
  handles: readonly UsedHandle[],
): readonly string[] {
  if (tier === "raw" || !takesParents(facts.handle(made), facts, facts.hasAnyTurns)) return [];
  const { borrows } = facts.handle(made);
  const names = handlesOf(of.operation, of.handle);
  return handles.flatMap(({ local, optional }, index) =>
    !optional && borrows.includes(names[index] ?? "") ? [local] : [],
  );
}

function loopOf({ types, facts }: Scene, { type }: BridgeParam, range: string): LoopModel {
  if (type.kind !== "callback") throw new Error("a loop is over what a function is called with");
  const { params } = facts.callback(type.name);
  const names = testNames([]);
  const yielded = params.map(({ name }) => names(name)).join(", ");
  const wanted = params.map((param) => presentValue(param, types)).join(", ");
  return { yielded, range, tells: `r.called(mockArgs{${yielded}}, mockArgs{${wanted}})` };
}

/** Members of a literal in the columns of gofmt; those without a value are left out. */
export function memberLines(members: Readonly<Record<string, string | null>>): readonly string[] {
  const rows = Object.entries(members).flatMap(([name, value]) =>
    value === null ? [] : [{ doc: [], cells: [`${name}:`, `${value},`] }],
  );
  return alignColumns(rows).map(({ line }) => line);
}
