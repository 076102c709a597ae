import type { SourceFile } from "./source-file.ts";

/** Why a file could not be had: it is not there, or it is and cannot be read as text. */
export type FileFailure =
  | { readonly kind: "missing" }
  | { readonly kind: "directory" }
  | { readonly kind: "unreadable"; readonly detail: string; readonly because?: UnreadableCause };

/**
 * What makes a file unreadable, where a stage asks: it is a submodule, a link that a revision does not follow, lies
 * outside of the tree that is read, or its bytes are no text.
 */
export type UnreadableCause = "submodule" | "link" | "outside" | "encoding";

/** A failure as it goes on behind the file's name: `is not there`. */
export function describeFailure(failure: FileFailure): string {
  switch (failure.kind) {
    case "missing":
      return "is not there";
    case "directory":
      return "is a folder";
    case "unreadable":
      return `cannot be read: ${failure.detail}`;
  }
}

export type FileResult =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly failure: FileFailure };

/**
 * Read-only access to one tree of files: a work tree, or a revision in git. Only `app/files` makes one;
 * every stage below receives it, so that nothing else touches the disk. Paths are relative to the tree's root,
 * with `/`; reading the same path twice gives the same `SourceFile` object.
 */
export interface Files {
  readonly read: (path: string) => FileResult;
  /** The names in a folder, sorted by code unit; folders end with `/`, those that are not
   * gone into (links, submodules) with `//`. Empty if the folder is not there. */
  readonly list: (folder: string) => readonly string[];
}
