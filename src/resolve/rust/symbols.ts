import type { FunctionItem, StaticItem } from "../../idl/contract.ts";
import type { Param } from "../../idl/type.ts";
import type { RustFunction, RustParam, RustStatic, RustType } from "../../syntax/rust/item.ts";
import { describedBy, hasAttribute } from "./attributes.ts";
import { addConstants } from "./constants.ts";
import { convertParam, convertResultType, convertValue } from "./convert.ts";
import { identifyBehind, scopeOf } from "./identify.ts";
import { addNote, commit, type Resolution, spelledAt, startHarvest, type TypeScope } from "./resolution.ts";
import { transparentField } from "./zero-sized.ts";

/** `self`, `&self` and `&mut self` stand for a type of their own (Reference, "Associated functions", "Methods"). */
function typeOfParam({ type, name, span }: RustParam): RustType | null {
  if (type !== null || name !== "self") return type;
  const path = { global: false, segments: [{ name: "Self", arguments: [] }], span };
  const self: RustType = { kind: "path", path, qualified: null, span };
  const spelled = spelledAt(span);
  if (!spelled.includes("&")) return self;
  return { kind: "reference", mutable: /\bmut\b/.test(spelled), to: self, span };
}

function resolveParam(
  resolution: Resolution,
  param: RustParam,
  index: number,
  scope: TypeScope,
  subject: string,
): Param {
  const { name, span } = param;
  const type = typeOfParam(param);
  const harvest = startHarvest();
  const converted =
    type === null
      ? { type: { kind: "unknown", reason: "its type is missing" } as const }
      : convertParam(resolution, type, scope, harvest);
  commit(resolution, harvest, {
    subject,
    what: `parameter \`${name ?? `#${index + 1}`}\` of \`${subject}\``,
  });
  addConstants(resolution, harvest.constants);
  return { ...(name === null ? {} : { name }), ...converted, span };
}

/**
 * The function as C sees it, under the name that it links by.
 *
 * @param abi of the function or of the `extern` block that declares it; null for Rust's own.
 */
export function resolveFunction(
  resolution: Resolution,
  item: RustFunction,
  name: string,
  abi: string | null,
  scope: TypeScope,
): FunctionItem {
  const params = item.params.map((param, index) => resolveParam(resolution, param, index, scope, name));
  const harvest = startHarvest();
  const returns = convertResultType(resolution, item.returns, scope, harvest);
  commit(resolution, harvest, { subject: name, what: `the result of \`${name}\`` });
  addConstants(resolution, harvest.constants);
  if (item.isAsync) {
    const detail = `\`${name}\` is \`async\`: it returns a future, whose size and parts are the compiler's choice`;
    addNote(resolution, "type-not-ffi-safe", name, detail, item.name.span);
  }
  const convention = abi ?? "Rust";
  return {
    ...describedBy(item.attributes),
    params,
    returns: {
      ...(item.isAsync
        ? { type: { kind: "unknown", reason: "an `async` function returns a future" } }
        : returns),
      ...(item.returns === null ? {} : { span: item.returns.span }),
    },
    ...(item.variadic ? { variadic: true } : {}),
    ...(convention === "C" ? {} : { abi: convention }),
    ...(returns.type.kind === "never" ? { noreturn: true } : {}),
    ...(hasAttribute(item.attributes, "must_use") ? { must_use: true } : {}),
    span: item.name.span,
  };
}

/** The variable as C sees it. */
export function resolveStatic(
  resolution: Resolution,
  item: RustStatic,
  name: string,
  scope: TypeScope,
): StaticItem {
  const harvest = startHarvest();
  const { type, nullable } = convertValue(resolution, item.type, scope, harvest);
  commit(resolution, harvest, { subject: name, what: `the variable \`${name}\`` });
  addConstants(resolution, harvest.constants);
  return {
    ...describedBy(item.attributes),
    type,
    mutable: item.mutable || isWritable(resolution, item.type, scope, 0),
    ...(nullable === undefined ? {} : { nullable }),
    ...(hasAttribute(item.attributes, "thread_local") ? { thread_local: true } : {}),
    span: item.name.span,
  };
}

/** Types within types that are looked into. */
const MAX_DEPTH = 32;

/** Whether what is not `mut` may be written all the same (Reference, "Interior mutability"): then it is no constant. */
function isWritable(resolution: Resolution, type: RustType, scope: TypeScope, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  const found = identifyBehind(resolution, type, scope);
  switch (found.kind) {
    case "external": {
      const { known } = found;
      if (known.kind === "atomic" || known.kind === "atomic-pointer") return true;
      return known.kind === "wrapper" && known.writable;
    }
    case "spelled":
      return found.type.kind === "array" && isWritable(resolution, found.type.of, found.scope, depth + 1);
    case "instance": {
      const field = transparentField(resolution, found.instance);
      return field !== null && isWritable(resolution, field.type, scopeOf(found.instance), depth + 1);
    }
    default:
      return false;
  }
}
