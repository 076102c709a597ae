import { capitalized, snakeCase } from "../idl/bridge/names.ts";

export { snakeCase };

/** A name and the underscores at its end, which tell names apart and stay there in every spelling. */
export function splitName(name: string): { readonly body: string; readonly end: string } {
  const [, body = "", end = ""] = /^(.*?)(_*)$/s.exec(name) ?? [];
  return { body, end };
}

/** `open_options` as `OpenOptions`. An underscore at the end stays: it tells names apart. */
export function pascalCase(name: string): string {
  const { body, end } = splitName(name);
  return body.split("_").map(capitalized).join("") + end;
}

/** `OpenOptions` and `open_options` as `OPEN_OPTIONS`. */
export function screamingCase(name: string): string {
  return snakeCase(name).toUpperCase();
}
