import { describe, expect, it } from "vitest";
import { flagsOf, symbolsOf } from "./diff-headers.ts";

const OPTIONS = "struct options { int depth; long limit; };\n";

describe("how consumers meet a struct", () => {
  it.each([
    ["a parameter by value", "void f(struct options o);", "by-value in"],
    ["a result by value", "struct options f(void);", "by-value out"],
    ["what the consumer fills in", "void f(const struct options *o);", "consumer-allocated in"],
    ["what the library fills in", "void f(struct options *o);", "consumer-allocated in out"],
    ["an array", "void f(struct options list[4]);", "consumer-allocated in out"],
    [
      "what the library hands out",
      "struct options *f(void); void g(struct options *o);",
      "in library-allocated out",
    ],
    [
      "what the library puts where the consumer points",
      "int f(struct options **out); void g(struct options *o);",
      "in library-allocated out",
    ],
    [
      "the same through a typedef of the pointer",
      "typedef struct options *options_t; int f(options_t *out); void g(options_t o);",
      "in library-allocated out",
    ],
    [
      "what an init function fills in, though another one hands it out",
      "struct options *f(void); int options_init(struct options *o);",
      "consumer-allocated in out",
    ],
    ["what a callback is shown", "void f(void (*done)(const struct options *o));", "library-allocated out"],
    ["what a callback is given by value", "void f(void (*done)(struct options o));", "by-value out"],
    ["what a callback gives back", "void f(struct options *(*make)(void));", "consumer-allocated in out"],
    [
      "what a callback hands to a function that it is given",
      "void f(void (*start)(void (*answer)(const struct options *)));",
      "consumer-allocated in",
    ],
    [
      "a member of what is behind a pointer",
      "struct outer { struct options o; }; struct outer *f(void);",
      "embedded in out",
    ],
    [
      "a member of what is passed by value",
      "struct outer { struct options o; }; void f(struct outer o);",
      "embedded in passed-inside",
    ],
    ["a constant variable", "extern const struct options defaults;", "out static"],
    ["a variable that both write", "extern struct options settings;", "in out static"],
    ["a declaration that nothing uses", "void f(void);", "unreached"],
  ])("%s", (_, header, flags) => {
    expect(flagsOf(OPTIONS + header, "options").join(" ")).toBe(flags);
  });

  it("that is never complete", () => {
    expect(flagsOf("typedef struct db db; db *db_open(void);", "db")).toContain("opaque");
  });

  it("that begins with its own size, unless it is passed by value", () => {
    const sized = "#include <stddef.h>\nstruct options { size_t size; int depth; };\n";
    expect(flagsOf(`${sized}void f(const struct options *o);`, "options")).toContain("versioned");
    expect(flagsOf(`${sized}void f(struct options o);`, "options")).not.toContain("versioned");
  });

  it("that a struct holds which nothing reaches: it may be used in any way, and this with it", () => {
    const header = `${OPTIONS}struct outer { struct options o[2]; }; struct options *f(void);`;
    expect(flagsOf(header, "options")).toEqual(["embedded", "out", "in"].sort());
    expect(flagsOf(header, "outer")).toEqual(["unreached"]);
  });

  it("that leads back to itself", () => {
    const header = "struct node { struct node *next; }; struct node *first(void);";
    expect(flagsOf(header, "node")).toContain("library-allocated");
  });
});

it("every symbol that leads to a type is named, once and sorted", () => {
  const header = `${OPTIONS}struct outer { struct options o; };
    void z(struct outer *o, struct outer *p); void a(struct options o); extern struct outer m; void other(int x);`;
  expect(symbolsOf(header, "options")).toEqual(["a", "m", "z"]);
});
