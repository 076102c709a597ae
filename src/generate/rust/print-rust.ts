/** Columns of a line, and of the arguments of a call on one line: `max_width` and `fn_call_width` of rustfmt. */
const WIDTH = 100;
const CALL_WIDTH = 60;
/** Arguments that are all at most this long share lines when one line is too short for them. */
const SHORT_ARGUMENT = 10;
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
  return [`${head}${callee}(`, ...brokenArguments(args, indent + STEP), `${indent})${tail}`];
}

/** The lines of a statement that is a call, as rustfmt breaks them. */
export function printCall(call: Call, indent: string): readonly string[] {
  const { head, callee, args, tail } = call;
  const list = args.join(", ");
  const value = `${callee}(${list})${tail}`;
  const isShort = list.length <= CALL_WIDTH;
  if (isShort && indent.length + head.length + value.length <= WIDTH) return [indent + head + value];
  if (head === "") return broken(call, indent, indent);
  const next = indent + STEP;
  const first = indent + head.trimEnd();
  if (isShort && next.length + value.length <= WIDTH) return [first, next + value];
  if (indent.length + head.length + callee.length + 1 <= WIDTH) return broken(call, indent + head, indent);
  return [first, ...broken(call, next, next)];
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
  return [`${indent}${head}(`, ...params.map((param) => `${indent}${STEP}${param},`), `${indent})${tail}`];
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

/** `pub const NAME: type = value;`, broken behind the sign where the line is too long. */
export function printAssignment(head: string, value: string, indent: string): readonly string[] {
  const line = `${indent}${head} = ${value};`;
  return line.length <= WIDTH ? [line] : [`${indent}${head} =`, `${indent}${STEP}${value};`];
}

/** `PATTERN => value,`, in braces where the line is too long. */
export function printArm(pattern: string, value: string, indent: string): readonly string[] {
  const line = `${indent}${pattern} => ${value},`;
  if (line.length <= WIDTH) return [line];
  return [`${indent}${pattern} => {`, `${indent}${STEP}${value}`, `${indent}}`];
}
