import { describe, expect, it } from "vitest";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";
import { outcome, preprocessSample } from "./preprocess-sample.ts";

const HEADERS = [
  "stddef stdint stdbool stdarg stdalign stdnoreturn iso646 float stdatomic inttypes limits stdio stdlib string",
  "assert ctype errno math fenv locale setjmp signal time uchar wchar wctype sys/types sys/stat fcntl",
]
  .join(" ")
  .split(" ");

function typedefOf(name: string, header: string, target: Triple, defines = ""): string {
  const spelled = outcome(`${defines}\n#include <${header}>\n`, { target });
  return new RegExp(`typedef ([^;{}]*) ${name} ;`).exec(spelled)?.[1] ?? "none";
}

describe("built-in standard headers", () => {
  it.each(TRIPLES)("can all be included for %s", (target) => {
    const text = HEADERS.map((name) => `#include <${name}.h>`).join("\n");
    expect(preprocessSample(text, { target }).gaps).toEqual([]);
  });

  it("size off_t and time_t as each C library does", () => {
    const wide = "#define _FILE_OFFSET_BITS 64\n#define _TIME_BITS 64";
    expect(typedefOf("off_t", "sys/types.h", "x86_64-unknown-linux-gnu")).toBe("long");
    expect(typedefOf("off_t", "sys/types.h", "i686-unknown-linux-gnu")).toBe("long");
    expect(typedefOf("off_t", "sys/types.h", "i686-unknown-linux-gnu", wide)).toBe("long long");
    expect(typedefOf("off_t", "sys/types.h", "x86_64-pc-windows-gnu", wide)).toBe("long long");
    expect(typedefOf("off_t", "sys/types.h", "x86_64-pc-windows-msvc", wide)).toBe("long");
    expect(typedefOf("off_t", "sys/types.h", "aarch64-apple-darwin")).toBe("long long");
    expect(typedefOf("time_t", "time.h", "i686-unknown-linux-gnu")).toBe("long");
    expect(typedefOf("time_t", "time.h", "i686-unknown-linux-gnu", wide)).toBe("long long");
    expect(typedefOf("time_t", "time.h", "x86_64-pc-windows-msvc")).toBe("long long");
  });

  it("leave out what a platform does not have", () => {
    expect(typedefOf("ssize_t", "stdio.h", "x86_64-pc-windows-msvc")).toBe("none");
    expect(typedefOf("pid_t", "sys/types.h", "x86_64-pc-windows-msvc")).toBe("none");
    expect(preprocessSample("#include <unistd.h>", { target: "x86_64-pc-windows-msvc" }).gaps.length).toBe(1);
    expect(preprocessSample("#include <unistd.h>").gaps.length).toBe(0);
  });

  it("give limits and formats as the target has them", () => {
    const text =
      "#include <stdint.h>\n#include <limits.h>\n#include <inttypes.h>\nUINT32_MAX SIZE_MAX LONG_MAX CHAR_MIN PRIu64 INT64_C(1)";
    const last = (target: Triple): string => outcome(text, { target }).split(";").at(-1)?.trim() ?? "";
    expect(last("x86_64-unknown-linux-gnu")).toBe(
      '4294967295U 18446744073709551615UL 9223372036854775807L ( - 127 - 1 ) "lu" 1L',
    );
    expect(last("x86_64-pc-windows-msvc")).toBe(
      '4294967295U 18446744073709551615ULL 2147483647L ( - 127 - 1 ) "llu" 1LL',
    );
    expect(last("aarch64-unknown-linux-musl").split(" ")[3]).toBe("0");
  });
});
