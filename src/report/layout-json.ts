import type { FieldLayout } from "../layout/layout.ts";
import type { View } from "../layout/view.ts";
import { visibleJson } from "./visible.ts";

interface FieldReport {
  readonly name: string | null;
  readonly offset: number;
  readonly size: number;
  readonly align: number;
  readonly bitOffset?: number;
  readonly bitWidth?: number;
}

interface TypeReport {
  readonly kind: string;
  /** In bytes, like all numbers but those that say bit; null where the type has no size or none that is known. */
  readonly size: number | null;
  readonly align: number | null;
  readonly fields: readonly FieldReport[];
  /** Why the size is not known. */
  readonly unknown?: string;
  /** Of a tagged type. */
  readonly tag?: string;
  readonly payloads?: Readonly<Record<string, readonly FieldReport[]>>;
}

/** The layouts of types as JSON, target by target. */
export function renderLayoutJson(views: readonly View[], names: readonly string[]): string {
  const targets = Object.fromEntries(views.map((view) => [view.target, { types: typesOf(view, names) }]));
  return `${visibleJson(JSON.stringify({ targets }, null, 2))}\n`;
}

function typesOf(view: View, names: readonly string[]): Readonly<Record<string, TypeReport>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const definition = view.types.get(name);
      return definition === undefined ? [] : [[name, typeReport(view, name, definition.kind)]];
    }),
  );
}

function typeReport(view: View, name: string, kind: string): TypeReport {
  const layout = view.layoutOf({ kind: "named", name });
  if (layout.kind === "incomplete") return { kind, size: null, align: null, fields: [] };
  if (layout.kind === "unknown") return { kind, size: null, align: null, fields: [], unknown: layout.reason };
  const { size, align } = layout;
  const fields = layout.fields.map(fieldReport);
  if (layout.tagged === undefined) return { kind, size, align, fields };
  const payloads = Object.fromEntries(
    layout.tagged.payloads.map(({ variant, fields: inner }) => [variant.name, inner.map(fieldReport)]),
  );
  return { kind, size, align, fields, tag: layout.tagged.tag, payloads };
}

function fieldReport({ field, offset, size, align, bitOffset, bitWidth }: FieldLayout): FieldReport {
  return {
    name: field.name ?? null,
    ...{ offset, size, align },
    ...(bitOffset === undefined ? {} : { bitOffset }),
    ...(bitWidth === undefined ? {} : { bitWidth }),
  };
}
