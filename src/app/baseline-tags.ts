import semver from "semver";
import { versionOfTag } from "./read-version.ts";

/** A tag that names a version. */
export interface VersionTag {
  readonly name: string;
  readonly version: string;
  /** It is of this library, and not of something else in the repository: its version is the library's. */
  readonly own: boolean;
}

/**
 * The tag of the last release: `v1.2.3`, `1.2.3` or `NAME-v1.2.3`, the highest version that is no pre-release. Tags
 * with the name of something else count only where there are no others; pre-releases only where nothing was released.
 *
 * @param own names of the library: of its crates, its project folder, its configuration.
 */
export function highestVersionTag(tags: readonly string[], own: ReadonlySet<string>): VersionTag | null {
  const versions = tags.flatMap((name) => {
    const version = versionOfTag(name);
    const prefix = prefixOf(name);
    return version === null ? [] : [{ name, version, own: prefix === "" || own.has(folded(prefix)) }];
  });
  const ours = versions.filter((tag) => tag.own);
  const named = ours.length > 0 ? ours : versions;
  const released = named.filter(({ version }) => semver.prerelease(version) === null);
  const candidates = released.length > 0 ? released : named;
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  return others.reduce((best, tag) => (isHigher(tag, best) ? tag : best), first);
}

/** `kv` and `kv_ffi` in the one form that names of tags are compared in. */
export function folded(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}

/** What stands in front of the version: empty for `v1.2.3` and `1.2.3`. */
function prefixOf(name: string): string {
  const at = /(?:^|[-/@])v(?=\d)/.exec(name);
  return at === null ? "" : name.slice(0, at.index);
}

/** Equal versions are settled by the shorter name, then by code units, so that the answer is always the same. */
function isHigher(tag: VersionTag, other: VersionTag): boolean {
  const order = semver.compare(tag.version, other.version);
  if (order !== 0) return order > 0;
  if (tag.name.length !== other.name.length) return tag.name.length < other.name.length;
  return tag.name < other.name;
}
