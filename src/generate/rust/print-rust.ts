/** Columns of a line, and of the arguments of a call on one line: `max_width` and `fn_call_width` of rustfmt. */
const WIDTH = 100;
const CALL_WIDTH = 60;
/** Arguments that are all at most this long share lines when one line is too short for them. */
const SHORT_ARGUMENT = 10;
/** What rustfmt, as observed, lets the end of a broken signature have: with its brace, and without before it breaks T. */
const BRACE_WIDTH = 96;
const RESULT_WIDTH = 102;
const STEP = "    ";

/** A call with what stands around it: `let key = ` `abi::text` `(key, key_len, "key")` `?;`. */
export interface Call {
  /** Up to the value: `let key = `, or nothing. */
  readonly head: string;
  readonly callee: string;
  readonly args: readonly string[];
  readonly tail: string;
}

function isSimple(argument: string): boolean {
  return /^(?:&(?:mut )?)?[A-Za-z_][A-Za-z0-9_]*$|^"[^"]*"$/.test(argument);
}

/** Arguments on lines of their own, with the commas that rustfmt gives them. */
function brokenArguments(args: readonly string[], indent: string): readonly string[] {
  if (args.length === 0) return [];
  if (!args.every((argument) => isSimple(argument) && argument.length <= SHORT_ARGUMENT))
    return args.map((argument) => `${indent}${argument},`);
  return fill(args, indent);
}

/**
 * Items on as few lines as hold them, each with its comma. A column stays free behind the comma; rustfmt does not count
 * that of the last item as long as there is one line.
 */
function fill(items: readonly string[], indent: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const [index, item] of items.entries()) {
    const longer = line === "" ? `${item},` : `${line} ${item},`;
    const most = index === items.length - 1 && lines.length === 0 ? WIDTH : WIDTH - 1;
    if (line !== "" && indent.length + longer.length > most) {
      lines.push(indent + line);
      line = `${item},`;
    } else line = longer;
  }
  return [...lines, indent + line];
}

/** `use path::{A, B};`: names share lines where one is too short for them; rustfmt leaves two columns free. */
export function printImports(path: string, names: readonly string[]): readonly string[] {
  const [only, second] = names;
  if (only === undefined) return [];
  if (second === undefined) return [`use ${path}::${only};`];
  const line = `use ${path}::{${names.join(", ")}};`;
  if (line.length < WIDTH - 1) return [line];
  return [`use ${path}::{`, ...fill(names, STEP), "};"];
}

function broken({ callee, args, tail }: Call, head: string, indent: string): readonly string[] {
  const [only = "", second] = args;
  const [, inner, list] = /^([A-Za-z_][\w:]*)\(([^()]+)\)$/.exec(only) ?? [];
  // A call that is the only argument is broken in its place of it.
  if (inner !== undefined && list !== undefined && second === undefined) {
    const first = `${head}${callee}(${inner}(`;
    // Two columns stay free behind the brackets, as rustfmt has it.
    if (first.length <= WIDTH - 2) return [first, `${indent}${STEP}${list},`, `${indent}))${tail}`];
  }
  return [`${head}${callee}(`, ...brokenArguments(args, indent + STEP), `${indent})${tail}`];
}

/** The lines of a statement that is a call, as rustfmt breaks them. */
export function printCall(call: Call, indent: string): readonly string[] {
  const { head, callee, args, tail } = call;
  const list = args.join(", ");
  const [, parent, links] = /^(\w+)((?:\.\w+)+)$/.exec(callee) ?? [];
  if (parent !== undefined && links !== undefined && args.length < 2) {
    const names = links.slice(1).split(".");
    const parts = names.map((name, index) => `.${name}${index === names.length - 1 ? `(${list})` : ""}`);
    return printChain({ head, parent, links: parts, tail }, indent);
  }
  const value = `${callee}(${list})${tail}`;
  const isShort = args.length === 1 || list.length <= CALL_WIDTH;
  if (isShort && indent.length + head.length + value.length <= WIDTH) return [indent + head + value];
  if (head === "") return broken(call, indent, indent);
  const next = indent + STEP;
  const first = indent + head.trimEnd();
  if (isShort && next.length + value.length <= WIDTH) return [first, next + value];
  // rustfmt leaves a column for the question mark behind it.
  const opened = indent.length + head.length + callee.length + 1 + (tail.startsWith("?") ? 1 : 0);
  if (opened <= WIDTH) return broken(call, indent + head, indent);
  return [first, ...broken(call, next, next)];
}

/** A call that stays behind its head, broken or not: `if `, or the name of a field that is set. */
export function printArgument(call: Call, indent: string): readonly string[] {
  const { head, callee, args, tail } = call;
  const list = args.join(", ");
  const line = `${indent}${head}${callee}(${list})${tail}`;
  const isShort = args.length === 1 || list.length <= CALL_WIDTH;
  return isShort && line.length <= WIDTH ? [line] : broken(call, indent + head, indent);
}

/** A value with what is taken of it: `let size = ` `name` `.keep` `.len()` `?;`. */
export interface Chain {
  readonly head: string;
  readonly parent: string;
  readonly links: readonly string[];
  readonly tail: string;
}

/** The lines of a statement that is a chain: all on one, or each link on its own. */
export function printChain({ head, parent, links, tail }: Chain, indent: string): readonly string[] {
  const value = parent + links.join("") + tail;
  const isShort = links.length === 1 || value.length - 1 <= CALL_WIDTH;
  // rustfmt counts the question mark twice.
  const width = WIDTH - (tail.startsWith("?") && links.length === 1 ? 2 : 0);
  if (isShort && indent.length + head.length + value.length <= width) return [indent + head + value];
  const next = indent + STEP;
  if (head !== "" && isShort && next.length + value.length <= width)
    return [indent + head.trimEnd(), next + value];
  const isHeadLong = head !== "" && indent.length + head.length + parent.length >= WIDTH;
  const start = isHeadLong ? next : indent;
  const last = links.length - 1;
  const [, method, argument] = /^(\.\w+)\((.+)\)$/.exec(links[0] ?? "") ?? [];
  // Where a link is too long for its own line, its argument goes to one.
  if (last === 0 && method !== undefined && argument !== undefined) {
    const link = start.length + STEP.length + (links[0]?.length ?? 0) + tail.length;
    const call: Call = { head: "", callee: parent + method, args: [argument], tail };
    if (link >= WIDTH)
      return isHeadLong
        ? [indent + head.trimEnd(), ...broken(call, next, next)]
        : broken(call, indent + head, indent);
  }
  return [
    ...(isHeadLong ? [indent + head.trimEnd()] : []),
    `${start}${isHeadLong ? "" : head}${parent}`,
    ...links.map((link, index) => `${start}${STEP}${link}${index === last ? tail : ""}`),
  ];
}

/** `let status = unsafe { call(..) };` as rustfmt breaks it. */
export function printUnsafeCall(call: Call, indent: string): readonly string[] {
  const { head, callee, args, tail } = call;
  const list = args.join(", ");
  const value = `${callee}(${list})`;
  const line = `${indent}${head}unsafe { ${value} }${tail}`;
  if (list.length <= CALL_WIDTH && line.length <= WIDTH) return [line];
  return [
    `${indent}${head}unsafe {`,
    ...printCall({ head: "", callee, args, tail: "" }, indent + STEP),
    `${indent}}${tail}`,
  ];
}

/** `fn name(..) -> T {` or `;`: parameters stand on one line or each on its own. */
export function printSignature(
  head: string,
  params: readonly string[],
  tail: string,
  indent: string,
  edition: "2021" | "2024" = "2024",
): readonly string[] {
  const front = `${indent}${head}(${params.join(", ")})`;
  const line = front + tail;
  // Of a declaration that just fits, rustfmt keeps two columns for the brace that a definition has.
  if (line.length === WIDTH && tail.endsWith(";") && tail !== ";")
    return [front, `${indent}${edition === "2024" ? "" : STEP}${tail.trim()}`];
  if (line.length <= WIDTH) return [line];
  if (params.length === 0 && edition === "2024") return [front, `${indent}${tail.trim()}`];
  return [
    `${indent}${head}(`,
    ...params.map((param) => `${indent}${STEP}${param},`),
    ...printEnd(tail, indent),
  ];
}

/** `) -> T {` or `) -> T;` behind parameters that stand on lines of their own. */
function printEnd(tail: string, indent: string): readonly string[] {
  const [, type, end] = /^(.*?)( \{|;)$/.exec(tail) ?? [];
  const line = `${indent})${tail}`;
  if (type === undefined || end === undefined) return [line];
  const [, outer, inner] = /^( -> [\w:]+<)(.+)>$/.exec(type) ?? [];
  if (indent.length + 1 + type.length > RESULT_WIDTH && outer !== undefined && inner !== undefined)
    return [
      `${indent})${outer}`,
      ...splitList(inner).map((one) => `${indent}${STEP}${one},`),
      `${indent}>${end}`,
    ];
  return end === ";" || line.length <= BRACE_WIDTH ? [line] : [`${indent})${type}`, `${indent}{`];
}

/** The parts of a list between commas that stand in no bracket. */
export function splitList(list: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const [index, character] of [...list].entries()) {
    if ("([<{".includes(character)) depth += 1;
    else if (")]}".includes(character) || (character === ">" && list[index - 1] !== "-")) depth -= 1;
    if (character === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += character;
  }
  return [...parts, part.trim()].filter((one) => one !== "");
}

/** A pointer to a function that may be null: `head` is `pub type kv_visit =` or `pub call:`, and `tail` ends it. */
export function printFunctionPointer(
  head: string,
  params: readonly string[],
  returns: string,
  tail: string,
  indent: string,
): readonly string[] {
  const pointer = `unsafe extern "C" fn(${params.join(", ")})${returns}`;
  const line = `${indent}${head} Option<${pointer}>${tail}`;
  if (line.length <= WIDTH) return [line];
  const next = indent + STEP;
  const whole = `${next}Option<${pointer}>${tail}`;
  if (whole.length <= WIDTH) return [indent + head, whole];
  const inner =
    next.length + pointer.length + 1 <= WIDTH
      ? [`${next}${pointer},`]
      : [
          `${next}unsafe extern "C" fn(`,
          ...params.map((param) => `${next}${STEP}${param},`),
          `${next})${returns},`,
        ];
  return [`${indent}${head} Option<`, ...inner, `${indent}>${tail}`];
}

/** `pub const NAME: type = value;`, broken behind a sign where the line is too long. */
export function printAssignment(head: string, value: string, indent: string): readonly string[] {
  const line = `${indent}${head} = ${value};`;
  if (line.length <= WIDTH) return [line];
  const next = indent + STEP;
  const first = `${indent}${head} =`;
  const colon = head.indexOf(": ");
  if (first.length > WIDTH && colon > 0)
    return [`${indent}${head.slice(0, colon + 1)}`, `${next}${head.slice(colon + 2)} = ${value};`];
  const [, callee, argument] = /^(\w+)\((\w+)\)$/.exec(value) ?? [];
  if (callee === undefined || argument === undefined || next.length + value.length < WIDTH)
    return [first, `${next}${value};`];
  const call: Call = { head: `${head} = `, callee, args: [argument], tail: ";" };
  if (`${first} ${callee}(`.length <= WIDTH) return broken(call, `${first} `, indent);
  return [first, ...printCall({ ...call, head: "" }, next)];
}

/** `PATTERN => value,`, in braces where the line is too long, and the value broken where that is not enough. */
export function printArm(pattern: string, value: string, indent: string): readonly string[] {
  const line = `${indent}${pattern} => ${value},`;
  if (line.length <= WIDTH) return [line];
  const next = indent + STEP;
  const [, callee, argument] = /^(\w+)\((&?\w+)\)$/.exec(value) ?? [];
  const inside =
    callee === undefined || argument === undefined
      ? [next + value]
      : printCall({ head: "", callee, args: [argument], tail: "" }, next);
  return [`${indent}${pattern} => {`, ...inside, `${indent}}`];
}
