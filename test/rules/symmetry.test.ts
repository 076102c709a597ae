import { describe, expect, it } from "vitest";
import { counterpartsOf, isAnswered } from "./symmetry.ts";

const missing = (...ids: readonly string[]) =>
  ids
    .flatMap(counterpartsOf)
    .filter((counterpart) => !isAnswered(counterpart, ids))
    .map(({ wanted }) => wanted[0]);

describe("what a catalog owes to its ids", () => {
  it.each([
    ["function-added", "function-removed*"],
    ["struct-field-removed", "struct-field-added*"],
    ["param-x-widened", "param-x-narrowed*"],
    ["struct-became-opaque", "struct-became-complete"],
    ["function-became-inline", "function-from-inline"],
    ["return-width-changed", "param-width-changed"],
  ])("%s asks for %s", (id, wanted) => {
    expect(missing(id)).toContain(wanted);
  });

  it.each([
    ["function-added", "function-removed"],
    ["struct-field-removed", "struct-field-added-end"],
    ["struct-became-opaque", "struct-became-complete"],
    ["function-became-inline", "inline-became-function"],
    ["struct-size-changed", "union-size-changed"],
  ])("%s and %s answer each other", (one, other) => {
    expect(missing(one, other).filter((wanted) => wanted !== "function-from-inline")).toEqual([]);
  });
});
