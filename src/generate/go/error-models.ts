import type { Bridge } from "../../idl/bridge/bridge.ts";
import { splitName } from "../../lower/case.ts";
import { codeWords } from "../../lower/go-words.ts";
import type { Tier } from "../generated-file.ts";
import { groupDocumentation, memberDocumentation } from "./documentation.ts";
import { exportedName } from "./names.ts";
import { alignColumns, type DocumentedLine } from "./type-models.ts";

/** A code that every bridge has; those below -99 are of Go alone. */
interface OwnCode {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly doc: string;
  readonly only?: "safe";
}

const OWN_CODES: readonly OwnCode[] = [
  { name: "ErrPanic", value: -1, text: "panic in the library", doc: "the library panicked" },
  { name: "ErrBadCall", value: -2, text: "bad call", doc: "an argument is not what the function takes" },
  {
    name: "ErrPoisoned",
    value: -3,
    text: "poisoned by an earlier panic",
    doc: "an earlier call of the same object panicked",
  },
  { name: "ErrCallback", value: -4, text: "callback failed", doc: "a callback failed" },
  { name: "ErrCancelled", value: -5, text: "cancelled", doc: "the call was stopped" },
  { name: "ErrClosed", value: -100, text: "already closed", doc: "the object is closed" },
  {
    name: "ErrInUse",
    value: -101,
    text: "in use",
    doc: "the object cannot be consumed: other calls use it, or what was made of it is alive",
    only: "safe",
  },
  {
    name: "ErrReentrant",
    value: -102,
    text: "called in its own callback",
    doc: "the call comes from a callback of one that it would wait for",
    only: "safe",
  },
  {
    name: "ErrHandshake",
    value: -103,
    text: "wrong library",
    doc: "the library that is linked is not the one that this package was generated for",
  },
];

/** The codes of a package that has nothing to do with its bridge. */
export function ownCodeModels(tier: Tier): {
  readonly ownCodes: readonly OwnCode[];
  readonly ownCodeLines: readonly DocumentedLine[];
} {
  const ownCodes = OWN_CODES.filter(({ only }) => only === undefined || only === tier);
  const rows = ownCodes.map(({ name, value, doc }) => ({
    doc: [`\t// ${name} says that ${doc}.`],
    cells: [name, "Code", `= ${value}`],
  }));
  return { ownCodes, ownCodeLines: alignColumns(rows) };
}

/** The codes of a domain, and what each says. */
export interface DomainModel {
  readonly lines: readonly DocumentedLine[];
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly title: readonly string[];
}

/** Codes of all domains are of one Go type: no number is used twice. */
export function domainModels(bridge: Bridge): readonly DomainModel[] {
  return bridge.errors.map((domain, index) => {
    const named = domain.codes.map((code) => ({
      code,
      name: codeWords(bridge, domain, code.name).map(exportedName).join(""),
    }));
    return {
      title: groupDocumentation(domain, index === 0 ? "Errors of the library." : `Errors of ${domain.name}.`),
      lines: alignColumns(
        named.map(({ code, name }) => ({
          doc: memberDocumentation(name, code, "means", `${name} is an error of the library.`),
          cells: [name, "Code", `= ${code.value}`],
        })),
      ),
      texts: named.map(({ code, name }) => ({
        name,
        text: splitName(code.name).body.replaceAll("_", " "),
      })),
    };
  });
}
