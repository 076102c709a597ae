import { writeAtomically } from "../../app/files/write.ts";
import { refuseForeignTargets, refuseOverwritingInputs } from "../../app/refuse-overwriting.ts";
import type { Output } from "../output.ts";
import type { Terminal } from "../terminal.ts";

/**
 * To be called before anything is read, so that nothing is lost.
 *
 * @throws Problem (usage) if an output would overwrite one of the inputs, or go where a link or `.git` leads.
 */
export function refuseOutputsOver(
  inputs: readonly string[],
  outputs: readonly Output<string>[],
  terminal: Terminal,
): void {
  for (const { format, file } of outputs) {
    if (file === null) continue;
    refuseOverwritingInputs(`--format ${format}=`, file, inputs, terminal);
    refuseForeignTargets(`--format ${format}=`, file, terminal);
  }
}

/** Renders each wanted format and puts it where it belongs; colours only ever go to standard output. */
export function deliver<Format extends string>(
  outputs: readonly Output<Format>[],
  terminal: Terminal,
  render: (format: Format, color: boolean) => string,
): void {
  for (const { format, file } of outputs) {
    const text = render(format, file === null && terminal.color.stdout);
    if (file === null) terminal.stdout(text);
    else writeAtomically(terminal.cwd, file, text);
  }
}
