import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./bring-package.ts";
import { fetchGo } from "./fetch-go.ts";
import { fetchOneCrate } from "./fetch-one-crate.ts";
import type { Fetch, TreePin } from "./pin.ts";

const FETCHES: Readonly<Record<TreePin["client"], Fetch>> = { cargo: fetchOneCrate, go: fetchGo };

/** What is read of a package or built of it: sources, manifests, templates of headers, texts that sources include. */
const KEPT = /\.(rs|toml|lock|md|go|mod|sum|h|hh|c|cc|cpp|s|S|in)$/;

/**
 * The folder with all sources of a package, brought by its client unless the cache has them. The checksum is looked at
 * each time, and nothing but the sources lies in the folder.
 *
 * @throws Error if the client fails, or the sources are not the pinned ones.
 */
export function bringTree(
  pin: TreePin,
  fetch: Fetch = FETCHES[pin.client],
  cache: string = cacheFolder(),
): string {
  const name = `${pin.client}-sources-${pin.name}-${pin.version}`.replaceAll(/[^\w.+-]/g, "_");
  const kept = join(cache, name);
  if (existsSync(kept) && treeChecksum(kept) === pin.sha256) return kept;
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(`${kept}-`);
  try {
    const fetched = join(scratch, "fetched");
    mkdirSync(fetched);
    const tree = join(scratch, "tree");
    copySources(fetch(pin, fetched), tree);
    const found = treeChecksum(tree);
    if (found !== pin.sha256) {
      const what = `the sources of ${pin.name} ${pin.version} are not the pinned ones`;
      throw new Error(`${what}: their sha256 is ${found}, pinned is ${pin.sha256}`);
    }
    moveTo(tree, kept, pin);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return kept;
}

/** Moved at once; tests that run side by side may have brought it meanwhile. */
function moveTo(tree: string, kept: string, { sha256 }: TreePin): void {
  if (existsSync(kept) && treeChecksum(kept) === sha256) return;
  rmSync(kept, { recursive: true, force: true });
  renameSync(tree, kept);
}

function copySources(from: string, to: string): void {
  for (const path of sourcesOf(from)) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    copyFileSync(join(from, path), join(to, path));
  }
}

/** sha256 over a line for each file, in the order of paths: its own sha256, two blanks, its path. */
export function treeChecksum(folder: string): string {
  const lines = sourcesOf(folder).map((path) => `${sha256(readFileSync(join(folder, path)))}  ${path}\n`);
  return sha256(lines.join(""));
}

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && KEPT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
