import fs from "node:fs";
import path from "node:path";

/** Templates below a folder by their path with `/`, such as `rust/ffi.rs.hbs`; of the given languages only. */
export function readTemplates(folder: string, languages: readonly string[]): ReadonlyMap<string, string> {
  const templates = new Map<string, string>();
  for (const language of languages) {
    const inner = path.join(folder, language);
    for (const name of fs.readdirSync(inner).sort()) {
      if (name.endsWith(".hbs"))
        templates.set(`${language}/${name}`, fs.readFileSync(path.join(inner, name), "utf8"));
    }
  }
  return templates;
}
