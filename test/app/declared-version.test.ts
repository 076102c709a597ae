import { describe, expect, it } from "vitest";
import { disagreeing, versionStatements } from "../../src/app/declared-version.ts";
import { extractInput } from "../../src/app/extract.ts";
import { openInputs } from "../../src/app/input.ts";
import { DEFAULT_TRIPLES } from "../../src/idl/target.ts";
import { makeScratch } from "../cli/scratch.ts";

/** What the macros of a header state: the version that counts, and those that say another one. */
function stated(
  header: string,
  name = "kv.h",
): { readonly version: string | null; readonly others: readonly string[] } {
  const { folder } = makeScratch({ [name]: `${header}\n` });
  const input = openInputs([name], [], { cwd: folder, env: {} });
  const { contract } = extractInput(input, DEFAULT_TRIPLES, { defines: [], undefines: [] });
  const statements = versionStatements({ option: null, ref: null, contract });
  return {
    version: statements[0]?.version ?? null,
    others: disagreeing(statements).map(({ version, by }) => `${version} by ${by}`),
  };
}

function numbers(prefix: string, parts: Readonly<Record<string, string | number>>): string {
  return Object.entries(parts)
    .map(([part, value]) => `#define ${prefix}_${part} ${value}`)
    .join("\n");
}

const lz4 = `${numbers("LZ4_VERSION", { MAJOR: 1, MINOR: 9, RELEASE: 4 })}
#define LZ4_LIB_VERSION LZ4_VERSION_MAJOR.LZ4_VERSION_MINOR.LZ4_VERSION_RELEASE
#define LZ4_QUOTE(str) #str
#define LZ4_EXPAND_AND_QUOTE(str) LZ4_QUOTE(str)
#define LZ4_VERSION_STRING LZ4_EXPAND_AND_QUOTE(LZ4_LIB_VERSION)
int LZ4_versionNumber(void);`;

const git2 = `#define LIBGIT2_VERSION "1.8.4"
${numbers("LIBGIT2_VER", { MAJOR: 1, MINOR: 8, REVISION: 4, PATCH: 0 })}
#define LIBGIT2_SOVERSION "1.8"
int git_libgit2_init(void);`;

const curl = `#define LIBCURL_VERSION "8.3.0-DEV"
${numbers("LIBCURL_VERSION", { MAJOR: 8, MINOR: 3, PATCH: 0, NUM: "0x080300" })}`;

describe("the version that the macros of a header state", () => {
  it.each([
    ["lz4.h", lz4, "1.9.4"],
    ["zstd.h", numbers("ZSTD_VERSION", { MAJOR: 1, MINOR: 5, RELEASE: 7 }), "1.5.7"],
    ["oniguruma.h", numbers("ONIGURUMA_VERSION", { MAJOR: 6, MINOR: 9, TEENY: 8, INT: 60908 }), "6.9.8"],
    ["version.h", git2, "1.8.4"],
    ["curl.h", curl, "8.3.0"],
    [
      "sdl.h",
      "#define SDL_MAJOR_VERSION 2\n#define SDL_MINOR_VERSION 28\n#define SDL_PATCHLEVEL 5",
      "2.28.5",
    ],
    ["png.h", '#define PNG_LIBPNG_VER_STRING "1.6.40"\nint png_x(void);', "1.6.40"],
    ["hiredis.h", numbers("HIREDIS", { MAJOR: 1, MINOR: 2, PATCH: 1 }), "1.2.1"],
    ["dev.h", '#define DEV_VERSION_STRING "8.3.0-DEV"', "8.3.0"],
    ["ncurses.h", numbers("NCURSES_VERSION", { MAJOR: 6, MINOR: 4 }), "6.4.0"],
    ["micro.h", numbers("MICRO_VERSION", { MAJOR: 1, MINOR: 2, MICRO: 3, SUBMINOR: 9 }), "1.2.3"],
    ["odd.h", numbers("ODD_VERSION", { MAJOR: 1, MINOR: 2, FOURTH: 3 }), null],
    ["odd.h", numbers("ODD_VERSION", { MAJOR: 1, MINOR: 2, PATCH: '"3b"' }), null],
    ["plain.h", numbers("DEVICE", { MAJOR: 1, MINOR: 2 }), null],
    ["text.h", '#define TEXT_VERSION "soon"', null],
    ["kv.h", '#define KV_FILE_FORMAT_VERSION "2.0"', null],
    ["kv.h", '#define LIBPNG_VERSION "1.6.40"', null],
    ["kv.h", numbers("PROTOCOL_VERSION", { MAJOR: 2, MINOR: 0 }), null],
    [
      "api.h",
      `${numbers("KV_VERSION", { MAJOR: 2, MINOR: 1 })}\nint kv_get(void); int kv_put(void);`,
      "2.1.0",
    ],
  ])("of %s is found", (name, header, version) => {
    expect(stated(`${header}\nint f(void);`, name)).toEqual({ version, others: [] });
  });

  it("is that of the numbers where a text says another, and the text is told", () => {
    const header = `${numbers("KV_VERSION", { MAJOR: 1, MINOR: 2, PATCH: 3 })}\n#define KV_VERSION "1.2.4"`;
    expect(stated(header)).toEqual({ version: "1.2.3", others: ["1.2.4 by `KV_VERSION`"] });
    expect(stated(header.replace("1.2.4", "1.2"))).toEqual({ version: "1.2.3", others: [] });
    expect(stated(header.replace("1.2.4", "1.3.3-rc.1")).others).toEqual([
      "1.3.3 by `KV_VERSION` (`1.3.3-rc.1`)",
    ]);
  });

  it("is that of the library which the file is named after, else of that which most functions share", () => {
    const two =
      '#define ZLIB_VERSION "1.3.1"\n#define KV_VERSION "0.4.0"\nint kv_a(void);\nint kv_b(void);\nint zlib_a(void);';
    expect(stated(two, "zlib.h").version).toBe("1.3.1");
    expect(stated(two, "libkv.h").version).toBe("0.4.0");
    expect(stated(two, "all.h").version).toBe("0.4.0");
    expect(
      stated('#define A_VERSION "1.0.0"\n#define B_VERSION "2.0.0"\nint f(void);', "all.h").version,
    ).toBeNull();
  });
});
