import type { Contract, FunctionItem } from "../../../src/idl/contract.ts";
import { DEFAULT_TRIPLES } from "../../../src/idl/target.ts";
import type { Param, Signature } from "../../../src/idl/type.ts";
import { scalar } from "../../layout/contract-text.ts";
import {
  changeItems,
  changeTypes,
  deletions,
  insertions,
  type Mutant,
  type Mutation,
  removeItems,
  replacements,
  swaps,
} from "./mutation.ts";
import { respellType, rewriteType, rewriteValue } from "./rewrite-type.ts";

type SignatureChange = readonly [what: string, signature: Partial<Signature>];

/** Every way to change what a function or callback takes, gives back, and how it is called. */
const SIGNATURE_CHANGES: Readonly<
  Record<string, (signature: Signature, library: Contract) => readonly SignatureChange[]>
> = {
  "gains a parameter": ({ params }) =>
    insertions(params, { name: "added", type: scalar("i64") }).map((changed) => [
      "added",
      { params: changed },
    ]),
  "loses a parameter": ({ params }) => deletions(params).map((changed) => ["removed", { params: changed }]),
  "swaps two parameters": ({ params }) => swaps(params).map((changed) => ["swapped", { params: changed }]),
  "has a parameter retyped": ({ params }, library) =>
    replacements(params, (param) =>
      rewriteValue(param.type, library).map(([what, type]) => [what, { ...param, type }] as const),
    ).map(([what, changed]) => [what, { params: changed }]),
  "has its result retyped": ({ returns }, library) =>
    rewriteValue(returns.type, library).map(([what, type]) => [what, { returns: { type } }]),
  "gives back nothing": ({ returns }) =>
    returns.type.kind === "void" ? [] : [["void", { returns: { type: { kind: "void" } } }]],
  "becomes variadic, or no longer is": ({ params, variadic }) =>
    params.length === 0 ? [] : [["variadic", { variadic: variadic === true ? undefined : true }]],
  "changes its calling convention": ({ abi }) =>
    ["fastcall", "sysv64", "C-unwind"]
      .filter((other) => other !== abi)
      .map((other) => [other, { abi: other }]),
};

/** Conventions that mean the same on every target that is looked at; and what C does not call a difference. */
const SILENT_SIGNATURE_CHANGES: Readonly<
  Record<
    string,
    { readonly because: string; readonly change: (signature: Signature) => readonly SignatureChange[] }
  >
> = {
  "has a parameter renamed": {
    because: "Names of parameters are no part of C's types, and no symbol shows them.",
    change: ({ params }) =>
      replacements<Param, readonly [string, Param]>(params, (param) => [
        ["renamed", { ...param, name: "renamed" }],
      ]).map(([what, changed]) => [what, { params: changed }]),
  },
  "has a parameter respelled": {
    because: "The type has another name and is the same on every target.",
    change: ({ params }) =>
      replacements(params, (param) =>
        respellType(param.type).map(([what, type]) => [what, { ...param, type }] as const),
      ).map(([what, changed]) => [what, { params: changed }]),
  },
  "has its result respelled": {
    because: "The type has another name and is the same on every target.",
    change: ({ returns }) => respellType(returns.type).map(([what, type]) => [what, { returns: { type } }]),
  },
};

function changeFunctions(
  library: Contract,
  change: (item: FunctionItem, name: string) => readonly (readonly [string, FunctionItem])[],
): readonly Mutant[] {
  return changeItems(library, "functions", change);
}

function signatureMutations(): readonly Mutation[] {
  return Object.entries(SIGNATURE_CHANGES).flatMap(([name, change]) => [
    {
      name: `a function ${name}`,
      mutantsOf: (library: Contract) =>
        changeFunctions(library, (item) =>
          change(item, library).map(([what, part]) => [what, { ...item, ...part }] as const),
        ),
    },
    {
      name: `a callback ${name}`,
      mutantsOf: (library: Contract) =>
        changeTypes(library, ["callback"], (item) =>
          change(item, library).map(([what, part]) => [what, { ...item, ...part }] as const),
        ),
    },
  ]);
}

function silentSignatureMutations(): readonly Mutation[] {
  return Object.entries(SILENT_SIGNATURE_CHANGES).map(([name, { because, change }]) => ({
    name: `a function ${name}`,
    silent: because,
    mutantsOf: (library) =>
      changeFunctions(library, (item) =>
        change(item).map(([what, part]) => [what, { ...item, ...part }] as const),
      ),
  }));
}

export const functionMutations: readonly Mutation[] = [
  ...signatureMutations(),
  ...silentSignatureMutations(),
  { name: "a function is removed", mutantsOf: (library) => removeItems(library, "functions") },
  {
    name: "a function is added",
    mutantsOf: (library) => [
      {
        what: "added",
        library: {
          ...library,
          functions: new Map([
            ...library.functions,
            ["added_later", [{ params: [], returns: { type: scalar("i32") } }]],
          ]),
        },
      },
    ],
  },
  {
    name: "a function is renamed",
    mutantsOf: (library) =>
      ["x_", "x"].flatMap((prefix) =>
        [...library.functions.keys()].map((name) => ({
          what: `${name} -> ${prefix}${name}`,
          library: {
            ...library,
            functions: new Map(
              [...library.functions].map(([key, items]) => [key === name ? `${prefix}${key}` : key, items]),
            ),
          },
        })),
      ),
  },
  {
    name: "a function is not there on some targets",
    mutantsOf: (library) =>
      changeFunctions(library, (item) => [
        ["fewer targets", { ...item, targets: [...DEFAULT_TRIPLES].slice(2) }],
      ]),
  },
  {
    name: "a function becomes inline, or no longer is",
    mutantsOf: (library) =>
      changeFunctions(library, (item) => [["inline", { ...item, inline: item.inline ? undefined : true }]]),
  },
  {
    name: "a function becomes noreturn, or no longer is",
    mutantsOf: (library) =>
      changeFunctions(library, (item) => [
        ["noreturn", { ...item, noreturn: item.noreturn ? undefined : true }],
      ]),
  },
  {
    name: "a function loses its prototype",
    mutantsOf: (library) =>
      changeFunctions(library, (item) =>
        item.variadic ? [] : [["no prototype", { ...item, params: [], prototype: false }]],
      ),
  },
  {
    name: "a function is linked under another name",
    mutantsOf: (library) =>
      changeFunctions(library, (item) =>
        item.inline ? [] : [["symbol", { ...item, symbol: "other_symbol" }]],
      ),
  },
  {
    name: "a function is deprecated",
    oneWay: "Nobody is hurt by a warning that is gone.",
    mutantsOf: (library) =>
      changeFunctions(library, (item) =>
        item.deprecated ? [] : [["deprecated", { ...item, deprecated: "no" }]],
      ),
  },
  {
    name: "a function's result must be used",
    oneWay: "Nobody is hurt by a warning that is gone.",
    mutantsOf: (library) =>
      changeFunctions(library, (item) => (item.must_use ? [] : [["must_use", { ...item, must_use: true }]])),
  },
  {
    name: "an array parameter asks for more elements",
    mutantsOf: (library) =>
      changeFunctions(library, (item) =>
        replacements<Param, readonly [string, Param]>(item.params, (param) =>
          param.type.kind === "pointer" ? [["bound", { ...param, bound: 4n }]] : [],
        ).map(([what, params]) => [what, { ...item, params }]),
      ),
  },
];

export const valueMutations: readonly Mutation[] = [
  { name: "a variable is removed", mutantsOf: (library) => removeItems(library, "statics") },
  {
    name: "a variable is added",
    mutantsOf: (library) => [
      {
        what: "added",
        library: {
          ...library,
          statics: new Map([...library.statics, ["added_later", [{ type: scalar("i32"), mutable: true }]]]),
        },
      },
    ],
  },
  {
    name: "a variable is retyped",
    mutantsOf: (library) =>
      changeItems(library, "statics", (item) =>
        rewriteType(item.type, library).map(([what, type]) => [what, { ...item, type }]),
      ),
  },
  {
    name: "a variable becomes const, or no longer is",
    mutantsOf: (library) =>
      changeItems(library, "statics", (item) => [["mutable", { ...item, mutable: !item.mutable }]]),
  },
  {
    name: "a variable becomes one per thread",
    mutantsOf: (library) =>
      changeItems(library, "statics", (item) => [["thread_local", { ...item, thread_local: true as const }]]),
  },
  {
    name: "a variable is linked under another name",
    mutantsOf: (library) =>
      changeItems(library, "statics", (item) => [["symbol", { ...item, symbol: "other_symbol" }]]),
  },
  {
    name: "a variable becomes a function",
    mutantsOf: (library) =>
      removeItems(library, "statics").map(({ what, library: left }) => ({
        what,
        library: {
          ...left,
          functions: new Map([
            ...left.functions,
            ["shared_state", [{ params: [], returns: { type: scalar("i32") } }]],
          ]),
        },
      })),
  },
  { name: "a constant is removed", mutantsOf: (library) => removeItems(library, "constants") },
  {
    name: "a constant is added",
    mutantsOf: (library) => [
      {
        what: "added",
        library: {
          ...library,
          constants: new Map([...library.constants, ["LATER", [{ type: "c_int", value: 1n }]]]),
        },
      },
    ],
  },
  {
    name: "a constant gets another value or type",
    mutantsOf: (library) =>
      changeItems(library, "constants", (item) => [
        ["value", { ...item, value: 1000n }],
        ["type", { ...item, type: "c_ulong" as const }],
        ["text", { type: "string" as const, value: "many" }],
        ["float", { type: "f64" as const, value: "1.5" }],
      ]),
  },
  { name: "a macro is removed", mutantsOf: (library) => removeItems(library, "macros") },
  {
    name: "a macro is added",
    mutantsOf: (library) => [
      {
        what: "added",
        library: { ...library, macros: new Map([...library.macros, ["LATER", [{ body: "later" }]]]) },
      },
    ],
  },
  {
    name: "a macro expands to something else",
    mutantsOf: (library) =>
      changeItems(library, "macros", (item) => [
        ["body", { ...item, body: `${item.body} + 2` }],
        ["params", { ...item, params: [...(item.params ?? []), "y"] }],
      ]),
  },
  {
    name: "documentation is written",
    silent: "Comments are compiled into nothing.",
    mutantsOf: (library) => [
      ...changeItems(library, "functions", (item) => [["doc", { ...item, doc: "Says more." }]]),
      ...changeItems(library, "types", (item) => [["doc", { ...item, doc: "Says more." }]]),
    ],
  },
];
