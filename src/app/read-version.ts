import semver from "semver";
import { Problem } from "../source/problem.ts";

const NUMBERS = /^(\d{1,15})\.(\d{1,15})(?:\.(\d{1,15}))?((?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$/;

/** A version as people write it, made whole: `1.3` is `1.3.0`; null if it is none. */
export function readVersion(text: string): string | null {
  const match = NUMBERS.exec(text.trim());
  if (match === null) return null;
  const [, major = "", minor = "", patch = "0", rest = ""] = match;
  return semver.valid(`${Number(major)}.${Number(minor)}.${Number(patch)}${rest}`);
}

/** The version that a tag names: `v1.2.3`, `1.2.3`, `NAME-v1.2.3`; null for branches and commits. */
export function versionOfTag(ref: string): string | null {
  const name = ref.replace(/^(refs\/)?tags\//, "");
  const plain = readVersion(name);
  if (plain !== null) return plain;
  const at = /(?:^|[-/@])v(?=\d)/.exec(name);
  return at === null ? null : readVersion(name.slice(at.index + at[0].length));
}

/** @throws Problem (usage) if an option's value is no version. */
export function requireVersion(option: string, text: string): string {
  const version = readVersion(text.replace(/^v/, ""));
  if (version === null) {
    throw new Problem("usage", `\`${text}\` is no version`, null, `Write ${option} 1.2.3.`);
  }
  return version;
}
