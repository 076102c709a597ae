import type { Span } from "../../source/source-file.ts";

/** One `#if` ... `#endif` that is open (C17 6.10.1). */
interface Section {
  readonly span: Span;
  /** Whether the text around it is read. */
  readonly outerActive: boolean;
  /** Whether a group of it was or is read. */
  taken: boolean;
  active: boolean;
  sawElse: boolean;
}

/** The conditional sections that are open in one file. Conditions are asked for only where they matter. */
export interface Conditionals {
  readonly isActive: () => boolean;
  readonly open: (span: Span, condition: () => boolean) => void;
  /** These three are false if there is no section that they can belong to. */
  readonly elseIf: (condition: () => boolean) => boolean;
  readonly otherwise: () => boolean;
  readonly close: () => boolean;
  /** Where the sections that are still open began, the outermost first. */
  readonly unclosed: () => readonly Span[];
}

export function createConditionals(): Conditionals {
  const sections: Section[] = [];
  const isActive = (): boolean => sections.at(-1)?.active ?? true;
  const elseIf = (condition: () => boolean): boolean => {
    const section = sections.at(-1);
    if (section === undefined || section.sawElse) return false;
    section.active = section.outerActive && !section.taken && condition();
    section.taken ||= section.active;
    return true;
  };
  return {
    isActive,
    elseIf,
    open: (span, condition) => {
      const outerActive = isActive();
      const active = outerActive && condition();
      sections.push({ span, outerActive, taken: active, active, sawElse: false });
    },
    otherwise: () => {
      if (!elseIf(() => true)) return false;
      const section = sections.at(-1);
      if (section !== undefined) section.sawElse = true;
      return true;
    },
    close: () => sections.pop() !== undefined,
    unclosed: () => sections.map((section) => section.span),
  };
}
