import { isMap, type YAMLMap } from "yaml";
import { byCodeUnit } from "../../source/code-units.ts";
import { Problem } from "../../source/problem.ts";
import { placeOf, type SourceFile, type Span } from "../../source/source-file.ts";
import { readPlainValue } from "../plain-value.ts";
import { placeIn, type ReadContext, refuse } from "../read-context.ts";
import { keyText } from "../safe-key.ts";
import { requireShape } from "../schema-problem.ts";
import { parseYaml } from "../yaml-text.ts";
import type { Bridge } from "./bridge.ts";
import { checkBridge } from "./check-bridge.ts";
import { settleDomainIssues } from "./domain-issues.ts";
import { readCallbacks, readConstants, readHandles } from "./read-items.ts";
import { readOperations } from "./read-operation.ts";
import { checkLibraryName, checkPrefix, readGo, readRust } from "./read-settings.ts";
import { readStructs } from "./read-struct.ts";
import { isDocumentedDomain, readEnums, readErrorDomains, readNames } from "./read-values.ts";
import { type BridgeReading, checkVersion, type Declared, readHistory } from "./reading.ts";
import { BRIDGE_FORMAT, bridgeSchema, LOWERING, type WrittenBridge } from "./schema.ts";

const KIND = { noun: "bridge", largest: 16 * 1024 * 1024 };
const MOST_ITEMS = 10_000;
/** Where numbers with a fraction stand. */
const DECIMALS: ReadonlySet<string> = new Set(["default", "value"]);

function refuseFile(file: SourceFile, message: string, remedy: string): never {
  throw new Problem("input", message, { file, start: 0, end: 0 }, remedy);
}

/** Whether a file's map is that of a bridge, and not of a contract. */
function isBridgeFile(root: YAMLMap): boolean {
  return root.has("bridge") && !root.has("contract");
}

/** Tells bridges from the formats of later programs, before anything else is held against them. */
function refuseOtherFormats(file: SourceFile, root: YAMLMap): void {
  if (!isBridgeFile(root))
    refuseFile(
      file,
      root.has("contract")
        ? "this is a contract, not a bridge"
        : "this is no bridge: the key `bridge` is missing",
      "a bridge begins with `bridge: 1`",
    );
  for (const [key, known] of [
    ["bridge", BRIDGE_FORMAT],
    ["lowering", LOWERING],
  ] as const) {
    const node = root.get(key, true);
    const [start, end] = node?.range ?? [0, 0];
    const value = node?.value;
    if (typeof value === "bigint" && value > known)
      refuse(
        { file, start, end },
        `written for a newer ffi-contract: it has \`${key}: ${value}\`, and this one knows ${known}`,
        "update ffi-contract",
      );
  }
}

/** The names of types, errors and callbacks: one scope, so that a name alone says what is meant. */
function declare(context: ReadContext, written: WrittenBridge): BridgeReading["declared"] {
  const declared = new Map<string, Declared & { readonly span: Span }>();
  const add = <W>(
    table: Readonly<Record<string, W>> | undefined,
    declareOne: (entry: W) => Declared,
  ): void => {
    for (const [key, entry] of Object.entries(table ?? {})) {
      const name = keyText(key);
      const span = placeIn(context, table ?? {}, key).key;
      const rival = declared.get(name);
      if (rival !== undefined)
        refuse(
          span,
          `\`${name}\` stands twice; the first is on line ${placeOf(rival.span).line}`,
          "types, callbacks, handles and domains of errors share one scope: rename one",
        );
      declared.set(name, { ...declareOne(entry), span });
    }
  };
  add(written.errors, () => ({ kind: "errors" }));
  add(written.structs, ({ by }) => ({ kind: "struct", by }));
  add(written.enums, () => ({ kind: "enum" }));
  add(written.flags, () => ({ kind: "enum" }));
  add(written.callbacks, ({ scope, thread }) => ({ kind: "callback", scope, thread }));
  add(written.handles, ({ threads }) => ({ kind: "handle", threads }));
  return declared;
}

type Tables = readonly (Readonly<Record<string, unknown>> | undefined)[];

/** Every table of names in a bridge, the inner ones too. */
function tablesOf(written: WrittenBridge): Tables {
  const { errors, structs, enums, flags, callbacks, handles, constants, functions } = written;
  const ops = [functions, ...Object.values(handles ?? {}).map((handle) => handle.ops)];
  return [
    ...[errors, structs, enums, flags, callbacks, handles, constants, ...ops],
    ...Object.values(errors ?? {}).map((domain) => (isDocumentedDomain(domain) ? domain.codes : domain)),
    ...Object.values(structs ?? {}).map((struct) => struct.fields),
    ...[enums, flags].flatMap((table) => Object.values(table ?? {}).map((item) => item.variants)),
    ...Object.values(callbacks ?? {}).map((callback) => callback.params),
    ...ops.flatMap((table) => Object.values(table ?? {}).map((op) => op.params)),
  ];
}

function refuseTooMany(file: SourceFile, written: WrittenBridge): void {
  const count = tablesOf(written).reduce((sum, table) => sum + Object.keys(table ?? {}).length, 0);
  if (count > MOST_ITEMS)
    refuseFile(
      file,
      `${count} names in one bridge, and ${MOST_ITEMS} is the most`,
      "make several bridges of it",
    );
}

function sorted<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => byCodeUnit(a.name, b.name));
}

function buildBridge(reading: BridgeReading, written: WrittenBridge): Bridge {
  const at = (key: string): Span => placeIn(reading, written, key).value;
  checkLibraryName(written.name, at("name"));
  checkPrefix(written.prefix, at("prefix"));
  checkVersion(written.version, "version", at("version"));
  readNames(reading, written.targets, "the target");
  const rust = readRust(reading, written.rust);
  const go = readGo(reading, written.go);
  const errors = readErrorDomains(reading, written.errors);
  const enums = [...readEnums(reading, written.enums, false), ...readEnums(reading, written.flags, true)];
  const structs = readStructs(reading, written.structs, enums);
  const callbacks = readCallbacks(reading, written.callbacks);
  const handles = readHandles(reading, written.handles);
  return {
    name: written.name,
    prefix: written.prefix,
    version: written.version,
    ...readHistory(reading, { doc: written.doc }),
    abiMajor: Number(written.abi_major),
    lowering: 1,
    targets: [...written.targets].sort(byCodeUnit),
    rust,
    go,
    errors,
    structs: sorted(structs),
    enums: sorted(enums),
    callbacks: sorted(callbacks),
    handles: sorted(handles).map((handle) => ({ ...handle, operations: sorted(handle.operations) })),
    constants: sorted(readConstants(reading, written.constants)),
    functions: sorted(readOperations(reading, written.functions, null)),
    span: { file: reading.placed.file, start: 0, end: 0 },
  };
}

/**
 * Reads a bridge from its YAML or JSON text. Every item has the span of its name. What is given back is sound: names
 * are found, ownership closes, no two things have one symbol. Throws a `Problem` of kind `input` with the place, the
 * reason and the way out, for the first thing that is wrong: syntax before values, values before their meaning.
 */
export function readBridge(file: SourceFile): Bridge {
  const root = parseYaml(file, KIND)?.contents ?? null;
  if (root === null || !isMap(root))
    return refuseFile(
      file,
      "this is no bridge: the key `bridge` is missing",
      "a bridge begins with `bridge: 1`",
    );
  refuseOtherFormats(file, root);
  const placed = readPlainValue(file, root, DECIMALS);
  const { value } = placed;
  requireShape(bridgeSchema, placed, value, settleDomainIssues);
  refuseTooMany(file, value);
  const context: ReadContext = { placed, targets: value.targets, hasGaps: false, names: [] };
  const bridge = buildBridge({ ...context, declared: declare(context, value) }, value);
  checkBridge(bridge);
  return bridge;
}
