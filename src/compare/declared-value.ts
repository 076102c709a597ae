import type { ConstantItem } from "../idl/contract.ts";
import type { ScalarName, Type } from "../idl/type.ts";
import { enumStorage } from "../layout/enum-storage.ts";
import type { View } from "../layout/view.ts";

/** What a side says of a constant's name; `text` is a macro of which the value is not known. */
export type DeclaredValue =
  | { readonly kind: "value"; readonly item: ConstantItem }
  | { readonly kind: "text"; readonly body: string };

/**
 * What a declaration has where a definition has a constant: a constant, an enumerator of an enum with a name, or a macro
 * that is kept by its text. Of such texts `sizeof` of one type is computed by the target's layout, and another name of a
 * constant is that constant (C17 6.5.3.4, 6.10.3); null if it has nothing of that name.
 */
export function declaredValue(view: View, name: string): DeclaredValue | null {
  const constant = view.constants.get(name) ?? enumeratorsOf(view).get(name);
  if (constant !== undefined) return { kind: "value", item: constant };
  const macro = view.macros.get(name);
  if (macro === undefined || macro.params !== undefined) return null;
  const item = valueOfText(view, macro.body);
  if (item === null) return { kind: "text", body: macro.body };
  return { kind: "value", item: macro.span === undefined ? item : { ...item, span: macro.span } };
}

const enumerators = new WeakMap<View, ReadonlyMap<string, ConstantItem>>();

/** C's enumerators stand beside all other names (C17 6.2.3), whatever enum they are of. */
function enumeratorsOf(view: View): ReadonlyMap<string, ConstantItem> {
  const known = enumerators.get(view);
  if (known !== undefined) return known;
  const found = new Map<string, ConstantItem>();
  for (const definition of view.types.values()) {
    if (definition.kind !== "enum") continue;
    const type = enumStorage(definition, view.target);
    for (const { name, value, span } of definition.variants)
      found.set(name, { type, value, ...(span === undefined ? {} : { span }) });
  }
  enumerators.set(view, found);
  return found;
}

/** Longer ones are no one name and no `sizeof` of one type. */
const LONGEST_BODY = 500;

function valueOfText(view: View, body: string): ConstantItem | null {
  if (body.length > LONGEST_BODY) return null;
  const text = withoutParentheses(body);
  const measured = /^sizeof\b(.*)$/.exec(text)?.[1];
  if (measured === undefined) return view.constants.get(text) ?? enumeratorsOf(view).get(text) ?? null;
  const type = typeNamed(view, withoutParentheses(measured));
  const layout = type === null ? null : view.layoutOf(type);
  return layout?.kind === "sized" ? { type: "usize", value: BigInt(layout.size) } : null;
}

/** Without the parentheses around all of it. */
function withoutParentheses(text: string): string {
  let inner = text.trim();
  for (;;) {
    const within = inner.slice(1, -1);
    if (!inner.startsWith("(") || !inner.endsWith(")") || !isBalanced(within)) return inner;
    inner = within.trim();
  }
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

const SCALARS: Readonly<Record<string, ScalarName>> = {
  char: "i8",
  short: "c_short",
  int: "c_int",
  unsigned: "c_uint",
  "unsigned int": "c_uint",
  long: "c_long",
  "unsigned long": "c_ulong",
  "long long": "c_longlong",
  size_t: "usize",
  float: "f32",
  double: "f64",
};

function typeNamed(view: View, text: string): Type | null {
  const spelled = text.replaceAll(/\s+/g, " ");
  const scalar = Object.hasOwn(SCALARS, spelled) ? SCALARS[spelled] : undefined;
  if (scalar !== undefined) return { kind: "scalar", name: scalar };
  const plain = spelled.replace(/^(?:struct|union|enum) /, "");
  if (view.types.has(spelled)) return { kind: "named", name: spelled };
  const [tagged] = [...view.types].find(([, { tag }]) => tag === plain && plain !== spelled) ?? [];
  if (tagged !== undefined) return { kind: "named", name: tagged };
  return view.types.has(plain) ? { kind: "named", name: plain } : null;
}
