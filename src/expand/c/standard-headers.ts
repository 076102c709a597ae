import type { SourceFile } from "../../source/source-file.ts";
import { INTEGER_HEADERS } from "./standard-headers/integers.ts";
import { LANGUAGE_HEADERS } from "./standard-headers/language.ts";
import { LIBRARY_HEADERS } from "./standard-headers/library.ts";
import type { StandardHeader } from "./standard-headers/standard-header.ts";
import { SYSTEM_HEADERS } from "./standard-headers/system.ts";

const FOLDER = "<built-in>/";

const headers = new Map<string, { readonly header: StandardHeader; readonly file: SourceFile }>();
for (const header of [...LANGUAGE_HEADERS, ...INTEGER_HEADERS, ...LIBRARY_HEADERS, ...SYSTEM_HEADERS])
  headers.set(header.name, { header, file: { path: `${FOLDER}${header.name}`, text: header.text } });

/**
 * The built-in header of this name, or null. A header that a platform does not have is not there for it:
 * `isPredefined` is asked for the macro that tells.
 */
export function standardHeader(name: string, isPredefined: (macro: string) => boolean): SourceFile | null {
  const found = headers.get(name);
  if (found === undefined) return null;
  const { absentIf, presentIf } = found.header;
  if (absentIf !== undefined && isPredefined(absentIf)) return null;
  if (presentIf !== undefined && !isPredefined(presentIf)) return null;
  return found.file;
}

/** The name by which a built-in header is included. */
export function nameOfStandard(file: SourceFile): string {
  return file.path.slice(FOLDER.length);
}
