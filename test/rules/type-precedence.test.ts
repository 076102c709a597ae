import { beforeAll, describe, expect, it } from "vitest";
import type { FieldPair, TypePair } from "../../src/compare/pair.ts";
import type { TypeDifference, TypeDifferenceKind } from "../../src/compare/type-difference.ts";
import type { Rule } from "../../src/findings/rule.ts";
import type { Field, TypeDefinition } from "../../src/idl/contract.ts";
import { constantName, importRuleFile, ruleFileIds } from "../tools/rule-files.ts";

let rules: readonly Rule[] = [];

beforeAll(async () => {
  const ids = ruleFileIds();
  const files = await Promise.all(ids.map((id) => importRuleFile(id)));
  rules = files.map((file, index) => file[constantName(ids[index] ?? "")]).filter(isRule);
  expect(rules).toHaveLength(ids.length);
});

function isRule(value: unknown): value is Rule {
  return typeof value === "object" && value !== null && "match" in value && "subject" in value;
}

/** The ids of all rules that speak of a pair. */
function speakersOf(pair: FieldPair | TypePair): readonly string[] {
  return rules.filter((rule) => rule.match(pair) !== null).map((rule) => rule.id);
}

const matched = {
  target: "x86_64-unknown-linux-gnu",
  exposure: { flags: new Set<never>(), symbols: [] },
  places: { baseline: null, current: null },
  symbolic: { baseline: "before", current: "after" },
  consequences: [],
} as const;

const u32: Field["type"] = { kind: "scalar", name: "u32" };

/** What a synthetic field pair says beyond "nothing happened". */
type FieldFacts = Partial<
  Pick<FieldPair, "differences" | "bitsChanged" | "reordered" | "renamed" | "reserved" | "slot" | "place">
> & {
  readonly holderResized?: boolean;
  readonly size?: FieldPair["size"];
  readonly baseline?: Partial<Field>;
  readonly current?: Partial<Field>;
};

function fieldBase(holder: FieldPair["holder"], facts: FieldFacts) {
  return {
    ...matched,
    subject: "field",
    about: { kind: "field", symbol: null, type: "record", member: "field" },
    type: "record",
    holder,
    name: "field",
    renamed: facts.renamed ?? null,
    place: facts.place ?? null,
    reordered: facts.reordered ?? false,
    offset: { from: 0, to: 0 },
    size: facts.size ?? { from: 4, to: 4 },
    declared: { baseline: "before", current: "after" },
    differences: facts.differences ?? [],
    bitsChanged: facts.bitsChanged ?? false,
    slot: facts.slot ?? false,
    reserved: facts.reserved ?? false,
    takenFrom: null,
    repassed: false,
    holderResized: facts.holderResized ?? false,
  } as const;
}

function keptField(holder: FieldPair["holder"], facts: FieldFacts): FieldPair {
  const baseline = { name: "field", type: u32, ...facts.baseline };
  const current = { name: "field", type: u32, ...facts.current };
  return { ...fieldBase(holder, facts), change: "kept", baseline, current };
}

function addedField(holder: FieldPair["holder"], facts: FieldFacts): FieldPair {
  return {
    ...fieldBase(holder, facts),
    change: "added",
    baseline: null,
    current: { name: "field", type: u32 },
  };
}

function removedField(holder: FieldPair["holder"], facts: FieldFacts): FieldPair {
  return {
    ...fieldBase(holder, facts),
    change: "removed",
    baseline: { name: "field", type: u32 },
    current: null,
  };
}

/** One or more differences of every kind; a kind that is missing here does not compile. */
const EXAMPLES: Readonly<Record<TypeDifferenceKind, readonly TypeDifference[]>> = {
  width: [{ kind: "width", from: 4, to: 8 }],
  sign: [
    { kind: "sign", extends: true, toSigned: true },
    { kind: "sign", extends: false, toSigned: false },
  ],
  bool: [{ kind: "bool" }],
  "enum-integer": [{ kind: "enum-integer" }],
  class: [true, false].map(
    (sameRegister) => ({ kind: "class", from: "integer", to: "pointer", sameRegister }) as const,
  ),
  "pointer-level": [{ kind: "pointer-level", from: 1, to: 2 }],
  pointee: (["same", "differs", "opaque"] as const).flatMap((memory) =>
    ([null, "baseline", "current"] as const).map(
      (side) => ({ kind: "pointee", void: side, memory }) as const,
    ),
  ),
  "const-added": [{ kind: "const-added" }],
  "const-removed": [{ kind: "const-removed" }],
  "volatile-changed": [{ kind: "volatile-changed" }],
  "restrict-added": [{ kind: "restrict-added" }],
  "restrict-removed": [{ kind: "restrict-removed" }],
  passing: [{ kind: "passing", from: "by value", to: "by pointer" }],
  "array-length": [{ kind: "array-length", from: "4", to: "8" }],
  "flexible-array": [{ kind: "flexible-array" }],
  element: [
    { kind: "element", of: [] },
    { kind: "element", of: [{ kind: "width", from: 4, to: 8 }] },
    { kind: "element", of: [{ kind: "element", of: [{ kind: "sign", extends: false, toSigned: false }] }] },
  ],
  callback: (["binary", "source", "nothing"] as const).map(
    (breaks) => ({ kind: "callback", breaks, what: "result" }) as const,
  ),
  "to-void": [{ kind: "to-void" }],
  "from-void": [
    { kind: "from-void", hidden: true },
    { kind: "from-void", hidden: false },
  ],
  bound: [{ kind: "bound", from: 1n, to: 2n }],
  atomic: [{ kind: "atomic" }],
  other: [{ kind: "other" }],
  spelling: [{ kind: "spelling" }],
};

const differences = Object.values(EXAMPLES).flat();
const real = differences.filter(({ kind }) => kind !== "spelling");
const labelled = (some: readonly TypeDifference[]) =>
  some.map((difference): [string, TypeDifference] => [
    JSON.stringify(difference, (_, value) => (typeof value === "bigint" ? Number(value) : value)),
    difference,
  ]);

describe.each(["struct", "union"] as const)("a kept member of a %s", (holder) => {
  it.each(labelled(real))("is told by exactly one rule if its type differs by %s", (_, difference) => {
    expect(speakersOf(keptField(holder, { differences: [difference] }))).toHaveLength(1);
    const resized = { differences: [difference], holderResized: true, size: { from: 4, to: 8 } };
    expect(speakersOf(keptField(holder, resized))).toHaveLength(1);
  });

  it("is told by exactly one rule for any two differences at once", () => {
    for (const one of real) {
      for (const other of differences) {
        expect(speakersOf(keptField(holder, { differences: [one, other] }))).toHaveLength(1);
        expect(speakersOf(keptField(holder, { differences: [other, one] }))).toHaveLength(1);
      }
    }
  });

  it("is told by exactly one rule whatever else happens to a field that was retyped", () => {
    for (const difference of real) {
      for (const facts of combinations()) {
        const told = speakersOf(keptField(holder, { ...facts, differences: [difference] }));
        expect(told, JSON.stringify(facts)).toHaveLength(1);
      }
    }
  });

  it("is told by nobody if nothing or only spelling differs", () => {
    expect(speakersOf(keptField(holder, {}))).toEqual([]);
    expect(speakersOf(keptField(holder, { differences: [{ kind: "spelling" }] }))).toEqual([]);
    const spelledElement: TypeDifference = { kind: "element", of: [{ kind: "spelling" }] };
    expect(speakersOf(keptField(holder, { differences: [spelledElement] }))).toEqual([]);
  });

  it("is told by exactly one rule for what is no difference of types", () => {
    const causes: readonly FieldFacts[] = [
      { bitsChanged: true, baseline: { bits: 3 }, current: { bits: 4 } },
      { renamed: "other" },
      { renamed: "other", reserved: true },
      { current: { const: true } },
      { baseline: { volatile: true } },
    ];
    for (const cause of causes) {
      expect(speakersOf(keptField(holder, cause)), JSON.stringify(cause)).toHaveLength(1);
      expect(speakersOf(keptField(holder, { ...cause, holderResized: true }))).toHaveLength(1);
    }
  });
});

const CURRENT: readonly Partial<Field>[] = [{}, { const: true }, { volatile: true }, { bits: 3 }];

/** Everything that can befall a kept field beside its type, in all combinations. */
function combinations(): readonly FieldFacts[] {
  const either = [false, true];
  return either.flatMap((reordered) =>
    either.flatMap((bitsChanged) =>
      either.flatMap((reserved) =>
        either.flatMap((holderResized) =>
          [null, "other"].flatMap((renamed) =>
            CURRENT.map((current) => {
              return { reordered, bitsChanged, reserved, holderResized, renamed, current } as const;
            }),
          ),
        ),
      ),
    ),
  );
}

describe("a field", () => {
  it("that moved is told as moved, whatever its type became", () => {
    for (const difference of differences) {
      const pair = keptField("struct", { reordered: true, differences: [difference] });
      expect(speakersOf(pair)).toEqual(["struct-field-moved"]);
    }
  });

  it.each([
    ["width", "struct-field-type-changed"],
    ["sign", "struct-field-signedness-changed"],
    ["pointee", "struct-field-pointee-changed"],
    ["pointer-level", "struct-field-pointee-changed"],
    ["callback", "struct-field-callback-changed"],
    ["array-length", "struct-array-length-changed"],
    ["flexible-array", "struct-flexible-array-changed"],
    ["const-added", "struct-field-const-changed"],
    ["volatile-changed", "struct-field-volatile-changed"],
    ["atomic", "struct-field-volatile-changed"],
    ["other", "struct-field-type-changed"],
  ] as const)("of a struct that differs by %s is told by %s", (kind, id) => {
    for (const difference of EXAMPLES[kind]) {
      expect(speakersOf(keptField("struct", { differences: [difference] }))).toEqual([id]);
    }
  });

  it("of a flexible array with other elements is told as its tail", () => {
    const tail: Field["type"] = { kind: "array", of: u32, length: null };
    const differing: TypeDifference = { kind: "element", of: [{ kind: "width", from: 4, to: 8 }] };
    const pair = keptField("struct", { differences: [differing], current: { type: tail } });
    expect(speakersOf(pair)).toEqual(["struct-flexible-array-changed"]);
  });

  it("that was reserved and keeps its size is told as used, whatever its type became", () => {
    for (const difference of real) {
      const pair = keptField("struct", { reserved: true, renamed: "flags", differences: [difference] });
      expect(speakersOf(pair)).toEqual(["struct-reserved-field-used"]);
    }
  });

  it("that was added or removed is told by exactly one rule, by its place and holder", () => {
    const told = (pair: FieldPair) => speakersOf(pair).join();
    expect(told(addedField("struct", { place: "end" }))).toBe("struct-field-added-end");
    expect(told(addedField("struct", { place: "end", slot: true }))).toBe("struct-field-added-end");
    expect(told(addedField("struct", { place: "middle" }))).toBe("struct-field-added-middle");
    expect(told(addedField("struct", { place: "middle", slot: true }))).toBe("callback-table-slot-inserted");
    expect(told(addedField("struct", { place: "padding" }))).toBe("struct-field-in-padding");
    expect(told(addedField("struct", { place: "padding", slot: true }))).toBe("struct-field-in-padding");
    expect(told(addedField("union", { place: "padding" }))).toBe("union-member-added");
    expect(told(addedField("union", { place: "end", holderResized: true }))).toBe("union-size-changed");
    for (const holderResized of [false, true]) {
      expect(told(removedField("struct", { holderResized }))).toBe("struct-field-removed");
      expect(told(removedField("union", { holderResized }))).toBe("union-member-removed");
    }
  });
});

const DEFINITIONS: Readonly<Record<TypeDefinition["kind"], TypeDefinition>> = {
  struct: { kind: "struct", fields: [{ name: "field", type: u32 }] },
  union: { kind: "union", fields: [{ name: "field", type: u32 }] },
  enum: { kind: "enum", repr: "c", variants: [{ name: "ONE", value: 1n }] },
  tagged: { kind: "tagged", repr: ["c"], variants: [{ name: "One", value: 1n, fields: [{ type: u32 }] }] },
  alias: { kind: "alias", to: u32 },
  callback: { kind: "callback", params: [], returns: { type: { kind: "void" } } },
  opaque: { kind: "opaque" },
};

const definitions = Object.values(DEFINITIONS);

type TypeFacts = Partial<
  Pick<TypePair, "renamed" | "size" | "layoutCause" | "differences" | "separatorsChanged">
>;

function typeBase(facts: TypeFacts) {
  return {
    ...matched,
    subject: "type",
    about: { kind: "type", symbol: null, type: "name", member: null },
    name: "name",
    renamed: facts.renamed ?? null,
    size: facts.size ?? { from: 4, to: 4 },
    align: { from: 4, to: 4 },
    oldNameKept: false,
    layoutCause: facts.layoutCause ?? null,
    differences: facts.differences ?? [],
    separatorsChanged: facts.separatorsChanged ?? false,
  } as const;
}

function keptType(baseline: TypeDefinition, current: TypeDefinition, facts: TypeFacts = {}): TypePair {
  return { ...typeBase(facts), change: "kept", baseline, current };
}

describe("a kept type", () => {
  const pairs = definitions.flatMap((from) => definitions.map((to) => [from, to] as const));

  it.each(
    pairs
      .filter(([from, to]) => from.kind !== to.kind)
      .map(([from, to]) => [from.kind, to.kind, from, to] as const),
  )("that was %s and is %s is told by exactly one rule", (_, __, from, to) => {
    const layoutCauses = [null, "packing", "align-attribute", "align", "size"] as const;
    for (const layoutCause of layoutCauses) {
      for (const size of [
        { from: 4, to: 8 },
        { from: null, to: null },
      ]) {
        for (const separatorsChanged of [false, true]) {
          for (const difference of [null, ...differences]) {
            const facts = {
              layoutCause,
              size,
              separatorsChanged,
              differences: difference === null ? [] : [difference],
            };
            expect(speakersOf(keptType(from, to, facts)), JSON.stringify(layoutCause)).toHaveLength(1);
          }
        }
      }
    }
  });

  it("of the same kind is told by nobody if nothing differs", () => {
    for (const definition of definitions) expect(speakersOf(keptType(definition, definition))).toEqual([]);
  });

  it("that is an alias is told by its target alone, spelling included", () => {
    for (const difference of differences) {
      const pair = keptType(DEFINITIONS.alias, DEFINITIONS.alias, { differences: [difference] });
      expect(speakersOf(pair)).toEqual(["typedef-target-changed"]);
    }
  });

  it("that is a callback is told by its signature alone", () => {
    for (const difference of EXAMPLES.callback) {
      const pair = keptType(DEFINITIONS.callback, DEFINITIONS.callback, { differences: [difference] });
      expect(speakersOf(pair)).toEqual(["callback-signature-changed"]);
    }
  });

  it.each([
    ["packing", "packing-changed"],
    ["align-attribute", "align-attribute-changed"],
    ["align", "struct-align-changed"],
    ["size", "struct-size-changed"],
  ] as const)("whose layout changed by %s is told by %s", (layoutCause, id) => {
    for (const record of [DEFINITIONS.struct, DEFINITIONS.union]) {
      expect(speakersOf(keptType(record, record, { layoutCause }))).toEqual([id]);
    }
  });

  it("whose unnamed bit-fields changed is told once, its size included", () => {
    const facts = { separatorsChanged: true, layoutCause: "size", size: { from: 4, to: 8 } } as const;
    const pair = keptType(DEFINITIONS.struct, DEFINITIONS.struct, facts);
    expect(speakersOf(pair)).toEqual(["struct-bitfield-separator-changed"]);
  });

  it("that is an enum is told once for its storage, by size before sign", () => {
    const from = DEFINITIONS.enum;
    const to: TypeDefinition = { kind: "enum", repr: "u32", variants: [{ name: "ONE", value: 1n }] };
    const sign: TypeDifference = { kind: "sign", extends: false, toSigned: false };
    const told = (facts: TypeFacts, current: TypeDefinition) =>
      speakersOf(keptType(from, current, facts)).join();
    expect(told({}, to)).toBe("enum-repr-changed");
    expect(told({ size: { from: 4, to: 1 } }, from)).toBe("enum-repr-changed");
    expect(told({ size: { from: 4, to: 1 }, differences: [sign] }, to)).toBe("enum-repr-changed");
    expect(told({ differences: [sign] }, to)).toBe("enum-signedness-changed");
    expect(told({ differences: [sign] }, from)).toBe("enum-signedness-changed");
  });

  it.each([
    ["struct", "struct-renamed"],
    ["opaque", "struct-renamed"],
    ["union", "union-renamed"],
    ["enum", "enum-renamed"],
    ["tagged", "enum-renamed"],
  ] as const)("that is a %s under another name is told by %s", (kind, id) => {
    expect(speakersOf(keptType(DEFINITIONS[kind], DEFINITIONS[kind], { renamed: "other" }))).toEqual([id]);
  });
});

describe("a type of one version only", () => {
  it.each(definitions.map((definition) => [definition.kind, definition] as const))(
    "that is a %s is told by one rule when it comes and one when it goes",
    (_, definition) => {
      const came: TypePair = { ...typeBase({}), change: "added", baseline: null, current: definition };
      const went: TypePair = { ...typeBase({}), change: "removed", baseline: definition, current: null };
      expect(speakersOf(came)).toHaveLength(1);
      expect(speakersOf(went).map((id) => id.replace("removed", "added"))).toEqual(speakersOf(came));
    },
  );
});
