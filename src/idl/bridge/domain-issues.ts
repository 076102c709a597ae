import type { z } from "zod";
import type { PlacedValue, PlainValue } from "../plain-value.ts";

type Issue = z.core.$ZodIssue;

/**
 * The schema's complaints, with those about a domain of errors held to the form in which it is written: codes alone, or
 * under `codes` beside what is said of them. A union complains about both.
 */
export function settleDomainIssues(placed: PlacedValue, issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => {
    const [section, name] = issue.path;
    if (issue.code !== "invalid_union" || section !== "errors" || issue.path.length !== 2) return [issue];
    const domain = entryOf(entryOf(placed.value, "errors"), String(name));
    if (typeof domain !== "object") return [issue];
    const branch = issue.errors[typeof entryOf(domain, "codes") === "object" ? 1 : 0] ?? [];
    return branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  });
}

function isMapValue(value: PlainValue | undefined): value is { readonly [key: string]: PlainValue } {
  return typeof value === "object" && !Array.isArray(value);
}

function entryOf(value: PlainValue | undefined, key: string): PlainValue | undefined {
  return isMapValue(value) ? value[key] : undefined;
}
