import { describe, expect, it } from "vitest";
import { gapsOf, outcome, preprocessSample } from "./preprocess-sample.ts";

describe("includes", () => {
  it("searches beside the including file, then in the include paths, then among the built-in headers", () => {
    const files = {
      "main.h": '#include "sub/a.h"\n#include <b.h>\n#include "c.h"\n#include <stddef.h>\n',
      "sub/a.h": '#include "../common.h"\n#include "near.h"\n',
      "sub/near.h": "near",
      "near.h": "wrong",
      "common.h": "common",
      "inc/b.h": "b",
      "inc/c.h": "c",
      "inc/stddef.h": "own_stddef",
    };
    expect(outcome(files, { includePaths: ["inc"] })).toBe("common near b c own_stddef");
  });

  it("expands macros in the name, and knows guards, #pragma once, #import and #include_next", () => {
    const files = {
      "main.h":
        '#define H "g.h"\n#include H\n#include H\n#include "o.h"\n#include "o.h"\n#import "i.h"\n#import "i.h"\n#include <n.h>',
      "g.h": "#ifndef G\n#define G\ng\n#endif",
      "o.h": "#pragma once\no",
      "i.h": "i",
      "first/n.h": "n1\n#include_next <n.h>",
      "second/n.h": "n2",
    };
    expect(outcome(files, { includePaths: ["first", "./second/"] })).toBe("g o i n1 n2");
  });

  it("reads several entries in one unit, none twice that wants to be read once", () => {
    const files = { "a.h": "#pragma once\n#define A 1\na", "b.h": '#include "a.h"\nA', "c.h": "A" };
    expect(outcome(files, { entries: ["b.h", "a.h", "c.h"] })).toBe("a 1 1");
  });

  it("reads an entry without a guard once, whether as an entry or through others comes first", () => {
    const options = `#ifdef __cplusplus\nextern "C" {\n#endif\nstruct o { int a; };`;
    const files = { "a.h": '#include "o.h"\na', "o.h": options, "z.h": '#include "o.h"\nz' };
    const o = "struct o { int a ; } ;";
    expect(outcome(files, { entries: ["a.h", "o.h"] })).toBe(`${o} a`);
    expect(outcome(files, { entries: ["o.h", "z.h"] })).toBe(`${o} z`);
    expect(outcome(files, { entries: ["a.h", "o.h", "z.h"] })).toBe(`${o} a z`);
  });

  it("reads an entry again where it is a list or a part, or comes to something else", () => {
    const list = { "a.h": '#define X(n) n,\n#include "l.h"\n#undef X', "l.h": "X(one) X(two)" };
    expect(outcome(list, { entries: ["a.h", "l.h"] })).toBe("one , two , X ( one ) X ( two )");
    const part = { "a.h": 'struct s {\n#include "p.h"\n};', "p.h": "int a; int b;" };
    expect(outcome(part, { entries: ["a.h", "p.h"] })).toBe("struct s { int a ; int b ; } ; int a ; int b ;");
    const parts = {
      "a.h": '#define ONE\n#include "p.h"\n#undef ONE',
      "p.h": "#ifdef ONE\n1\n#else\n2 3\n#endif",
    };
    expect(outcome(parts, { entries: ["a.h", "p.h"] })).toBe("1 2 3");
  });

  it("says what to do about a header that is found nowhere, at its name", () => {
    const unit = preprocessSample("#include <nowhere.h>\n#include MISSING\nint x;");
    expect(gapsOf(unit)).toEqual(["include: <nowhere.h>", "include: #include MISSING"]);
    expect(unit.gaps[0]?.detail).toContain("--include-path DIR");
  });

  it("ends includes that never end", () => {
    const unit = preprocessSample('#include "main.h"\n#include "main.h"\n');
    expect(unit.gaps.map((gap) => gap.reason)).toEqual(["limit"]);
  });

  it("counts as own what the input includes with quotes or has in its tree, and no standard header", () => {
    const files = {
      "lib/main.h":
        '#include "../other/quoted.h"\n#include <tree.h>\n#include <foreign.h>\n#include <stdio.h>\n',
      "other/quoted.h": "",
      "lib/tree.h": "",
      "sys/foreign.h": '#include "inner.h"',
      "sys/inner.h": "",
    };
    const unit = preprocessSample(files, {
      entries: ["lib/main.h"],
      includePaths: ["lib", "sys"],
      ownTree: "lib",
    });
    expect([...unit.ownFiles].map((file) => file.path)).toEqual([
      "lib/main.h",
      "other/quoted.h",
      "lib/tree.h",
    ]);
  });

  it("refuses an entry that is not there", () => {
    expect(() => preprocessSample({})).toThrow("main.h is not there");
  });
});

describe("comments", () => {
  it("gives those of own files without their signs, runs of lines as one", () => {
    const files = {
      "main.h": `/** Opens.
 *
 *  - twice
 */
void open(void); ///< trailing
// one
//  two

// three
#include <foreign.h>
int a; // x
       // y
`,
      "sys/foreign.h": "// not ours\n",
    };
    const unit = preprocessSample(files, { includePaths: ["sys"], ownTree: "lib" });
    expect(unit.comments.map((comment) => comment.text)).toEqual([
      "Opens.\n\n - twice",
      "trailing",
      "one\n two",
      "three",
      "x\ny",
    ]);
  });
});
