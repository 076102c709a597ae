import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
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
 * The folder with the pinned headers of a package, brought by its client unless they are in the cache. The checksums
 * are looked at each time.
 *
 * @throws Error if the client fails, or a header is not the pinned one.
 */
export function bringPackage(pin: Pin, fetch: Fetch = FETCHES[pin.client], cache: string = cacheFolder()): string {
  const kept = join(cache, `${pin.client}-${pin.name}-${pin.version}`.replaceAll(/[^\w.+-]/g, "_"));
  if (!isComplete(pin, kept)) fetchInto(kept, pin, fetch);
  checkHeaders(pin, kept);
  return kept;
}

/** Of each user one, so that nobody meets another's files. */
function cacheFolder(): string {
  return join(tmpdir(), `ffi-contract-packages-${userInfo().uid}`);
}

function isComplete(pin: Pin, folder: string): boolean {
  return Object.keys(pin.headers).every((header) => existsSync(join(folder, header)));
}

/** Puts the headers in place at once, so that tests that run side by side never see half a package. */
function fetchInto(kept: string, pin: Pin, fetch: Fetch): void {
  mkdirSync(dirname(kept), { recursive: true });
  const scratch = mkdtempSync(`${kept}-`);
  try {
    const work = join(scratch, "work");
    const headers = join(scratch, "headers");
    mkdirSync(work);
    const content = fetch(pin, work);
    for (const header of Object.keys(pin.headers)) copyHeader(pin, content, headers, header);
    checkHeaders(pin, headers);
    rmSync(kept, { recursive: true, force: true });
    if (!isComplete(pin, kept)) renameSync(headers, kept);
  } catch (error) {
    if (!isComplete(pin, kept)) throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function copyHeader(pin: Pin, content: string, headers: string, header: string): void {
  const from = join(content, header);
  if (!existsSync(from)) throw new Error(`${pin.name} ${pin.version} has no ${header}`);
  mkdirSync(dirname(join(headers, header)), { recursive: true });
  copyFileSync(from, join(headers, header));
}

function checkHeaders(pin: Pin, folder: string): void {
  for (const [header, pinned] of Object.entries(pin.headers)) {
    const found = createHash("sha256")
      .update(readFileSync(join(folder, header)))
      .digest("hex");
    if (found === pinned) continue;
    throw new Error(
      `${header} of ${pin.name} ${pin.version} is not the pinned one: its sha256 is ${found}, pinned is ${pinned}`,
    );
  }
}
