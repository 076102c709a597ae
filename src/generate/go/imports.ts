/** Packages of the standard library that templates may use, by the name that they are used by. */
const PACKAGES: Readonly<Record<string, string>> = {
  atomic: "sync/atomic",
  bytes: "bytes",
  cgo: "runtime/cgo",
  cmp: "cmp",
  context: "context",
  debug: "runtime/debug",
  errors: "errors",
  fmt: "fmt",
  io: "io",
  iter: "iter",
  log: "log",
  maps: "maps",
  math: "math",
  reflect: "reflect",
  runtime: "runtime",
  slices: "slices",
  strconv: "strconv",
  strings: "strings",
  sync: "sync",
  testing: "testing",
  time: "time",
  unsafe: "unsafe",
};

/**
 * The packages that a file uses, sorted by path. No name of a bridge can be taken for one, since all that stand in front of
 * a point are renamed where they are called like a package.
 */
export function importsOf(text: string): readonly string[] {
  const code = text.replaceAll(/"(?:[^"\\\n]|\\.)*"|\/\/.*|\/\*[\s\S]*?\*\//g, "");
  return Object.entries(PACKAGES)
    .filter(([name]) => new RegExp(`(?<![\\w.])${name}\\.[A-Z]`).test(code))
    .map(([, path]) => path)
    .sort();
}
