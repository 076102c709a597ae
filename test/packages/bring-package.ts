import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { fetchCrate } from "./fetch-crate.ts";
import { fetchDebian } from "./fetch-debian.ts";
import { fetchGo } from "./fetch-go.ts";
import { fetchNpm } from "./fetch-npm.ts";
import type { Client, Fetch, Pin } from "./pin.ts";

const FETCHES: Readonly<Record<Client, Fetch>> = {
  cargo: fetchCrate,
  "apt-get": fetchDebian,
  npm: fetchNpm,
  go: fetchGo,
};

/**
 * The folder with the pinned headers of a package, brought by its client unless the cache has them. Checksums are
 * looked at each time, and nothing but the pinned headers lies in the folder.
 *
 * @throws Error if the client fails, or a header is not the pinned one.
 */
export function bringPackage(
  pin: Pin,
  fetch: Fetch = FETCHES[pin.client],
  cache: string = cacheFolder(),
): string {
  const kept = join(cache, `${pin.client}-${pin.name}-${pin.version}`.replaceAll(/[^\w.+-]/g, "_"));
  if (firstFlaw(pin, kept) !== null) fetchInto(kept, pin, fetch);
  return kept;
}

/** Of each user one, so that nobody meets another's files. */
export function cacheFolder(): string {
  return join(tmpdir(), `ffi-contract-packages-${userInfo().uid}`);
}

/** What is wrong with the headers in a folder; null for nothing. */
function firstFlaw(pin: Pin, folder: string): string | null {
  for (const [header, pinned] of Object.entries(pin.headers)) {
    const path = join(folder, header);
    const what = `${header} of ${pin.name} ${pin.version}`;
    if (!existsSync(path)) return `there is no ${what}`;
    const found = createHash("sha256").update(readFileSync(path)).digest("hex");
    if (found !== pinned) return `${what} is not the pinned one: its sha256 is ${found}, pinned is ${pinned}`;
  }
  return null;
}

/** Moves each header to its place at once, so that tests that run side by side never read half of one. */
function fetchInto(kept: string, pin: Pin, fetch: Fetch): void {
  mkdirSync(dirname(kept), { recursive: true });
  const scratch = mkdtempSync(`${kept}-`);
  try {
    const content = fetch(pin, scratch);
    const flaw = firstFlaw(pin, content);
    if (flaw !== null) throw new Error(flaw);
    for (const header of Object.keys(pin.headers)) {
      const place = join(kept, header);
      mkdirSync(dirname(place), { recursive: true });
      const moving = join(scratch, "moving");
      copyFileSync(join(content, header), moving);
      renameSync(moving, place);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
