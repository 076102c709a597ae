import type { RustUse } from "./item.ts";
import {
  accept,
  acceptSigns,
  at,
  deeper,
  expect,
  failExpecting,
  type Parser,
  peek,
  readList,
  spanFrom,
  within,
} from "./parser.ts";

type Leaf = RustUse["leaves"][number];

interface Prefix {
  readonly global: boolean;
  readonly path: readonly string[];
}

/** What follows `use`, with its `;` (Reference, "Use declarations"). Groups are taken apart into their names. */
export function readUseLeaves(parser: Parser): readonly Leaf[] {
  const leaves: Leaf[] = [];
  readTree(parser, { global: false, path: [] }, leaves);
  expect(parser, ";", "behind `use`");
  return leaves;
}

function readTree(parser: Parser, prefix: Prefix, leaves: Leaf[]): void {
  const start = parser.index;
  const path = [...prefix.path];
  const global = acceptSigns(parser, "::") ? true : prefix.global;
  for (;;) {
    if (accept(parser, "*")) {
      leaves.push({ global, path, name: "*", span: spanFrom(parser, start) });
      return;
    }
    if (at(parser, "{")) {
      readBranches(parser, { global, path }, leaves);
      return;
    }
    const dollar = accept(parser, "$") ? "$" : "";
    const token = peek(parser);
    if (token?.kind !== "identifier") failExpecting(parser, "a name, `*` or `{` in `use`");
    parser.index += 1;
    path.push(dollar + token.text);
    if (!acceptSigns(parser, "::")) break;
  }
  leaves.push(readLeaf(parser, { global, path }, start));
}

function readBranches(parser: Parser, prefix: Prefix, leaves: Leaf[]): void {
  deeper(parser, () =>
    within(parser, () => readList(parser, "or `}` in `use`", () => readTree(parser, prefix, leaves))),
  );
}

/** `a::b::{self}` is `a::b`. */
function readLeaf(parser: Parser, { global, path: spelled }: Prefix, start: number): Leaf {
  const path = spelled.length > 1 && spelled.at(-1) === "self" ? spelled.slice(0, -1) : spelled;
  let name = path.at(-1) ?? "";
  if (accept(parser, "as")) {
    const token = peek(parser);
    if (token?.kind !== "identifier") failExpecting(parser, "a name behind `as`");
    parser.index += 1;
    name = token.text;
  }
  return { global, path, name, span: spanFrom(parser, start) };
}
