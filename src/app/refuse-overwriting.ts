import { Problem } from "../source/problem.ts";
import { isWithin } from "./files/path.ts";
import { foreignTarget, lookAtTarget, realPlace } from "./files/write-target.ts";
import { parseInput } from "./input.ts";
import type { Workplace } from "./workplace.ts";

/** What nobody means to write a report to: an included header is an input too. */
const SOURCE = /\.(?:h|hh|hpp|hxx|c|cc|cpp|rs|go|ts)$/i;

/**
 * Refuses to write a report or a contract over one of the inputs, however either is spelled: links and `..` are
 * resolved on disk. In a folder of headers every header counts.
 *
 * @param option how the file was named: `--output`, `--format json=`.
 * @throws Problem (usage)
 */
export function refuseOverwritingInputs(
  option: string,
  file: string,
  inputs: readonly string[],
  { cwd }: Workplace,
): void {
  const target = lookAtTarget(cwd, file);
  if (target.kind === "free") return;
  const hit = inputs.find((text) => {
    const address = parseInput(text);
    const place = address.kind === "path" ? realPlace(cwd, address.path) : null;
    if (place === null) return false;
    if (place.kind !== "folder") return place.real === target.real;
    return isWithin(place.real, target.real) && /\.h$/i.test(target.real);
  });
  const isReport = option.startsWith("--format");
  const what =
    hit === undefined ? (isReport && SOURCE.test(target.real) ? "a source file" : null) : `the input ${hit}`;
  if (what === null) return;
  throw new Problem(
    "usage",
    `${option}${file} would overwrite ${what}`,
    null,
    "Name another file to write to.",
  );
}

/**
 * Refuses to write where a checkout leads elsewhere: through a symbolic link of its own, or into `.git`.
 *
 * @throws Problem (usage)
 */
export function refuseForeignTargets(option: string, file: string, { cwd }: Workplace): void {
  const foreign = foreignTarget(cwd, file);
  if (foreign === null) return;
  const what = foreign.kind === "git" ? "into a `.git` folder" : `through the symbolic link ${foreign.link}`;
  throw new Problem(
    "usage",
    `${option}${file} would write ${what}`,
    null,
    "Name another file to write to, or the one that is meant by its own path.",
  );
}

/**
 * Refuses to write a contract over a file that is none: a swapped argument would cost a header.
 *
 * @throws Problem (usage)
 */
export function refuseOverwritingOthers(option: string, file: string, { cwd }: Workplace): void {
  const target = lookAtTarget(cwd, file);
  if (target.kind === "free" || isContractText(target.beginning)) return;
  throw new Problem(
    "usage",
    `${option}${file} would overwrite a file that is no contract file`,
    null,
    "Name another file to write to, such as NAME.ffi.yaml, or delete this one first.",
  );
}

/** Whether `contract` is a key of the outermost map, YAML or JSON. */
function isContractText(beginning: string): boolean {
  return /^(?:\{\s{0,80})?["']?contract["']? {0,80}: /m.test(beginning);
}
