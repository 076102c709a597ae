import type { Bridge, Handle } from "../../idl/bridge/bridge.ts";
import { capitalized } from "../../idl/bridge/names.ts";
import { madeHandle } from "../../idl/bridge/operations.ts";
import { snakeCase } from "../../lower/case.ts";
import { goTypeName } from "../../lower/go-words.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { freeSymbol, typeSymbol } from "../../lower/symbols.ts";
import { type GeneratedFile, generatedLine, type Tier } from "../generated-file.ts";
import type { HashGroup } from "../handshake/symbol-hashes.ts";
import { renderTemplate, type Templates } from "../templates.ts";
import { isTestable } from "../testable.ts";
import { modelCallback } from "./callback-model.ts";
import { commentLines, documentation } from "./documentation.ts";
import { domainModels, ownCodeModels } from "./error-models.ts";
import { dropExport, endExport, visitExport } from "./export-names.ts";
import { type Facts, factsOf, waitedFor } from "./facts.ts";
import { featuresOf, takesParents } from "./features.ts";
import { importsOf } from "./imports.ts";
import { goString } from "./literals.ts";
import { nameScope, receiverVariable, slotsName } from "./names.ts";
import { modelOperation, type OperationModel } from "./operation-model.ts";
import { viewsItems } from "./operation-signature.ts";
import { withArticle } from "./sentences.ts";
import { modelTargets, targetFolder, unsupportedConstraint } from "./targets.ts";
import { mockNames, modelTests } from "./test-model.ts";
import { callbackThunks, thunkOf } from "./thunks.ts";
import { modelConstant, modelEnum, modelStruct, useOfStructs } from "./type-models.ts";
import type { GoTypes } from "./types.ts";

/** The oldest Go that has what the package is made of: `runtime.AddCleanup` and `#cgo noescape`. */
const OLDEST_GO = "1.24";

/**
 * The Go side of a bridge: a package in `go/` that needs nothing but the standard library, formatted as gofmt does. `hashes`
 * are what the handshake compares; `raw` is a thin package on the same symbols, without counters of calls in flight,
 * cleanups, contexts and loops.
 *
 * @throws Problem (input) if Go programs can be built for none of the targets.
 */
export function generateGo(
  lowered: LoweredBridge,
  templates: Templates,
  hashes: readonly HashGroup[],
  { tier }: { readonly tier: Tier },
): readonly GeneratedFile[] {
  const { bridge } = lowered;
  const model = modelPackage(lowered, hashes, tier);
  const generated = (name: string, template: string, part: object = {}): GeneratedFile => {
    const render = (imports: readonly string[]): string =>
      renderTemplate(templates, `go/${template}`, { ...model, ...part, imports });
    return {
      path: `go/${name}`,
      text: render(importsOf(render([]))),
      language: "go",
      ownership: "generated",
    };
  };
  const file = (ending: string): string => `${bridge.go.package}_${ending}.go`;
  return [
    { ...generated("go.mod", "go.mod.hbs"), ownership: "once" },
    ...(model.tests === null
      ? []
      : [generated(file("mock"), "mock.go.hbs"), generated(file("bridge_test"), "bridge_test.go.hbs")]),
    generated(file("ffi"), "ffi.go.hbs"),
    generated(file("types"), "types.go.hbs"),
    generated(file("runtime"), "runtime.go.hbs"),
    ...(model.features.guards ? [generated(file("callbacks"), "callbacks.go.hbs")] : []),
    generated(file("churn"), "churn.go.hbs"),
    generated(file("nochurn"), "nochurn.go.hbs"),
    generated(file("unsupported"), "unsupported.go.hbs"),
    ...model.targets.map((target) => generated(file(target.file), "target.go.hbs", { target })),
    ...(bridge.go.link === "lib"
      ? model.targets.map((target) => generated(`lib/${target.triple}/lib.go`, "lib.go.hbs", { target }))
      : []),
  ];
}

/** The names of the package's types, which those that only Go has come before. */
function nameTypes(bridge: Bridge, tier: Tier): GoTypes {
  const scope = nameScope(["Code", "Error", "Live", ...(tier === "raw" ? ["Cancel", "NewCancel"] : [])]);
  const items = [...bridge.handles, ...bridge.structs, ...bridge.enums, ...bridge.callbacks];
  const names = new Map(items.map(({ name }) => [name, scope(goTypeName(name))]));
  const named = (name: string): string => {
    const found = names.get(name);
    if (found === undefined) throw new Error(`the bridge has no type ${name}`);
    return found;
  };
  return { named, bridge };
}

/** What the templates in `templates/go` print. */
function modelPackage(lowered: LoweredBridge, hashes: readonly HashGroup[], tier: Tier) {
  const { bridge } = lowered;
  const types = nameTypes(bridge, tier);
  const facts = factsOf(lowered);
  const use = useOfStructs(lowered, facts);
  const modelled = lowered.operations.map((of) => ({
    of,
    functions: modelOperation(of, { lowered, facts, types, tier }),
  }));
  const callbacks = lowered.callbacks
    .filter(({ callback }) => facts.takenCallbacks.has(callback.name))
    .map((callback) => modelCallback(callback, types, facts, tier));
  const structs = bridge.structs.map((struct) => modelStruct(struct, lowered, types, use));
  const thunks = lowered.operations.flatMap((of) =>
    of.symbols.map((symbol) =>
      thunkOf(symbol, lowered, {
        calls: facts.calls(of.operation, symbol.shape),
        waitedFor: tier === "safe" ? waitedFor(of, symbol.shape, facts) : [],
        showsItems: viewsItems(of.operation.returns?.type),
      }),
    ),
  );
  const features = featuresOf(lowered, facts, tier);
  const targets = modelTargets(lowered, hashes);
  const safe = tier === "safe";
  const tests = isTestable(bridge) ? modelTests({ lowered, facts, types, tier }, modelled) : null;
  return {
    tests,
    ...mockNames(bridge),
    notMock: tests !== null ? `,!${mockNames(bridge).mock}` : "",
    header: `// ${generatedLine(bridge.name, tier)}`,
    ...nameParts(bridge),
    safe,
    liveKinds: liveKinds(lowered),
    goVersion: OLDEST_GO,
    packageDoc: packageDocumentation(bridge, tier),
    features,
    thunks,
    callbackThunks: callbackThunks(lowered, facts, tier),
    drop: features.registered ? dropExport(bridge) : null,
    end: features.reused ? endExport(bridge) : null,
    visitItem: lowered.support.visits ? visitExport(bridge) : null,
    handles: modelHandles(lowered, types, facts, modelled, { tier, turns: features.turns }),
    functions: modelled.filter(({ of }) => of.handle === null).flatMap((one) => one.functions),
    slots: safe
      ? lowered.operations.flatMap((of) =>
          of.operation.maxInFlight === null ? [] : [{ name: slotsName(of), limit: of.operation.maxInFlight }],
        )
      : [],
    domains: domainModels(bridge),
    ...ownCodeModels(tier),
    enums: bridge.enums.map((item) => modelEnum(item, types)),
    structs,
    given: structs.filter(({ given }) => given),
    read: structs.filter(({ read }) => read),
    callbacks,
    constants: bridge.constants.map((constant) => modelConstant(constant, types)),
    targets,
    unsupported: unsupportedConstraint(targets),
  };
}

/** What the bridge, its library and the package are called. */
function nameParts(bridge: Bridge) {
  const library = bridge.rust.crate.replaceAll("-", "_");
  return {
    package: bridge.go.package,
    module: bridge.go.module,
    prefix: bridge.prefix,
    name: bridge.name,
    nameLiteral: goString(bridge.name),
    version: bridge.version,
    abiMajor: bridge.abiMajor,
    library,
    targetFolder: targetFolder(bridge),
    isInLib: bridge.go.link === "lib",
    shared: `${bridge.go.package}_shared`,
    churn: `${bridge.go.package}churn`,
  };
}

function packageDocumentation({ go, name, version, doc }: Bridge, tier: Tier): readonly string[] {
  const thin =
    tier === "raw"
      ? [
          "It is thin: calls and errors, and nothing that watches over objects. Nothing may be used after it was closed, nor closed while it is used.",
        ]
      : [
          "Every function that fails returns a *Error; errors.Is compares it with codes such as ErrClosed. A panic of the library is the error ErrPanic.",
        ];
  const side = `the Go side of ${name} ${version}.`;
  const title = `Package ${go.package}`;
  if (doc === undefined) return commentLines([`${title} is ${side}`, ...thin]);
  return documentation(title, { doc }, { voice: "is", fallback: title, facts: [`It is ${side}`, ...thin] });
}

function liveKinds(lowered: LoweredBridge): string {
  const { bridge, support } = lowered;
  const registered = bridge.callbacks.filter(({ scope }) => scope === "registered");
  const kinds = [
    ...[...bridge.handles, ...registered].map(({ name }) => snakeCase(name)),
    ...(support.buffers ? ["buf"] : []),
    ...(support.lists ? ["list"] : []),
    "error",
    ...(support.cancel ? ["cancel"] : []),
  ];
  return kinds.map((kind) => JSON.stringify(kind)).join(", ");
}

function modelHandles(
  lowered: LoweredBridge,
  types: GoTypes,
  facts: Facts,
  modelled: readonly {
    readonly of: LoweredBridge["operations"][number];
    readonly functions: readonly OperationModel[];
  }[],
  { tier, turns }: { readonly tier: Tier; readonly turns: boolean },
) {
  const { bridge } = lowered;
  return bridge.handles.map((handle) => {
    const name = types.named(handle.name);
    return {
      name,
      self: receiverVariable(handle),
      doc: documentation(name, handle, {
        voice: "is",
        fallback: `${name} is an object of the library.`,
        facts: ruleSentences(handle, name, tier),
      }),
      symbol: typeSymbol(bridge.prefix, handle.name),
      freeSymbol: freeSymbol(bridge.prefix, handle.name),
      // One that nothing makes needs nothing that makes it.
      made: lowered.operations.some((of) => madeHandle(of) === handle.name),
      takesParents: tier === "safe" && takesParents(handle, facts, turns),
      ownTurn: turns && handle.threads !== "sync",
      needsThread: facts.needsThread(handle.name),
      functions: modelled.filter(({ of }) => of.handle === handle).flatMap((one) => one.functions),
    };
  });
}

function ruleSentences({ threads, borrows }: Handle, name: string, tier: Tier): readonly string[] {
  const parents =
    borrows.length === 0
      ? []
      : [`It keeps alive what it was made from (${borrows.join(", ")}), also when that is closed first.`];
  if (tier === "raw")
    return [
      threads === "sync"
        ? "Any number of goroutines may use it at the same time."
        : threads === "exclusive"
          ? "One goroutine at a time may use it."
          : "Only the thread that made it may use and close it: see runtime.LockOSThread.",
      ...parents,
      `${capitalized(withArticle(name))} must be closed, and not be used any more then.`,
    ];
  return [
    threads === "sync"
      ? "Any number of goroutines may use it at the same time."
      : threads === "exclusive"
        ? "Any number of goroutines may use it; calls wait for each other. A call in a callback of it fails with ErrReentrant."
        : "Any number of goroutines may use it; all calls run on one thread, which it keeps until it is closed. A call in a callback of it fails with ErrReentrant.",
    ...parents,
    threads === "pinned"
      ? `${capitalized(withArticle(name))} must be closed: one that is forgotten is never freed.`
      : `${capitalized(withArticle(name))} must be closed; one that is forgotten is closed some time after it was last used.`,
  ];
}
