import type {
  BridgeCallback,
  BridgeEnum,
  BridgeField,
  BridgeStruct,
  DefaultValue,
  Handle,
} from "../../idl/bridge/bridge.ts";
import { printBridgeType } from "../../idl/bridge/bridge-type-text.ts";
import { codeWords, goTypeName } from "../../lower/go-words.ts";
import { constantSymbol, typeSymbol, variantSymbol } from "../../lower/symbols.ts";
import { type BridgeFact, type BridgeVersions, keptItems } from "./bridge-side.ts";
import { inCapitals, isOtherInGo, paramTypeChanges } from "./operation-facts.ts";

/** What two versions of a bridge say of types, codes and constants that both have, wherever it does not show in C. */
export function typeFacts({
  baseline: { bridge: before },
  current: { bridge: now },
}: BridgeVersions): readonly BridgeFact[] {
  const { prefix } = now;
  return [
    ...keptItems(before.handles, now.handles).flatMap(([from, to]) => borrowFacts(from, to, prefix)),
    ...keptItems(before.structs, now.structs).flatMap(([from, to]) => structFacts(from, to, prefix)),
    ...keptItems(before.enums, now.enums).flatMap(([from, to]) => enumFacts(from, to, prefix)),
    ...keptItems(before.callbacks, now.callbacks).flatMap(([from, to]) => callbackFacts(from, to, prefix)),
    ...keptItems(before.errors, now.errors).flatMap(([from, to]) =>
      keptItems(from.codes, to.codes).flatMap(([code, same]): readonly BridgeFact[] => {
        const [old, called] = [codeWords(before, from, code.name), codeWords(now, to, same.name)].map(
          (words) => inCapitals(words.join("_")),
        );
        if (old === undefined || called === undefined || old === called) return [];
        const symbol = variantSymbol(prefix, to.name, same.name);
        const about = { kind: "constant", symbol } as const;
        const common = { item: `${to.name}.${same.name}`, about, symbols: [], places: placesOf(code, same) };
        return [{ ...common, fact: "go-name", of: "the error", baseline: old, current: called }];
      }),
    ),
    ...keptItems(before.constants, now.constants).flatMap(([from, to]): readonly BridgeFact[] => {
      if (from.type === to.type) return [];
      const about = { kind: "constant", symbol: constantSymbol(prefix, to.name) } as const;
      const common = { item: to.name, about, symbols: [], places: placesOf(from, to) };
      return [{ ...common, fact: "type", of: "the constant", baseline: from.type, current: to.type }];
    }),
  ];
}

function placesOf(from: Pick<BridgeField, "span">, to: Pick<BridgeField, "span">) {
  return { baseline: from.span, current: to.span };
}

function borrowFacts(before: Handle, now: Handle, prefix: string): readonly BridgeFact[] {
  const [baseline, current] = [before, now].map(({ borrows }) => borrows.join(", "));
  if (baseline === undefined || current === undefined || baseline === current) return [];
  const about = { kind: "type", type: typeSymbol(prefix, now.name) } as const;
  const more = now.borrows.some((name) => !before.borrows.includes(name));
  const common = { item: now.name, about, symbols: [], places: placesOf(before, now) };
  return [{ ...common, fact: "borrows", more, baseline, current }];
}

function structFacts(before: BridgeStruct, now: BridgeStruct, prefix: string): readonly BridgeFact[] {
  const type = typeSymbol(prefix, now.name);
  const fields = keptItems(before.fields, now.fields).flatMap(([from, to]): readonly BridgeFact[] => {
    const common = {
      item: `${now.name}.${to.name}`,
      about: { kind: "field", type, member: to.name } as const,
      symbols: [],
      places: placesOf(from, to),
    };
    const types = { baseline: printBridgeType(from.type), current: printBridgeType(to.type) };
    const defaults = { baseline: printDefault(from.default), current: printDefault(to.default) };
    return [
      ...(isOtherInGo(from.type, to.type)
        ? [{ ...common, fact: "type", of: "the field", ...types } as const]
        : []),
      ...(defaults.baseline === defaults.current
        ? []
        : [{ ...common, fact: "default", later: from.since !== undefined, ...defaults } as const]),
    ];
  });
  return [...fields, ...defaultsOfGo(before, now, type)];
}

function printDefault(value: DefaultValue | undefined): string {
  switch (value?.kind) {
    case undefined:
      return "";
    case "integer":
    case "bool":
      return String(value.value);
    case "float":
      return value.text;
    case "variant":
      return value.name;
  }
}

/** Go has a value of all defaults where there is one. */
function defaultsOfGo(before: BridgeStruct, now: BridgeStruct, type: string): readonly BridgeFact[] {
  const hasAny = ({ fields }: BridgeStruct): boolean => fields.some((field) => field.default !== undefined);
  if (!hasAny(before) || hasAny(now)) return [];
  const common = {
    item: now.name,
    about: { kind: "type", type } as const,
    symbols: [],
    places: placesOf(before, now),
  };
  return [
    {
      ...common,
      fact: "go-name",
      of: "the value of its defaults",
      baseline: `Default${goTypeName(now.name)}`,
      current: "",
    },
  ];
}

function enumFacts(before: BridgeEnum, now: BridgeEnum, prefix: string): readonly BridgeFact[] {
  const [from, to] = [valuesTaken(before), valuesTaken(now)];
  if (from === to) return [];
  const about = { kind: "type", type: typeSymbol(prefix, now.name) } as const;
  const common = { item: now.name, about, symbols: [], places: placesOf(before, now) };
  return [{ ...common, fact: "values", baseline: from, current: to }];
}

/** The values that one of an enum may have, from the fewest to any. */
export const VALUES_TAKEN = ["the variants alone", "combinations of its variants", "any"] as const;

function valuesTaken({ open, flags }: BridgeEnum): (typeof VALUES_TAKEN)[number] {
  return open ? "any" : flags ? "combinations of its variants" : "the variants alone";
}

function callbackFacts(before: BridgeCallback, now: BridgeCallback, prefix: string): readonly BridgeFact[] {
  const type = typeSymbol(prefix, now.name);
  const common = { item: now.name, symbols: [], places: placesOf(before, now) };
  const about = { kind: "type", type } as const;
  const types = paramTypeChanges(before.params, now.params).map(
    ({ name, from, to }): BridgeFact => ({
      ...common,
      about: { ...about, member: name },
      fact: "type",
      of: `parameter \`${name}\``,
      baseline: from,
      current: to,
    }),
  );
  const [from, to] = [givenBy(before), givenBy(now)];
  const result: readonly BridgeFact[] =
    from === to
      ? []
      : [
          {
            ...common,
            about: { ...about, member: "result" },
            fact: "type",
            of: "the result",
            baseline: from,
            current: to,
          },
        ];
  // Of one that is kept, the contract says which threads call it.
  const isScoped = before.scope === "call" && now.scope === "call";
  const threads: readonly BridgeFact[] =
    !isScoped || before.thread === now.thread
      ? []
      : [{ ...common, about, fact: "callback-thread", baseline: before.thread, current: now.thread }];
  return [...types, ...result, ...threads];
}

function givenBy({ returns }: BridgeCallback): string {
  if (returns === null) return "nothing";
  return returns === "continue" ? returns : printBridgeType(returns);
}
