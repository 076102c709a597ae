/** A rule that another one asks for: one of the ids that would answer. */
export interface Counterpart {
  readonly of: string;
  /** Any of these will do. A trailing `*` stands for one more word or none. */
  readonly wanted: readonly string[];
}

const OPPOSITES: readonly (readonly [string, string])[] = [
  ["added", "removed"],
  ["widened", "narrowed"],
];

const REVERSE_STATES: Readonly<Record<string, string>> = { opaque: "complete", complete: "opaque" };

/**
 * What a catalog owes to its own ids: what can be added can be removed, what is widened can be narrowed, what became
 * one thing can become the other, and what befalls a parameter befalls a result.
 */
export function counterpartsOf(id: string): readonly Counterpart[] {
  return [...reversalsOf(id), ...otherDirectionOf(id).map((wanted) => ({ of: id, wanted }))];
}

/** The counterparts that see the same change when the two sides are swapped. */
export function reversalsOf(id: string): readonly Counterpart[] {
  return [...oppositesOf(id), ...reversesOf(id)].map((wanted) => ({ of: id, wanted }));
}

/** Whether one of the ids answers what is wanted. */
export function isAnswered({ wanted }: Counterpart, ids: readonly string[]): boolean {
  return wanted.some((pattern) =>
    pattern.endsWith("*")
      ? ids.some((id) => id === pattern.slice(0, -1) || id.startsWith(`${pattern.slice(0, -1)}-`))
      : ids.includes(pattern),
  );
}

/** How exceptions name a counterpart that is missing. */
export function counterpartKey({ of, wanted }: Counterpart): string {
  return `${of} -> ${(wanted[0] ?? "").replace("*", "")}`;
}

function oppositesOf(id: string): readonly (readonly string[])[] {
  const words = id.split("-");
  return OPPOSITES.flatMap(([one, other]) => {
    const word = words.includes(one) ? one : words.includes(other) ? other : null;
    if (word === null) return [];
    const opposite = word === one ? other : one;
    return [[`${words.slice(0, words.indexOf(word)).join("-")}-${opposite}*`]];
  });
}

function reversesOf(id: string): readonly (readonly string[])[] {
  const became = /^(\w+)-became-(.+)$/.exec(id);
  const from = /^(\w+)-from-(.+)$/.exec(id);
  if (from !== null) return [[`${from[1]}-became-${from[2]}`]];
  if (became === null) return [];
  const [, subject, state = ""] = became;
  const opposite = REVERSE_STATES[state];
  return [
    [
      `${subject}-${opposite === undefined ? `from-${state}` : `became-${opposite}`}`,
      `${state}-became-${subject}`,
    ],
  ];
}

function otherDirectionOf(id: string): readonly (readonly string[])[] {
  if (id.startsWith("param-")) return [[`return-${id.slice("param-".length)}`]];
  return id.startsWith("return-") ? [[`param-${id.slice("return-".length)}`]] : [];
}
