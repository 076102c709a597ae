import type { Bridge } from "../idl/bridge/bridge.ts";
import { readBridge } from "../idl/bridge/read-bridge.ts";
import { Problem } from "../source/problem.ts";
import type { Configuration } from "./configuration/configuration.ts";
import type { VersionStatement } from "./declared-version.ts";
import { findBridges } from "./gen/find-bridges.ts";
import { belowOutput } from "./gen/generation.ts";
import { MANIFEST } from "./gen/manifest-differences.ts";
import { isBridgeText } from "./read-contract-file.ts";
import type { ReadSource } from "./read-kinds.ts";
import { readVersion } from "./read-version.ts";
import type { SourceTree } from "./source-tree.ts";

/** Where the bridges of a version are looked for. */
export interface BridgeSearch {
  readonly tree: SourceTree;
  readonly configuration: Configuration | null;
  /** Whether bridges that the configuration does not name are looked for. */
  readonly finds: boolean;
  /** Where a path of the configuration is in the tree. */
  readonly placeOf: (path: string) => string;
}

/**
 * The version that the bridge of some sources states: one whose crate or Go package is among them. The Cargo.toml that
 * `gen` wrote once does not follow it. Null if there is no such bridge, or bridges say several versions.
 */
export function bridgeVersion(sources: readonly ReadSource[], search: BridgeSearch): VersionStatement | null {
  const stated = placesOf(search).flatMap(({ bridge, output }): readonly VersionStatement[] => {
    const below = belowOutput({ bridge, output });
    const [manifest, folder] = [below(MANIFEST), below("go")];
    const isOf = ({ input }: ReadSource): boolean =>
      (input.kind === "rust" && input.manifest === manifest) ||
      (input.kind === "go" && input.folder === folder);
    if (!sources.some(isOf)) return [];
    const read = bridgeAt(bridge, search.tree);
    const version = read === null ? null : readVersion(read.version);
    return read === null || version === null
      ? []
      : [{ version, by: `\`${search.tree.textOf(bridge)}\``, span: read.span }];
  });
  const [first] = stated;
  return first !== undefined && stated.every(({ version }) => version === first.version) ? first : null;
}

interface BridgePlace {
  readonly bridge: string;
  readonly output: string | null;
}

function placesOf({ tree, configuration, finds, placeOf }: BridgeSearch): readonly BridgePlace[] {
  const configured = (configuration?.bridges ?? []).map(({ bridge, out }) => ({
    bridge: placeOf(bridge.path),
    output: out === null ? null : placeOf(out.path),
  }));
  const known = new Set(configured.map(({ bridge }) => bridge));
  const found = finds ? findBridges(tree.folder, tree.text, tree.files) : [];
  return [
    ...configured,
    ...found.filter((bridge) => !known.has(bridge)).map((bridge) => ({ bridge, output: null })),
  ];
}

/** That one is refused is told where its files are held against it. */
function bridgeAt(place: string, { files }: SourceTree): Bridge | null {
  const result = files.read(place);
  if (!result.ok || !isBridgeText(result.file.text)) return null;
  try {
    return readBridge(result.file);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
