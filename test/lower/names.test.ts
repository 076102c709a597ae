import { describe, expect, it } from "vitest";
import { exportedName } from "../../src/generate/go/names.ts";
import type { Bridge, Shape } from "../../src/idl/bridge/bridge.ts";
import { pascalCase, screamingCase, snakeCase } from "../../src/lower/case.ts";
import { codeWords, constructorWords } from "../../src/lower/go-words.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { Problem } from "../../src/source/problem.ts";
import {
  bridgeOfOperation,
  bridgeWith,
  callbackWith,
  functionWith,
  handleWith,
  operationWith,
  paramOf,
  resultOf,
  span,
} from "./build-bridge.ts";

/** What was renamed, as `from -> to`. */
function renamedIn(bridge: Bridge): readonly string[] {
  return lowerBridge(bridge).renamed.map(({ from, to }) => `${from} -> ${to}`);
}

function withParams(...names: readonly string[]): Bridge {
  const params = names.map((name) => paramOf(name, { kind: "bytes" }));
  return bridgeOfOperation(
    operationWith({ params, returns: resultOf({ kind: "bytes" }, ["owned", "into"], true) }),
  );
}

function withOperations(...names: readonly string[]): Bridge {
  const operations = names.map((name) =>
    operationWith({ name, returns: resultOf({ kind: "bytes" }, ["owned", "into"]) }),
  );
  return bridgeWith({ handles: [handleWith({ operations })] });
}

describe("the case of names", () => {
  it.each([
    ["OpenOptions", "open_options"],
    ["HTTPServer", "http_server"],
    ["Utf8Text", "utf8_text"],
    ["X", "x"],
    ["Error_", "error_"],
  ])("%s is %s", (name, snake) => {
    expect(snakeCase(name)).toBe(snake);
    expect(screamingCase(name)).toBe(snake.toUpperCase());
  });

  it("turns words into one that begins with a capital, and keeps what tells names apart", () => {
    expect(["open_options", "io", "type_"].map(pascalCase)).toEqual(["OpenOptions", "Io", "Type_"]);
  });
});

describe("names that cannot stay", () => {
  it.each(["type", "delete", "chan", "register", "match", "len", "context", "errno", "size_t"])(
    "parameter `%s`, a word of a language or a name of its library",
    (name) => expect(renamedIn(withParams(name))).toEqual([`Store.put.${name} -> Store.put.${name}_`]),
  );

  it.each(["err", "result", "found", "dst", "dst_len", "needed", "reply", "store"])(
    "parameter `%s`, which the operation itself needs",
    (name) => expect(renamedIn(withParams(name))).toEqual([`Store.put.${name} -> Store.put.${name}_`]),
  );

  it("parameters that would hide a function of the Go package", () => {
    const params = ["new_store", "new_cursor"].map((name) => paramOf(name, { kind: "bytes" }));
    expect(renamedIn(bridgeOfOperation(operationWith({ params })))).toEqual([
      "Store.put.new_store -> Store.put.new_store_",
    ]);
  });

  it("parameters that are called as the part of another, whichever comes first", () => {
    expect(renamedIn(withParams("a", "a_len"))).toEqual(["Store.put.a_len -> Store.put.a_len_"]);
    expect(renamedIn(withParams("a_len", "a"))).toEqual(["Store.put.a -> Store.put.a_"]);
    expect(renamedIn(withParams("a", "a", "a"))).toEqual([
      "Store.put.a -> Store.put.a_",
      "Store.put.a -> Store.put.a__",
    ]);
  });

  it("parameter `items` beside a result of several", () => {
    const operation = operationWith({
      params: [paramOf("items", { kind: "bytes" }), paramOf("reply", { kind: "bytes" })],
      returns: resultOf({ kind: "list", of: "text" }, ["batch"]),
    });
    expect(renamedIn(bridgeOfOperation(operation))).toEqual(["Store.put.items -> Store.put.items_"]);
  });

  it("only where the operation needs them", () => {
    const params = ["result", "found", "cancel", "visit"].map((name) => paramOf(name, { kind: "bytes" }));
    expect(renamedIn(bridgeOfOperation(operationWith({ params })))).toEqual([]);
    expect(renamedIn(bridgeOfOperation(operationWith({ params, cancel: true })))).toEqual([
      "Store.put.cancel -> Store.put.cancel_",
    ]);
  });

  it("parameters of callbacks", () => {
    const params = ["ctx", "type", "result"].map((name) => paramOf(name, { kind: "bytes" }));
    expect(renamedIn(bridgeWith({ callbacks: [callbackWith({ params })] }))).toEqual([
      "Visit.ctx -> Visit.ctx_",
      "Visit.type -> Visit.type_",
    ]);
  });

  it("operations that are words of Rust, or called as what frees the handle or as a shape of another", () => {
    expect(renamedIn(withOperations("delete", "get", "get_into", "move", "free", "close", "new"))).toEqual([
      "Store.get_into -> Store.get_into_",
      "Store.move -> Store.move_",
      "Store.free -> Store.free_",
      "Store.close -> Store.close_",
    ]);
  });

  it("functions that are called as what every library has", () => {
    const functions = ["buf_free", "live", "sum"].map((name) => functionWith({ name }));
    expect(renamedIn(bridgeWith({ functions }))).toEqual(["buf_free -> buf_free_", "live -> live_"]);
  });

  it("functions and constants that are called as what every Go package has", () => {
    const functions = [functionWith({ name: "code" })];
    const constants = [{ name: "ERROR", type: "u8", value: 1n, span }] as const;
    const errors = [{ name: "Net", codes: [{ name: "handshake", value: 1n, span }], span }];
    expect(renamedIn(bridgeWith({ functions, constants, errors }))).toEqual([
      "ERROR -> ERROR_",
      "code -> code_",
    ]);
    expect(renamedIn(bridgeWith({ errors: [{ name: "Code", codes: [], span }] }))).toEqual([]);
  });

  it("functions that are called as an operation, and types whose symbols are the same", () => {
    const handles = [handleWith({ operations: [operationWith()] }), handleWith({ name: "StoreFree" })];
    expect(renamedIn(bridgeWith({ handles, functions: [functionWith({ name: "store_put" })] }))).toEqual([
      "StoreFree -> StoreFree_",
      "store_put -> store_put_",
    ]);
  });

  it("types of the bridge itself and of Rust, wherever they are named", () => {
    const codes = [{ name: "io", value: 1n, span }];
    const { bridge, contract, renamed } = lowerBridge(
      bridgeWith({
        errors: [{ name: "Error", codes, span }],
        handles: [
          handleWith({
            name: "Option",
            operations: [
              operationWith({
                params: [paramOf("other", { kind: "handle", name: "Option" })],
                errors: "Error",
              }),
            ],
          }),
          handleWith({ name: "Child", borrows: ["Option"] }),
        ],
      }),
    );
    expect(renamed.map(({ to }) => to)).toEqual(["Option_", "Error_"]);
    expect(bridge.handles[0]?.operations[0]).toMatchObject({
      errors: "Error_",
      params: [{ type: { name: "Option_" } }],
    });
    expect(bridge.handles[1]?.borrows).toEqual(["Option_"]);
    expect(contract.types.has("kv_option_")).toBe(true);
    expect(contract.functions.has("kv_option__free")).toBe(true);
    expect(contract.constants.has("KV_ERROR__IO")).toBe(true);
  });

  it("variants, codes and fields", () => {
    const scalar = { kind: "scalar", name: "u8" } as const;
    const mode = {
      name: "Mode",
      flags: false,
      repr: "u8",
      open: false,
      variants: [
        { name: "self", value: 0n, span },
        { name: "a_b", value: 1n, span },
        { name: "ab", value: 2n, span },
      ],
      span,
    } as const;
    const options = {
      name: "Options",
      by: "pointer",
      sized: true,
      fields: [
        { name: "size", type: scalar, span },
        {
          name: "mode",
          type: { kind: "enum", name: "Mode" },
          default: { kind: "variant", name: "self" },
          span,
        },
      ],
      span,
    } as const;
    const { bridge, renamed } = lowerBridge(bridgeWith({ enums: [mode], structs: [options] }));
    expect(renamed.map(({ to }) => to)).toEqual(["Mode.self_", "Mode.ab_", "Options.size_"]);
    expect(bridge.structs[0]?.fields[1]?.default).toEqual({ kind: "variant", name: "self_" });
  });

  it("and says why", () => {
    expect(lowerBridge(withParams("type", "err")).renamed.map(({ why }) => why)).toEqual([
      "a word of Rust",
      "it collides with what the bridge itself needs",
    ]);
  });
});

describe("names that are plain in Go", () => {
  it("are those of codes: of the first domain without its name, of others without `Error` or `Code`", () => {
    const errors = ["TileError", "BusError", "NetCode", "Error"].map((name) => ({ name, codes: [], span }));
    const named = (index: number, code: string): string =>
      codeWords({ errors }, errors[index] ?? { name: "" }, code)
        .map(exportedName)
        .join("");
    expect([0, 1, 2, 3].map((index) => named(index, "too_full"))).toEqual([
      "ErrTooFull",
      "ErrBusTooFull",
      "ErrNetTooFull",
      "ErrErrorTooFull",
    ]);
    expect(named(0, "closed")).toBe("ErrTileClosed");
  });

  it("are the same, in C too, whatever domain is added at the end", () => {
    const codes = (value: bigint) => [
      { name: "full", value, span },
      { name: "closed", value: value + 1n, span },
      { name: "bus_full", value: value + 2n, span },
    ];
    const first = { name: "TileError", codes: codes(1n), span };
    const second = { name: "BusError", codes: codes(10n), span };
    expect(renamedIn(bridgeWith({ errors: [first] }))).toEqual([]);
    expect(renamedIn(bridgeWith({ errors: [first, second] }))).toEqual(["BusError.full -> BusError.full_"]);
  });

  it("are those of what is only a word of another language", () => {
    const list = handleWith({
      name: "List",
      operations: ["move", "move_append"].map((name) =>
        operationWith({ name, returns: resultOf({ kind: "bytes" }, ["into"]) }),
      ),
    });
    // `MoveAppend` is what `move` appends by.
    expect(renamedIn(bridgeWith({ handles: [list] }))).toEqual([
      "List -> List_",
      "List_.move -> List_.move_",
      "List_.move_append -> List_.move_append_",
    ]);
    expect(renamedIn(bridgeWith({ handles: [list], functions: [functionWith({ name: "list" })] }))).toContain(
      "list -> list__",
    );
  });

  it("are those of constructors that begin with a preposition behind their handle's", () => {
    const words = (name: string) => constructorWords({ name }, { name: "Image" });
    expect(["open", "from_pixels", "for_each"].map(words)).toEqual([
      ["open", "Image"],
      ["Image", "from_pixels"],
      ["Image", "for_each"],
    ]);
  });
});

describe("names that people chose for Go", () => {
  const chosen = (goName: string) => functionWith({ name: "f", goName });
  const bytes = (shapes: readonly Shape[]) => resultOf({ kind: "bytes" }, shapes);
  const make = operationWith({ name: "make", kind: "constructor", receiver: null });

  it.each<[string, Partial<Bridge>, string]>([
    ["another function", { functions: [chosen("Get"), functionWith({ name: "get" })] }, "`get` on line 1"],
    [
      "one that only differs in what Go writes in capitals",
      { functions: [chosen("GetID"), functionWith({ name: "get_id" })] },
      "`get_id` on line 1",
    ],
    [
      "a shape of another",
      { functions: [chosen("SumAppend"), functionWith({ returns: bytes(["into"]) })] },
      "`sum` on line 1",
    ],
    [
      "a constructor",
      { functions: [chosen("MakeStore")], handles: [handleWith({ operations: [make] })] },
      "`Store.make` on line 1",
    ],
    ["a type", { functions: [chosen("Store")], handles: [handleWith()] }, "`Store` on line 1"],
    ["an error of every bridge", { functions: [chosen("ErrClosed")] }, "what the bridge itself needs"],
    ["a function of every bridge", { functions: [chosen("Live")] }, "what the bridge itself needs"],
  ])("are refused where they are taken: by %s", (_, parts, rival) => {
    const { functions: [first] = [] } = parts;
    expect(() => lowerBridge(bridgeWith(parts))).toThrow(
      new Problem(
        "input",
        `\`f\` cannot be \`${first?.goName}\` in Go, as ${rival} is`,
        span,
        "choose another `go`",
      ),
    );
  });

  it("are refused where two are the same, or where every handle has the name", () => {
    const operations = ["a", "b"].map((name) => operationWith({ name, goName: "Same" }));
    expect(() => lowerBridge(bridgeWith({ handles: [handleWith({ operations })] }))).toThrow(
      "`Store.b` cannot be `Same` in Go, as `Store.a` on line 1 is",
    );
    expect(() => lowerBridge(bridgeOfOperation(operationWith({ goName: "Close" })))).toThrow(
      "`Store.put` cannot be `Close` in Go, as what every handle has is",
    );
  });

  it("are free in another handle", () => {
    const operations = [operationWith({ goName: "Same" })];
    const handles = ["A", "B"].map((name) => handleWith({ name, operations }));
    expect(renamedIn(bridgeWith({ handles }))).toEqual([]);
  });
});
