import type { Rule } from "../findings/rule.ts";
import { paramAdded } from "./compatibility/param-added.ts";

/** Every rule that compares two versions, in the order of their ids. Written by `npm run catalog`. */
export const compatibilityRules: readonly Rule[] = [paramAdded];
