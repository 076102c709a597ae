import { describe, expect, it } from "vitest";
import type { ExposureFlag } from "../../src/compare/exposure-flags.ts";
import type {
  CallPair,
  FieldPair,
  Pair,
  ParamPair,
  ReturnPair,
  StaticPair,
  TypePair,
} from "../../src/compare/pair.ts";
import type { TypeDifference } from "../../src/compare/type-difference.ts";
import { severityOf } from "../../src/findings/rule.ts";
import type { Field, TypeDefinition } from "../../src/idl/contract.ts";
import type { Type } from "../../src/idl/type.ts";
import { agreementRules } from "../../src/rules/catalog.ts";
import { differenceSamples } from "./difference-samples.ts";

const all = Object.values(differenceSamples).flat();

const u32: Type = { kind: "scalar", name: "u32" };
const u8: Type = { kind: "scalar", name: "u8" };
const bool: Type = { kind: "scalar", name: "bool" };

const matched = {
  target: "x86_64-unknown-linux-gnu",
  about: { kind: "param", symbol: "kv_get", type: null, member: "key" },
  exposure: { flags: new Set<ExposureFlag>(), symbols: ["kv_get"] },
  places: { baseline: null, current: null },
  symbolic: { baseline: "u32", current: "u64" },
  consequences: [],
} as const;
const type = { baseline: "u32", current: "u64" } as const;

function param(differences: readonly TypeDifference[], from: Type = u32, to: Type = u32): ParamPair {
  return {
    ...matched,
    subject: "param",
    function: "kv_get",
    position: 1,
    name: "key",
    last: true,
    type,
    differences,
    change: "kept",
    baseline: { type: from },
    current: { type: to },
  };
}

function result(differences: readonly TypeDifference[]): ReturnPair {
  const baseline = { type: u32 };
  return {
    ...matched,
    subject: "return",
    function: "kv_get",
    type,
    differences,
    baseline,
    current: baseline,
  };
}

function variable(differences: readonly TypeDifference[], facts: object = {}): StaticPair {
  return {
    ...matched,
    subject: "static",
    name: "kv_count",
    type,
    differences,
    becameFunction: false,
    change: "kept",
    baseline: { type: u32, mutable: true },
    current: { type: u32, mutable: true, ...facts },
  };
}

type FieldFacts = Partial<
  Pick<FieldPair, "renamed" | "reordered" | "bitsChanged" | "holderResized" | "offset" | "reserved">
> & { readonly current?: Partial<Field> };

function field(
  differences: readonly TypeDifference[],
  { current, ...facts }: FieldFacts = {},
  holder: FieldPair["holder"] = "struct",
): FieldPair {
  return {
    ...matched,
    subject: "field",
    type: "kv_options",
    holder,
    name: "limit",
    renamed: null,
    place: null,
    reordered: false,
    offset: { from: 0, to: 0 },
    size: { from: 4, to: 4 },
    declared: type,
    differences,
    bitsChanged: false,
    slot: false,
    reserved: false,
    takenFrom: null,
    repassed: false,
    holderResized: false,
    ...facts,
    change: "kept",
    baseline: { name: "limit", type: u32 },
    current: { name: "limit", type: u32, ...current },
  };
}

function called(differences: readonly TypeDifference[]): CallPair {
  const argument = { position: 1, type, differences };
  return { ...matched, subject: "call", function: "kv_get", given: 1, taken: 1, argument };
}

/** Rules that speak of a pair, each with the level that it gives. */
function told(pair: Pair): readonly string[] {
  return agreementRules.flatMap((rule) => {
    const match = rule.match(pair);
    return match === null ? [] : [`${severityOf(rule, pair, match).level} ${rule.id}`];
  });
}

const places: Readonly<Record<string, (differences: readonly TypeDifference[]) => Pair>> = {
  param: (differences) => param(differences),
  return: result,
  static: (differences) => variable(differences),
  field: (differences) => field(differences),
  "member of a union": (differences) => field(differences, {}, "union"),
};

/** Who may write, and is told that it is only read; who hands out what may be written, to one who only reads. */
const HARMLESS: Readonly<Record<string, string>> = { param: "const-removed", return: "const-added" };

describe.each(Object.entries(places))("a %s", (place, pairOf) => {
  const isHarmless = ({ kind }: TypeDifference): boolean => HARMLESS[place] === kind;
  const counted = all.filter((difference) => !isHarmless(difference));

  it.each(counted)("that differs is told by exactly one rule: $kind", (difference) => {
    expect(told(pairOf([difference]))).toHaveLength(1);
  });

  it("that promises less than it might is told by none", () => {
    for (const difference of all.filter(isHarmless)) expect(told(pairOf([difference]))).toEqual([]);
  });

  it("is told by exactly one rule, the same in any order, where two things differ", () => {
    for (const first of counted) {
      for (const second of all) {
        const both = told(pairOf([first, second]));
        expect(both, `${first.kind} and ${second.kind}`).toHaveLength(1);
        if (first.kind !== second.kind) expect(told(pairOf([second, first]))).toEqual(both);
      }
    }
  });

  it("never has a failing level hidden behind a milder one", () => {
    const isError = (differences: readonly TypeDifference[]) =>
      told(pairOf(differences)).some((line) => line.startsWith("error"));
    for (const first of all) {
      for (const second of all) {
        if (isError([first]) || isError([second])) expect(isError([first, second])).toBe(true);
      }
    }
  });

  it("that agrees is told by nobody", () => {
    expect(told(pairOf([]))).toEqual([]);
  });
});

describe("what differs in a place", () => {
  const kinds = Object.keys(differenceSamples);
  const harmless = ["const-added", "const-removed", "volatile-changed", "restrict-added", "restrict-removed"];

  it.each([...harmless, "bound", "enum-integer", "spelling"])("is an aside where it is %s", (kind) => {
    expect(kinds).toContain(kind);
    const differences = all.filter((difference) => difference.kind === kind);
    for (const difference of differences) {
      if (kind !== "const-removed")
        expect(told(param([difference]))).toEqual(["info param-spelling-mismatch"]);
      expect(told(field([difference]))).toEqual(["info field-spelling-mismatch"]);
    }
  });

  it("is an aside where one side has a handle as `void *`, and an error where it is another type", () => {
    const handle: TypeDifference = { kind: "pointee", void: "current", memory: "differs" };
    expect(told(param([handle]))).toEqual(["info param-spelling-mismatch"]);
    expect(told(param([{ ...handle, void: null }]))).toEqual(["error param-pointee-mismatch"]);
    expect(told(param([{ ...handle, void: null, memory: "opaque" }]))).toEqual([
      "error param-pointee-mismatch",
    ]);
    expect(told(param([{ ...handle, void: null, memory: "same" }]))).toEqual([
      "warning param-pointee-mismatch",
    ]);
  });

  it("is a warning where a bool and an integer have one byte each", () => {
    expect(told(param([{ kind: "bool" }], bool, u8))).toEqual(["warning param-bool-mismatch"]);
    expect(told(param([{ kind: "bool" }], bool, u32))).toEqual(["error param-bool-mismatch"]);
  });

  it("is a warning where a pointer and an integer share a register", () => {
    const handle: TypeDifference = { kind: "class", from: "pointer", to: "integer", sameRegister: true };
    expect(told(param([handle]))).toEqual(["warning param-class-mismatch"]);
    expect(told(param([{ ...handle, sameRegister: false }]))).toEqual(["error param-class-mismatch"]);
  });

  it("is a promise about null where the definition takes none, or gives some", () => {
    const asked = param([]);
    const broken = {
      ...asked,
      baseline: { type: u32, nullable: false },
      current: { type: u32, nullable: true },
    };
    expect(told({ ...broken, change: "kept" })).toEqual(["warning param-null-mismatch"]);
    expect(told({ ...broken, change: "kept", baseline: broken.current, current: broken.baseline })).toEqual(
      [],
    );
  });

  it("of a call is told where it matters to memory or meaning", () => {
    for (const difference of all) {
      const lines = told(called([difference]));
      const levels = told(param([difference])).map((line) => line.split(" ")[0]);
      const matters = levels.includes("error") || levels.includes("warning");
      expect(lines).toHaveLength(matters ? 1 : 0);
    }
    const counts = { ...called([]), argument: null, given: 2 };
    expect(told(counts)).toEqual(["error call-argument-count-mismatch"]);
    expect(told({ ...counts, given: 1 })).toEqual([]);
  });
});

describe("a field", () => {
  const facts: readonly (readonly [string, FieldFacts])[] = [
    ["error field-order-mismatch", { reordered: true }],
    ["error bit-field-mismatch", { bitsChanged: true }],
    ["warning field-name-mismatch", { renamed: "bound" }],
    ["info field-name-mismatch", { renamed: "_pad", reserved: true }],
    ["error field-offset-mismatch", { offset: { from: 8, to: 4 } }],
    ["info field-spelling-mismatch", { current: { const: true } }],
    ["info field-spelling-mismatch", { current: { volatile: true } }],
  ];

  it.each(facts)("is told by %s for what is no difference of types", (line, fact) => {
    expect(told(field([], fact))).toEqual([line]);
  });

  it("is told by exactly one rule whatever comes together", () => {
    for (const [, first] of facts) {
      for (const [, second] of facts) {
        for (const difference of all) {
          expect(told(field([difference], { ...first, ...second }))).toHaveLength(1);
        }
      }
    }
  });

  it("that only one side has is told by its record", () => {
    const base = field([]);
    const added: FieldPair = {
      ...base,
      change: "added",
      baseline: null,
      current: { name: "limit", type: u32 },
    };
    const removed: FieldPair = {
      ...base,
      change: "removed",
      baseline: { name: "limit", type: u32 },
      current: null,
    };
    for (const pair of [added, removed]) {
      expect(told(pair)).toEqual(["error field-missing-mismatch"]);
      expect(told({ ...pair, reserved: true })).toEqual(["info field-missing-mismatch"]);
      expect(told({ ...pair, reserved: true, holderResized: true })).toEqual([
        "error field-missing-mismatch",
      ]);
      expect(told({ ...pair, holder: "union" })).toEqual(["warning union-mismatch"]);
      expect(told({ ...pair, holder: "union", holderResized: true })).toEqual(["error union-mismatch"]);
    }
  });
});

describe("a variable", () => {
  it("is told by one rule for the storage that only one side states", () => {
    expect(told(variable([], { thread_local: true }))).toEqual(["error static-thread-local-mismatch"]);
    expect(told(variable([], { mutable: false }))).toEqual(["info static-mutability-mismatch"]);
    for (const difference of all) {
      expect(told(variable([difference], { thread_local: true, mutable: false }))).toHaveLength(1);
    }
  });
});

const definitions: Readonly<Record<Exclude<TypeDefinition["kind"], "alias">, TypeDefinition>> = {
  struct: { kind: "struct", fields: [{ name: "field", type: u32 }] },
  union: { kind: "union", fields: [{ name: "field", type: u32 }] },
  enum: { kind: "enum", repr: "c", variants: [{ name: "ONE", value: 1n }] },
  tagged: { kind: "tagged", repr: ["c"], variants: [{ name: "One", value: 1n, fields: [{ type: u32 }] }] },
  callback: { kind: "callback", params: [], returns: { type: { kind: "void" } } },
  opaque: { kind: "opaque" },
};

function record(from: TypeDefinition, to: TypeDefinition, facts: Partial<TypePair> = {}): TypePair {
  return {
    ...matched,
    subject: "type",
    name: "kv_options",
    renamed: null,
    oldNameKept: false,
    size: { from: 4, to: 4 },
    align: { from: 4, to: 4 },
    layoutCause: null,
    differences: [],
    separatorsChanged: false,
    ...facts,
    change: "kept",
    baseline: from,
    current: to,
  };
}

describe("a type", () => {
  const { struct, union, tagged, opaque, callback } = definitions;

  it("of another kind on each side is told by exactly one rule, unless the declaration hides it", () => {
    for (const from of Object.values(definitions)) {
      for (const to of Object.values(definitions)) {
        const isTold = from.kind !== to.kind && to.kind !== "opaque";
        expect(told(record(from, to)), `${from.kind} and ${to.kind}`).toHaveLength(isTold ? 1 : 0);
      }
    }
    expect(told(record(struct, union))).toEqual(["error union-mismatch"]);
    expect(told(record(opaque, struct))).toEqual(["warning type-kind-mismatch"]);
    expect(told(record(tagged, struct))).toEqual(["warning type-kind-mismatch"]);
    expect(told(record(tagged, struct, { size: { from: 8, to: 4 } }))).toEqual(["error type-kind-mismatch"]);
  });

  it("is told by exactly one rule for a layout that none of its fields explains", () => {
    const size = { from: 8, to: 4 };
    for (const layoutCause of ["packing", "align-attribute", "align", "size"] as const) {
      expect(told(record(struct, struct, { layoutCause, size }))).toEqual(["error struct-size-mismatch"]);
      expect(told(record(struct, struct, { layoutCause, size, align: size }))).toHaveLength(1);
      expect(told(record(struct, struct, { layoutCause, align: size }))).toEqual([
        "error struct-align-mismatch",
      ]);
      expect(told(record(union, union, { layoutCause, size }))).toEqual(["error union-mismatch"]);
      expect(told(record(struct, struct, { layoutCause }))).toEqual([]);
      const separated = record(struct, struct, { layoutCause, size, separatorsChanged: true });
      expect(told(separated)).toEqual(["error bit-field-mismatch"]);
    }
    expect(told(record(struct, struct, { size }))).toEqual([]);
  });

  it("that is a callback is told by its signature", () => {
    for (const difference of differenceSamples.callback) {
      expect(told(record(callback, callback, { differences: [difference] }))).toHaveLength(1);
    }
  });
});
