import Handlebars from "handlebars";
import { readProjectFile } from "./project.ts";

/**
 * Fills `templates/NAME.hbs`. Nothing is escaped, as none of it becomes HTML; a name that the data lacks is an error.
 */
export function renderTemplate(name: string, data: object): string {
  const path = `templates/${name}.hbs`;
  const template = readProjectFile(path);
  if (template === null) throw new Error(`there is no ${path}`);
  return Handlebars.compile(template, { noEscape: true, strict: true })(data);
}
