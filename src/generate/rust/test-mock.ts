import type { Bridge, BridgeParam } from "../../idl/bridge/bridge.ts";
import { pascalCase, snakeCase } from "../../lower/case.ts";
import type { LoweredBridge, LoweredOperation } from "../../lower/lowered.ts";
import { callbackNamed } from "../../lower/parts.ts";
import { variantSymbol } from "../../lower/symbols.ts";
import { findHandle, isNumber } from "./bridge-types.ts";
import { methodSignature } from "./operation-model.ts";
import { isReplied } from "./result.ts";
import { callbackCall } from "./test-callbacks.ts";
import { safeValue, testItems, testSlice, testValue } from "./test-values.ts";
import { traitName } from "./trait-name.ts";

/** The types that stand in for the crate's own. Every text is complete Rust. */
export interface MockedModel {
  /** Modules in which the generated module finds them. */
  readonly paths: readonly string[];
  readonly domains: readonly { readonly constant: string; readonly name: string; readonly codes: string }[];
  readonly mocks: readonly {
    readonly name: string;
    readonly impls: readonly {
      readonly trait: string;
      readonly methods: readonly { readonly head: string; readonly body: readonly string[] }[];
    }[];
  }[];
  /** What they are to see in a good call of the symbols, which are a pattern. */
  readonly expected: readonly { readonly symbols: string; readonly seen: readonly string[] }[];
}

interface MockType {
  readonly mock: string;
  /** Names of the handles, and null for the free functions. */
  readonly roles: readonly (string | null)[];
}
type MockTypes = ReadonlyMap<string, MockType>;

export function modelMocked(lowered: LoweredBridge): MockedModel {
  const { bridge, operations } = lowered;
  const types = mockTypes(bridge);
  return {
    paths: printPaths(types),
    domains: bridge.errors.map(({ name, codes }) => ({
      constant: domainConstant(name),
      name,
      codes: codes
        .map(
          (code) => `(${name}::${pascalCase(code.name)}, ${variantSymbol(bridge.prefix, name, code.name)})`,
        )
        .join(", "),
    })),
    mocks: [...types.values()].map(({ mock, roles }) => ({
      name: mock,
      impls: roles.map((role) => ({
        trait: traitName(bridge, role ?? "Functions"),
        methods: operations
          .filter(({ handle }) => (handle?.name ?? null) === role)
          .map((operation) => modelMockMethod(lowered, operation, types)),
      })),
    })),
    expected: operations.map(({ operation, symbols }) => ({
      symbols: symbols.map(({ symbol }) => `"${symbol}"`).join(" | "),
      seen: operation.params.map((param) => {
        const value = expectedSeen(bridge, param);
        return param.optional
          ? `optional("${param.name}", ${value}, is_absent)`
          : `told("${param.name}", ${value})`;
      }),
    })),
  };
}

function domainConstant(name: string): string {
  return snakeCase(name).toUpperCase();
}

function mockTypes(bridge: Bridge): MockTypes {
  const all = [
    ...bridge.handles.map(({ name, implement }) => ({ path: implement, role: name })),
    ...(bridge.functions.length > 0 ? [{ path: bridge.rust.functions, role: null }] : []),
  ];
  const types = new Map<string, MockType>();
  for (const { path, role } of all) {
    const known = types.get(path);
    types.set(path, {
      mock: known?.mock ?? `Mock_${role ?? "Functions"}`,
      roles: [...(known?.roles ?? []), role],
    });
  }
  return types;
}

function printPaths(types: MockTypes, depth = 1): readonly string[] {
  const groups = new Map<string, Map<string, MockType>>();
  const lines: string[] = [];
  for (const [path, type] of types) {
    const words = path.split("::");
    const word = words[depth] ?? "";
    if (words.length === depth + 1) {
      lines.push(`pub use crate::mock::types::${type.mock} as ${word};`);
      continue;
    }
    const group = groups.get(word) ?? new Map<string, MockType>();
    groups.set(word, group.set(path, type));
  }
  return [
    ...lines,
    ...[...groups].flatMap(([word, group]) => [
      `pub mod ${word} {`,
      ...printPaths(group, depth + 1).map((line) => `    ${line}`),
      "}",
    ]),
  ];
}

function modelMockMethod(
  lowered: LoweredBridge,
  low: LoweredOperation,
  types: MockTypes,
): { readonly head: string; readonly body: readonly string[] } {
  const { bridge } = lowered;
  const { operation } = low;
  const { params, returns } = methodSignature(lowered, low);
  return {
    head: `fn ${operation.name}(${params.join(", ")})${returns} {`,
    body: [
      "let _inside = script::enter();",
      ...operation.params.flatMap((param) => mockSees(bridge, param)),
      "script::act();",
      ...(operation.cancel ? ["script::wait_for_cancel(|| cancel.is_cancelled());", "cancel.check()?;"] : []),
      ...(operation.errors === null ? [] : [`script::fail(codes::${domainConstant(operation.errors)})?;`]),
      ...mockAnswer(bridge, low, types, returns.startsWith(" -> Result<")),
    ],
  };
}

function mockSees(bridge: Bridge, { name, type, optional }: BridgeParam): readonly string[] {
  const saw = (value: string): string => `script::saw("${name}", ${value});`;
  switch (type.kind) {
    case "handle":
      return [saw(optional ? `${name}.map(|_| "handle")` : '"handle"')];
    case "callback": {
      const callee = optional ? "it" : name;
      const call = callbackCall(bridge, type.name, callee);
      return [saw(optional ? `${name}.map(|it| ${call})` : call)];
    }
    case "list":
      if (isNumber(type.of)) return [saw(name)];
      return [
        saw(
          optional ? `${name}.map(|it| it.iter().collect::<Vec<_>>())` : `${name}.iter().collect::<Vec<_>>()`,
        ),
      ];
    default:
      return [saw(name)];
  }
}

/** What a method sees when all is well. */
function expectedSeen(bridge: Bridge, param: BridgeParam): string {
  const { type, optional } = param;
  const some = (text: string): string => (optional ? `Some(${text})` : text);
  switch (type.kind) {
    case "handle":
      return some('"handle"');
    case "callback": {
      const { returns } = callbackNamed(bridge, type.name);
      const value =
        returns === null || returns === "continue" ? "()" : testValue(bridge, returns, "result").safe;
      return some(`goes_on(${value})`);
    }
    default:
      return some(safeValue(bridge, param));
  }
}

function mockAnswer(
  bridge: Bridge,
  { operation }: LoweredOperation,
  types: MockTypes,
  fails: boolean,
): readonly string[] {
  const { returns, kind } = operation;
  const ok = (text: string): readonly string[] => [fails ? `Ok(${text})` : text];
  const mock = (path: string): string => `${types.get(path)?.mock ?? ""}::made()`;
  if (returns === null) return ok(kind === "constructor" ? "Self::made()" : "()");
  const { type, optional } = returns;
  const may = (text: string): string => (optional ? `script::some(${text})` : text);
  if (type.kind === "list" && !isNumber(type.of)) {
    const { items } = testItems(type.of === "text", null);
    const push = `items.extend([${items.join(", ")}]);`;
    if (!optional) return [push, ...ok("()")];
    return ["if script::is_nothing() {", `    return ${ok("false")[0]};`, "}", push, ...ok("true")];
  }
  if (isReplied(operation)) {
    const { safe } = testSlice(type, null, "result");
    return ok(optional ? `reply.option(script::some(${safe}))` : `reply.show(${safe})`);
  }
  switch (type.kind) {
    case "handle":
      return ok(may(mock(findHandle(bridge, type.name).implement)));
    case "bytes":
    case "text":
    case "path":
    case "list":
      return ok(may(testSlice(type, null, "result").owned));
    default:
      return ok(may(safeValue(bridge, { type, max: null, name: "result" })));
  }
}
