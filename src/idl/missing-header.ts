import { placeOf, type Span } from "../source/source-file.ts";

/** A header that an `#include`, or an option like one, asks for and that is found nowhere. */
export interface MissingHeader {
  /** As it is written between the quotes. */
  readonly name: string;
  /** The include paths that were searched, in their order. */
  readonly searched: readonly string[];
  /** Why it may be missing, as far as the tree of files shows. */
  readonly reasons: readonly MissingReason[];
}

export type MissingReason =
  /** On the way to where it would be found: folders whose files are in another repository, or behind a link. */
  | { readonly kind: "submodule" | "link"; readonly folders: readonly string[] }
  /** Nothing leads there, but these submodules are near, and their files are not here. */
  | { readonly kind: "near-submodule"; readonly folders: readonly string[] }
  /** A build may make it, or bring its folder. The span is where pkg-config is to be asked for folders. */
  | { readonly kind: "unbuilt"; readonly pkgConfig: Span | null };

/** A reason as it goes on behind the text of the gap. */
export function describeReason(reason: MissingReason): string {
  switch (reason.kind) {
    case "submodule":
      return `${listed(reason.folders)} on its way is a submodule, whose files are not here`;
    case "link":
      return `${listed(reason.folders)} on its way is a link, which is not followed`;
    case "near-submodule":
      return `it may be in ${listed(reason.folders)}, a submodule whose files are not here`;
    case "unbuilt":
      return `it may be there only after a build${describeUnasked(reason.pkgConfig)}`;
  }
}

function listed(folders: readonly string[]): string {
  return folders.map((folder) => `\`${folder}\``).join(", ");
}

function describeUnasked(pkgConfig: Span | null): string {
  if (pkgConfig === null) return "";
  const { path, line } = placeOf(pkgConfig);
  return `; pkg-config is not asked for folders, as ${path}:${line} wants`;
}
