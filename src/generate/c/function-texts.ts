import type { FunctionItem } from "../../idl/contract.ts";
import type { Param } from "../../idl/type.ts";
import type { LoweredBridge, LoweredOperation } from "../../lower/lowered.ts";

type Documented = Pick<FunctionItem, "doc" | "since" | "deprecated">;

/** What an item says of its age. */
export function historyTexts({ since, deprecated }: Documented): readonly string[] {
  return [
    ...(since === undefined ? [] : [`Since ${since}.`]),
    ...(deprecated === undefined ? [] : [`Deprecated: ${deprecated}`]),
  ];
}

/** The documentation of an item as its author wrote it, and its age. */
export function docTexts(item: Documented): readonly string[] {
  return [...(item.doc === undefined ? [] : [item.doc]), ...historyTexts(item)];
}

/** Paragraphs for the comment of a function: its own documentation, and what the bridge settles about its memory. */
export function functionTexts(name: string, item: FunctionItem, lowered: LoweredBridge): readonly string[] {
  const found = lowered.operations.find(({ symbols }) => symbols.some(({ symbol }) => symbol === name));
  const own = found === undefined ? OWN_TEXTS.get(name.slice(lowered.bridge.prefix.length)) : undefined;
  const facts = found === undefined ? [] : operationFacts(name, found);
  const texts = own === undefined ? docTexts(item) : [own, ...historyTexts(item)];
  if (found === undefined && own === undefined) return [...texts, "Null does nothing."];
  return texts.length > 0 && facts.length > 0 ? [...texts, "", ...facts] : [...texts, ...facts];
}

/** What the functions of the bridge itself do, by their name behind the prefix. */
const OWN_TEXTS: ReadonlyMap<string, string> = new Map([
  ["buf_free", "Frees a buffer, once. An empty one (null, 0, 0) is fine."],
  ["list_free", "Frees a list, once. An empty one is fine."],
  ["error_free", "Frees an error, once. Null does nothing."],
  [
    "error_read",
    "Writes what an error says to *parts and returns its code. The texts are the error's: copy them before it is freed.",
  ],
  ["cancel_new", "Makes a token that stops the calls it is passed to. Free it when they have returned."],
  ["cancel_set", "Stops the calls that the token was passed to, as soon as they look. Any thread may do so."],
  ["cancel_free", "Frees a token. Null does nothing."],
  ["live", "How many of a kind are alive, for tests of leaks; -1 for a kind that there is not."],
]);

function operationFacts(name: string, { operation, symbols }: LoweredOperation): readonly string[] {
  const params = symbols.find(({ symbol }) => symbol === name)?.params ?? [];
  return [
    ...params.flatMap(({ param, stands }) => {
      if (stands.kind === "error") return [];
      return stands.kind === "receiver" && param.transfer !== "owned" ? [] : paramFacts(param);
    }),
    ...(params.some(({ stands }) => stands.kind === "result" && stands.part === "needed")
      ? ["Writes all or nothing; *needed is the whole length, SIZE_MAX if there is nothing."]
      : []),
    ...(operation.blocking ? ["May wait."] : []),
    operation.errors === null
      ? "Returns 0, or one of the bridge's own codes."
      : "Returns 0, one of its codes, or one of the bridge's own.",
  ];
}

function paramFacts(param: Param): readonly string[] {
  const { name, transfer, role, retained, nullable } = param;
  const freed = role === "out" && transfer === "owned";
  return [
    ...(freed ? [`*${name} is the caller's, to be freed.`] : []),
    ...(transfer === "owned" && !freed ? [`Takes ${name}, whatever the outcome.`] : []),
    ...(retained === "handle" ? [`Keeps ${name} until the handle is freed.`] : []),
    ...(retained === "forever" ? [`Keeps ${name} for good.`] : []),
    ...(nullable === true ? [`${role === "out" ? "*" : ""}${name} may be null.`] : []),
  ];
}
