import type { Contract, TypeDefinition } from "../../idl/contract.ts";
import type { Type } from "../../idl/type.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { GoFile, GoFunction, GoType, GoTypeDeclaration } from "../../syntax/go/declaration.ts";
import { type GoExpression, readExpression } from "../../syntax/go/expression.ts";
import type { GoToken } from "../../syntax/go/token.ts";
import { type GoValues, readPackageValues } from "../../syntax/go/value-declarations.ts";

/** The C that one file of a package names. */
export interface FileC {
  readonly file: GoFile;
  readonly contract: Contract;
  /** The types of `C.name`. */
  readonly typeOf: ReadonlyMap<string, Type>;
}

/** A variable of the package, in the file that declares it. */
export interface PackageVariable {
  readonly file: GoFile;
  readonly type: GoType | null;
  readonly value: GoExpression | null;
}

/** What a package declares, by name, and the C that it sees. */
export interface GoPackage {
  readonly types: ReadonlyMap<string, GoTypeDeclaration>;
  /** Functions that are no methods. */
  readonly functions: ReadonlyMap<string, GoFunction>;
  readonly variables: ReadonlyMap<string, PackageVariable>;
  /** The tokens of the values. */
  readonly constants: ReadonlyMap<string, readonly GoToken[]>;
  readonly fileOf: ReadonlyMap<SourceFile, GoFile>;
  readonly cOf: ReadonlyMap<SourceFile, FileC>;
  /** Of all files; where two of them differ, a gap says so elsewhere. */
  readonly cTypes: Contract["types"];
  readonly cConstants: Contract["constants"];
}

/** Looks the files of a package over, once for all that asks what its names are. */
export function collectGoPackage(files: readonly GoFile[], parts: readonly FileC[]): GoPackage {
  const valuesOf = (word: "var" | "const") =>
    files.flatMap((file) =>
      readPackageValues(file, word).flatMap((line) => line.names.map((name) => ({ file, line, name }))),
    );
  return {
    types: new Map(files.flatMap(({ types }) => types.map((type) => [type.name, type]))),
    functions: new Map(
      files.flatMap(({ functions }) =>
        functions.flatMap((item): [string, GoFunction][] =>
          item.receiver === null ? [[item.name, item]] : [],
        ),
      ),
    ),
    variables: new Map(valuesOf("var").map(({ file, line, name }) => [name, variableOf(file, line)])),
    constants: new Map(valuesOf("const").map(({ file, line, name }) => [name, tokensOf(file, line)])),
    fileOf: new Map(files.map((file) => [file.file, file])),
    cOf: new Map(parts.map((part) => [part.file.file, part])),
    cTypes: joinTypes(parts),
    cConstants: new Map(parts.flatMap(({ contract }) => [...contract.constants])),
  };
}

/** A file that knows a type by name only gives way to one that knows more. */
function joinTypes(parts: readonly FileC[]): Contract["types"] {
  const joined = new Map<string, readonly TypeDefinition[]>();
  for (const { contract } of parts) {
    for (const [name, definitions] of contract.types) {
      const known = joined.get(name)?.[0];
      if (known === undefined || known.kind === "opaque") joined.set(name, definitions);
    }
  }
  return joined;
}

function variableOf(file: GoFile, { names, type, values }: GoValues): PackageVariable {
  const value = values === null || names.length > 1 ? null : readExpression(file, values.from, values.to);
  return { file, type, value };
}

function tokensOf(file: GoFile, { names, values }: GoValues): readonly GoToken[] {
  return values === null || names.length > 1 ? [] : file.tokens.slice(values.from, values.to);
}
