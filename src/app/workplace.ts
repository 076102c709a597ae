/** The surroundings of a run that the command line hands down, so that nothing below it reads `process`. */
export interface Workplace {
  /** The current folder, absolute. */
  readonly cwd: string;
  /** Of these only what `git` needs to find itself and its repository is looked at. */
  readonly env: Readonly<Record<string, string | undefined>>;
}
