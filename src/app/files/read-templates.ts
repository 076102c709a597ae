import fs from "node:fs";
import path from "node:path";
import { Problem } from "../../source/problem.ts";

/** Templates below a folder by their path with `/`, such as `rust/ffi.rs.hbs`; of the given languages only. */
export function readTemplates(folder: string, languages: readonly string[]): ReadonlyMap<string, string> {
  const templates = new Map<string, string>();
  for (const language of languages) {
    const inner = path.join(folder, language);
    if (!fs.existsSync(inner)) continue;
    for (const name of fs.readdirSync(inner).sort()) {
      if (name.endsWith(".hbs"))
        templates.set(`${language}/${name}`, fs.readFileSync(path.join(inner, name), "utf8"));
    }
  }
  return templates;
}

/**
 * The templates that a team has put in the place of ours.
 *
 * @throws Problem (usage) if the folder is not there, or has none.
 */
export function readOwnTemplates(
  cwd: string,
  folder: string,
  languages: readonly string[],
): ReadonlyMap<string, string> {
  const full = path.resolve(cwd, folder);
  if (fs.statSync(full, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Problem("usage", `--templates ${folder} is no folder`);
  const templates = readTemplates(full, languages);
  if (templates.size > 0) return templates;
  throw new Problem(
    "usage",
    `--templates ${folder} has no templates`,
    null,
    `Put them into ${languages.map((language) => `${folder}/${language}/`).join(", ")} under the names of those that they replace.`,
  );
}
