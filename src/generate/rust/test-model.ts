import type { LoweredBridge } from "../../lower/lowered.ts";
import { mockCrate, mockPrefix } from "../testable.ts";
import type { FfiModel } from "./ffi-model.ts";
import { type CallModel, modelCall } from "./test-call.ts";
import { type CalledModel, modelCalled } from "./test-callbacks.ts";
import { chooseMakers, type HandleModel, isCallable, modelHandles } from "./test-handles.ts";
import { type EnumMakers, modelEnumMakers, modelMakers, type StructMakers } from "./test-makers.ts";
import { type MockedModel, modelMocked } from "./test-mock.ts";

/**
 * What `templates/rust/mock.rs.hbs`, `mock_archive.rs.hbs` and `bridge_test.rs.hbs` print: an implementation that does
 * what a script says, an archive of it for the tests of other languages, and the tests. Every text is complete Rust.
 */
export interface TestModel extends MockedModel {
  readonly bridgeName: string;
  readonly crate: string;
  readonly prefix: string;
  readonly mockPrefix: string;
  readonly prefixUpper: string;
  readonly firstLine: string;
  readonly noMangle: string;
  readonly kinds: readonly string[];
  readonly support: LoweredBridge["support"];
  readonly structs: readonly StructMakers[];
  readonly enums: readonly EnumMakers[];
  /** How many values there are at most of one enum. */
  readonly variations: number;
  readonly callbacks: readonly CalledModel[];
  readonly handles: readonly HandleModel[];
  readonly calls: readonly CallModel[];
}

/** Everything that the tests of a bridge say, decided. */
export function modelTests(
  lowered: LoweredBridge,
  { live, noMangle }: Pick<FfiModel, "live" | "noMangle">,
): TestModel {
  const { bridge, operations, support } = lowered;
  const makers = chooseMakers(lowered);
  const enums = modelEnumMakers(bridge);
  return {
    ...modelMocked(lowered),
    bridgeName: bridge.name,
    crate: mockCrate(bridge),
    prefix: bridge.prefix,
    mockPrefix: mockPrefix(bridge),
    prefixUpper: bridge.prefix.toUpperCase(),
    firstLine: `ffi-contract 1 ${bridge.name} ${bridge.version} `,
    noMangle,
    kinds: live.map(({ kind }) => kind),
    support,
    structs: modelMakers(bridge),
    enums,
    variations: Math.max(1, ...enums.map(({ count }) => count)),
    callbacks: lowered.callbacks.map((callback) => modelCalled(lowered, callback)),
    handles: modelHandles(lowered, makers),
    calls: operations
      .filter((operation) => isCallable(operation, makers))
      .flatMap((operation) =>
        operation.symbols.map((symbol) => modelCall(lowered, operation, symbol, makers)),
      ),
  };
}
