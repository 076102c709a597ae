import { fileURLToPath } from "node:url";
import { readTemplates } from "../app/files/read-templates.ts";
import { LANGUAGES } from "../generate/generated-file.ts";
import type { Templates } from "../generate/templates.ts";

/** The templates, put in by the build; absent when the sources run as they are. */
declare const FFI_CONTRACT_TEMPLATES: Readonly<Record<string, string>> | undefined;

/** The templates that come with the program. */
export function builtInTemplates(): Templates {
  const texts =
    typeof FFI_CONTRACT_TEMPLATES === "object"
      ? Object.entries(FFI_CONTRACT_TEMPLATES)
      : readTemplates(fileURLToPath(new URL("../../templates", import.meta.url)), LANGUAGES);
  return new Map([...texts].map(([name, text]) => [name, { path: `templates/${name}`, text }]));
}
