import Handlebars from "handlebars";

/** Templates by their path under `templates/`, such as `rust/ffi.rs.hbs`. */
export type Templates = ReadonlyMap<string, string>;

/**
 * Fills a template. Templates print and decide nothing: a name that the model lacks is an error, texts are printed as
 * they are, and the only helpers are Handlebars' own. Every other template of the same folder is a partial by its name
 * without `.hbs`.
 */
export function renderTemplate(templates: Templates, path: string, model: object): string {
  const source = templates.get(path);
  if (source === undefined) throw new Error(`there is no template ${path}`);
  const engine = Handlebars.create();
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  for (const [other, text] of templates) {
    if (other.startsWith(folder) && other !== path) engine.registerPartial(partialName(other, folder), text);
  }
  const render = engine.compile(source, { noEscape: true, strict: true, preventIndent: false });
  return render(model);
}

function partialName(path: string, folder: string): string {
  return path.slice(folder.length).replace(/\.hbs$/, "");
}
