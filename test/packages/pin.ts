/** The client that brings a package. */
export type Client = "cargo" | "apt-get" | "npm" | "go";

/** One version of a package and the headers of it that are read, each by its sha256: nothing else is kept of it. */
export interface Pin {
  readonly client: Client;
  readonly name: string;
  readonly version: string;
  /** sha256 in hex by the path inside of the package. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One version of a package of which all sources are read. */
export interface TreePin {
  readonly client: "cargo" | "go";
  readonly name: string;
  readonly version: string;
  /** Of all sources at once, as `treeChecksum` makes it. */
  readonly sha256: string;
}

/** Brings a package into an empty folder and gives the folder that holds its content. */
export type Fetch = (pin: { readonly name: string; readonly version: string }, folder: string) => string;
