import type { SourceFile, Span } from "../../source/source-file.ts";
import { lexText } from "../../syntax/c/lexer.ts";
import type { Token } from "../../syntax/c/token.ts";
import type { Macro } from "./translation-unit.ts";

/** A token on its way through macro expansion. */
export interface PpToken extends Token {
  /** Met while its macro was being replaced, and so never to be replaced again (C17 6.10.3.4p2). */
  readonly painted?: true;
  /** Set on the mark behind the last token of this macro's replacement. */
  readonly endOf?: string;
  /** Set on the stand-in of a pragma that goes through expansion to the place where it takes effect. */
  readonly pragma?: readonly Token[];
}

export interface MacroDefinition extends Macro {
  /** What the body calls the variable arguments: `__VA_ARGS__`, or a name by GNU's `name...`. */
  readonly variadicName: string | null;
  readonly predefined: boolean;
}

/** The macros that are defined at one point of the translation unit. */
export interface MacroTable {
  readonly lookUp: (name: string) => MacroDefinition | null;
  readonly define: (macro: MacroDefinition) => void;
  readonly undefine: (name: string) => void;
  /** All macros but the predefined ones. */
  readonly written: () => ReadonlyMap<string, Macro>;
}

function predefinedMacro(name: string, text: string): MacroDefinition {
  const file: SourceFile = { path: "<predefined>", text: `#define ${name} ${text}\n` };
  const span: Span = { file, start: 8, end: 8 + name.length };
  const body = lexText(text, span);
  return { name, variadic: false, variadicName: null, body, span, predefined: true };
}

/** Makes a table that holds nothing but what `predefined` answers; it is asked once for each name that is met. */
export function createMacroTable(predefined: (name: string) => string | undefined): MacroTable {
  const known = new Map<string, MacroDefinition | null>();
  const lookUp = (name: string): MacroDefinition | null => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const text = predefined(name);
    const macro = text === undefined ? null : predefinedMacro(name, text);
    known.set(name, macro);
    return macro;
  };
  return {
    lookUp,
    define: (macro) => known.set(macro.name, macro),
    undefine: (name) => known.set(name, null),
    written: () => {
      const macros = new Map<string, Macro>();
      for (const [name, macro] of known) if (macro !== null && !macro.predefined) macros.set(name, macro);
      return macros;
    },
  };
}
