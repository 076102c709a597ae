import type { Bridge } from "../../idl/bridge/bridge.ts";
import type { Tier } from "../generated-file.ts";
import { documentation } from "./documentation.ts";
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
    doc: "the object is used by other calls, and cannot be consumed",
    only: "safe",
  },
  {
    name: "ErrReentrant",
    value: -102,
    text: "called in its own callback",
    doc: "a callback of the object is running, and a call would wait for itself",
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

export interface DomainModel {
  readonly lines: readonly DocumentedLine[];
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly title: readonly string[];
}

/** Codes of all domains are of one Go type: no number is used twice. */
export function domainModels({ errors }: Bridge): readonly DomainModel[] {
  const isOnly = errors.length === 1;
  return errors.map((domain) => {
    const named = domain.codes.map((code) => ({
      code,
      name: `Err${isOnly ? "" : domain.name}${exportedName(code.name)}`,
    }));
    const title = documentation(
      domain.name,
      domain,
      isOnly ? "Errors of the library." : `Errors of ${domain.name}.`,
    );
    return {
      title,
      lines: alignColumns(
        named.map(({ code, name }) => ({
          doc:
            code.doc === undefined && code.since === undefined && code.deprecated === undefined
              ? []
              : documentation(name, code, `${name} is an error of the library.`, [], "\t"),
          cells: [name, "Code", `= ${code.value}`],
        })),
      ),
      texts: named.map(({ code, name }) => ({
        name,
        text: code.name.replace(/_+$/, "").replaceAll("_", " "),
      })),
    };
  });
}
