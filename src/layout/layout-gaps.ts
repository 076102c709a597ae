import type { TypeDefinition } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import type { Span } from "../source/source-file.ts";
import type { View } from "./view.ts";

/** Something of a view that could not be laid out, or has no known way of being passed. */
export interface LayoutGap {
  /** What is not known, and of what: `no layout for \`kv_t\``. */
  readonly what: string;
  readonly why: string;
  readonly span: Span;
}

/**
 * What of a view could not be laid out or has no known way of being passed. A comparison would otherwise call two
 * unknown layouts equal.
 */
export function layoutGapsOf(view: View): readonly LayoutGap[] {
  const gaps: LayoutGap[] = [];
  const tell = (what: string, why: string, span: Span | undefined): void => {
    const where = span ?? view.contract.span;
    if (where === undefined) return;
    gaps.push({ what, why, span: where });
  };
  for (const [name, definition] of view.types) {
    if (!hasLayout(definition)) continue;
    const layout = view.layoutOf({ kind: "named", name });
    if (layout.kind === "unknown") tell(`no layout for \`${name}\``, layout.reason, definition.span);
  }
  for (const [name, item] of view.functions) {
    const tellPassing = (
      type: Type,
      position: "param" | "return",
      what: string,
      span: Span | undefined,
    ): void => {
      if (type.kind === "void" || type.kind === "never" || type.kind === "unknown") return;
      if (view.layoutOf(type).kind === "unknown") return;
      const passing = view.passingOf(type, position);
      if (passing.kind === "unknown")
        tell(`unknown how ${what} of \`${name}\` is passed`, passing.reason, span);
    };
    for (const [index, param] of item.params.entries()) {
      const what = `parameter \`${param.name ?? `#${index + 1}`}\``;
      tellPassing(param.type, "param", what, param.span ?? item.span);
    }
    tellPassing(item.returns.type, "return", "the result", item.returns.span ?? item.span);
  }
  for (const [name, item] of view.statics) {
    const layout = view.layoutOf(item.type);
    if (layout.kind === "unknown") tell(`no layout for \`${name}\``, layout.reason, item.span);
  }
  return gaps;
}

function hasLayout(definition: TypeDefinition): boolean {
  return definition.kind !== "opaque" && definition.kind !== "callback";
}
