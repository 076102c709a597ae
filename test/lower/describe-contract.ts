import { readFileSync } from "node:fs";
import type { Contract } from "../../src/idl/contract.ts";
import type { Param } from "../../src/idl/type.ts";
import { printType } from "../../src/idl/type-expression.ts";

/** The rows of the tables of "Lowering 1", as `SECTION: FIRST CELL`; a row that goes on is called by its next cell. */
export function documentedRows(): readonly string[] {
  const text = readFileSync(new URL("../../BRIDGE.md", import.meta.url), "utf8");
  const lowering = text.slice(text.indexOf("\n## Lowering 1\n"));
  return lowering
    .split(/^### /m)
    .slice(1)
    .flatMap((section) => {
      const name = section.slice(0, section.indexOf("\n"));
      const rows = section.split("\n").filter((line) => line.startsWith("|"));
      return rows.slice(2).map(
        (row) =>
          `${name}: ${row
            .split("|")
            .map((cell) => cell.trim())
            .find((cell) => cell !== "")}`,
      );
    });
}

/** What is said of something besides its name, type and place: `nullable=false transfer=owned`. */
function describeFacts(item: object): string {
  return Object.entries(item)
    .filter(([key]) => !["name", "type", "span", "kind", "fields", "params", "returns", "to"].includes(key))
    .map(([key, value]) => ` ${key}=${typeof value === "object" ? JSON.stringify(value, bigintText) : value}`)
    .sort()
    .join("");
}

function bigintText(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

function describeMembers(members: readonly Param[]): readonly string[] {
  return members.map((member) => `${member.name}: ${printType(member.type)}${describeFacts(member)}`);
}

/** The parameters of a function or callback, or the fields of a struct, with what memory does not show. */
export function membersOf(contract: Contract, name: string): readonly string[] {
  const type = contract.types.get(name)?.[0];
  const item = contract.functions.get(name)?.[0] ?? type;
  if (item !== undefined && "params" in item) return describeMembers(item.params);
  if (type?.kind === "struct") return describeMembers(type.fields);
  throw new Error(`no members: ${name}`);
}

/** Anything else of a contract, on one line. */
export function describeItem(contract: Contract, name: string): string | undefined {
  const [constant] = contract.constants.get(name) ?? [];
  if (constant !== undefined)
    return `${constant.type} ${constant.value}${describeFacts({ ...constant, value: undefined }).replace(" value=undefined", "")}`;
  const [fn] = contract.functions.get(name) ?? [];
  if (fn !== undefined)
    return `-> ${printType(fn.returns.type)}${describeFacts(fn.returns)}${describeFacts(fn)}`;
  const [type] = contract.types.get(name) ?? [];
  if (type === undefined) return undefined;
  return `${type.kind}${type.kind === "alias" ? ` ${printType(type.to)}` : ""}${describeFacts(type)}`;
}
