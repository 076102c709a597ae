import Handlebars from "handlebars";
import { didYouMean } from "../source/nearest.ts";
import { Problem } from "../source/problem.ts";
import { lineSpan, type SourceFile, type Span } from "../source/source-file.ts";

/** Templates by their path under `templates/`, such as `rust/ffi.rs.hbs`. */
export type Templates = ReadonlyMap<string, SourceFile>;

const OPTIONS = { noEscape: true, strict: true, preventIndent: false } as const;

/** How deep partials may include each other: ours go five deep, and one that includes itself would exhaust the stack. */
const DEEPEST = 50;

/**
 * Fills a template. Templates print and decide nothing: a name that the model lacks is an error, texts are printed as
 * they are, and the only helpers are Handlebars' own. Every other template of the same folder is a partial by its name
 * without `.hbs`.
 *
 * @throws Problem (usage) with the file and line, for a template that a team wrote and that cannot be filled.
 */
export function renderTemplate(templates: Templates, path: string, model: object): string {
  const template = templates.get(path);
  if (template === undefined) throw new Error(`there is no template ${path}`);
  const engine = Handlebars.create();
  const nesting = { depth: 0 };
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  for (const [other, partial] of templates) {
    if (other.startsWith(folder) && other !== path)
      engine.registerPartial(partialName(other, folder), compile(engine, partial, model, nesting));
  }
  return compile(engine, template, model, nesting)(model);
}

function partialName(path: string, folder: string): string {
  return path.slice(folder.length).replace(/\.hbs$/, "");
}

/** Whatever goes wrong in a template is told at its place, and not at that of a template that includes it. */
function compile(
  engine: typeof Handlebars,
  template: SourceFile,
  model: object,
  nesting: { depth: number },
): Handlebars.TemplateDelegate<object> {
  const render: Handlebars.TemplateDelegate<object> = engine.compile(template.text, OPTIONS);
  return (context, options) => {
    try {
      nesting.depth += 1;
      if (nesting.depth > DEEPEST) throw new Error("it includes itself");
      return render(context, options);
    } catch (error) {
      if (error instanceof Problem || !(error instanceof Error)) throw error;
      throw new Problem("usage", complaintOf(error, model), placeIn(template, error));
    } finally {
      nesting.depth -= 1;
    }
  };
}

/** What Handlebars says in one line, without the place that it counts itself. */
function complaintOf({ message }: Error, model: object): string {
  const missing = /^"([^"]{0,200})" not defined in /.exec(message)?.[1];
  if (missing !== undefined)
    return `this template has no \`${missing}\` to print${didYouMean(missing, namesIn(model))}`;
  const lines = message.split("\n");
  return `this template cannot be filled: ${(lines.at(-1) ?? "").replace(/ - \d+:\d+$/, "")}`;
}

/** The line that an error of Handlebars names, or that names what the error does; else the first. */
function placeIn(template: SourceFile, error: Error): Span {
  const lines = template.text.split("\n");
  const partial = /^The partial (\S+) could not be found/.exec(error.message)?.[1];
  const named = partial === undefined ? -1 : lines.findIndex((line) => line.includes(partial));
  const stated =
    "lineNumber" in error && typeof error.lineNumber === "number"
      ? error.lineNumber
      : Number(/ on line (\d+)/.exec(error.message)?.[1] ?? 1);
  return lineSpan(template, named === -1 ? stated : named + 1);
}

/** Every name that a model has at any depth. */
function namesIn(model: object): ReadonlySet<string> {
  const names = new Set<string>();
  const open: object[] = [model];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [key, value] of Object.entries(next)) {
      if (!Array.isArray(next)) names.add(key);
      if (typeof value === "object" && value !== null) open.push(value);
    }
  }
  return names;
}
