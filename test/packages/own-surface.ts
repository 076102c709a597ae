import type { Field, RecordDefinition, TypeDefinition } from "../../src/idl/contract.ts";
import type { ScalarName, Signature, Type } from "../../src/idl/type.ts";
import type { View } from "../../src/layout/view.ts";
import { arrayOf, pointerTo, qualified } from "./clang-type.ts";
import type { Surface, SurfaceRecord } from "./surface.ts";

/** What this project reads, in the terms of {@link Surface}; what other libraries declare is left out. */
export function surfaceOfView(view: View): Surface {
  const own = [...view.types].filter(([, definition]) => definition.foreign !== true);
  const records = own.flatMap(([name, definition]) =>
    definition.kind === "struct" || definition.kind === "union"
      ? [[tagName(view, name), recordOf(view, name, definition)] as const]
      : [],
  );
  const enums = own.flatMap(([name, definition]) =>
    definition.kind === "enum"
      ? [
          [
            tagName(view, name),
            Object.fromEntries(definition.variants.map((variant) => [variant.name, `${variant.value}`])),
          ] as const,
        ]
      : [],
  );
  return {
    functions: Object.fromEntries(
      [...view.functions].map(([name, item]) => [
        name,
        `${item.inline === true ? "inline " : ""}${functionText(view, item, item.prototype !== false)}`,
      ]),
    ),
    statics: Object.fromEntries(
      [...view.statics].map(([name, { type, mutable }]) => [
        name,
        qualified(mutable ? "" : "const", text(view, type)),
      ]),
    ),
    typedefs: Object.fromEntries(own.map(([name]) => [name, text(view, { kind: "named", name })])),
    records: Object.fromEntries(records),
    enums: Object.fromEntries(enums),
    constants: Object.fromEntries(
      [...view.constants].flatMap(([name, { value }]) =>
        typeof value === "bigint" ? [[name, `${value}`]] : [],
      ),
    ),
  };
}
