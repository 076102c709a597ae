import { describe, expect, it } from "vitest";
import { allot, claimSpoken, type Register, reserve } from "../../src/lower/name-register.ts";
import { Problem } from "../../src/source/problem.ts";
import { span } from "./build-bridge.ts";

describe("a name that is given out", () => {
  const taken = (): Register => {
    const register: Register = { owners: new Map(), renamed: [] };
    reserve(register, [claimSpoken("package", "get"), claimSpoken("package", "get_")], "what is there");
    return register;
  };
  const wanted = { name: "get", place: "Store.get", span, words: new Map<string, string>() };

  it("gets as many underscores as it needs", () => {
    const claims = (free: string) => [claimSpoken("package", free)];
    expect(allot(taken(), { ...wanted, claims })).toBe("get__");
  });

  it("is refused where underscores do not help", () => {
    const claims = (free: string) => [claimSpoken("ops", free), claimSpoken("package", "get")];
    expect(() => allot(taken(), { ...wanted, claims })).toThrow(
      new Problem(
        "input",
        "`Store.get` collides with what is there and cannot be renamed",
        span,
        "choose another name",
      ),
    );
  });
});
