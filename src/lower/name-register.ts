import { refuse } from "../idl/read-context.ts";
import { placeOf, type Span } from "../source/source-file.ts";
import { splitName } from "./case.ts";
import type { Renamed } from "./lowered.ts";
import type { Words } from "./words.ts";

/** A name that something takes in one scope. */
export interface Claim {
  readonly scope: string;
  readonly key: string;
}

/** Who has a name. */
interface Owner {
  /** As in messages: `` `Store.put` ``. */
  readonly told: string;
  /** Null for what no bridge file says. */
  readonly span: Span | null;
}

/** Who has which name, in the order in which they were given out. */
export interface Register {
  readonly owners: Map<string, Owner>;
  readonly renamed: Renamed[];
}

/** A name of C, where case and underscores count. */
export function claimInC(key: string): Claim {
  return { scope: "C", key };
}

/** Go and Rust write one name with and without underscores: those that differ in nothing else collide. */
export function claimSpoken(scope: string, ...words: readonly string[]): Claim {
  const squashed = words.map((word) => {
    const { body, end } = splitName(word);
    return body.replaceAll("_", "").toLowerCase() + end;
  });
  return { scope, key: squashed.join("") };
}

function keyOf({ scope, key }: Claim): string {
  return `${scope}\0${key}`;
}

function ownersOf({ owners }: Register, claims: readonly Claim[]): readonly Owner[] {
  return claims.flatMap((one) => owners.get(keyOf(one)) ?? []);
}

function take({ owners }: Register, claims: readonly Claim[], owner: Owner): void {
  for (const one of claims) if (!owners.has(keyOf(one))) owners.set(keyOf(one), owner);
}

/** Keeps names from everything that comes later; `told` is as in `it collides with what every handle has`. */
export function reserve(register: Register, claims: readonly Claim[], told: string): void {
  take(register, claims, { told, span: null });
}

/** A name that may be changed. */
interface Wanted {
  readonly name: string;
  /** How the name is told: `Store.put.key`. */
  readonly place: string;
  readonly span: Span;
  readonly words: Pick<Words, "get">;
  readonly claims: (name: string) => readonly Claim[];
  /** What it must not be called either, though it does not take that name from others. */
  readonly avoided?: (name: string) => readonly Claim[];
}

/**
 * Gives a name out, with as many underscores at its end as it needs to be free. Throws a `Problem` where that cannot help,
 * as what it collides by does not change with the name.
 */
export function allot(register: Register, { name, place, span, words, claims, avoided }: Wanted): string {
  let free = name;
  let reason: string | null = null;
  const met = (changed: string): readonly Claim[] => [...claims(changed), ...(avoided?.(changed) ?? [])];
  // One underscore may say no more than that the name is a word of a language; those after it always count.
  const renamed = new Set(met(`${name}_`).map(keyOf));
  const [rival] = ownersOf(
    register,
    met(`${name}__`).filter((one) => renamed.has(keyOf(one))),
  );
  if (rival !== undefined)
    refuse(span, `\`${place}\` collides with ${rival.told} and cannot be renamed`, "choose another name");
  for (;;) {
    const [taken] = ownersOf(register, met(free));
    const why = words.get(free) ?? (taken === undefined ? null : `it collides with ${taken.told}`);
    if (why === null) break;
    reason ??= why;
    free += "_";
  }
  take(register, claims(free), { told: `\`${place}\``, span });
  if (reason !== null)
    register.renamed.push({ from: place, to: `${place}${free.slice(name.length)}`, why: reason });
  return free;
}

/** The name of an operation in Go that a person chose. */
interface Chosen {
  readonly goName: string;
  readonly place: string;
  readonly span: Span;
  readonly claims: readonly Claim[];
}

/** Takes a name that a person chose, which is not changed behind their back. Throws a `Problem` if it is taken. */
export function takeChosen(register: Register, { goName, place, span, claims }: Chosen): void {
  const [rival] = ownersOf(register, claims);
  if (rival !== undefined) {
    const line = rival.span === null ? "" : ` on line ${placeOf(rival.span).line}`;
    refuse(
      span,
      `\`${place}\` cannot be \`${goName}\` in Go, as ${rival.told}${line} is`,
      "choose another `go`",
    );
  }
  take(register, claims, { told: `\`${place}\``, span });
}
