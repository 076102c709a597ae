import type { LoweredBridge } from "../../lower/lowered.ts";
import type { GeneratedFile } from "../generated-file.ts";
import { renderTemplate, type Templates } from "../templates.ts";
import { modelHeader } from "./header-model.ts";

/** The text of the C header, for C11 and C++17. */
export function renderHeader(lowered: LoweredBridge, templates: Templates): string {
  return renderTemplate(templates, "c/header.h.hbs", modelHeader(lowered));
}

/** The header where C finds it. */
export function generateC(lowered: LoweredBridge, templates: Templates): readonly GeneratedFile[] {
  const path = `include/${lowered.bridge.go.package}.h`;
  return [{ path, text: renderHeader(lowered, templates), language: "c", ownership: "generated" }];
}
