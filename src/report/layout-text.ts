import picocolors from "picocolors";
import type { TypeDefinition } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { printType } from "../idl/type-expression.ts";
import type { View } from "../layout/view.ts";
import { appendTo } from "../source/append-to.ts";
import type { Colors } from "./code-frame.ts";
import { type MemoryRow, memoryRows } from "./memory-rows.ts";
import type { TextOptions } from "./text.ts";
import { columnsOf, visible } from "./visible.ts";

/** A type as some targets see it. */
interface Picture {
  readonly text: string;
  readonly targets: readonly Triple[];
}

/**
 * Pictures of types' memory, one per type and group of targets that lay it out alike.
 *
 * @param views one for each target of the same contract.
 * @param names the types to draw, in the order wanted.
 */
export function renderLayouts(
  views: readonly View[],
  names: readonly string[],
  options: TextOptions,
): string {
  const colors = picocolors.createColors(options.color);
  return names.flatMap((name) => picturesOf(views, name, colors)).join("\n");
}

function picturesOf(views: readonly View[], name: string, colors: Colors): readonly string[] {
  const drawn = new Map<string, Triple[]>();
  for (const view of views) {
    const definition = view.types.get(name);
    if (definition === undefined) continue;
    const text = drawType(view, name, definition, colors);
    appendTo(drawn, text, view.target);
  }
  const pictures: readonly Picture[] = [...drawn].map(([text, targets]) => ({ text, targets }));
  return pictures.map(({ text, targets }) => {
    const all = targets.length === views.length && views.length > 1;
    const on = all ? `all ${views.length} targets` : targets.join(", ");
    return `${colors.bold(`${kindOf(views, name)} ${visible(name)}`)} on ${on}\n${text}`;
  });
}

function kindOf(views: readonly View[], name: string): string {
  for (const view of views) {
    const definition = view.types.get(name);
    if (definition !== undefined) return definition.kind;
  }
  return "type";
}

function drawType(view: View, name: string, definition: TypeDefinition, colors: Colors): string {
  const layout = view.layoutOf({ kind: "named", name });
  if (layout.kind === "incomplete") return "  known by name only: it has no size\n";
  if (layout.kind === "unknown") return `  ${colors.red("unknown")}: ${visible(layout.reason)}\n`;
  const alias = definition.kind === "alias" ? `, stands for ${visible(printType(definition.to))}` : "";
  const total = `  size ${layout.size}, align ${layout.align}${alias}\n`;
  const rows = memoryRows(view, definition, layout);
  return rows.length === 0 ? total : `${total}${table(rows, colors)}`;
}

function table(rows: readonly MemoryRow[], colors: Colors): string {
  const header: MemoryRow = {
    kind: "heading",
    depth: 0,
    offset: "offset",
    size: "size",
    name: "name",
    type: "type",
  };
  const shown = [header, ...rows].map((row) => ({
    ...row,
    name: `${"  ".repeat(row.depth)}${visible(row.name)}`,
    type: visible(row.type),
  }));
  const offsets = widest(shown.map((row) => row.offset));
  const sizes = widest(shown.map((row) => row.size));
  const names = widest(shown.map((row) => row.name));
  return shown
    .map((row) => {
      const cells = [
        row.offset.padStart(offsets),
        row.size.padStart(sizes),
        padName(row.name, names),
        row.type,
      ];
      const line = `    ${cells.join("  ")}`.trimEnd();
      return `${row.kind === "member" ? line : colors.dim(line)}\n`;
    })
    .join("");
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columnsOf(text)), 0);
}

function padName(text: string, columns: number): string {
  return text + " ".repeat(columns - columnsOf(text));
}
