import type { Finding } from "../../src/findings/finding.ts";
import { type NameChanges, sorted } from "./surface.ts";

/** What findings say of functions, records and enumerators, under the names of the contract. */
export interface ToldChanges {
  readonly functions: NameChanges;
  /** Functions through which a change of a type is met, and names in what follows from other changes. */
  readonly echoes: ReadonlySet<string>;
  readonly records: NameChanges;
  /** As `ENUM.NAME`. */
  readonly enumerators: NameChanges;
}

export function toldChanges(findings: readonly Finding[]): ToldChanges {
  const functions = lists();
  const records = lists();
  const enumerators = lists();
  const echoes = new Set<string>();
  for (const finding of findings) {
    const { rule, subject, data } = finding;
    const { symbol, type, member } = subject;
    for (const name of finding.affected.symbols) echoes.add(name);
    for (const text of finding.consequences) {
      for (const [, name = ""] of text.matchAll(/`(\w+)`/g)) echoes.add(name);
    }
    const to = typeof data["current"] === "string" ? data["current"] : null;
    if (rule === "symbol-renamed" && symbol !== null) rename(functions, symbol, to);
    else if (rule === "enum-variant-renamed") rename(enumerators, `${type}.${member}`, `${type}.${to}`);
    else if (/^(struct|union)-renamed$/.test(rule) && type !== null) rename(records, type, to);
    else if (subject.kind === "function" && symbol !== null) note(functions, rule, symbol);
    else if ((subject.kind === "param" || subject.kind === "return") && symbol !== null)
      functions.changed.add(symbol);
    else if (subject.kind === "variant") note(enumerators, rule, `${type}.${member}`);
    else if (subject.kind === "field" && type !== null) records.changed.add(type);
    else if (subject.kind === "type" && type !== null && /^(struct|union)-/.test(rule))
      note(records, rule, type);
  }
  return { functions: close(functions), echoes, records: close(records), enumerators: close(enumerators) };
}

interface Lists {
  readonly added: Set<string>;
  readonly removed: Set<string>;
  readonly changed: Set<string>;
}

function lists(): Lists {
  return { added: new Set(), removed: new Set(), changed: new Set() };
}

function close({ added, removed, changed }: Lists): NameChanges {
  return { added: sorted(added), removed: sorted(removed), changed: sorted(changed) };
}

function note(to: Lists, rule: string, name: string): void {
  if (rule.endsWith("-added")) to.added.add(name);
  else if (rule.endsWith("-removed")) to.removed.add(name);
  else to.changed.add(name);
}

/** What is renamed is gone under one name and new under another. */
function rename(told: Lists, from: string, to: string | null): void {
  told.removed.add(from);
  if (to !== null) told.added.add(to);
}
