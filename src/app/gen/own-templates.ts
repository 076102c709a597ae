import type { Templates } from "../../generate/templates.ts";
import { byCodeUnit } from "../../source/code-units.ts";
import { describeFailure, type Files } from "../../source/files.ts";
import { didYouMean } from "../../source/nearest.ts";
import { Problem } from "../../source/problem.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import type { ConfiguredBridge } from "../configuration/configuration.ts";
import { joinPath } from "../files/path.ts";

/** A folder of templates that a team has put in the place of ours, and where it is named. */
export interface OwnTemplates {
  /** As `files` know it. */
  readonly folder: string;
  /** As it is spelled. */
  readonly text: string;
  /** Null if the command line names it. */
  readonly span: Span | null;
}

/** The folder that the configuration names for a bridge, or none. */
export function configuredTemplates(named: ConfiguredBridge["templates"]): OwnTemplates | null {
  return named === null ? null : { folder: named.path, text: named.text, span: named.span };
}

/**
 * The templates to print with: ours, some of them replaced by the team's.
 *
 * @throws Problem (usage) if the folder has none, or one that replaces none.
 */
export function withOwnTemplates(ours: Templates, own: OwnTemplates | null, files: Files): Templates {
  if (own === null) return ours;
  const refuse = (message: string, remedy: string | null): never => {
    throw new Problem("usage", `the templates in ${own.text}: ${message}`, own.span, remedy);
  };
  const names = templateNames(own.folder, files);
  if (names.length === 0)
    refuse(
      "there are none",
      `Put them into ${own.text}/rust/, ${own.text}/go/ and ${own.text}/c/ under the names of those that they replace.`,
    );
  const replaced = names.map((name): readonly [string, SourceFile] => {
    if (!ours.has(name))
      refuse(
        `there is no template \`${name}\` to replace${didYouMean(name, ours.keys())}`,
        "It would be passed over: rename it, or take it away.",
      );
    const result = files.read(joinPath(own.folder, name));
    return result.ok ? [name, result.file] : refuse(`${name} ${describeFailure(result.failure)}`, null);
  });
  return new Map([...ours, ...replaced]);
}

/** Every template of a folder and of the folders in it, by its path below it. */
function templateNames(folder: string, files: Files): readonly string[] {
  const isTemplate = (name: string): boolean => name.endsWith(".hbs");
  const names = files.list(folder);
  const inner = names.flatMap((name) =>
    name.endsWith("/") && !name.endsWith("//")
      ? files
          .list(joinPath(folder, name))
          .filter(isTemplate)
          .map((template) => `${name}${template}`)
      : [],
  );
  return [...names.filter(isTemplate), ...inner].sort(byCodeUnit);
}
