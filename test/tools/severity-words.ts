import { EXPOSURE_FLAGS, type ExposureFlag } from "../../src/compare/exposure-flags.ts";
import type { Rule } from "../../src/findings/rule.ts";
import type { Severity } from "../../src/findings/severity.ts";

const WHERE: Readonly<Record<ExposureFlag, string>> = {
  "by-value": "Where it is passed or returned by value",
  embedded: "Where it is a member of another type that consumers see",
  static: "Where it is the type of an exported variable",
  "consumer-allocated": "Where consumers reserve its memory",
  "library-allocated": "Where only the library reserves its memory",
  opaque: "Where consumers never see its definition",
  in: "Where the consumer writes it and the library reads it",
  out: "Where the library writes it and the consumer reads it",
  versioned: "Where it begins with a size or version that the consumer fills in",
  exhaustive: "Where the enum is declared closed",
  inline: "In an inline function, of which consumers carry a copy",
  unreached: "Where no symbol reaches it",
};

/** How bad a rule's findings are, one sentence for each case, the most particular first. */
export function describeSeverities(rule: Rule): readonly string[] {
  const { cases = {}, exposed = {}, otherwise } = rule.severity;
  const particular = [
    ...Object.entries(cases).map(([name, severity]) => describe(`If ${name.replaceAll("-", " ")}`, severity)),
    ...Object.entries(exposed).flatMap(([flag, severity]) =>
      isExposureFlag(flag) ? [describe(WHERE[flag], severity)] : [],
    ),
  ];
  return [...particular, describe(particular.length === 0 ? "Always" : "Otherwise", otherwise)];
}

function isExposureFlag(text: string): text is ExposureFlag {
  return (EXPOSURE_FLAGS as readonly string[]).includes(text);
}

function describe(when: string, { level, bump, breaks, adds }: Severity): string {
  const broken = breaks.length === 0 ? "breaks nothing" : `breaks ${breaks.join(" and ")}`;
  const owed = bump === "none" ? "no bump" : `${bump} bump`;
  return `${when}: **${level}**, ${owed}, ${adds === true ? "an addition" : broken}.`;
}
