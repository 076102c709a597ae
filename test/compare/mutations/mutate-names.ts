import type { Contract, TypeDefinition } from "../../../src/idl/contract.ts";
import { scalar } from "../../layout/contract-text.ts";
import { changeTypes, type Mutation, removeItems } from "./mutation.ts";
import { respellType, rewriteType } from "./rewrite-type.ts";

export const nameMutations: readonly Mutation[] = [
  {
    name: "a typedef stands for another type",
    mutantsOf: (library) =>
      changeTypes(library, ["alias"], (alias) =>
        rewriteType(alias.to, library).map(([what, to]) => [what, { ...alias, to }]),
      ),
  },
  {
    name: "a typedef is respelled",
    harmless:
      "The typedef is what consumers name, and its text changed; the type has another name and is the same on every target.",
    mutantsOf: (library) =>
      changeTypes(library, ["alias"], (alias) =>
        respellType(alias.to).map(([what, to]) => [what, { ...alias, to }]),
      ),
  },
  {
    name: "a typedef becomes a struct",
    mutantsOf: (library) =>
      changeTypes(library, ["alias"], (alias) => [
        ["struct", { kind: "struct", fields: [{ name: "value", type: alias.to }] }],
      ]),
  },
  {
    name: "a type is added",
    mutantsOf: (library) =>
      ADDED_TYPES.map((definition) => ({
        what: definition.kind,
        library: { ...library, types: new Map([...library.types, ["Omega", [definition]]]) },
      })),
  },
  {
    name: "a type that nothing uses is removed",
    mutantsOf: (library) =>
      removeItems(library, "types").filter(({ library: left }) => !hasDanglingNames(left)),
  },
  {
    name: "a type is renamed",
    mutantsOf: (library) =>
      [...library.types.keys()].map((name) => ({
        what: `${name} renamed`,
        library: renameType(library, name),
      })),
  },
];

const ADDED_TYPES: readonly TypeDefinition[] = [
  { kind: "struct", fields: [{ name: "unlike_any_other", type: scalar("i128") }] },
  { kind: "union", fields: [{ name: "unlike_any_other", type: scalar("i128") }] },
  { kind: "enum", repr: "c", variants: [{ name: "UNLIKE", value: 1234n }] },
  { kind: "alias", to: scalar("i128") },
  { kind: "callback", params: [{ type: scalar("i128") }], returns: { type: { kind: "void" } } },
  { kind: "opaque" },
  { kind: "tagged", repr: ["u8"], variants: [{ name: "Unlike", value: 0n, fields: [] }] },
];

function hasDanglingNames(library: Contract): boolean {
  const text = JSON.stringify([...library.types, ...library.functions, ...library.statics], (_, value) =>
    typeof value === "bigint" ? Number(value) : value,
  );
  return [...text.matchAll(/"kind":"named","name":"(\w+)"/g)].some(
    ([, name = ""]) => !library.types.has(name),
  );
}

/** The same library with another name for one of its types, wherever it is used. */
function renameType(library: Contract, from: string): Contract {
  const rename = <T>(value: T): T => renameIn(value, from);
  return {
    ...library,
    types: new Map(
      [...library.types].map(([name, items]) => [name === from ? "Renamed" : name, rename(items)]),
    ),
    functions: rename(library.functions),
    statics: rename(library.statics),
  };
}

function renameIn<T>(value: T, from: string): T {
  if (value instanceof Map) {
    return new Map([...value].map(([key, items]) => [key, renameIn(items, from)])) as T;
  }
  if (Array.isArray(value)) return value.map((member) => renameIn(member, from)) as T;
  if (typeof value !== "object" || value === null) return value;
  if ("kind" in value && value.kind === "named" && "name" in value && value.name === from) {
    return { ...value, name: "Renamed" };
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, renameIn(member, from)])) as T;
}
