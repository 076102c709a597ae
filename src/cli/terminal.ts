/** Where a run reads its surroundings and leaves what it says; a test passes its own. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether colours may be written to each of them. */
  readonly color: { readonly stdout: boolean; readonly stderr: boolean };
}

/** Colours are for a terminal that did not refuse them (no-color.org). */
export function wantsColor(isTerminal: boolean, env: Terminal["env"]): boolean {
  const { NO_COLOR, TERM } = env;
  return isTerminal && (NO_COLOR === undefined || NO_COLOR === "") && TERM !== "dumb";
}
