import { extractGo } from "../../src/app/extract-go.ts";
import type { GoExtraction } from "../../src/app/extraction.ts";
import type { GoInput } from "../../src/app/input-kinds.ts";
import type { CallSite } from "../../src/idl/call-site.ts";
import type { FunctionItem } from "../../src/idl/contract.ts";
import { describeGap } from "../../src/idl/gap.ts";
import { DEFAULT_TRIPLES, type Triple } from "../../src/idl/target.ts";
import { printType } from "../../src/idl/type-expression.ts";
import type { FileResult, Files } from "../../src/source/files.ts";
import { placeOf, type SourceFile } from "../../src/source/source-file.ts";

const SUBMODULE: FileResult = {
  ok: false,
  failure: { kind: "unreadable", detail: "a submodule", because: "submodule" },
};

/** Files in memory. A path that ends with `//` is a submodule. */
export function filesOf(texts: Readonly<Record<string, string>>): Files {
  const known = new Map<string, SourceFile>(
    Object.entries(texts).map(([path, text]) => [path, { path, text }]),
  );
  const list = (folder: string): readonly string[] => {
    const prefix = folder === "" ? "" : `${folder}/`;
    const names = Object.keys(texts)
      .filter((path) => path.startsWith(prefix))
      .map((path) => /^[^/]+\/{0,2}/.exec(path.slice(prefix.length))?.[0] ?? "");
    return [...new Set(names)].sort();
  };
  return {
    read: (path) => {
      if (known.has(`${path}//`)) return SUBMODULE;
      const file = known.get(path);
      return file === undefined ? { ok: false, failure: { kind: "missing" } } : { ok: true, file };
    },
    list,
  };
}

export type PackageOptions = Partial<Pick<GoInput, "folder" | "only" | "tags" | "includePaths">> & {
  readonly targets?: readonly Triple[];
  readonly defines?: readonly { readonly name: string; readonly value: string }[];
};

/** Reads a package whose files are given by path. */
export function readPackage(
  texts: Readonly<Record<string, string>>,
  { folder = "", only = null, tags = [], includePaths = [], targets, defines = [] }: PackageOptions = {},
): GoExtraction {
  const opened = { text: "pkg", name: "pkg", ref: null, revision: null };
  const input: GoInput = { ...opened, kind: "go", files: filesOf(texts), folder, only, tags, includePaths };
  return extractGo(input, targets ?? DEFAULT_TRIPLES, { defines, undefines: [] });
}

/** Gaps as `reason path:line:column detail`. */
export function gapsOf({ gaps }: GoExtraction): readonly string[] {
  return gaps.map((gap) => {
    const { path, line, column } = placeOf(gap.span);
    return `${gap.reason} ${path}:${line}:${column} ${describeGap(gap)}`;
  });
}

/** A call as `name(types of conversions)`, or the name alone where nothing is called. */
export function callText({ name, arguments: args }: CallSite): string {
  if (args === null) return name;
  return `${name}(${args.map(({ type }) => (type === null ? "-" : printType(type))).join(", ")})`;
}

export function signatureText({ params, returns }: FunctionItem): string {
  const list = params.map(({ name, type }) =>
    name === undefined ? printType(type) : `${name}: ${printType(type)}`,
  );
  return `(${list.join(", ")}) -> ${printType(returns.type)}`;
}
