import { describeUnknownAttribute, isKnownAttribute } from "../../expand/rust/known-attributes.ts";
import { isExportingAttribute } from "../../expand/rust/known-macros.ts";
import { addGap, type Instance, type Resolution } from "./resolution.ts";

/** Tells of attribute macros on a type that may change its fields or its layout. */
export function tellAttributeMacros(resolution: Resolution, { item, module }: Instance): void {
  const { attributes } = item;
  const hasDerive = attributes.some(({ path }) => path === "derive");
  const uses = resolution.scope.names.get(module)?.uses;
  for (const { path, span } of attributes) {
    if (isKnownAttribute(path) || isExportingAttribute(path)) continue;
    // A bare name below a derive is that derive's own, unless an import says that it is a macro.
    if (hasDerive && !path.includes("::") && uses?.has(path) !== true) continue;
    addGap(resolution, "macro", describeUnknownAttribute(path), span);
  }
}
