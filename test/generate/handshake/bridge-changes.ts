import type { Bump } from "../../../src/findings/severity.ts";

type Edits = readonly (readonly [from: string, to: string])[];

/** What is told of a change, and how many of the old symbols a partner of the older version refuses or does not find. */
interface Told {
  readonly bump: Bump;
  readonly refuses: number;
  readonly rules: readonly string[];
}

/** Changes of the evolving bridge, one of each kind that a bridge file allows. */
export const CHANGES: readonly (readonly [label: string, edits: Edits, told: Told])[] = [
  [
    "threads: exclusive => threads: pinned",
    [["threads: exclusive", "threads: pinned"]],
    { bump: "major", refuses: 4, rules: ["handle-threads-changed"] },
  ],
  [
    "borrows: [Store] => nothing",
    [["    borrows: [Store]\n", ""]],
    { bump: "patch", refuses: 0, rules: ["bridge-borrows-changed"] },
  ],
  [
    "next: {self: mut => next: {self: ref",
    [["next: {self: mut", "next: {self: ref"]],
    { bump: "major", refuses: 1, rules: ["handshake-changed", "param-const-added"] },
  ],
  [
    "next: {self: mut => next: {self: own",
    [["next: {self: mut", "next: {self: own"]],
    { bump: "major", refuses: 1, rules: ["param-ownership-changed"] },
  ],
  [
    "peek: {self: ref => peek: {self: mut",
    [["peek: {self: ref", "peek: {self: mut"]],
    { bump: "major", refuses: 1, rules: ["param-const-removed"] },
  ],
  [
    "finish: {self: own => finish: {self: ref",
    [["finish: {self: own", "finish: {self: ref"]],
    { bump: "major", refuses: 1, rules: ["param-const-added", "param-ownership-changed"] },
  ],
  [
    "legacy: {self: ref => legacy: {self: own",
    [["legacy: {self: ref", "legacy: {self: own"]],
    { bump: "major", refuses: 1, rules: ["param-const-removed", "param-ownership-changed"] },
  ],
  [
    "merge: {self: ref, params: {from: Store} => merge: {self: ref, params: {from: {type: Store, transfer: owned}}",
    [
      [
        "merge: {self: ref, params: {from: Store}",
        "merge: {self: ref, params: {from: {type: Store, transfer: owned}}",
      ],
    ],
    { bump: "major", refuses: 1, rules: ["param-const-removed", "param-ownership-changed"] },
  ],
  [
    "donor: {type: Store, transfer: owned} => donor: Store",
    [["donor: {type: Store, transfer: owned}", "donor: Store"]],
    { bump: "major", refuses: 1, rules: ["param-const-added", "param-ownership-changed"] },
  ],
  [
    "tick: {type: Tick, retained: handle => tick: {type: Tick, retained: forever",
    [["tick: {type: Tick, retained: handle", "tick: {type: Tick, retained: forever"]],
    { bump: "major", refuses: 1, rules: ["param-retention-changed"] },
  ],
  [
    "retained: forever => retained: handle",
    [["retained: forever", "retained: handle"]],
    { bump: "major", refuses: 1, rules: ["handshake-changed", "param-retention-changed"] },
  ],
  [
    "near: {type: Store, optional: true} => near: Store",
    [["near: {type: Store, optional: true}", "near: Store"]],
    { bump: "major", refuses: 1, rules: ["param-nullability-narrowed"] },
  ],
  [
    "from: Store} => from: {type: Store, optional: true}}",
    [["from: Store}", "from: {type: Store, optional: true}}"]],
    { bump: "major", refuses: 1, rules: ["handshake-changed", "param-nullability-widened"] },
  ],
  [
    'extra: {type: "u32", optional: true} => extra: "u32"',
    [['extra: {type: "u32", optional: true}', 'extra: "u32"']],
    { bump: "major", refuses: 1, rules: ["param-removed"] },
  ],
  [
    'params: {n: "u32"}, returns: Mode => params: {n: {type: "u32", optional: true}}, returns: Mode',
    [['params: {n: "u32"}, returns: Mode', 'params: {n: {type: "u32", optional: true}}, returns: Mode']],
    { bump: "major", refuses: 1, rules: ["param-added"] },
  ],
  [
    "returns: {type: Store, optional: true} => returns: Store",
    [["returns: {type: Store, optional: true}", "returns: Store"]],
    { bump: "major", refuses: 1, rules: ["param-removed", "return-nullability-narrowed"] },
  ],
  [
    "fork: {self: ref, returns: Store => fork: {self: ref, returns: {type: Store, optional: true}",
    [["fork: {self: ref, returns: Store", "fork: {self: ref, returns: {type: Store, optional: true}"]],
    { bump: "major", refuses: 1, rules: ["param-added", "return-nullability-widened"] },
  ],
  [
    '{type: "u64", optional: true}, errors: BusError => "u64", errors: BusError',
    [['{type: "u64", optional: true}, errors: BusError', '"u64", errors: BusError']],
    { bump: "major", refuses: 1, rules: ["param-removed"] },
  ],
  [
    "max: 100 => max: 50",
    [["max: 100", "max: 50"]],
    { bump: "major", refuses: 0, rules: ["param-limit-changed"] },
  ],
  [
    "max: 100 => max: 200",
    [["max: 100", "max: 200"]],
    { bump: "patch", refuses: 0, rules: ["param-limit-changed"] },
  ],
  [
    "{type: bytes, max: 100} => bytes",
    [["{type: bytes, max: 100}", "bytes"]],
    { bump: "patch", refuses: 0, rules: ["param-limit-changed"] },
  ],
  [
    "wanted: list<text> => wanted: {type: list<text>, max: 3}",
    [["wanted: list<text>", "wanted: {type: list<text>, max: 3}"]],
    { bump: "major", refuses: 0, rules: ["param-limit-changed"] },
  ],
  [
    ", cancel: true => nothing",
    [[", cancel: true", ""]],
    { bump: "major", refuses: 4, rules: ["function-removed", "param-removed", "struct-removed"] },
  ],
  [
    "weigh: {self: ref, params: {weigh: Weigh} => weigh: {self: ref, cancel: true, params: {weigh: Weigh}",
    [
      [
        "weigh: {self: ref, params: {weigh: Weigh}",
        "weigh: {self: ref, cancel: true, params: {weigh: Weigh}",
      ],
    ],
    { bump: "major", refuses: 1, rules: ["param-added"] },
  ],
  [
    "go: NewPen => go: MakePen",
    [["go: NewPen", "go: MakePen"]],
    { bump: "major", refuses: 0, rules: ["bridge-go-name-changed"] },
  ],
  [
    "shapes: [owned, into]}, errors: Code} => shapes: [owned]}, errors: Code}",
    [["shapes: [owned, into]}, errors: Code}", "shapes: [owned]}, errors: Code}"]],
    { bump: "major", refuses: 1, rules: ["function-removed"] },
  ],
  [
    "shapes: [owned, into]}, errors: Code} => shapes: [into]}, errors: Code}",
    [["shapes: [owned, into]}, errors: Code}", "shapes: [into]}, errors: Code}"]],
    { bump: "major", refuses: 1, rules: ["function-removed"] },
  ],
  [
    "shapes: [owned, into]}, errors: Code} => shapes: [owned, into, visit]}, errors: Code}",
    [["shapes: [owned, into]}, errors: Code}", "shapes: [owned, into, visit]}, errors: Code}"]],
    { bump: "minor", refuses: 0, rules: ["function-added"] },
  ],
  [
    "shapes: [batch] => shapes: [visit]",
    [["shapes: [batch]", "shapes: [visit]"]],
    { bump: "major", refuses: 1, rules: ["function-added", "function-removed"] },
  ],
  [
    "shapes: [batch, visit] => shapes: [batch]",
    [["shapes: [batch, visit]", "shapes: [batch]"]],
    { bump: "major", refuses: 1, rules: ["function-removed"] },
  ],
  [
    "merge: {self: ref, params: {from: Store}, errors: ... => merge: {self: ref, params: {from: Store}, errors: ...",
    [
      [
        "merge: {self: ref, params: {from: Store}, errors: Code}",
        "merge: {self: ref, params: {from: Store}, errors: BusError}",
      ],
    ],
    { bump: "major", refuses: 1, rules: ["bridge-errors-changed"] },
  ],
  [
    "merge: {self: ref, params: {from: Store}, errors: Code} => merge: {self: ref, params: {from: Store}}",
    [
      [
        "merge: {self: ref, params: {from: Store}, errors: Code}",
        "merge: {self: ref, params: {from: Store}}",
      ],
    ],
    { bump: "major", refuses: 1, rules: ["bridge-errors-changed"] },
  ],
  [
    "names: {self: ref, params: {seen: Seen}} => names: {self: ref, params: {seen: Seen}, errors: Code}",
    [["names: {self: ref, params: {seen: Seen}}", "names: {self: ref, params: {seen: Seen}, errors: Code}"]],
    { bump: "major", refuses: 1, rules: ["bridge-errors-changed"] },
  ],
  [
    "io: 4} => io: 4, slow: 5}",
    [["io: 4}", "io: 4, slow: 5}"]],
    { bump: "major", refuses: 9, rules: ["constant-added", "handshake-changed"] },
  ],
  [
    'io: 4} => io: 4, slow: {value: 5, since: "1.3.0"}}',
    [["io: 4}", 'io: 4, slow: {value: 5, since: "1.3.0"}}']],
    { bump: "minor", refuses: 0, rules: ["constant-added"] },
  ],
  [
    "{not_found: 1, io: 4} => {not_found: 1}",
    [["{not_found: 1, io: 4}", "{not_found: 1}"]],
    { bump: "major", refuses: 9, rules: ["constant-removed"] },
  ],
  [
    "io: 4} => io: 5}",
    [["io: 4}", "io: 5}"]],
    { bump: "major", refuses: 9, rules: ["constant-value-changed"] },
  ],
  [
    "io: 4} => input_output: 4}",
    [["io: 4}", "input_output: 4}"]],
    { bump: "major", refuses: 9, rules: ["constant-added", "constant-removed"] },
  ],
  [
    'io: 4} => io: {value: 4, since: "1.2.0"}}',
    [["io: 4}", 'io: {value: 4, since: "1.2.0"}}']],
    { bump: "major", refuses: 9, rules: ["handshake-changed"] },
  ],
  [
    "BusError: {full: 10, shut: 11} => BusError: {full: 10, shut: 11} Third: {odd: 20}",
    [["BusError: {full: 10, shut: 11}\n", "BusError: {full: 10, shut: 11}\n  Third: {odd: 20}\n"]],
    { bump: "minor", refuses: 0, rules: ["constant-added", "typedef-added"] },
  ],
  [
    "fast: 1} => fast: 1, mad: 2}",
    [["fast: 1}", "fast: 1, mad: 2}"]],
    { bump: "major", refuses: 3, rules: ["constant-added", "handshake-changed"] },
  ],
  [
    'fast: 1} => fast: 1, mad: {value: 2, since: "1.3.0"}}',
    [["fast: 1}", 'fast: 1, mad: {value: 2, since: "1.3.0"}}']],
    { bump: "minor", refuses: 0, rules: ["constant-added"] },
  ],
  [
    "folder: 2} => folder: 2, link: 3}",
    [["folder: 2}", "folder: 2, link: 3}"]],
    { bump: "major", refuses: 1, rules: ["constant-added", "handshake-changed"] },
  ],
  [
    'folder: 2} => folder: 2, link: {value: 3, since: "1.3.0"}}',
    [["folder: 2}", 'folder: 2, link: {value: 3, since: "1.3.0"}}']],
    { bump: "minor", refuses: 0, rules: ["constant-added"] },
  ],
  [
    "write: 2} => write: 2, run: 4}",
    [["write: 2}", "write: 2, run: 4}"]],
    { bump: "major", refuses: 1, rules: ["constant-added", "handshake-changed"] },
  ],
  [
    'write: 2} => write: 2, run: {value: 4, since: "1.3.0"}}',
    [["write: 2}", 'write: 2, run: {value: 4, since: "1.3.0"}}']],
    { bump: "minor", refuses: 0, rules: ["constant-added"] },
  ],
  [
    "slow: 0, fast: 1 => slow: 0, quick: 1",
    [["slow: 0, fast: 1", "slow: 0, quick: 1"]],
    { bump: "major", refuses: 3, rules: ["constant-added", "constant-removed"] },
  ],
  [
    "slow: 0, fast: 1 => slow: 1, fast: 0",
    [["slow: 0, fast: 1", "slow: 1, fast: 0"]],
    { bump: "major", refuses: 3, rules: ["constant-value-changed"] },
  ],
  [
    "repr: u32, variants: {slow => repr: i32, variants: {slow",
    [["repr: u32, variants: {slow", "repr: i32, variants: {slow"]],
    {
      bump: "major",
      refuses: 3,
      rules: ["constant-type-changed", "handshake-changed", "typedef-target-changed"],
    },
  ],
  [
    "repr: u8, open => repr: u16, open",
    [["repr: u8, open", "repr: u16, open"]],
    { bump: "major", refuses: 1, rules: ["constant-type-changed", "typedef-target-changed"] },
  ],
  [
    "repr: u8, open: true => repr: u8",
    [["repr: u8, open: true", "repr: u8"]],
    { bump: "major", refuses: 0, rules: ["bridge-values-changed"] },
  ],
  [
    "repr: u32, variants: {slow => repr: u32, open: true, variants: {slow",
    [["repr: u32, variants: {slow", "repr: u32, open: true, variants: {slow"]],
    { bump: "minor", refuses: 0, rules: ["bridge-values-changed"] },
  ],
  [
    "repr: u32, variants: {read: 1, write: 2} => repr: u32, open: true, variants: {read: 1, write: 2}",
    [["repr: u32, variants: {read: 1, write: 2}", "repr: u32, open: true, variants: {read: 1, write: 2}"]],
    { bump: "minor", refuses: 0, rules: ["bridge-values-changed"] },
  ],
  [
    "flags: Access: {repr: u32, variants: {read: 1, wri... => Access: {repr: u32, variants: {read: 1, write: 2}}...",
    [
      [
        "flags:\n  Access: {repr: u32, variants: {read: 1, write: 2}}",
        "  Access: {repr: u32, variants: {read: 1, write: 2}}",
      ],
    ],
    { bump: "major", refuses: 0, rules: ["bridge-values-changed"] },
  ],
  [
    "default: 5 => default: 6",
    [["default: 5", "default: 6"]],
    { bump: "minor", refuses: 0, rules: ["bridge-default-changed"] },
  ],
  [
    "default: false => default: true",
    [["default: false", "default: true"]],
    { bump: "minor", refuses: 0, rules: ["bridge-default-changed"] },
  ],
  [
    ", default: false => nothing",
    [[", default: false", ""]],
    { bump: "minor", refuses: 0, rules: ["bridge-default-changed"] },
  ],
  [
    "mode: Mode => mode: {type: Mode, default: fast}",
    [["mode: Mode\n", "mode: {type: Mode, default: fast}\n"]],
    { bump: "minor", refuses: 0, rules: ["bridge-default-changed"] },
  ],
  [
    'strict: {type: "bool", default: false} => strict: {type: "bool", default: false} more: "u64"',
    [
      [
        'strict: {type: "bool", default: false}\n',
        'strict: {type: "bool", default: false}\n      more: "u64"\n',
      ],
    ],
    { bump: "major", refuses: 1, rules: ["handshake-changed", "struct-field-added-end"] },
  ],
  [
    'strict: {type: "bool", default: false}... => strict: {type: "bool", default: false} more: {type...',
    [
      [
        'strict: {type: "bool", default: false}\n',
        'strict: {type: "bool", default: false}\n      more: {type: "u64", since: "1.3.0"}\n',
      ],
    ],
    { bump: "minor", refuses: 0, rules: ["struct-field-added-end"] },
  ],
  [
    'strict: {type: "bool", default: false}... => strict: {type: "bool", default: false} more: {type...',
    [
      [
        'strict: {type: "bool", default: false}\n',
        'strict: {type: "bool", default: false}\n      more: {type: "u8", since: "1.3.0"}\n',
      ],
    ],
    { bump: "major", refuses: 1, rules: ["struct-field-in-padding"] },
  ],
  [
    'strict: {type: "bool" => severe: {type: "bool"',
    [['strict: {type: "bool"', 'severe: {type: "bool"']],
    { bump: "major", refuses: 1, rules: ["struct-field-renamed"] },
  ],
  [
    'cache: {type: "u64", default: 5} => cache: {type: "i64", default: 5}',
    [['cache: {type: "u64", default: 5}', 'cache: {type: "i64", default: 5}']],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed", "struct-field-signedness-changed"] },
  ],
  [
    'strict: {type: "bool", default: false} => strict: "u8"',
    [['strict: {type: "bool", default: false}', 'strict: "u8"']],
    { bump: "major", refuses: 0, rules: ["bridge-default-changed", "bridge-type-changed"] },
  ],
  [
    'mode: Mode => mode: "u32"',
    [["mode: Mode\n", 'mode: "u32"\n']],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    "sized: true => nothing",
    [["    sized: true\n", ""]],
    { bump: "major", refuses: 1, rules: ["struct-field-removed"] },
  ],
  [
    "by: pointer fields: {puts => by: pointer sized: true fields: {puts",
    [["by: pointer\n    fields: {puts", "by: pointer\n    sized: true\n    fields: {puts"]],
    { bump: "major", refuses: 1, rules: ["struct-field-added-middle"] },
  ],
  [
    "by: pointer fields: {puts => by: value fields: {puts",
    [["by: pointer\n    fields: {puts", "by: value\n    fields: {puts"]],
    { bump: "major", refuses: 1, rules: ["param-passing-changed"] },
  ],
  [
    'gets: "u64"} => gets: "u64", cuts: "u64"}',
    [['gets: "u64"}', 'gets: "u64", cuts: "u64"}']],
    { bump: "major", refuses: 1, rules: ["struct-field-added-end"] },
  ],
  [
    "by: value fields: {hue => by: pointer fields: {hue",
    [["by: value\n    fields: {hue", "by: pointer\n    fields: {hue"]],
    { bump: "major", refuses: 1, rules: ["param-passing-changed"] },
  ],
  [
    '{hue: "u16", mark: "char32"} => {mark: "char32", hue: "u16"}',
    [['{hue: "u16", mark: "char32"}', '{mark: "char32", hue: "u16"}']],
    { bump: "major", refuses: 1, rules: ["struct-field-moved"] },
  ],
  [
    'mark: "char32" => mark: "u32"',
    [['mark: "char32"', 'mark: "u32"']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    "rect: Rect, shade => rect: Other, shade",
    [["rect: Rect, shade", "rect: Other, shade"]],
    { bump: "major", refuses: 1, rules: ["param-type-changed"] },
  ],
  [
    "place_of: {params: {rect: Rect}, returns: Rect} => place_of: {params: {rect: Other}, returns: Other}",
    [
      [
        "place_of: {params: {rect: Rect}, returns: Rect}",
        "place_of: {params: {rect: Other}, returns: Other}",
      ],
    ],
    { bump: "major", refuses: 1, rules: ["param-pointee-changed", "param-type-changed"] },
  ],
  [
    "thread: same, params: {key: bytes => thread: any, params: {key: bytes",
    [["thread: same, params: {key: bytes", "thread: any, params: {key: bytes"]],
    { bump: "major", refuses: 1, rules: ["bridge-callback-thread-changed"] },
  ],
  [
    "Weigh: {scope: call, thread: any => Weigh: {scope: call, thread: same",
    [["Weigh: {scope: call, thread: any", "Weigh: {scope: call, thread: same"]],
    { bump: "major", refuses: 1, rules: ["bridge-callback-thread-changed", "handshake-changed"] },
  ],
  [
    "Beat: {scope: registered, thread: same => Beat: {scope: registered, thread: any",
    [["Beat: {scope: registered, thread: same", "Beat: {scope: registered, thread: any"]],
    { bump: "major", refuses: 1, rules: ["handle-threads-changed"] },
  ],
  [
    'at: "u64"}, returns: continue => at: "u64"}',
    [['at: "u64"}, returns: continue', 'at: "u64"}']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    "params: {name: text}} => params: {name: text}, returns: continue}",
    [["params: {name: text}}", "params: {name: text}, returns: continue}"]],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    'params: {item: bytes}, returns: "u64" => params: {item: bytes}, returns: "i64"',
    [['params: {item: bytes}, returns: "u64"', 'params: {item: bytes}, returns: "i64"']],
    { bump: "major", refuses: 1, rules: ["callback-signature-changed"] },
  ],
  [
    'params: {item: bytes}, returns: "u64" => params: {item: bytes}',
    [['params: {item: bytes}, returns: "u64"', "params: {item: bytes}"]],
    { bump: "major", refuses: 1, rules: ["callback-signature-changed"] },
  ],
  [
    'params: {done: "u64"}} => params: {done: "u64"}, returns: continue}',
    [['params: {done: "u64"}}', 'params: {done: "u64"}, returns: continue}']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    'beats: "u32"}, returns: continue => beats: "u32"}',
    [['beats: "u32"}, returns: continue', 'beats: "u32"}']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    '{key: bytes, at: "u64"} => {key: bytes}',
    [['{key: bytes, at: "u64"}', "{key: bytes}"]],
    { bump: "major", refuses: 1, rules: ["callback-signature-changed"] },
  ],
  [
    '{key: bytes, at: "u64"} => {key: bytes, at: "u64", end: "u64"}',
    [['{key: bytes, at: "u64"}', '{key: bytes, at: "u64", end: "u64"}']],
    { bump: "major", refuses: 1, rules: ["callback-signature-changed"] },
  ],
  [
    '{key: bytes, at: "u64"} => {key: text, at: "u64"}',
    [['{key: bytes, at: "u64"}', '{key: text, at: "u64"}']],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    "params: {name: text} => params: {name: bytes}",
    [["params: {name: text}", "params: {name: bytes}"]],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    '{key: bytes, at: "u64"} => {key: bytes, at: "i64"}',
    [['{key: bytes, at: "u64"}', '{key: bytes, at: "i64"}']],
    { bump: "major", refuses: 1, rules: ["callback-signature-changed"] },
  ],
  [
    "params: {item: bytes} => params: {item: {type: bytes, optional: true}}",
    [["params: {item: bytes}", "params: {item: {type: bytes, optional: true}}"]],
    { bump: "major", refuses: 1, rules: ["callback-signature-changed"] },
  ],
  [
    'beats: "u32" => beats: "char32"',
    [['beats: "u32"', 'beats: "char32"']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    'beats: "u32" => beats: Mode',
    [['beats: "u32"', "beats: Mode"]],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    "params: {item: bytes} => params: {item: list<u8>}",
    [["params: {item: bytes}", "params: {item: list<u8>}"]],
    { bump: "major", refuses: 1, rules: ["handshake-changed"] },
  ],
  [
    "params: {item: bytes} => params: {item: path}",
    [["params: {item: bytes}", "params: {item: path}"]],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    'flag: "bool" => flag: "u8"',
    [['flag: "bool"', 'flag: "u8"']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    'sign: "char32" => sign: "u32"',
    [['sign: "char32"', 'sign: "u32"']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    'mode: Mode, kind => mode: "u32", kind',
    [["mode: Mode, kind", 'mode: "u32", kind']],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    'kind: Kind, access => kind: "u8", access',
    [["kind: Kind, access", 'kind: "u8", access']],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    'access: Access => access: "u32"',
    [["access: Access", 'access: "u32"']],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    "mode: Mode, kind => mode: Access, kind",
    [["mode: Mode, kind", "mode: Access, kind"]],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    'returns: "bool" => returns: "u8"',
    [['returns: "bool"', 'returns: "u8"']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    'returns: "char32" => returns: "u32"',
    [['returns: "char32"', 'returns: "u32"']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    'returns: Mode => returns: "u32"',
    [["returns: Mode", 'returns: "u32"']],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    "returns: Mode => returns: Access",
    [["returns: Mode", "returns: Access"]],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    '{params: {n: "u32"}, returns: "char32"} => {params: {n: "char32"}, returns: "char32"}',
    [['{params: {n: "u32"}, returns: "char32"}', '{params: {n: "char32"}, returns: "char32"}']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    '{params: {n: "u32"}, returns: Mode} => {params: {n: Mode}, returns: Mode}',
    [['{params: {n: "u32"}, returns: Mode}', "{params: {n: Mode}, returns: Mode}"]],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    'extra: {type: "u32" => extra: {type: "i32"',
    [['extra: {type: "u32"', 'extra: {type: "i32"']],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed", "param-signedness-changed"] },
  ],
  [
    'extra: {type: "u32" => extra: {type: "char32"',
    [['extra: {type: "u32"', 'extra: {type: "char32"']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    "blob: bytes => blob: text",
    [["blob: bytes", "blob: text"]],
    { bump: "major", refuses: 2, rules: ["param-encoding-changed"] },
  ],
  [
    "blob: bytes => blob: path",
    [["blob: bytes", "blob: path"]],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    "blob: bytes => blob: list<u8>",
    [["blob: bytes", "blob: list<u8>"]],
    { bump: "major", refuses: 2, rules: ["handshake-changed"] },
  ],
  [
    "blob: bytes => blob: list<i8>",
    [["blob: bytes", "blob: list<i8>"]],
    { bump: "major", refuses: 2, rules: ["param-pointee-changed"] },
  ],
  [
    "label: text => label: bytes",
    [["label: text", "label: bytes"]],
    {
      bump: "major",
      refuses: 2,
      rules: ["bridge-type-changed", "handshake-changed", "param-encoding-changed"],
    },
  ],
  [
    "label: text => label: path",
    [["label: text", "label: path"]],
    { bump: "major", refuses: 2, rules: ["handshake-changed", "param-encoding-changed"] },
  ],
  [
    "where: path => where: bytes",
    [["where: path", "where: bytes"]],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    "where: path => where: text",
    [["where: path", "where: text"]],
    { bump: "major", refuses: 2, rules: ["param-encoding-changed"] },
  ],
  [
    "items: list<bytes> => items: list<text>",
    [["items: list<bytes>", "items: list<text>"]],
    { bump: "major", refuses: 2, rules: ["param-encoding-changed"] },
  ],
  [
    "wanted: list<text> => wanted: list<bytes>",
    [["wanted: list<text>", "wanted: list<bytes>"]],
    {
      bump: "major",
      refuses: 2,
      rules: ["bridge-type-changed", "handshake-changed", "param-encoding-changed"],
    },
  ],
  [
    "numbers: list<u8> => numbers: bytes",
    [["numbers: list<u8>", "numbers: bytes"]],
    { bump: "major", refuses: 1, rules: ["handshake-changed"] },
  ],
  [
    "numbers: list<u8> => numbers: list<u16>",
    [["numbers: list<u8>", "numbers: list<u16>"]],
    { bump: "major", refuses: 1, rules: ["param-pointee-changed"] },
  ],
  [
    "numbers: list<u8> => numbers: text",
    [["numbers: list<u8>", "numbers: text"]],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    "returns: text => returns: bytes",
    [["returns: text", "returns: bytes"]],
    { bump: "major", refuses: 1, rules: ["param-encoding-changed"] },
  ],
  [
    "returns: text => returns: path",
    [["returns: text", "returns: path"]],
    { bump: "major", refuses: 1, rules: ["param-encoding-changed"] },
  ],
  [
    "title: {self: ref, returns: text => title: {self: ref, returns: list<u8>",
    [["title: {self: ref, returns: text", "title: {self: ref, returns: list<u8>"]],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed"] },
  ],
  [
    "place: {self: ref, returns: path => place: {self: ref, returns: bytes",
    [["place: {self: ref, returns: path", "place: {self: ref, returns: bytes"]],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed"] },
  ],
  [
    "place: {self: ref, returns: path => place: {self: ref, returns: text",
    [["place: {self: ref, returns: path", "place: {self: ref, returns: text"]],
    { bump: "major", refuses: 1, rules: ["param-encoding-changed"] },
  ],
  [
    "{type: list<u8>, shapes => {type: bytes, shapes",
    [["{type: list<u8>, shapes", "{type: bytes, shapes"]],
    { bump: "major", refuses: 2, rules: ["handshake-changed"] },
  ],
  [
    "{type: list<u8>, shapes => {type: list<u16>, shapes",
    [["{type: list<u8>, shapes", "{type: list<u16>, shapes"]],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed", "param-pointee-changed"] },
  ],
  [
    "{type: list<u8>, shapes => {type: text, shapes",
    [["{type: list<u8>, shapes", "{type: text, shapes"]],
    { bump: "major", refuses: 2, rules: ["bridge-type-changed", "handshake-changed"] },
  ],
  [
    "show: {returns: {type: bytes => show: {returns: {type: text",
    [["show: {returns: {type: bytes", "show: {returns: {type: text"]],
    { bump: "major", refuses: 1, rules: ["param-encoding-changed"] },
  ],
  [
    "keys: {self: ref, returns: {type: list<bytes> => keys: {self: ref, returns: {type: list<text>",
    [["keys: {self: ref, returns: {type: list<bytes>", "keys: {self: ref, returns: {type: list<text>"]],
    { bump: "major", refuses: 1, rules: ["param-encoding-changed"] },
  ],
  [
    "returns: {type: list<text> => returns: {type: list<bytes>",
    [["returns: {type: list<text>", "returns: {type: list<bytes>"]],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed", "param-encoding-changed"] },
  ],
  [
    "donor: {type: Store => donor: {type: Pen",
    [["donor: {type: Store", "donor: {type: Pen"]],
    { bump: "major", refuses: 1, rules: ["param-pointee-changed"] },
  ],
  [
    "tell: {self: ref, params: {stats: Stats}} => tell: {self: ref}",
    [["tell: {self: ref, params: {stats: Stats}}", "tell: {self: ref}"]],
    { bump: "major", refuses: 1, rules: ["param-removed"] },
  ],
  [
    'legacy: {self: ref => legacy: {self: ref, returns: "u64"',
    [["legacy: {self: ref", 'legacy: {self: ref, returns: "u64"']],
    { bump: "major", refuses: 1, rules: ["param-added"] },
  ],
  [
    'legacy: {self: ref, deprecated: "use put"} => old: {self: ref}',
    [['legacy: {self: ref, deprecated: "use put"}', "old: {self: ref}"]],
    { bump: "major", refuses: 1, rules: ["symbol-renamed"] },
  ],
  [
    "legacy: {self => latest: {self: ref} legacy: {self",
    [["      legacy: {self", "      latest: {self: ref}\n      legacy: {self"]],
    { bump: "minor", refuses: 0, rules: ["function-added"] },
  ],
  [
    'names: {self: ref, params: {seen: Seen}} => names: {self: ref, params: {seen: Seen}, deprecated: "x"}',
    [
      [
        "names: {self: ref, params: {seen: Seen}}",
        'names: {self: ref, params: {seen: Seen}, deprecated: "x"}',
      ],
    ],
    { bump: "minor", refuses: 0, rules: ["function-deprecated"] },
  ],
  [
    "params: {key: bytes, value: {type: bytes, max: 100}} => params: {value: {type: bytes, max: 100}, key: bytes}",
    [
      [
        "params: {key: bytes, value: {type: bytes, max: 100}}",
        "params: {value: {type: bytes, max: 100}, key: bytes}",
      ],
    ],
    { bump: "major", refuses: 0, rules: ["param-reordered"] },
  ],
  [
    "{blob: bytes, label: text => {label: text, blob: bytes",
    [["{blob: bytes, label: text", "{label: text, blob: bytes"]],
    { bump: "major", refuses: 2, rules: ["param-reordered"] },
  ],
  [
    '{flag: "bool", sign: "char32" => {sign: "char32", flag: "bool"',
    [['{flag: "bool", sign: "char32"', '{sign: "char32", flag: "bool"']],
    { bump: "major", refuses: 1, rules: ["param-reordered"] },
  ],
  [
    "value: 128 => value: 129",
    [["value: 128", "value: 129"]],
    { bump: "major", refuses: 0, rules: ["constant-value-changed"] },
  ],
  [
    'MAX_KEY: {type: "u32" => MAX_KEY: {type: "u64"',
    [['MAX_KEY: {type: "u32"', 'MAX_KEY: {type: "u64"']],
    { bump: "major", refuses: 0, rules: ["bridge-type-changed", "constant-type-changed"] },
  ],
  [
    'value: "1.5" => value: "2.5"',
    [['value: "1.5"', 'value: "2.5"']],
    { bump: "major", refuses: 0, rules: ["constant-value-changed"] },
  ],
  [
    'value: "kv" => value: "kw"',
    [['value: "kv"', 'value: "kw"']],
    { bump: "minor", refuses: 0, rules: ["constant-value-changed"] },
  ],
  [
    'MAX_KEY: {type: "u32", value: 128} => nothing',
    [['  MAX_KEY: {type: "u32", value: 128}\n', ""]],
    { bump: "major", refuses: 0, rules: ["constant-removed"] },
  ],
  [
    "MAX_KEY: => TOP_KEY:",
    [["MAX_KEY:", "TOP_KEY:"]],
    { bump: "major", refuses: 0, rules: ["constant-added", "constant-removed"] },
  ],
  [
    'RATE: => MIN: {type: "u8", value: 1} RATE:',
    [["  RATE:", '  MIN: {type: "u8", value: 1}\n  RATE:']],
    { bump: "minor", refuses: 0, rules: ["constant-added"] },
  ],
  [
    'legacy: {self: ref, deprecated: "use put"} => nothing',
    [['      legacy: {self: ref, deprecated: "use put"}\n', ""]],
    { bump: "major", refuses: 1, rules: ["function-removed"] },
  ],
  [
    "sum: {params => kv_sum: {params",
    [["sum: {params", "kv_sum: {params"]],
    { bump: "major", refuses: 1, rules: ["symbol-renamed"] },
  ],
  [
    "show: { => store_flush: {params: {store: Store}} show: {",
    [["  show: {", "  store_flush: {params: {store: Store}}\n  show: {"]],
    { bump: "minor", refuses: 0, rules: ["function-added"] },
  ],
  [
    'prefix: "kv_" => prefix: "kw_"',
    [['prefix: "kv_"', 'prefix: "kw_"']],
    {
      bump: "major",
      refuses: 48,
      rules: [
        "constant-added",
        "constant-removed",
        "function-added",
        "function-removed",
        "handle-destructor-changed",
        "struct-added",
        "struct-removed",
        "struct-renamed",
        "symbol-renamed",
        "typedef-added",
        "typedef-removed",
      ],
    },
  ],
  [
    'name: "kv" => name: "kw"',
    [['name: "kv"', 'name: "kw"']],
    { bump: "major", refuses: 0, rules: ["bridge-library-changed"] },
  ],
  [
    "abi_major: 1 => abi_major: 2",
    [["abi_major: 1", "abi_major: 2"]],
    { bump: "major", refuses: 0, rules: ["bridge-library-changed"] },
  ],
  [
    "targets: [aarch64-apple-darwin, x86_64-unknown-linux-gnu] => targets: [x86_64-unknown-linux-gnu]",
    [["targets: [aarch64-apple-darwin, x86_64-unknown-linux-gnu]", "targets: [x86_64-unknown-linux-gnu]"]],
    { bump: "major", refuses: 0, rules: ["bridge-targets-changed"] },
  ],
  [
    "targets: [aarch64-apple-darwin, x => targets: [aarch64-apple-darwin, aarch64-unknown-linux-gnu, x",
    [["targets: [aarch64-apple-darwin, x", "targets: [aarch64-apple-darwin, aarch64-unknown-linux-gnu, x"]],
    { bump: "minor", refuses: 0, rules: ["bridge-targets-changed"] },
  ],
  [
    "crate: kv-ffi => crate: kw-ffi",
    [["crate: kv-ffi", "crate: kw-ffi"]],
    { bump: "major", refuses: 0, rules: ["bridge-library-changed"] },
  ],
  [
    'module: "example.com/kv" => module: "example.com/kv/v2"',
    [['module: "example.com/kv"', 'module: "example.com/kv/v2"']],
    { bump: "major", refuses: 0, rules: ["bridge-go-name-changed"] },
  ],
  [
    "package: kv} => package: store}",
    [["package: kv}", "package: store}"]],
    { bump: "major", refuses: 0, rules: ["bridge-go-name-changed"] },
  ],
  [
    'Pen: implement: "crate::imp::Pen" threads: pinned ... => ...',
    [
      [
        '  Pen:\n    implement: "crate::imp::Pen"\n    threads: pinned\n    ops:\n      draw: {self: mut, params: {rect: Rect, shade: {type: Shade, optional: true}}}\n      new: {kind: constructor, go: NewPen}\n      on_beat: {self: ref, params: {beat: {type: Beat, retained: handle}}}\n',
        "",
      ],
    ],
    { bump: "major", refuses: 4, rules: ["function-removed", "struct-removed"] },
  ],
  [
    "Pen: => Quill:",
    [["  Pen:\n", "  Quill:\n"]],
    {
      bump: "major",
      refuses: 4,
      rules: ["function-added", "function-removed", "struct-added", "struct-removed"],
    },
  ],
  [
    'new: {kind: constructor, go: NewPen} => new: {kind: constructor, go: NewPen, params: {at: "u32"}}',
    [["new: {kind: constructor, go: NewPen}", 'new: {kind: constructor, go: NewPen, params: {at: "u32"}}']],
    { bump: "major", refuses: 1, rules: ["param-added"] },
  ],
  [
    "open: {kind: constructor, params => open: {kind: constructor, go: Open, params",
    [["open: {kind: constructor, params", "open: {kind: constructor, go: Open, params"]],
    { bump: "major", refuses: 0, rules: ["bridge-go-name-changed"] },
  ],
  [
    "Store: sync => pinned, and its child with it",
    [
      [
        'implement: "crate::imp::Store"\n    threads: sync',
        'implement: "crate::imp::Store"\n    threads: pinned',
      ],
      ["threads: exclusive", "threads: pinned"],
      ["tick: {type: Tick, retained: handle}", 'n: "u32"'],
      ["ended: {type: Tick, retained: forever}", 'n: "u32"'],
      ["merge: {self: ref, params: {from: Store}, errors: Code}", "merge: {self: ref}"],
      [
        "absorb: {self: ref, params: {donor: {type: Store, transfer: owned}}, errors: Code}",
        "absorb: {self: ref}",
      ],
      ["find: {self: ref, params: {near: {type: Store, optional: true}}", "find: {self: ref"],
      ["heavy: {self: ref, stack: 1048576, max_in_flight: 4}", "heavy: {self: ref}"],
    ],
    {
      bump: "major",
      refuses: 27,
      rules: ["bridge-errors-changed", "handle-threads-changed", "param-removed", "param-type-changed"],
    },
  ],
  [
    "Pen: pinned => exclusive, with another callback",
    [
      ["threads: pinned", "threads: exclusive"],
      ["beat: {type: Beat, retained", "beat: {type: Tick, retained"],
    ],
    {
      bump: "major",
      refuses: 4,
      rules: ["handle-threads-changed", "handshake-changed", "param-type-changed"],
    },
  ],
  [
    "Pen: borrows nothing => borrows Store",
    [
      ["    threads: pinned\n", "    threads: pinned\n    borrows: [Store]\n"],
      ["{kind: constructor, go: NewPen}", "{kind: constructor, go: NewPen, params: {of: Store}}"],
    ],
    { bump: "major", refuses: 1, rules: ["bridge-borrows-changed", "param-added"] },
  ],
  [
    "Cursor: made by a constructor too",
    [["      peek:", "      at: {kind: constructor, params: {of: Store}}\n      peek:"]],
    { bump: "minor", refuses: 0, rules: ["function-added"] },
  ],
  [
    "Visit: valid for the call => kept",
    [
      ["Visit: {scope: call, thread: same", "Visit: {scope: registered, thread: any"],
      ["visit: Visit}", "visit: {type: Visit, retained: handle}}"],
    ],
    { bump: "major", refuses: 1, rules: ["param-removed", "param-retention-changed", "record-kind-changed"] },
  ],
  [
    "Tick: any thread => its own",
    [
      ["Tick: {scope: registered, thread: any", "Tick: {scope: registered, thread: same"],
      [
        "      on_tick: {self: ref, params: {tick: {type: Tick, retained: handle}}}\n",
        "      on_tick: {self: ref}\n",
      ],
      [
        "      on_end: {self: ref, params: {ended: {type: Tick, retained: forever}}}\n",
        "      on_end: {self: ref}\n",
      ],
      ["beat: {type: Beat", "beat: {type: Tick"],
    ],
    { bump: "major", refuses: 3, rules: ["handle-threads-changed", "param-removed", "param-type-changed"] },
  ],
  [
    "Options.strict is gone",
    [['      strict: {type: "bool", default: false}\n', ""]],
    { bump: "major", refuses: 1, rules: ["struct-field-removed"] },
  ],
  [
    "a default of a later field",
    [
      ['strict: {type: "bool", default: false}\n', 'strict: {type: "bool", default: false}\n'],
      ['cache: {type: "u64", default: 5}', 'cache: {type: "u64", default: 7}'],
    ],
    { bump: "minor", refuses: 0, rules: ["bridge-default-changed"] },
  ],
  [
    "all defaults are gone",
    [
      ['cache: {type: "u64", default: 5}', 'cache: "u64"'],
      ['strict: {type: "bool", default: false}', 'strict: "bool"'],
    ],
    { bump: "major", refuses: 0, rules: ["bridge-default-changed", "bridge-go-name-changed"] },
  ],
  [
    "legacy is gone",
    [['      legacy: {self: ref, deprecated: "use put"}\n', ""]],
    { bump: "major", refuses: 1, rules: ["function-removed"] },
  ],
  [
    "fork is gone",
    [["      fork: {self: ref, returns: Store, errors: Code}\n", ""]],
    { bump: "major", refuses: 1, rules: ["function-removed"] },
  ],
  [
    "an op of a handle becomes a function of the same symbol",
    [
      ["      merge: {self: ref, params: {from: Store}, errors: Code}\n", ""],
      ["  show: {", "  store_merge: {params: {store: Store, from: Store}, errors: Code}\n  show: {"],
    ],
    { bump: "major", refuses: 0, rules: ["bridge-go-name-changed"] },
  ],
  [
    "a domain in front of the others",
    [["errors:\n", "errors:\n  Alarm: {rung: 30}\n"]],
    { bump: "major", refuses: 0, rules: ["bridge-go-name-changed", "constant-added", "typedef-added"] },
  ],
  [
    "a domain is gone",
    [
      ["  BusError: {full: 10, shut: 11}\n", ""],
      [", errors: BusError", ""],
    ],
    { bump: "major", refuses: 1, rules: ["bridge-errors-changed", "constant-removed", "typedef-removed"] },
  ],
  [
    "a domain has another name",
    [
      ["  BusError: {", "  BusFault: {"],
      ["errors: BusError", "errors: BusFault"],
    ],
    {
      bump: "major",
      refuses: 1,
      rules: [
        "bridge-errors-changed",
        "constant-added",
        "constant-removed",
        "typedef-added",
        "typedef-removed",
      ],
    },
  ],
  [
    "an enum has another name",
    [
      ["  Mode: {repr", "  Pace: {repr"],
      ["      mode: Mode\n", "      mode: Pace\n"],
      ["mode: Mode, kind", "mode: Pace, kind"],
      ["returns: Mode", "returns: Pace"],
    ],
    {
      bump: "major",
      refuses: 3,
      rules: [
        "bridge-type-changed",
        "constant-added",
        "constant-removed",
        "typedef-added",
        "typedef-removed",
      ],
    },
  ],
  [
    "a callback has another name",
    [
      ["  Weigh: {", "  Heft: {"],
      ["weigh: Weigh", "weigh: Heft"],
    ],
    { bump: "major", refuses: 1, rules: ["bridge-type-changed", "typedef-added", "typedef-removed"] },
  ],
];

/** What a bridge file says and no compiled caller, and no caller's source, depends on. */
export const NO_PART_OF_THE_ABI: readonly (readonly [label: string, edits: Edits])[] = [
  ["on_panic: keep => on_panic: poison", [["on_panic: keep", "on_panic: poison"]]],
  ["on_panic: keep => on_panic: abort", [["on_panic: keep", "on_panic: abort"]]],
  [", blocking: true => nothing", [[", blocking: true", ""]]],
  [
    "legacy: {self: ref => legacy: {self: ref, blocking: true",
    [["legacy: {self: ref", "legacy: {self: ref, blocking: true"]],
  ],
  ["stack: 1048576, => nothing", [["stack: 1048576, ", ""]]],
  ["stack: 1048576 => stack: 2097152", [["stack: 1048576", "stack: 2097152"]]],
  [", max_in_flight: 4 => nothing", [[", max_in_flight: 4", ""]]],
  ["max_in_flight: 4 => max_in_flight: 2", [["max_in_flight: 4", "max_in_flight: 2"]]],
  [", go: NewPen => nothing", [[", go: NewPen", ""]]],
  ['io: 4} => io: {value: 4, doc: "Broken."}}', [["io: 4}", 'io: {value: 4, doc: "Broken."}}']]],
  [
    'io: 4} => io: {value: 4, deprecated: "no more"}}',
    [["io: 4}", 'io: {value: 4, deprecated: "no more"}}']],
  ],
  [
    'Code: {not_found: 1, io: 4} => Code: {codes: {not_found: 1, io: 4}, doc: "Why."}',
    [["Code: {not_found: 1, io: 4}", 'Code: {codes: {not_found: 1, io: 4}, doc: "Why."}']],
  ],
  [
    "Kind: {repr: u8, open: true, variants: {file: 1, f... => flags: Kind: {repr: u8, open: true, variants: {fil...",
    [
      [
        "  Kind: {repr: u8, open: true, variants: {file: 1, folder: 2}}\nflags:",
        "flags:\n  Kind: {repr: u8, open: true, variants: {file: 1, folder: 2}}",
      ],
    ],
  ],
  [
    'strict: {type: "bool", default: false} => strict: {type: "bool", default: false, since: "1.2.0"}',
    [
      [
        'strict: {type: "bool", default: false}\n',
        'strict: {type: "bool", default: false, since: "1.2.0"}\n',
      ],
    ],
  ],
  [', deprecated: "use put" => nothing', [[', deprecated: "use put"', ""]]],
  [
    'names: {self: ref, params: {seen: Seen}}... => names: {self: ref, params: {seen: Seen}, since: "1...',
    [
      [
        "names: {self: ref, params: {seen: Seen}}",
        'names: {self: ref, params: {seen: Seen}, since: "1.2.0", doc: "Doc."}',
      ],
    ],
  ],
  [
    "params: {key: bytes, value: => params: {name: bytes, value:",
    [["params: {key: bytes, value:", "params: {name: bytes, value:"]],
  ],
  ['version: "1.2.0" => version: "1.3.0"', [['version: "1.2.0"', 'version: "1.3.0"']]],
  ["edition: 2024 => edition: 2021", [["edition: 2024", "edition: 2021"]]],
  ['msrv: "1.85" => msrv: "1.90"', [['msrv: "1.85"', 'msrv: "1.90"']]],
  ["package: kv} => package: kv, link: lib}", [["package: kv}", "package: kv, link: lib}"]]],
  [
    'implement: "crate::imp::Store" => implement: "crate::imp::Disk"',
    [['implement: "crate::imp::Store"', 'implement: "crate::imp::Disk"']],
  ],
  [
    "the domain of all of it",
    [["  Code: {not_found: 1, io: 4}", '  Code: {codes: {not_found: 1, io: 4}, since: "1.0.0"}']],
  ],
  [
    "all of Rust",
    [
      [
        'rust: {crate: kv-ffi, edition: 2024, msrv: "1.85"}',
        'rust: {crate: kv-ffi, edition: 2021, msrv: "1.70", functions: "crate::imp::All"}',
      ],
    ],
  ],
  [
    "documentation",
    [
      ["    threads: pinned\n", '    threads: pinned\n    doc: "A pen."\n'],
      ["  Seen: {", '  Seen: {doc: "Sees.", '],
      ["RATE: {", 'RATE: {doc: "A rate.", '],
    ],
  ],
];
