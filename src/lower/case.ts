/** `OpenOptions` as `open_options`; a run of capitals is one word (`HTTPServer`: `http_server`). Underscores stay. */
export function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

/** `open_options` as `OpenOptions`. An underscore at the end stays: it tells names apart. */
export function pascalCase(name: string): string {
  const [, body = "", end = ""] = /^(.*?)(_*)$/s.exec(name) ?? [];
  return `${body
    .split("_")
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join("")}${end}`;
}

/** `OpenOptions` and `open_options` as `OPEN_OPTIONS`. */
export function screamingCase(name: string): string {
  return snakeCase(name).toUpperCase();
}
