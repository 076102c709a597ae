import type { Bridge } from "../../idl/bridge/bridge.ts";
import { snakeCase } from "../../lower/case.ts";
import type { LoweredOperation } from "../../lower/lowered.ts";
import { chooseMakers, isCallable } from "../rust/test-handles.ts";
import { mockCrate, mockPrefix } from "../testable.ts";
import { domainModels } from "./error-models.ts";
import { fieldName, nameScope } from "./names.ts";
import type { OperationModel } from "./operation-model.ts";
import type { Modelling } from "./operation-scene.ts";
import { type CallModel, makerOf, memberLines, modelGoodCall } from "./test-call.ts";
import { type MethodModel, modelMethods, type Trait } from "./test-methods.ts";
import { sampleValue, structSample } from "./test-values.ts";

/** What `bridge_test.go.hbs` prints. Every text is complete Go. */
export interface TestModel {
  readonly testHandshake: string;
  readonly testCodes: string;
  readonly testNames: string;
  readonly methods: readonly MethodModel[];
  readonly handles: readonly TestedHandle[];
  readonly samples: readonly Sample[];
  readonly codes: readonly { readonly name: string; readonly value: string; readonly text: string }[];
  readonly has: Needs;
}

/** A struct with something in each field. */
interface Sample {
  readonly name: string;
  readonly maker: string;
  /** A line for each. */
  readonly fields: readonly string[];
}

/** A handle that some operation makes, and how; what it is made of is closed at once. */
interface TestedHandle {
  readonly name: string;
  readonly test: string;
  readonly maker: string;
  readonly kind: string;
  readonly pinned: boolean;
  readonly made: CallModel;
}

/** Functions of Go by their operation, in the order of its symbols. */
interface Modelled {
  readonly of: LoweredOperation;
  readonly functions: readonly OperationModel[];
}

/** The build tag of the tests, the archive that they link, and what its functions begin with. */
export function mockNames(bridge: Bridge): {
  readonly mock: string;
  readonly mockLibrary: string;
  readonly mockPrefix: string;
} {
  return {
    mock: `${bridge.go.package}_mock`,
    mockLibrary: mockCrate(bridge),
    mockPrefix: mockPrefix(bridge),
  };
}

/** Everything that the generated Go tests say, decided; null if there is nothing that could be called. */
export function modelTests(modelling: Modelling, modelled: readonly Modelled[]): TestModel | null {
  const { lowered } = modelling;
  const makers = chooseMakers(lowered);
  const names = nameScope(modelled.flatMap(({ functions }) => functions.map(({ op }) => op)));
  const testHandshake = names("TestBridgeHandshake");
  const testCodes = names("TestBridgeCodes");
  const testNames = names("TestBridgeNames");
  const methods = modelled
    .filter(({ of }) => isCallable(of, makers))
    .flatMap(({ of, functions }) =>
      of.symbols.flatMap((symbol, index) => {
        const model = functions[index];
        return model === undefined ? [] : modelMethods({ ...modelling, of, symbol }, model, names);
      }),
    );
  if (methods.length === 0) return null;
  const handles = modelHandles(modelling, modelled, names);
  return {
    testHandshake,
    testCodes,
    testNames,
    methods,
    handles,
    samples: usedSamples(samplesOf(modelling), JSON.stringify([methods, handles])),
    codes: codesOf(lowered.bridge),
    has: needsOf(methods, handles),
  };
}

function modelHandles(
  modelling: Modelling,
  modelled: readonly Modelled[],
  names: (wanted: string) => string,
): readonly TestedHandle[] {
  const { lowered, types, facts } = modelling;
  const makers = chooseMakers(lowered);
  return lowered.bridge.handles.flatMap((handle) => {
    const symbol = makers.get(handle.name);
    const maker = modelled.find(({ of }) => symbol !== undefined && of.symbols.includes(symbol));
    const [model] = maker?.functions ?? [];
    if (symbol === undefined || maker === undefined || model === undefined) return [];
    const name = types.named(handle.name);
    return [
      {
        name,
        test: names(`TestBridge${name}Close`),
        maker: makerOf(name),
        kind: snakeCase(handle.name),
        pinned: facts.needsThread(handle.name),
        made: modelGoodCall({ ...modelling, of: maker.of, symbol }, model, false),
      },
    ];
  });
}

function samplesOf({ lowered, types }: Modelling): readonly Sample[] {
  return lowered.bridge.structs.map((struct) => ({
    name: types.named(struct.name),
    maker: structSample(types.named(struct.name)),
    fields: memberLines(
      Object.fromEntries(
        struct.fields.map(({ name, type }) => [
          fieldName(name),
          sampleValue(types, { type, max: null, name }),
        ]),
      ),
    ),
  }));
}

/** Those that the text calls, and those that these call. */
function usedSamples(samples: readonly Sample[], text: string): readonly Sample[] {
  const used = samples.filter(({ maker }) => text.includes(`${maker}()`));
  const whole = text + JSON.stringify(used);
  const isWhole = samples.every((one) => used.includes(one) || !whole.includes(`${one.maker}()`));
  return isWhole ? used : usedSamples(samples, whole);
}

function codesOf(bridge: Bridge): TestModel["codes"] {
  return domainModels(bridge).flatMap(({ texts }, domain) =>
    texts.map(({ name, text }, index) => ({
      name,
      value: String(bridge.errors[domain]?.codes[index]?.value ?? 0n),
      text: `${bridge.go.package}: ${text}`,
    })),
  );
}

/** What some test needs: a helper that nothing calls would be found by linters. */
type Needs = Readonly<Record<(typeof NEEDS)[number][0], boolean>>;

type IsNeeded = (methods: readonly MethodModel[], handles: readonly TestedHandle[]) => boolean;

const some =
  (trait: Trait): IsNeeded =>
  (methods) =>
    methods.some(({ traits }) => traits.includes(trait));
const says =
  (word: string): IsNeeded =>
  (methods, handles) =>
    JSON.stringify([methods, handles]).includes(word);

const NEEDS = [
  ["handles", (_, handles) => handles.length > 0],
  ["handshakes", some("mockShakesHands")],
  ["absent", some("mockLeavesOut")],
  ["nothing", some("mockFinds")],
  ["pointers", says("mockPointer(")],
  ["optional", says("mockOptional(")],
  ["required", says("mockRequired(")],
  ["shown", says("r.shown(")],
  ["told", says("r.told(")],
  ["functions", (...all) => says("mockArgs{")(...all) || says("r.shown(")(...all)],
  ["scoped", some("mockCallsBack")],
  ["stops", some("mockStops")],
  ["registered", some("mockRegisters")],
  ["into", some("mockAppends")],
  ["quiet", (methods) => methods.some(({ quiet }) => quiet !== null)],
  ["cancels", some("mockCancels")],
  ["limits", (methods) => methods.some(({ limit }) => limit > 0)],
  ["consumes", some("mockConsumes")],
  ["spared", says("spared:")],
  ["turns", some("mockTurns")],
  [
    "shares",
    (methods, handles) =>
      [...methods, ...handles.map(({ made }) => made)].some(({ parents }) => parents.length > 0),
  ],
  ["threads", some("mockPinned")],
] as const satisfies readonly (readonly [string, IsNeeded])[];

function needsOf(methods: readonly MethodModel[], handles: readonly TestedHandle[]): Needs {
  const needs = NEEDS.map(([name, isNeeded]) => [name, isNeeded(methods, handles)] as const);
  return Object.fromEntries(needs) as Needs;
}
