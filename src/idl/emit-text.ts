import type { WrittenEntry, WrittenNode } from "./written-node.ts";

/** Lines up to this width, in UTF-16 code units, hold a whole value in flow style. */
const WIDEST_LINE = 100;
/** YAML's bound for a key without `?` is 1024 characters with its quotes (YAML 1.2.2, 7.4.3). */
const LONGEST_PLAIN_KEY = 1000;

/** An identifier, or several joined by hyphens as in `null-ok` and `x86_64-unknown-linux-gnu`. */
const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*$/;
/** Words that some YAML reader, 1.1 or 1.2, takes for a boolean or for nothing. */
const RESERVED = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);

/**
 * What a reader, a terminal or a reviewer would not see as it is: control characters, line separators, characters
 * without width or that turn the direction of writing, halves of surrogate pairs, noncharacters. A fixed list: what
 * the run time's Unicode tables say would make the bytes depend on the machine.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /["\\\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** Text between double quotes, with escapes that YAML and JSON both read. */
function quote(text: string): string {
  const escapeUnit = (unit: string): string =>
    SHORT_ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `"${text.replace(UNSEEN, escapeUnit)}"`;
}

function plainOrQuoted(word: string): string {
  return PLAIN.test(word) && !RESERVED.has(word.toLowerCase()) ? word : quote(word);
}

/** The node on one line, as YAML. */
export function emitFlow(node: WrittenNode): string {
  switch (node.kind) {
    case "text":
      return quote(node.text);
    case "word":
      return plainOrQuoted(node.text);
    case "integer":
    case "exact":
    case "flag":
      return String(node.value);
    case "list":
      return `[${node.items.map(emitFlow).join(", ")}]`;
    case "map":
      return `{${node.entries.map(([key, value]) => `${plainOrQuoted(key)}: ${emitFlow(value)}`).join(", ")}}`;
  }
}

function isCollection(node: WrittenNode): node is Extract<WrittenNode, { kind: "list" | "map" }> {
  return node.kind === "list" || node.kind === "map";
}

/** The node's one line if it may stand behind `column` characters, else null. */
function flowBehind(column: number, node: WrittenNode): string | null {
  if (!isCollection(node)) return emitFlow(node);
  const members = node.kind === "list" ? node.items : node.entries;
  if (members.length === 0) return emitFlow(node);
  if (node.block) return null;
  if (node.kind === "list" && !node.items.some(isCollection)) return emitFlow(node);
  const flow = emitFlow(node);
  return column + flow.length <= WIDEST_LINE ? flow : null;
}

function emitEntry([key, value]: WrittenEntry, indent: string, lines: string[]): void {
  const written = plainOrQuoted(key);
  const head =
    written.length > LONGEST_PLAIN_KEY ? `${indent}? ${written}\n${indent}:` : `${indent}${written}:`;
  const flow = flowBehind(indent.length + written.length + 2, value);
  if (flow !== null) {
    lines.push(`${head} ${flow}`);
    return;
  }
  lines.push(head);
  emitBlock(value, `${indent}  `, lines);
}

function emitItem(node: WrittenNode, indent: string, lines: string[]): void {
  const flow = flowBehind(indent.length + 2, node);
  if (flow !== null) {
    lines.push(`${indent}- ${flow}`);
    return;
  }
  const inner: string[] = [];
  emitBlock(node, `${indent}  `, inner);
  const [first = "", ...rest] = inner;
  lines.push(`${indent}- ${first.slice(indent.length + 2)}`, ...rest);
}

function emitBlock(node: WrittenNode, indent: string, lines: string[]): void {
  if (node.kind === "map") for (const entry of node.entries) emitEntry(entry, indent, lines);
  else if (node.kind === "list") for (const item of node.items) emitItem(item, indent, lines);
  else lines.push(`${indent}${emitFlow(node)}`);
}

/** A document: a line for each entry of the outermost map, ending in a line break. */
export function emitYaml(root: WrittenNode): string {
  const lines: string[] = [];
  emitBlock(root, "", lines);
  return `${lines.join("\n")}\n`;
}

function emitJsonLines(open: string, close: string, members: readonly string[], indent: string): string {
  if (members.length === 0) return `${open}${close}`;
  return `${open}\n${members.map((member) => `${indent}  ${member}`).join(",\n")}\n${indent}${close}`;
}

function emitJsonValue(node: WrittenNode, indent: string): string {
  const inner = `${indent}  `;
  switch (node.kind) {
    case "text":
    case "word":
      return quote(node.text);
    case "exact":
      return `"${node.value}"`;
    case "integer":
    case "flag":
      return String(node.value);
    case "list":
      return emitJsonLines(
        "[",
        "]",
        node.items.map((item) => emitJsonValue(item, inner)),
        indent,
      );
    case "map": {
      const members = node.entries.map(([key, value]) => `${quote(key)}: ${emitJsonValue(value, inner)}`);
      return emitJsonLines("{", "}", members, indent);
    }
  }
}

/** The same document as JSON, indented by two, ending in a line break. */
export function emitJson(root: WrittenNode): string {
  return `${emitJsonValue(root, "")}\n`;
}
