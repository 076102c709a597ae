/** How LLVM text says that a record is passed: a class per register, or one of the other kinds of passing. */
export type SeenPassing =
  | readonly ("integer" | "float" | "vector" | "x87")[]
  | "ignored"
  | "stack"
  | "hidden-pointer";

export interface SeenFunction {
  readonly params: SeenPassing;
  readonly returns: SeenPassing;
}

/** Reads the signatures of an LLVM text; integer registers are `register` bytes wide. */
export function parseSignatures(text: string, register: number): ReadonlyMap<string, SeenFunction> {
  const types = new Map(
    [...text.matchAll(/^(%[\w.]+) = type (.*)$/gm)].map(([, name = "", body = ""]) => [name, body]),
  );
  const found = new Map<string, SeenFunction>();
  for (const [, head = "", name = "", params = ""] of text.matchAll(
    /^define (.*?)@(\w+)\((.*?)\)(?: local| unnamed| #|$)/gm,
  ))
    found.set(name, readSignature(stripWords(head), stripWords(params), types, register));
  return found;
}

function readSignature(
  head: string,
  params: string,
  types: ReadonlyMap<string, string>,
  register: number,
): SeenFunction {
  const classes = (type: string) => classesOf(type, types, register);
  const list = splitTopLevel(params).filter((param) => !param.includes("sret"));
  const returns = params.includes("sret(") ? "hidden-pointer" : head === "void" ? "ignored" : classes(head);
  return { params: readParams(list, classes), returns };
}

function readParams(params: readonly string[], classes: (type: string) => SeenPassing): SeenPassing {
  if (params.length === 0) return "ignored";
  if (params.some((param) => param.includes("byval("))) return "stack";
  if (params.some((param) => /^(ptr|%[\w.]+\*|[^%]*\*)/.test(param))) return "hidden-pointer";
  return params.flatMap((param) => classes(param.replace(/ %\d+$/, "")) as SeenPassing & readonly never[]);
}

/** Removes linkage and attributes: what is left is types, `sret(`, `byval(` and names. */
function stripWords(text: string): string {
  const words =
    /\b(dso_local|hidden|zeroext|signext|noundef|returned|noalias|nocapture|writeonly|readnone|readonly|nonnull|inreg|immarg|writable|dead_on_unwind|range\([^)]*\)|initializes\([^)]*\)+|captures\([^)]*\)|align \d+|alignstack\(\d+\)|dereferenceable(_or_null)?\(\d+\))/g;
  return text.replace(words, "").replace(/\s+/g, " ").trim();
}

function classesOf(type: string, types: ReadonlyMap<string, string>, register: number): SeenPassing {
  const integer = /^i(\d+)$/.exec(type);
  if (integer !== null) return Array(Math.ceil(Number(integer[1]) / (register * 8))).fill("integer");
  if (/^(half|float|double)$/.test(type)) return ["float"];
  if (type === "fp128") return [register === 8 ? "float" : "vector"];
  if (type === "x86_fp80") return ["x87"];
  const vector = /^<(\d+) x (\w+)>$/.exec(type);
  if (vector !== null) return [vectorBytes(Number(vector[1]), vector[2] ?? "") > 8 ? "vector" : "float"];
  const array = /^\[(\d+) x (.*)\]$/.exec(type);
  if (array !== null)
    return Array(Number(array[1]))
      .fill(classesOf(array[2] ?? "", types, register))
      .flat();
  const named = types.get(type);
  if (named !== undefined) return classesOf(named, types, register);
  const struct = /^<?\{ (.*) \}>?$/.exec(type);
  if (struct === null) throw new Error(`cannot read the LLVM type ${type}`);
  return splitTopLevel(struct[1] ?? "").flatMap(
    (member) => classesOf(member, types, register) as readonly "integer"[],
  );
}

function vectorBytes(lanes: number, element: string): number {
  const sizes: Readonly<Record<string, number>> = { half: 2, float: 4, double: 8 };
  return lanes * (sizes[element] ?? Number(element.slice(1)) / 8);
}

function splitTopLevel(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const char of text) {
    if ("([{<".includes(char)) depth++;
    if (")]}>".includes(char)) depth--;
    if (char === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += char;
  }
  return [...parts, part.trim()].filter((text) => text !== "");
}
