import type { SourceFile } from "../source/source-file.ts";

/** What systems and compilers bring, which no project defines. */
const OF_THE_SYSTEM: ReadonlySet<string> = new Set(
  (
    "advapi32 bcrypt c c++ c++abi crypt crypt32 dl execinfo gcc gcc_eh gcc_s iphlpapi kernel32 kvm m memstat msvcrt ncrypt " +
    "netapi32 ntdll objc ole32 oleaut32 pdh powrprof procstat psapi pthread resolv rt rstrtmgr secur32 shell32 shlwapi " +
    "socket static stdc++ supc++ unwind user32 userenv util uuid winmm ws2_32 System"
  ).split(" "),
);

/** Bounded, as each `#cgo` of a hostile text would else be looked at up to the end of its line. */
const CGO_LINE = /#cgo\b[^:\n]{0,500}\b(LDFLAGS|pkg-config):([^\n]{0,5000})/g;

/**
 * The libraries that `#cgo` lines link with, without those of the system: `-lkv`, `libkv.a`, and packages of
 * pkg-config (cmd/cgo, "Using cgo with the go command").
 */
export function linkedLibraries(files: readonly SourceFile[]): readonly string[] {
  const names = files.flatMap(({ text }) => {
    const lines = [...text.matchAll(CGO_LINE)];
    return lines.flatMap(([, kind, words = ""]) => {
      const all = words.trim().split(/\s+/);
      return kind === "LDFLAGS" ? all.flatMap(libraryOf) : all.filter((word) => !word.startsWith("-"));
    });
  });
  return [...new Set(names)].filter((name) => name !== "" && !OF_THE_SYSTEM.has(name)).sort();
}

function libraryOf(option: string): readonly string[] {
  const bare = option.replaceAll(/["']/g, "");
  const named = /^-l:?(.+)$/.exec(bare)?.[1];
  if (named !== undefined && !/\.(?:a|so|dylib|lib)$/.test(named)) return [named];
  const file = /([^/\\,]+)\.(?:a|so|dylib|dll|lib)$/.exec(named ?? bare)?.[1];
  return file === undefined ? [] : [file.replace(/^lib/, "")];
}
