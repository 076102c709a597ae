import type { ConstantItem } from "../../idl/contract.ts";
import { appendTo } from "../../source/append-to.ts";
import { byCodeUnit } from "../../source/code-units.ts";
import { describePlace } from "../../source/source-file.ts";
import type { RustConstant } from "../../syntax/rust/item.ts";
import { describedBy, isMarkedExport } from "./attributes.ts";
import { constantValue, scalarOf } from "./constant-path.ts";
import { identify } from "./identify.ts";
import { implementationsOf } from "./implementations.ts";
import { isGlobbed } from "./known-types.ts";
import { addGap, type Evaluated, isGeneric, type Resolution, scopeIn, type TypeScope } from "./resolution.ts";
import type { Value } from "./value.ts";

/** Adds constants that array lengths name: the numbers are in the types already, so that none has to be there. */
export function addConstants(resolution: Resolution, named: Evaluated["named"]): void {
  for (const { item, scope } of named) {
    const name = item.name.text;
    const constant = constantItem(resolution, item, constantValue(resolution, item, scope), scope);
    if (constant !== null && !resolution.constants.has(name)) resolution.constants.set(name, constant);
  }
}

/** The constant as C sees it; null if its value is none that C has. */
function constantItem(
  resolution: Resolution,
  item: RustConstant,
  value: Value,
  scope: TypeScope,
): ConstantItem | null {
  const head = { ...describedBy(item.attributes), span: item.name.span };
  switch (value.kind) {
    case "integer":
      return {
        ...head,
        type: scalarOf(resolution, item.type, scope) ?? value.type ?? "i32",
        value: value.value,
      };
    case "bool":
      return { ...head, type: "bool", value: value.value ? 1n : 0n };
    case "char":
      return { ...head, type: "char32", value: BigInt(value.value.codePointAt(0) ?? 0) };
    case "float": {
      const scalar = scalarOf(resolution, item.type, scope);
      return { ...head, type: scalar ?? value.type ?? "f64", value: value.text };
    }
    case "string":
      // C's texts end where the first zero byte stands.
      return { ...head, type: "string", value: value.text.replace(/\0$/, "") };
    default:
      return null;
  }
}

interface Candidate {
  readonly item: RustConstant;
  readonly scope: TypeScope;
}

/**
 * Adds the constants of these names, and those with the mark `@ffi export`, public or not; that of a type, `Foo::BAR`, goes by `Foo_BAR`, as cbindgen writes
 * it. Those of one name that differ, and those whose value cannot be computed, are gaps.
 */
export function addNamedConstants(resolution: Resolution, names: ReadonlySet<string>): void {
  const candidates = new Map<string, Candidate[]>();
  const enter = (name: string, candidate: Candidate): void => {
    const { value, attributes } = candidate.item;
    if (value === null || !(names.has(name) || isMarkedExport(attributes))) return;
    appendTo(candidates, name, candidate);
  };
  for (const module of resolution.scope.modules) {
    for (const item of module.items) {
      if (item.kind === "constant") enter(item.name.text, { item, scope: scopeIn(module) });
      if (item.kind !== "struct" && item.kind !== "union" && item.kind !== "enum") continue;
      for (const one of implementationsOf(resolution.scope, item, isGlobbed)) {
        if (isGeneric(one.item.generics)) continue;
        const self = { kind: "type", type: one.item.self, scope: scopeIn(one.module) } as const;
        for (const inner of one.item.items)
          if (inner.kind === "constant")
            enter(`${item.name.text}_${inner.name.text}`, {
              item: inner,
              scope: { ...scopeIn(one.module), self },
            });
      }
    }
  }
  for (const [name, found] of [...candidates].sort(([a], [b]) => byCodeUnit(a, b)))
    addNamed(resolution, name, found);
}

/**
 * Adds the public constants whose declared type is an alias of the contract, such as `pub const FAST: kv_mode = 1`: like
 * enumerators they say what values of it mean. Those whose value cannot be computed are left out.
 */
export function addConstantsOfAliases(resolution: Resolution): void {
  const aliases = new Set([...resolution.defined.keys()].filter(({ item }) => item.kind === "alias"));
  const names = new Set([...aliases].map(({ item }) => item.name.text));
  const candidates = new Map<string, Candidate[]>();
  for (const module of resolution.scope.modules) {
    for (const item of module.items) {
      if (item.kind !== "constant" || item.value === null || item.visibility !== "public") continue;
      // Looked up only where it can be one: what a name means may depend on what was not read.
      const last = item.type.kind === "path" ? item.type.path.segments.at(-1)?.name : undefined;
      if (last === undefined || !names.has(last)) continue;
      const scope = scopeIn(module);
      const found = identify(resolution, item.type, scope);
      if (found.kind !== "instance" || !aliases.has(found.instance)) continue;
      if (constantValue(resolution, item, scope).kind !== "integer") continue;
      if (!resolution.constants.has(item.name.text)) appendTo(candidates, item.name.text, { item, scope });
    }
  }
  for (const [name, found] of [...candidates].sort(([a], [b]) => byCodeUnit(a, b)))
    addNamed(resolution, name, found);
}

/** A public constant goes before others of its name. */
function addNamed(resolution: Resolution, name: string, candidates: readonly Candidate[]): void {
  const open = candidates.filter(({ item }) => item.visibility === "public");
  const [first, ...others] = open.length > 0 ? open : candidates;
  if (first === undefined) return;
  const value = constantValue(resolution, first.item, first.scope);
  const { span } = first.item.name;
  if (value.kind === "failure") {
    addGap(resolution, value.reason, `the value of \`${name}\` cannot be computed: ${value.detail}`, span);
    return;
  }
  const constant = constantItem(resolution, first.item, value, first.scope);
  if (constant === null) {
    addGap(resolution, "constant", `the value of \`${name}\` depends on the target`, span);
    return;
  }
  for (const other of others) {
    const differing = constantItem(
      resolution,
      other.item,
      constantValue(resolution, other.item, other.scope),
      other.scope,
    );
    if (differing?.value === constant.value) continue;
    const detail = `the constant \`${name}\` has another value at ${describePlace(span)}`;
    addGap(resolution, "conflict", detail, other.item.name.span);
  }
  resolution.constants.set(name, constant);
}
