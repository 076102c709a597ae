import ts from "typescript";
import { describe, expect, it } from "vitest";
import { projectPath } from "./project.ts";
import { scaffoldRule } from "./rule-scaffold.ts";

const NO_RULES = { agreement: [], compatibility: [] };

describe("npm run new-rule", () => {
  it("writes the rule, both headers and the catalog", () => {
    const scaffold = scaffoldRule("param-example-changed", {
      agreement: ["call-example-mismatch"],
      compatibility: ["param-added", "static-added"],
    });
    expect(scaffold.ok && scaffold.files.map(({ path }) => path)).toEqual([
      "src/rules/compatibility/param-example-changed.ts",
      "test/rules/param-example-changed/baseline.h",
      "test/rules/param-example-changed/current.h",
      "src/rules/catalog.ts",
    ]);
    const catalog = scaffold.ok ? scaffold.files[3]?.text : "";
    expect(catalog).toContain("  paramAdded,\n  paramExampleChanged,\n  staticAdded,\n");
  });

  it("writes a rule about two sides, with an example of each, where the id says so", () => {
    const scaffold = scaffoldRule("field-example-mismatch", NO_RULES);
    expect(scaffold.ok && scaffold.files.map(({ path }) => path)).toEqual([
      "src/rules/agreement/field-example-mismatch.ts",
      "test/rules/field-example-mismatch/definition.rs",
      "test/rules/field-example-mismatch/declaration.h",
      "src/rules/catalog.ts",
    ]);
    const [rule] = scaffold.ok ? scaffold.files : [];
    expect(rule?.text).toContain('subject: "field"');
    expect(compileErrors(rule?.path ?? "", rule?.text ?? "")).toEqual([]);
  });

  it("writes a rule about two sides of any name where it is told to", () => {
    const scaffold = scaffoldRule("symbol-example", NO_RULES, "agreement");
    const [rule] = scaffold.ok ? scaffold.files : [];
    expect(rule?.path).toBe("src/rules/agreement/symbol-example.ts");
    expect(rule?.text).toContain('subject: "symbol"');
  });

  it("writes a rule that compiles", () => {
    const scaffold = scaffoldRule("struct-field-example-changed", NO_RULES);
    const [rule] = scaffold.ok ? scaffold.files : [];
    expect(rule?.text).toContain('subject: "field"');
    expect(compileErrors(rule?.path ?? "", rule?.text ?? "")).toEqual([]);
  });

  it("relies on a compiler that sees a missing slot", () => {
    const scaffold = scaffoldRule("struct-field-example-changed", NO_RULES);
    const [rule] = scaffold.ok ? scaffold.files : [];
    const text = rule?.text
      .replace('message: ""', 'message: "field {name}"')
      .replace("() => null", "() => ({ data: {} })");
    expect(compileErrors(rule?.path ?? "", text ?? "").join("\n")).toContain("'name' is missing");
  });

  it.each([
    "param",
    "Param-Added",
    "param_added",
    "-param-added",
    "param--added",
    "param-added-",
    "../param-added",
  ])("refuses %s as an id", (id) => {
    expect(scaffoldRule(id, NO_RULES)).toMatchObject({
      ok: false,
      reason: expect.stringContaining("no rule id"),
    });
  });

  it("refuses a rule that exists", () => {
    const existing = { agreement: ["param-width-mismatch"], compatibility: ["param-added"] };
    for (const id of ["param-added", "param-width-mismatch"]) {
      expect(scaffoldRule(id, existing)).toMatchObject({
        ok: false,
        reason: expect.stringContaining("already"),
      });
    }
  });

  it("refuses an id that does not begin with what it is about", () => {
    expect(scaffoldRule("banana-added", NO_RULES)).toMatchObject({
      ok: false,
      reason: expect.stringContaining("param-"),
    });
  });
});

/** What the compiler says of one file, as if it stood at a path of this checkout. */
function compileErrors(path: string, text: string): readonly string[] {
  const full = projectPath(path);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === full || fileExists(name);
  host.getSourceFile = (name, language) =>
    name === full ? ts.createSourceFile(name, text, language) : getSourceFile(name, language);
  const program = ts.createProgram([full], options, host);
  const file = program.getSourceFile(full);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
  );
}
