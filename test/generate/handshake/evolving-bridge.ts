/** A bridge with one of everything that can change, each piece written so that its text stands once. */
export const EVOLVING = `bridge: 1
lowering: 1
name: "kv"
prefix: "kv_"
version: "1.2.0"
abi_major: 1
targets: [aarch64-apple-darwin, x86_64-unknown-linux-gnu]
rust: {crate: kv-ffi, edition: 2024, msrv: "1.85"}
go: {module: "example.com/kv", package: kv}
errors:
  Code: {not_found: 1, io: 4}
  BusError: {full: 10, shut: 11}
structs:
  Rect:
    by: value
    fields: {left: "u32", top: "u32", solid: "bool"}
  Shade:
    by: value
    fields: {hue: "u16", mark: "char32"}
  Other:
    by: value
    fields: {left: "u32", top: "u32", solid: "bool"}
  Options:
    by: pointer
    sized: true
    fields:
      cache: {type: "u64", default: 5}
      mode: Mode
      strict: {type: "bool", default: false}
  Stats:
    by: pointer
    fields: {puts: "u64", gets: "u64"}
enums:
  Mode: {repr: u32, variants: {slow: 0, fast: 1}}
  Kind: {repr: u8, open: true, variants: {file: 1, folder: 2}}
flags:
  Access: {repr: u32, variants: {read: 1, write: 2}}
callbacks:
  Visit: {scope: call, thread: same, params: {key: bytes, at: "u64"}, returns: continue}
  Weigh: {scope: call, thread: any, params: {item: bytes}, returns: "u64"}
  Seen: {scope: call, thread: same, params: {name: text}}
  Tick: {scope: registered, thread: any, params: {done: "u64"}}
  Beat: {scope: registered, thread: same, params: {beats: "u32"}, returns: continue}
handles:
  Store:
    implement: "crate::imp::Store"
    threads: sync
    ops:
      open: {kind: constructor, params: {path: path, options: Options}, errors: Code}
      put: {self: ref, params: {key: bytes, value: {type: bytes, max: 100}}, errors: Code}
      get: {self: ref, params: {key: bytes}, returns: {type: bytes, optional: true, shapes: [owned, into]}, errors: Code}
      title: {self: ref, returns: text}
      place: {self: ref, returns: path}
      scan: {self: ref, params: {visit: Visit}, returns: "u64", errors: Code, cancel: true, blocking: true}
      names: {self: ref, params: {seen: Seen}}
      weigh: {self: ref, params: {weigh: Weigh}, returns: "u64"}
      on_tick: {self: ref, params: {tick: {type: Tick, retained: handle}}}
      on_end: {self: ref, params: {ended: {type: Tick, retained: forever}}}
      keys: {self: ref, returns: {type: list<bytes>, shapes: [batch]}}
      tags: {self: ref, params: {wanted: list<text>}, returns: {type: list<text>, shapes: [batch, visit]}}
      merge: {self: ref, params: {from: Store}, errors: Code}
      absorb: {self: ref, params: {donor: {type: Store, transfer: owned}}, errors: Code}
      fork: {self: ref, returns: Store, errors: Code}
      find: {self: ref, params: {near: {type: Store, optional: true}}, returns: {type: Store, optional: true}}
      row: {self: ref, returns: Cursor}
      tell: {self: ref, params: {stats: Stats}}
      heavy: {self: ref, stack: 1048576, max_in_flight: 4}
      finish: {self: own, errors: Code}
      legacy: {self: ref, deprecated: "use put"}
  Cursor:
    implement: "crate::imp::Cursor"
    threads: exclusive
    on_panic: keep
    borrows: [Store]
    ops:
      next: {self: mut, returns: {type: "u64", optional: true}, errors: BusError}
      peek: {self: ref, returns: "u64"}
  Pen:
    implement: "crate::imp::Pen"
    threads: pinned
    ops:
      draw: {self: mut, params: {rect: Rect, shade: {type: Shade, optional: true}}}
      new: {kind: constructor, go: NewPen}
      on_beat: {self: ref, params: {beat: {type: Beat, retained: handle}}}
constants:
  MAX_KEY: {type: "u32", value: 128}
  RATE: {type: "f64", value: "1.5"}
  TITLE: {type: string, value: "kv"}
functions:
  pick: {params: {flag: "bool", sign: "char32", mode: Mode, kind: Kind, access: Access}, returns: "bool"}
  place_of: {params: {rect: Rect}, returns: Rect}
  sign_of: {params: {n: "u32"}, returns: "char32"}
  mode_of: {params: {n: "u32"}, returns: Mode}
  sum: {params: {numbers: list<u8>, extra: {type: "u32", optional: true}}, returns: "u64"}
  load: {params: {blob: bytes, label: text, where: path, items: list<bytes>}, returns: {type: list<u8>, shapes: [owned, into]}}
  show: {returns: {type: bytes, shapes: [owned, visit]}}
`;
