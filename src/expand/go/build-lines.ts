import type { Gap } from "../../idl/gap.ts";
import type { SourceFile } from "../../source/source-file.ts";
import {
  type BuildExpression,
  buildExpressionHolds,
  parseBuildExpression,
  parsePlusBuild,
} from "./build-expression.ts";
import type { TagHolds } from "./target-tags.ts";

/** The conditions in a file's head, all of which must hold. */
export interface BuildLines {
  readonly conditions: readonly BuildExpression[];
  readonly gaps: readonly Gap[];
}

interface HeadLine {
  readonly text: string;
  /** Of the trimmed text. */
  readonly start: number;
}

/** The head of a file: lines up to the first that is neither blank nor a comment. */
interface Head {
  /** Lines outside of block comments. */
  readonly lines: readonly HeadLine[];
  /** How many of `lines` belong to the first run of `//` lines that a blank line ends. */
  readonly leading: number;
}

function readHead(text: string): Head {
  const lines: HeadLine[] = [];
  let leading = 0;
  let isLeading = true;
  let inBlock = false;
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end === -1 ? text.length : end);
    const trimmed = line.trim();
    if (trimmed === "" && isLeading) leading = lines.length;
    if (trimmed !== "" && !trimmed.startsWith("//")) isLeading = false;
    if (!inBlock) lines.push({ text: trimmed, start: at + line.indexOf(trimmed) });
    const rest = restOfLine(trimmed, inBlock);
    if (rest === "code") break;
    inBlock = rest === "in-block";
    at = end === -1 ? text.length : end + 1;
  }
  return { lines, leading };
}

/** What a line of the head ends in: nothing, a block comment that goes on, or code, which ends the head. */
function restOfLine(trimmed: string, inBlock: boolean): "open" | "in-block" | "code" {
  let inside = inBlock;
  for (let at = 0; at < trimmed.length; ) {
    if (inside) {
      const close = trimmed.indexOf("*/", at);
      if (close === -1) return "in-block";
      inside = false;
      at = close + 2;
    } else if (trimmed.startsWith("//", at)) return "open";
    else if (trimmed.startsWith("/*", at)) {
      inside = true;
      at += 2;
    } else if (/\s/.test(trimmed.charAt(at))) at += 1;
    else return "code";
  }
  return inside ? "in-block" : "open";
}

/**
 * The build constraints of a file (`go help buildconstraint`): its `//go:build` line, else the `// +build` lines of its
 * head. A line that cannot be read is a gap, and the file counts.
 */
export function readBuildLines(file: SourceFile): BuildLines {
  const head = readHead(file.text);
  const [line, second] = head.lines.filter(({ text }) => /^\/\/go:build(\s|$)/.test(text));
  if (line === undefined) {
    const plus = head.lines.slice(0, head.leading).flatMap(({ text }) => plusBuildOf(text) ?? []);
    return { conditions: plus, gaps: [] };
  }
  const gapAt = ({ text, start }: HeadLine, detail: string): BuildLines => ({
    conditions: [],
    gaps: [{ reason: "condition", detail, span: { file, start, end: start + text.length } }],
  });
  if (second !== undefined)
    return gapAt(second, "a file has one `//go:build` line; with two it is not built at all");
  const result = parseBuildExpression(line.text.slice("//go:build".length));
  if (!result.ok)
    return gapAt(line, `this build constraint is not understood and taken as true: ${result.fault}`);
  return { conditions: [result.expression], gaps: [] };
}

function plusBuildOf(text: string): BuildExpression | null {
  const match = /^\/\/[ \t]*\+build(?:[ \t]+(.*))?$/.exec(text);
  return match === null ? null : parsePlusBuild(match[1] ?? "");
}

export function buildLinesHold({ conditions }: BuildLines, holds: TagHolds): boolean {
  return conditions.every((condition) => buildExpressionHolds(condition, holds));
}
