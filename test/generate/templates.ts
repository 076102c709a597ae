import { builtInTemplates } from "../../src/cli/templates.ts";
import type { Templates } from "../../src/generate/templates.ts";

/** The templates as they lie in the project. */
export const TEMPLATES: Templates = builtInTemplates();
