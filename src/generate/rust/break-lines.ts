import {
  printArgument,
  printArm,
  printAssignment,
  printCall,
  printChain,
  printSignature,
  splitList,
} from "./print-rust.ts";

/** Columns of a line: `max_width` of rustfmt. */
const WIDTH = 100;
/** Columns of the arguments of a call on one line: `fn_call_width`. */
const CALL_WIDTH = 60;
/** What rustfmt, as observed, lets the head of a trait have. */
const TRAIT_WIDTH = 92;
const STEP = "    ";

/** A line as templates write it, without its indentation, and how rustfmt breaks it; null if it is not of that form. */
type Rule = (body: string, indent: string) => readonly string[] | null;

/**
 * Breaks the lines of generated Rust that are too long for rustfmt, which happens by long names only: templates have
 * each of these on one line. What is short enough stays as it is, and so do comments.
 */
export function breakLines(text: string): string {
  return text.split("\n").flatMap(breakLine).join("\n");
}

function breakLine(line: string): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? "";
  const body = line.slice(indent.length);
  if (body.startsWith("//") || body.startsWith("#")) return [line];
  for (const rule of line.length > WIDTH ? [...SHARED_RULES, ...LONG_RULES] : SHARED_RULES) {
    const lines = rule(body, indent);
    if (lines !== null) return lines;
  }
  return [line];
}

const VALUE = String.raw`(?:&(?:mut )?)?[\w:]+(?:\.\w+(?:\(\))?)*|"[^"]*"|-?\d+`;
const CALL = new RegExp(String.raw`^([A-Za-z_][\w:]*)\(((?:${VALUE})(?:, (?:${VALUE}))*)\)(\??)$`);

interface SimpleCall {
  readonly callee: string;
  readonly args: readonly string[];
  readonly tail: string;
}

/** `abi::value(has_key, "has_key")?`: a call of a path with names, texts, fields and plain method calls. */
function readCall(text: string): SimpleCall | null {
  const [, callee, list, tail = ""] = CALL.exec(text) ?? [];
  return callee === undefined || list === undefined ? null : { callee, args: splitList(list), tail };
}

/** `let key = value;`, `value;` */
const statement: Rule = (body, indent) => {
  const [, head = "", value, end = ""] = /^((?:let [^=]+ = )?)([A-Za-z_][^{}]*?)(;?)$/.exec(body) ?? [];
  if (value === undefined || (end === "" && head !== "")) return null;
  const call = readCall(value);
  if (call !== null) return end === "" ? null : printCall({ head, ...call, tail: call.tail + end }, indent);
  const [, parent, links, tail = ""] =
    /^([A-Za-z_]\w*)((?:\.\w+(?:\((?:"[^"]*"|[\w:]+\(""\))?\))?)+)(\??)$/.exec(value) ?? [];
  if (parent === undefined || links === undefined || end === "") return null;
  const parts = links.match(/\.\w+(?:\((?:[^()]|\(""\))*\))?/g) ?? [];
  return printChain({ head, parent, links: parts, tail: tail + end }, indent);
};

/** `name: abi::value(name, "name")?,` of a struct that is made. */
const initializer: Rule = (body, indent) => {
  const [, name, value] = /^(\w+): (.+),$/.exec(body) ?? [];
  const call = value === undefined ? null : readCall(value);
  if (name === undefined || call === null) return null;
  return printArgument({ head: `${name}: `, ...call, tail: `${call.tail},` }, indent);
};

/** `name: NAME,` of a struct that is made. */
const setting: Rule = (body, indent) => {
  const [, head, value] = /^(\w+:) ([A-Z0-9_]+),$/.exec(body) ?? [];
  return head === undefined ? null : [indent + head, `${indent}${STEP}${value},`];
};

/** `name: abi::zero::<T>(),` of a struct that is made. */
const empty: Rule = (body, indent) => {
  const [, head, type] = /^(\w+: [\w:]+::<)(.+)>\(\),$/.exec(body) ?? [];
  if (head === undefined || type === undefined) return null;
  const opened = `${indent}${head}${type}>(`;
  if (opened.length <= WIDTH + 2) return [opened, `${indent}),`];
  return [indent + head, `${indent}${STEP}${type},`, `${indent}>(),`];
};

/** `fn name(..) -> T {`. */
const signature: Rule = (body, indent) => {
  const [, head, list, tail] =
    /^((?:pub )?(?:const )?(?:unsafe )?fn \w+(?:<[^(]*>)?)\((.*?)\)((?: -> [^;]+)? \{)$/.exec(body) ?? [];
  if (head === undefined || list === undefined || tail === undefined) return null;
  return printSignature(head, splitList(list), tail, indent);
};

/** `pub const NAME: T = value;` */
const assignment: Rule = (body, indent) => {
  const [, head, value] = /^((?:pub )?(?:const|static|type) [^=]+?) = (.+);$/.exec(body) ?? [];
  return head === undefined || value === undefined ? null : printAssignment(head, value, indent);
};

/** `pub name: T,` of a struct that is declared. */
const field: Rule = (body, indent) => {
  const [, name, type] = /^(pub \w+): ([^(]+),$/.exec(body) ?? [];
  return name === undefined ? null : [`${indent}${name}:`, `${indent}${STEP}${type},`];
};

/** `pub struct Name(T);` */
const tuple: Rule = (body, indent) => {
  const [, head, type] = /^(pub struct \w+)\((.+)\);$/.exec(body) ?? [];
  return head === undefined ? null : [`${indent}${head}(`, `${indent}${STEP}${type},`, `${indent});`];
};

/** `impl Trait for Type {` */
const implementation: Rule = (body, indent) => {
  const [, head, type, end] = /^(impl(?:<[^>]*>)? \S+) for (.+) \{(\}?)$/.exec(body) ?? [];
  // Of braces with nothing in them rustfmt does not count the second one.
  if (end === "}" && indent.length + body.length === WIDTH + 1) return null;
  return head === undefined
    ? null
    : [
        `${indent}${head}`,
        `${indent}${STEP}for ${type}`,
        `${indent}{`,
        ...(end === "" ? [] : [`${indent}}`]),
      ];
};

/** `pattern => value,` */
const arm: Rule = (body, indent) => {
  const [, pattern, value] = /^(\S+) => (.+),$/.exec(body) ?? [];
  return pattern === undefined || value === undefined ? null : printArm(pattern, value, indent);
};

/** `other => Err(abi::Failure::value(format!("..")))`: a call in a call counts as an argument. */
const refusal: Rule = (body, indent) => {
  const [, head, text] = /^(\w+ => Err\(abi::Failure::value\(format!\()("[^"]*")\)\)\),$/.exec(body) ?? [];
  if (head === undefined || text === undefined) return null;
  const isShort = `abi::Failure::value(format!(${text}))`.length <= CALL_WIDTH;
  if (isShort && indent.length + body.length <= WIDTH) return [indent + body];
  return [indent + head, `${indent}${STEP}${text}`, `${indent}))),`];
};

/** `if let Some(name) = &name {`, `let Ok(name) = call(name) else {` */
const binding: Rule = (body, indent) => {
  const [, head, value, end] = /^((?:if )?let .+ =) (.+?) ((?:else )?\{)$/.exec(body) ?? [];
  if (head === undefined || value === undefined || end === undefined) return null;
  const line = `${indent}${head} ${value}`;
  if (line.length < WIDTH) return [line, indent + end];
  return [indent + head, `${indent}${STEP}${value}`, indent + end];
};

/** `name: Option<T>,` or `name: &Visit<'_>,` of a parameter. */
const parameter: Rule = (body, indent) => {
  const [, head, type] = /^(\w+: (?:Option|&(?:mut )?\w+)<)(.+)>,$/.exec(body) ?? [];
  return head === undefined ? null : [indent + head, `${indent}${STEP}${type},`, `${indent}>,`];
};

/** `type Name = (T, T);`, `let name = (value, value);` */
const group: Rule = (body, indent) => {
  const [, head, list] = /^((?:type|let) \w+ = )\((.+)\);$/.exec(body) ?? [];
  if (head === undefined || list === undefined) return null;
  const next = indent + STEP;
  const value = `(${list});`;
  const isShort = list.length <= CALL_WIDTH || splitList(list).length === 1;
  if (isShort && indent.length + body.length <= WIDTH) return [indent + body];
  if (isShort && next.length + value.length <= WIDTH) return [indent + head.trimEnd(), next + value];
  return [`${indent}${head}(`, ...splitList(list).map((item) => `${next}${item},`), `${indent});`];
};

/** `&name.parents().0,` among arguments. */
const reference: Rule = (body, indent) => {
  const [, parent, links = ""] = /^(&\w+)((?:\.\w+(?:\(\))?){2,}),$/.exec(body) ?? [];
  if (parent === undefined || body.length - "&,".length <= CALL_WIDTH) return null;
  const parts = links.match(/\.\w+(?:\(\))?/g) ?? [];
  return printChain({ head: "", parent, links: parts, tail: "," }, indent);
};

/** `let name = name.map_or_else(abi::zero::<T>, abi::Cross::send);` */
const fallback: Rule = (body, indent) => {
  const [, head, parent, method, list] =
    /^(let \w+ = )(\w+)(\.map_or_else)\((abi::zero::<.+>, abi::Cross::send)\);$/.exec(body) ?? [];
  if (head === undefined || parent === undefined || method === undefined || list === undefined) return null;
  if (list.length <= CALL_WIDTH)
    return printChain({ head, parent, links: [`${method}(${list})`], tail: ";" }, indent);
  const args = splitList(list);
  if (`${indent}${head}${parent}${method}(`.length < WIDTH)
    return printArgument({ head, callee: parent + method, args, tail: ";" }, indent);
  const link = indent + STEP;
  if (`${indent}${head}${parent}`.length >= WIDTH)
    return [
      indent + head.trimEnd(),
      ...printArgument({ head: "", callee: parent + method, args, tail: ";" }, link),
    ];
  return [
    indent + head + parent,
    `${link}${method}(`,
    ...args.map((one) => `${link}${STEP}${one},`),
    `${link});`,
  ];
};

/** `let mut result = abi::zero::<T>();` */
const next: Rule = (body, indent) => {
  const [, head, value] = /^(let \w+(?: \w+)? =) (abi::zero::<[^>]+>\(\);)$/.exec(body) ?? [];
  return head === undefined ? null : [indent + head, `${indent}${STEP}${value}`];
};

/** `let (name, name_ends) = abi::pack(name);`, where the pattern is too long by itself. */
const pattern: Rule = (body, indent) => {
  const [, list, value] = /^let \((.+?)\) = (.+;)$/.exec(body) ?? [];
  if (list === undefined || value === undefined) return null;
  if (`${indent}let (${list})`.length < WIDTH) return null;
  return [
    `${indent}let (`,
    ...splitList(list).map((item) => `${indent}${STEP}${item},`),
    `${indent}) = ${value}`,
  ];
};

/** `let refused = format!("..");` */
const format: Rule = (body, indent) => {
  const [, head, text] = /^(let \w+ =) format!\(("[^"]*")\);$/.exec(body) ?? [];
  if (head === undefined || text === undefined) return null;
  const inner = indent + STEP;
  const value = `${inner}format!(${text});`;
  if (value.length <= WIDTH) return [indent + head, value];
  return [`${indent}${head} format!(`, inner + text, `${indent});`];
};

/** `unsafe { abi::free(name) }` */
const block: Rule = (body, indent) => {
  const [, value] = /^unsafe \{ (.+) \}$/.exec(body) ?? [];
  return value === undefined ? null : [`${indent}unsafe {`, `${indent}${STEP}${value}`, `${indent}}`];
};

/** `pub trait Name: Bounds {` */
const trait: Rule = (body, indent) => {
  const [, head, bounds] = /^(pub trait \w+:) (.+) \{$/.exec(body) ?? [];
  if (head === undefined || body.length <= TRAIT_WIDTH) return null;
  return [indent + head, `${indent}${STEP}${bounds}`, `${indent}{`];
};

/** These also break where a call's arguments or a chain are too long by themselves. */
const SHARED_RULES: readonly Rule[] = [
  trait,
  refusal,
  group,
  reference,
  pattern,
  fallback,
  statement,
  initializer,
];
const LONG_RULES: readonly Rule[] = [
  signature,
  assignment,
  field,
  parameter,
  empty,
  setting,
  tuple,
  implementation,
  binding,
  next,
  format,
  block,
  arm,
];
