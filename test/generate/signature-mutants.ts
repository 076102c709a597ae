/** A generated file with one fault in what crosses, and the name that a finding has to tell. */
export interface Mutant {
  readonly kind: string;
  readonly path: string;
  /** The symbol, type or constant that has changed; any of these names. */
  readonly about: readonly string[];
  /** What stood there and what stands there now, for people. */
  readonly change: string;
  readonly text: string;
}

interface Source {
  readonly path: string;
  readonly text: string;
}

/** A piece of the text that is replaced. */
interface Edit {
  readonly about: string;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

type Mutator = (text: string) => readonly Edit[];

/** A declaration of a function, of a record or of a callback: a head, a list in brackets, and an end. */
interface Declaration {
  readonly about: string;
  readonly head: string;
  readonly at: number;
  readonly list: string;
  readonly listAt: number;
  readonly end: string;
}

/** Of the pattern the groups `head` (with the group `name`), `list` and `end` follow each other. */
function declarations(text: string, pattern: RegExp): readonly Declaration[] {
  return [...text.matchAll(pattern)].map((match) => {
    const { head = "", list = "", end = "", name = "" } = match.groups ?? {};
    return { about: name, head, at: match.index, list, listAt: match.index + head.length, end };
  });
}

/** Items of a list with where they stand; nothing of a bridge has brackets or commas within one. */
function itemsOf({ list, listAt }: Declaration, separator: string): readonly Item[] {
  let at = listAt;
  return list.split(separator).flatMap((piece) => {
    const start = at + (piece.length - piece.trimStart().length);
    at += piece.length + separator.length;
    const text = piece.trim();
    return text === "" || text === "void" || text.startsWith("///") ? [] : [{ text, at: start }];
  });
}

interface Item {
  readonly text: string;
  readonly at: number;
}

/** The first rule that says something about a type says what else it becomes. */
type Rules = readonly (readonly [pattern: RegExp, other: string])[];

function retype(about: string, item: Item, rules: Rules): readonly Edit[] {
  for (const [pattern, other] of rules) {
    const after = item.text.replace(pattern, other);
    if (after !== item.text) return [{ about, at: item.at, before: item.text, after }];
  }
  return [];
}

const RUST_WIDTH: Rules = [
  [/: u64$/, ": u32"],
  [/: u32$/, ": u64"],
  [/: usize$/, ": u32"],
  [/: i32$/, ": i64"],
  [/: u8$/, ": u16"],
];
const RUST_SIGN: Rules = [
  [/: u(8|32|64)$/, ": i$1"],
  [/: i32$/, ": u32"],
];
const RUST_CLASS: Rules = [
  [/: (?:u64|f64)$/, ": f32"],
  [/: (?:[ui]32|f32)$/, ": f64"],
];
const RUST_LEVEL: Rules = [
  [/: \*mut \*mut /, ": *mut "],
  [/: \*const /, ": *const *const "],
  [/: \*mut /, ": *mut *mut "],
];
const RUST_POINTEE: Rules = [
  [/: \*(const|mut) u8$/, ": *$1 u32"],
  [/: \*(const|mut) u(32|64)$/, ": *$1 u8"],
  [/: \*(const|mut) i(8|16|32|64)$/, ": *$1 f64"],
];
const C_WIDTH: Rules = [
  [/^uint64_t /, "uint32_t "],
  [/^uint32_t /, "uint64_t "],
  [/^size_t /, "uint32_t "],
  [/^int32_t /, "int64_t "],
  [/^uint8_t (?!\*)/, "uint16_t "],
];
const C_SIGN: Rules = [
  [/^uint(8|32|64)_t (?!\*)/, "int$1_t "],
  [/^int32_t (?!\*)/, "uint32_t "],
];
const C_LEVEL: Rules = [
  [/ \*\*(?=\w+$)/, " *"],
  [/ \*(?=\w+$)/, " **"],
];
const C_POINTEE: Rules = [
  [/^(const )?uint8_t \*/, "$1uint32_t *"],
  [/^(const )?uint(?:32|64)_t \*/, "$1uint8_t *"],
];

type Language = {
  readonly functions: RegExp;
  readonly callbacks: RegExp;
  readonly records: RegExp;
  readonly separator: string;
  readonly rules: Readonly<Record<string, Rules>>;
  readonly added: string;
  readonly addedField: string;
  readonly fieldSeparator: string;
};

const RUST: Language = {
  functions: /(?<head>extern "C" fn (?<name>al_\w+)\()(?<list>[^)]*)(?<end>\)(?: -> [^{]+)? \{)/g,
  callbacks:
    /(?<head>pub type (?<name>al_\w+) =\s*Option<\s*unsafe extern "C" fn\()(?<list>[^)]*)(?<end>\) -> i32)/g,
  records:
    /(?<head>#\[repr\(C\)\]\n(?:#\[derive[^\n]*\n)?pub struct (?<name>al_\w+) \{\n)(?<list>[^}]*)(?<end>\})/g,
  separator: ",",
  fieldSeparator: "\n",
  rules: { width: RUST_WIDTH, sign: RUST_SIGN, class: RUST_CLASS, level: RUST_LEVEL, pointee: RUST_POINTEE },
  added: "more: u64",
  addedField: "    pub more: u64,\n",
};

const C: Language = {
  functions: /(?<head>^(?:int32_t|int64_t|void|al_cancel) \*?(?<name>al_\w+)\()(?<list>[^)]*)(?<end>\);)/gm,
  callbacks: /(?<head>typedef int32_t \(\*(?<name>al_\w+)\)\()(?<list>[^)]*)(?<end>\);)/g,
  records: /(?<head>typedef struct (?<name>al_\w+) \{\n)(?<list>[^}]*)(?<end>\})/g,
  separator: ",",
  fieldSeparator: ";",
  rules: { width: C_WIDTH, sign: C_SIGN, level: C_LEVEL, pointee: C_POINTEE },
  added: "uint64_t more",
  addedField: "  uint64_t more;\n",
};

/** Every change of one item to another type, by what changes of it. */
function typeMutators(language: Language, what: "functions" | "callbacks" | "records"): Mutators {
  const separator = what === "records" ? language.fieldSeparator : language.separator;
  return Object.fromEntries(
    Object.entries(language.rules).map(([rule, rules]): [string, Mutator] => [
      `${what}: ${rule}`,
      (text) =>
        declarations(text, language[what]).flatMap((declaration) =>
          itemsOf(declaration, separator).flatMap((item) =>
            retype(declaration.about, withoutComma(item), rules),
          ),
        ),
    ]),
  );
}

function withoutComma({ text, at }: Item): Item {
  return { text: text.replace(/,$/, ""), at };
}

type Mutators = Readonly<Record<string, Mutator>>;

function listEdit({ about, listAt, list }: Declaration, after: string): Edit {
  return { about, at: listAt, before: list, after };
}

/** Lists with one item fewer, one more, and two in each other's place that are not of one type. */
function listMutators(language: Language, what: "functions" | "callbacks"): Mutators {
  const join = (items: readonly string[]): string => items.join(", ");
  const each =
    (change: (items: readonly string[]) => readonly string[] | null): Mutator =>
    (text) =>
      declarations(text, language[what]).flatMap((declaration) => {
        const items = itemsOf(declaration, language.separator).map((item) => item.text);
        const changed = change(items);
        return changed === null ? [] : [listEdit(declaration, join(changed))];
      });
  return {
    [`${what}: one fewer`]: each((items) => (items.length < 2 ? null : items.slice(1))),
    [`${what}: one more`]: each((items) => (items.length === 0 ? null : [language.added, ...items])),
    [`${what}: order`]: each((items) => {
      const at = items.findIndex((item, index) => {
        const next = items[index + 1];
        return next !== undefined && item.includes("*") !== next.includes("*");
      });
      const [one, other] = items.slice(at, at + 2);
      return at < 0 || one === undefined || other === undefined
        ? null
        : [...items.slice(0, at), other, one, ...items.slice(at + 2)];
    }),
  };
}

/** Fields that are gone, new in front, or in another order. */
function fieldMutators(language: Language): Mutators {
  const each =
    (change: (lines: readonly string[]) => readonly string[] | null): Mutator =>
    (text) =>
      declarations(text, language.records).flatMap((declaration) => {
        const lines = declaration.list.split("\n").slice(0, -1);
        if (lines.length < 2 || declaration.list.includes("<\n")) return [];
        const changed = change(lines.filter((line) => !/^\s*(?:\/\/\/|\/?\*)/.test(line)));
        return changed === null ? [] : [listEdit(declaration, `${changed.join("\n")}\n`)];
      });
  return {
    "records: one fewer": each((lines) => lines.slice(1)),
    "records: one more": each((lines) => [language.addedField.trimEnd(), ...lines]),
    "records: order": each((lines) => {
      const typeOf = (line: string | undefined): string => line?.replace(/\b\w+(?=:|;$|\[)/, "") ?? "";
      const at = lines.findIndex((line, index) => index > 0 && typeOf(line) !== typeOf(lines[index - 1]));
      const [one, other] = [lines[at - 1], lines[at]];
      if (at < 1 || one === undefined || other === undefined) return null;
      return [...lines.slice(0, at - 1), other, one, ...lines.slice(at + 1)];
    }),
  };
}

/** Replaces the group `old` of each match by what `change` makes of it; the group `name` is what it is about. */
function replacing(pattern: RegExp, change: (old: string) => string): Mutator {
  const located = new RegExp(pattern, `${pattern.flags}d`);
  return (text) =>
    [...text.matchAll(located)].flatMap((match) => {
      const { name: about = "", old: before = "" } = match.groups ?? {};
      const [at] = match.indices?.groups?.["old"] ?? [];
      return at === undefined ? [] : [{ about, at, before, after: change(before) }];
    });
}

const RUST_MUTATORS: Mutators = {
  ...typeMutators(RUST, "functions"),
  ...typeMutators(RUST, "callbacks"),
  ...typeMutators(RUST, "records"),
  ...listMutators(RUST, "functions"),
  ...listMutators(RUST, "callbacks"),
  ...fieldMutators(RUST),
  result: replacing(/extern "C" fn (?<name>al_\w+)\([^)]*\)(?<old> -> i32) \{/g, () => " -> i64"),
  "no result": replacing(/extern "C" fn (?<name>al_\w+)\([^)]*\)(?<old> -> i32) \{/g, () => ""),
  "a result of a callback": replacing(
    /pub type (?<name>al_\w+) =\s*Option<\s*unsafe extern "C" fn\([^)]*\) -> (?<old>i32)/g,
    () => "i64",
  ),
  packed: replacing(
    /#\[repr\((?<old>C)\)\]\n#\[derive[^\n]*\npub struct (?<name>al_(?:fixed|options|outer|rect)) \{/g,
    () => "C, packed",
  ),
  aligned: replacing(
    /#\[repr\((?<old>C)\)\]\n#\[derive[^\n]*\npub struct (?<name>al_\w+) \{/g,
    () => "C, align(32)",
  ),
  "a constant": replacing(/pub const (?<name>AL_[A-Z_]+): (?:al_\w+|[iu]\d+) = (?<old>-?\d+);/g, (old) =>
    String(Number(old) + 5),
  ),
  "a type behind a name": replacing(/pub type (?<name>al_(?!code|net)\w+) = (?<old>[iu]\d+);/g, (old) =>
    old === "i32" ? "i64" : "i32",
  ),
  "a name": replacing(/extern "C" fn al_\w*(?<old>[a-z])\((?=(?<name>))/g, () => "q"),
  "a convention": replacing(/unsafe extern (?<old>"C") fn (?<name>al_\w+)\(/g, () => '"win64"'),
  "no convention": replacing(/pub unsafe (?<old>extern "C" )fn (?<name>al_\w+)\(/g, () => ""),
  "not exported": replacing(
    /(?<old>#\[no_mangle\]\n)pub (?:unsafe )?extern "C" fn (?!al_abi\b)(?<name>al_\w+)/g,
    () => "",
  ),
};

const C_MUTATORS: Mutators = {
  ...typeMutators(C, "functions"),
  ...typeMutators(C, "callbacks"),
  ...typeMutators(C, "records"),
  ...listMutators(C, "functions"),
  ...listMutators(C, "callbacks"),
  ...fieldMutators(C),
  result: replacing(/^(?<old>int32_t) (?<name>al_\w+)\(/gm, () => "int64_t"),
  "no result": replacing(/^(?<old>int32_t) (?<name>al_\w+)\(/gm, () => "void"),
  packed: replacing(
    /typedef (?<old>struct) (?<name>al_(?:fixed|options|outer|rect)) \{/g,
    () => "struct __attribute__((packed))",
  ),
  aligned: replacing(
    /typedef (?<old>struct) (?<name>al_(?:fixed|rect|buf|list)) \{/g,
    () => "struct __attribute__((aligned(32)))",
  ),
  "a constant": replacing(/#define (?<name>AL_[A-Z_]+) \(?-?U?INT\d+_C\((?<old>\d+)\)/g, (old) =>
    String(Number(old) + 5),
  ),
  "a type behind a name": replacing(/typedef (?<old>u?int\d+_t) (?<name>al_(?!code|net)\w+);/g, (old) =>
    old === "int32_t" ? "int64_t" : "int32_t",
  ),
  "a name": replacing(/^int32_t al_\w*(?<old>[a-z])\((?=(?<name>))/gm, () => "q"),
};

/** Go arguments have brackets within them, and no texts. */
function argumentsOf(text: string, open: number): readonly string[] {
  const args: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < text.length; at += 1) {
    const character = text[at];
    if (character === "(" || character === "[" || character === "{") depth += 1;
    if (character === ")" || character === "]" || character === "}") depth -= 1;
    if ((character === "," && depth === 1) || depth === 0) {
      args.push(text.slice(from, at).trim());
      from = at + 1;
    }
    if (depth === 0) return args;
  }
  return args;
}

/** Go's calls with other arguments. */
function callMutator(change: (args: readonly string[]) => readonly string[] | null): Mutator {
  return (text) =>
    [...text.matchAll(/C\.(?<name>goCall_al_\w+|al_(?:live|error_read|\w+_free))\((?=\(\*C|[a-z])/g)].flatMap(
      (match) => {
        const open = match.index + match[0].length - 1;
        const args = argumentsOf(text, open);
        const changed = change(args);
        if (changed === null) return [];
        const before = text.slice(open, open + 1 + args.join(", ").length);
        if (before !== `(${args.join(", ")}`) return [];
        return [{ about: match.groups?.["name"] ?? "", at: open, before, after: `(${changed.join(", ")}` }];
      },
    );
}

const GO_MUTATORS: Mutators = {
  "an argument fewer": callMutator((args) => (args.length < 2 ? null : args.slice(0, -1))),
  "an argument more": callMutator((args) => [...args, "nil"]),
  "the order of arguments": callMutator((args) => {
    const [one, other, ...rest] = args;
    if (one === undefined || other === undefined || !one.startsWith("(*C") || !other.startsWith("C."))
      return null;
    return [other, one, ...rest];
  }),
  "another conversion": callMutator((args) => {
    const at = args.findIndex((arg) => /^C\.(?:uint|size)/.test(arg));
    return at < 0
      ? null
      : args.map((arg, index) => (index === at ? arg.replace(/^C\.\w+/, "C.int16_t") : arg));
  }),
  "another handle": callMutator((args) => {
    const at = args.findIndex((arg) => arg.startsWith("(*C.al_"));
    return at < 0 ? null : args.map((arg, i) => (i === at ? arg.replace(/C\.al_\w+/, "C.al_buf") : arg));
  }),
  "the width of what is exported": replacing(
    /^func (?<name>alGo\w+)\(ctx C\.uintptr_t, .*?(?<old>C\.(?:uint64_t|uint32_t|size_t))[,)]/gm,
    () => "C.uint16_t",
  ),
  "the result of what is exported": replacing(
    /^func (?<name>alGo\w+)\([^)]*\) (?<old>C\.int32_t) \{/gm,
    () => "C.int64_t",
  ),
  "the width in a preamble": replacing(
    /^int32_t (?<name>alGo\w+)\(uintptr_t ctx, .*?(?<old>uint64_t|uint32_t|size_t) \w/gm,
    () => "uint16_t",
  ),
  "the result in a preamble": replacing(/^(?<old>int32_t) (?<name>alGo\w+)\(/gm, () => "int64_t"),
  "a parameter of what a preamble defines": replacing(
    /^static \w+_goResult (?<name>goCall_\w+)\([^)]*?(?<old>uint64_t|uint32_t|size_t) \w/gm,
    () => "uint16_t",
  ),
};

function mutatorsFor(path: string): Mutators {
  return path.endsWith(".rs") ? RUST_MUTATORS : path.endsWith(".h") ? C_MUTATORS : GO_MUTATORS;
}

/** A name that is edited itself is told as it was or as it is. */
function aboutOf(text: string, { about, at, before, after }: Edit): readonly string[] {
  if (about !== "") return [about];
  const from = text.slice(0, at).search(/\w+$/);
  return [before, after].map((end) => text.slice(from, at) + end);
}

/** All mutants of some files by the file and what is done to them. */
export function allMutants(files: readonly Source[]): ReadonlyMap<string, readonly Mutant[]> {
  return new Map(
    files.flatMap(({ path, text }) =>
      Object.entries(mutatorsFor(path)).map(([kind, mutator]): [string, readonly Mutant[]] => [
        `${path}, ${kind}`,
        mutator(text)
          .filter(({ before, after }) => before !== after)
          .map((edit) => {
            const { at, before, after } = edit;
            const mutated = text.slice(0, at) + after + text.slice(at + before.length);
            return { kind, path, about: aboutOf(text, edit), change: `${before} -> ${after}`, text: mutated };
          }),
      ]),
    ),
  );
}
