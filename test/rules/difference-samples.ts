import type { TypeDifference, TypeDifferenceKind } from "../../src/compare/type-difference.ts";

/** Every kind of difference, in every shape that a rule tells apart; a new kind fails to compile until it is here. */
export const differenceSamples: Readonly<Record<TypeDifferenceKind, readonly TypeDifference[]>> = {
  width: [{ kind: "width", from: 4, to: 8 }],
  sign: [
    { kind: "sign", extends: false, toSigned: true },
    { kind: "sign", extends: true, toSigned: false },
  ],
  bool: [{ kind: "bool" }],
  "enum-integer": [{ kind: "enum-integer" }],
  class: [
    { kind: "class", from: "integer", to: "float", sameRegister: false },
    { kind: "class", from: "bool", to: "float", sameRegister: false },
    { kind: "class", from: "integer", to: "aggregate", sameRegister: false },
    { kind: "class", from: "integer", to: "pointer", sameRegister: true },
    { kind: "class", from: "float", to: "other", sameRegister: false },
  ],
  "pointer-level": [{ kind: "pointer-level", from: 1, to: 2 }],
  pointee: [
    { kind: "pointee", void: null, memory: "differs" },
    { kind: "pointee", void: null, memory: "same" },
    { kind: "pointee", void: null, memory: "opaque" },
    { kind: "pointee", void: "baseline", memory: "differs" },
    { kind: "pointee", void: "current", memory: "differs" },
  ],
  "const-added": [{ kind: "const-added" }],
  "const-removed": [{ kind: "const-removed" }],
  "volatile-changed": [{ kind: "volatile-changed" }],
  "restrict-added": [{ kind: "restrict-added" }],
  "restrict-removed": [{ kind: "restrict-removed" }],
  passing: [{ kind: "passing", from: "by value", to: "by pointer" }],
  "array-length": [{ kind: "array-length", from: "4", to: "8" }],
  "flexible-array": [{ kind: "flexible-array" }],
  element: [{ kind: "element", of: [{ kind: "width", from: 4, to: 8 }] }],
  callback: [
    { kind: "callback", breaks: "binary", what: "1 parameters -> 2" },
    { kind: "callback", breaks: "source", what: "parameter 1" },
    { kind: "callback", breaks: "nothing", what: "parameter 1" },
  ],
  "to-void": [{ kind: "to-void" }],
  "from-void": [
    { kind: "from-void", hidden: true },
    { kind: "from-void", hidden: false },
  ],
  bound: [
    { kind: "bound", from: 16n, to: 32n },
    { kind: "bound", from: 32n, to: 16n },
  ],
  atomic: [{ kind: "atomic" }],
  other: [{ kind: "other" }],
  spelling: [{ kind: "spelling" }],
};
