import { isPacked } from "../../idl/bridge/list-item.ts";
import type { FunctionItem } from "../../idl/contract.ts";
import type { LoweredBridge, LoweredOperation, LoweredParam, LoweredSymbol } from "../../lower/lowered.ts";
import { typeSymbol } from "../../lower/symbols.ts";
import { docTexts, historyTexts } from "../doc-texts.ts";

/** Paragraphs for the comment of a function: its own documentation, and what the bridge settles about its memory. */
export function functionTexts(name: string, item: FunctionItem, lowered: LoweredBridge): readonly string[] {
  for (const of of lowered.operations) {
    const symbol = of.symbols.find((one) => one.symbol === name);
    if (symbol === undefined) continue;
    const texts = docTexts(item);
    return [...texts, ...(texts.length > 0 ? [""] : []), ...operationFacts(of, symbol, lowered)];
  }
  const own = OWN_TEXTS.get(name.slice(lowered.bridge.prefix.length)) ?? "Frees it; null does nothing.";
  return [own, ...historyTexts(item)];
}

/** What the functions of the bridge itself do, by their name behind the prefix. */
const OWN_TEXTS: ReadonlyMap<string, string> = new Map([
  ["buf_free", "Frees a buffer, once. An empty one (null, 0, 0) is fine."],
  ["list_free", "Frees a list, once. An empty one is fine."],
  ["error_free", "Frees an error, once. Null does nothing."],
  [
    "error_read",
    "Writes what an error says to *parts and returns 0. The texts are the error's: copy them before it is freed.",
  ],
  ["cancel_new", "Makes a token that stops the calls it is passed to. Free it when they have returned."],
  ["cancel_set", "Stops the calls that the token was passed to, as soon as they look. Any thread may do so."],
  ["cancel_free", "Frees a token. Null does nothing."],
  ["live", "How many of a kind are alive, for tests of leaks; -1 for a kind that there is not."],
]);

function operationFacts(
  { operation, handle }: LoweredOperation,
  { params }: LoweredSymbol,
  { bridge }: LoweredBridge,
): readonly string[] {
  const { prefix } = bridge;
  const receiver = params.find(({ stands }) => stands.kind === "receiver")?.param;
  const owner = handle === null ? null : (receiver?.name ?? "what is made");
  const domain = operation.errors === null ? "" : `, a ${typeSymbol(prefix, operation.errors)}`;
  return [
    ...params.flatMap((param) => paramFacts(param, owner)),
    ...resultFacts(operation, params),
    ...(operation.blocking ? ["May wait."] : []),
    `Returns 0${domain}${domain === "" ? "" : ","} or one of the bridge's own codes.`,
  ];
}

/** What a parameter's type does not say; `owner` keeps what is registered. */
function paramFacts({ param, stands }: LoweredParam, owner: string | null): readonly string[] {
  const { name, transfer, retained } = param;
  if (stands.kind === "receiver") return transfer === "owned" ? [consumed(name)] : [];
  if (stands.kind === "cancel") return [`${name} may be null: nothing stops the call then.`];
  if (stands.kind !== "param") return [];
  const { of, part } = stands;
  const measures = isPacked(of.type) ? part === "count" : part === "length";
  return [
    ...(part === "pointer" && of.type.kind === "list" && !isPacked(of.type)
      ? [`${name}_len counts numbers, not bytes.`]
      : []),
    ...(measures && of.max !== null ? [`${name} is ${of.max} at most.`] : []),
    ...(part === "value" && transfer === "owned" && retained === undefined ? [consumed(name)] : []),
    ...(retained === "handle" ? [`Keeps ${name} until ${owner ?? "it"} is freed, or drops it before.`] : []),
    ...(retained === "forever" ? [`Keeps ${name} for good, or drops it before.`] : []),
    ...(of.type.kind === "handle" && of.optional ? [`${name} may be null: there is none.`] : []),
  ];
}

function consumed(name: string): string {
  return `Takes ${name}, whatever the outcome: it is not freed by the caller any more.`;
}

/** What is written, how long it is, and who frees it. */
function resultFacts(
  { returns }: LoweredOperation["operation"],
  params: readonly LoweredParam[],
): readonly string[] {
  const type = returns?.type;
  const isNumbers = type?.kind === "list" && !isPacked(type);
  return params.flatMap(({ param, stands }): readonly string[] => {
    if (stands.kind !== "result") return [];
    switch (stands.part) {
      case "value": {
        const freed = param.transfer === "owned" ? freedBy(param) : null;
        const none = param.nullable === true ? ", and null if there is none" : "";
        return [
          ...(freed === null ? [] : [`*${param.name} is the caller's, to be freed by ${freed}${none}.`]),
          ...(isNumbers ? ["Its len is in bytes."] : []),
        ];
      }
      case "found":
        return ["*found is 1, or 0 if there is none."];
      case "needed":
        return [
          `Writes all or nothing; *needed is the whole length${isNumbers ? ", in numbers as dst_len is" : ""}${returns?.optional ? ", and SIZE_MAX if there is none" : ""}.`,
        ];
      case "call":
        return [
          type?.kind === "list" ? "Shows visit one item after the other." : "Shows the result to visit.",
        ];
      default:
        return [];
    }
  });
}

/** The function that frees what an out-parameter is given: what its pointer leads to, behind another one for handles. */
function freedBy({ type }: LoweredParam["param"]): string | null {
  if (type.kind !== "pointer") return null;
  const inner = type.to.kind === "pointer" ? type.to.to : type.to;
  return inner.kind === "named" ? `${inner.name}_free` : null;
}
