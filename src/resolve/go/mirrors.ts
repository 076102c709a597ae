import type { Mirror } from "../../idl/mirror.ts";
import type { GoFile, GoFunction } from "../../syntax/go/declaration.ts";
import { type LocalScope, readLocalScope, readOuterScope } from "../../syntax/go/local-scope.ts";
import { findUnsafeCasts, type UnsafeCast } from "../../syntax/go/unsafe-casts.ts";
import { collectGoPackage, type FileC, type GoPackage } from "./go-package.ts";
import { createMirrorTypes, type MirrorTypes } from "./mirror-types.ts";
import { reachTypes } from "./reached-types.ts";
import { type ExpressionScope, pointeeOf, settle, typeOfExpression, type ValueType } from "./value-types.ts";

/** A mirror before it is known for which targets it is so. */
export type ResolvedMirror = Omit<Mirror, "targets">;

/**
 * The Go structs that the casts of a package put in the place of C structs. A cast of something whose type cannot be
 * told from declarations, or to or from what is no struct, mirrors nothing.
 *
 * @param files all files of the package.
 * @param parts those that import `C`.
 */
export function resolveMirrors(files: readonly GoFile[], parts: readonly FileC[]): readonly ResolvedMirror[] {
  const found = parts.flatMap(({ file }) => findUnsafeCasts(file).map((cast) => ({ file, cast })));
  if (found.length === 0) return [];
  const goPackage = collectGoPackage(files, parts);
  const types = createMirrorTypes(goPackage);
  const scopes = createScopes(goPackage);
  const mirrors = new Map<string, ResolvedMirror>();
  for (const { file, cast } of found) {
    const scope = scopes(file, cast.at);
    const sides = scope === null ? null : sidesOf(cast, scope);
    const key = sides === null ? null : types.structOf(sides.go);
    if (sides === null || key === null) continue;
    const span = { file: file.file, start: cast.start, end: cast.end };
    const id = JSON.stringify([sides.go, sides.c]);
    const known = mirrors.get(id) ?? describe(sides, key, goPackage, types);
    const casts = [...known.casts, { to: cast.to.c ? ("c" as const) : ("go" as const), span }];
    mirrors.set(id, { ...known, casts });
  }
  return [...mirrors.values()];
}

/** The names of both structs. */
interface Sides {
  readonly go: string;
  readonly c: string;
}

function sidesOf({ to, from }: UnsafeCast, scope: ExpressionScope): Sides | null {
  const given = pointeeOf(typeOfExpression(from, scope), scope);
  const [goSide, cSide] = to.c ? [goNameOf(given), cTarget(to.name, scope)] : [to.name, given];
  const c = cStructOf(cSide, scope);
  return goSide === null || c === null || scope.local?.types.has(goSide) === true ? null : { go: goSide, c };
}

function goNameOf(value: ValueType | null): string | null {
  return value?.kind === "go" && value.type.kind === "name" ? value.type.name : null;
}

function cTarget(name: string, { goPackage, file }: ExpressionScope): ValueType | null {
  const type = goPackage.cOf.get(file.file)?.typeOf.get(name);
  return type === undefined ? null : { kind: "c", type };
}

/** The C struct that a type is; null if it is something else, or known by its name only. */
function cStructOf(value: ValueType | null, scope: ExpressionScope): string | null {
  const settled = settle(value, scope);
  if (settled?.kind !== "c" || settled.type.kind !== "named") return null;
  const [definition] = scope.goPackage.cTypes.get(settled.type.name) ?? [];
  return definition?.kind === "struct" ? settled.type.name : null;
}

function describe(sides: Sides, key: string, goPackage: GoPackage, { made }: MirrorTypes): ResolvedMirror {
  const goTypes = new Map([...made].map(([name, definition]) => [name, [definition]]));
  const all = { types: new Map([...goPackage.cTypes, ...goTypes]), constants: goPackage.cConstants };
  const reached = reachTypes(all, { types: [key, sides.c] });
  return { name: sides.go, key, of: sides.c, ...reached, casts: [] };
}

/** Gives the scope of a token; null in generic functions, whose parameters of type may hide types of the package. */
function createScopes(goPackage: GoPackage): (file: GoFile, at: number) => ExpressionScope | null {
  const bodiesOf = new Map<GoFile, readonly Body[]>();
  const outerOf = new Map<GoFile, LocalScope>();
  const known = new Map<GoFunction, LocalScope>();
  return (file, at) => {
    const bodies = bodiesOf.get(file) ?? findBodies(file);
    bodiesOf.set(file, bodies);
    const within = bodyAround(bodies, at);
    if (within === null) {
      const outer = outerOf.get(file) ?? readOuterScope(file);
      outerOf.set(file, outer);
      return { goPackage, file, local: outer };
    }
    if (within.of.generic) return null;
    const local = known.get(within.of) ?? readLocalScope(file, within.of);
    known.set(within.of, local);
    return { goPackage, file, local };
  };
}

/** The body of a function, from brace to brace, as indices of tokens. */
interface Body {
  readonly of: GoFunction;
  readonly open: number;
  readonly close: number;
}

/** In the order of the text. */
function findBodies({ functions, closings }: GoFile): readonly Body[] {
  return functions.flatMap((of) => {
    const close = of.body === null ? undefined : closings.get(of.body);
    return of.body === null || close === undefined ? [] : [{ of, open: of.body, close }];
  });
}

function bodyAround(bodies: readonly Body[], at: number): Body | null {
  let low = 0;
  let high = bodies.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bodies[middle]?.open ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const before = bodies[low - 1];
  return before !== undefined && at < before.close ? before : null;
}
