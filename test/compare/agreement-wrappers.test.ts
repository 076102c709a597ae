import { describe, expect, it } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { agreeWithHeader } from "./agree-contracts.ts";

function saidOf(library: string, header: string, targets?: readonly Triple[]): readonly string[] {
  return agreeWithHeader(library, header, targets).map(
    ({ level, rule, subject }) => `${level}[${rule}] ${subject.symbol}.${subject.member ?? "return"}`,
  );
}

const STD = "#include <stdint.h>\n";
const NUMBER = `types:
  Id: {kind: struct, fields: [{name: _0, type: u32}]}
functions:
  f: {params: [{name: id, type: Id}], returns: Id}`;

describe("a struct of one member against that member", () => {
  it("is the same in memory and in a call, and told as another spelling", () => {
    expect(saidOf(NUMBER, `${STD}uint32_t f(uint32_t id);`)).toEqual([
      "info[return-spelling-mismatch] f.return",
      "info[param-spelling-mismatch] f.id",
    ]);
  });

  it("comes back another way on i686, where structs always come back in memory", () => {
    expect(saidOf(NUMBER, `${STD}uint32_t f(uint32_t id);`, ["i686-unknown-linux-gnu"])).toEqual([
      "error[return-class-mismatch] f.return",
      "info[param-spelling-mismatch] f.id",
    ]);
  });

  it("may hold a pointer, and stand behind one", () => {
    const library = `types:
  Handle: {kind: struct, fields: [{name: p, type: "*mut void"}]}
functions:
  f: {params: [{name: h, type: Handle}, {name: out, type: "*mut Handle"}], returns: void}`;
    expect(saidOf(library, "typedef struct h h; void f(h *h, struct h **out);")).toEqual([
      "info[param-spelling-mismatch] f.h",
      "info[param-spelling-mismatch] f.out",
    ]);
  });

  it("is another value where it is narrower than what callers extend", () => {
    const library = NUMBER.replace("u32", "u16");
    const said = saidOf(library, `${STD}uint16_t f(uint16_t id);`);
    expect(said).toEqual(["error[return-class-mismatch] f.return", "error[param-class-mismatch] f.id"]);
  });

  it("of another width or class is another value all the same", () => {
    expect(saidOf(NUMBER, `${STD}uint64_t f(uint64_t id);`)).toEqual([
      "error[return-class-mismatch] f.return",
      "error[param-class-mismatch] f.id",
    ]);
    const float = NUMBER.replace("u32", "f32");
    const windows: readonly Triple[] = ["x86_64-pc-windows-msvc"];
    expect(saidOf(float, "float f(float id);", windows)).toContain("error[param-class-mismatch] f.id");
    expect(saidOf(float, "float f(float id);", ["x86_64-unknown-linux-gnu"])).toEqual([
      "info[return-spelling-mismatch] f.return",
      "info[param-spelling-mismatch] f.id",
    ]);
  });
});
