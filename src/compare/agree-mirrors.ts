import { canonicalText } from "../idl/canonical.ts";
import type { RecordDefinition } from "../idl/contract.ts";
import type { Mirror } from "../idl/mirror.ts";
import type { Triple } from "../idl/target.ts";
import { createView } from "../layout/create-view.ts";
import type { View } from "../layout/view.ts";
import { exposuresOf } from "./exposure.ts";
import type { Exposure } from "./exposure-flags.ts";
import { mirrorDifference } from "./mirror-difference.ts";
import type { MirrorPair } from "./pair.ts";

/**
 * Go structs held against the C structs in whose place they are cast, on one target. A mirror that agrees, or that has no
 * certain layout there, makes no pair.
 *
 * @param sees what the package sees of C: which functions take the struct.
 */
export function agreeMirrors(
  mirrors: readonly Mirror[],
  target: Triple,
  sees: View | null,
): readonly MirrorPair[] {
  const here = mirrors.filter(({ targets }) => targets.includes(target));
  if (here.length === 0) return [];
  const exposures = sees === null ? new Map<string, Exposure>() : exposuresOf(sees);
  return here.flatMap((mirror) => mirrorPair(mirror, target, exposures.get(mirror.of)) ?? []);
}

const UNREACHED: Exposure = { flags: new Set(["unreached"]), symbols: [] };

function mirrorPair(mirror: Mirror, target: Triple, exposure = UNREACHED): MirrorPair | null {
  const view = createView(contractOf(mirror), target);
  const difference = mirrorDifference(named(mirror.of), named(mirror.key), view);
  const [c, go] = [recordOf(mirror.of, view), recordOf(mirror.key, view)];
  if (difference === null || c === null || go === null) return null;
  return {
    target,
    about: { kind: "type", symbol: null, type: mirror.name, member: null },
    exposure,
    places: {
      baseline: difference.c?.field.span ?? c.span ?? null,
      current: difference.go?.field.span ?? go.span ?? null,
    },
    symbolic: { baseline: `${mirror.of} ${canonicalText(c)}`, current: canonicalText(go) },
    consequences: [],
    subject: "mirror",
    name: mirror.name,
    of: mirror.of,
    difference: difference.kind,
    detail: difference.detail,
    comesFromC: mirror.casts.some(({ to }) => to === "go"),
  };
}

function named(name: string) {
  return { kind: "named", name } as const;
}

function recordOf(name: string, view: View): RecordDefinition | null {
  const definition = view.types.get(name);
  return definition?.kind === "struct" ? definition : null;
}

function contractOf({ name, targets, types, constants }: Mirror) {
  const none = new Map();
  const requires = { functions: none, statics: none };
  const tables = { types, constants, macros: none, statics: none, functions: none, requires };
  return { name, side: "declarations", targets, ...tables, gaps: [] } as const;
}
