import type { Gap } from "../../idl/gap.ts";
import type { Files } from "../../source/files.ts";
import { placeOf, type Span } from "../../source/source-file.ts";
import { joinPath } from "../c/include-search.ts";

/** Where the headers of a package are looked for. */
export interface IncludePlaces {
  readonly files: Files;
  readonly folder: string;
  readonly includePaths: readonly string[];
  readonly pkgConfig: readonly Span[];
}

/** Adds to the gap of a header that was not found what can be the reason in a Go package; others stay as they are. */
export function explainMissingHeader(gap: Gap, places: IncludePlaces): Gap {
  if (gap.reason !== "include" || !gap.detail.includes("is found nowhere")) return gap;
  const spelled = gap.span.file.text.slice(gap.span.start, gap.span.end);
  const name = /^["<](.*)[">]$/.exec(spelled)?.[1];
  if (name === undefined) return gap;
  const submodule = submoduleOf(name, places);
  if (submodule !== null) {
    return { ...gap, detail: `${name} lies in ${submodule}, a submodule or link whose files are not read` };
  }
  const [asked] = places.pkgConfig;
  const unasked =
    asked === undefined ? "" : `; pkg-config is not asked for folders, as ${describe(asked)} wants`;
  return { ...gap, detail: `${gap.detail}; it may be there only after a build${unasked}` };
}

function describe(span: Span): string {
  const { path, line } = placeOf(span);
  return `${path}:${line}`;
}

/** The link or submodule on the way to one of the places where the header may be. */
function submoduleOf(name: string, { files, folder, includePaths }: IncludePlaces): string | null {
  for (const start of [folder, ...includePaths]) {
    const found = linkOnTheWay(files, joinPath(start, name));
    if (found !== null) return found;
  }
  return null;
}

/** More folders in a path are hostile. */
const MOST_FOLDERS = 64;

function linkOnTheWay(files: Files, path: string): string | null {
  const names = path.split("/").slice(0, MOST_FOLDERS);
  for (let count = 1; count < names.length; count += 1) {
    const above = names.slice(0, count - 1).join("/");
    const parent = above === "" && path.startsWith("/") ? "/" : above;
    const name = names[count - 1] ?? "";
    if (name === "" || name === "..") continue;
    if (files.list(parent).includes(`${name}//`)) return names.slice(0, count).join("/");
  }
  return null;
}
