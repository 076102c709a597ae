import { isPacked } from "../../idl/bridge/list-item.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { constantSymbol, initializerSymbol } from "../../lower/symbols.ts";
import { commentLines } from "./comment.ts";

/** The comment in front of everything: what holds for all functions, as far as the bridge has need of it. */
export function noteLines(lowered: LoweredBridge): readonly string[] {
  const { name, version, doc } = lowered.bridge;
  const paragraphs = [
    `The C ABI of ${name} ${version}.`,
    ...(doc === undefined ? [] : [doc]),
    ...notes(lowered),
  ];
  const [, ...lines] = commentLines(paragraphs.flatMap((text, index) => (index === 0 ? [text] : ["", text])));
  // Not the documentation of what follows.
  return ["/*", ...lines];
}

function notes({ bridge, operations, callbacks, support }: LoweredBridge): readonly string[] {
  const { prefix } = bridge;
  const params = [
    ...operations.flatMap(({ symbols }) => symbols.flatMap((symbol) => symbol.params)),
    ...callbacks.flatMap((callback) => callback.params),
  ];
  const isThere = (part: string): boolean =>
    params.some(({ stands }) => stands.kind === "param" && stands.part === part);
  const sized = bridge.structs.find((struct) => struct.sized);
  const hasPacked = params.some(({ stands }) => stands.kind === "param" && isPacked(stands.of.type));
  return [
    `Functions that return int32_t return 0 on success and write their results then only. A positive number is a code of the domain that they name, a negative one is of the bridge. What they write to *err on failure is the caller's, to be freed by ${prefix}error_free; err may be null.`,
    "Bytes, texts and paths are a pointer and a length in bytes; null with 0 is empty. Texts are UTF-8. Arguments are borrowed for the call unless it says otherwise. Truth is 1 or 0.",
    ...(hasPacked
      ? [
          "Items x of a list lie one behind the other: x_count of them, each of which ends at its x_ends, the last at x_len.",
        ]
      : []),
    ...(isThere("present") ? ["has_x is 1 if x is there; if it is 0, x is not looked at."] : []),
    ...(callbacks.length > 0 || support.visits
      ? [
          `Callbacks get the ctx that they were handed over with. What they are shown is theirs until they return. If one fails, the call that took it fails with ${constantSymbol(prefix, "CALLBACK")}.`,
        ]
      : []),
    ...(sized === undefined
      ? []
      : [
          `Structs that begin with size are initialised, as by ${initializerSymbol(prefix, sized.name)}: size is sizeof the struct, by which the library tells the fields that its caller knows.`,
        ]),
  ];
}
