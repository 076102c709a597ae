import { readTemplates } from "../../src/app/files/read-templates.ts";
import { LANGUAGES } from "../../src/generate/generated-file.ts";
import type { Templates } from "../../src/generate/templates.ts";
import { projectPath } from "../tools/project.ts";

/** The templates as they lie in the project. */
export const TEMPLATES: Templates = readTemplates(projectPath("templates"), LANGUAGES);
