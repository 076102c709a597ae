import type { BridgeType, Operation } from "../../idl/bridge/bridge.ts";
import type { LoweredSymbol } from "../../lower/lowered.ts";
import { isPlain, ownedType, valueType, wholeType } from "./bridge-types.ts";
import { BODY, binding, statement } from "./parameter.ts";

/** How a shim hands a result over. */
export interface Handed {
  /** Places that are looked at before the implementation runs, so that nothing fails after it. */
  readonly places: readonly string[];
  /** What the implementation is given to reply with, or none. */
  readonly argument: string | null;
  /** After the implementation returned, before its errors. */
  readonly after: readonly string[];
  /** Whether the implementation's own result is needed. */
  readonly usesAnswer: boolean;
  readonly writes: readonly string[];
}

/** Locals of a shim that hide no parameter. */
export interface Locals {
  readonly answer: string;
  readonly sink: string;
  readonly bytes: string;
  readonly ends: string;
}

/** What the trait's method takes to reply with, and what it returns. */
export interface ResultForm {
  readonly param: string | null;
  readonly returns: string;
}

/** Whether the implementation replies instead of returning: it can then do without owning what it replies with. */
export function isReplied({ returns }: Operation): boolean {
  return returns?.shapes.some((shape) => shape === "into" || shape === "visit") ?? false;
}

const NOTHING: Handed = { places: [], argument: null, after: [], usesAnswer: false, writes: [] };

/** The result of an operation as its trait has it. `implementation` is the path of the type behind a handle. */
export function resultForm(operation: Operation, implementation: (handle: string) => string): ResultForm {
  const { kind, returns } = operation;
  if (returns === null) return { param: null, returns: kind === "constructor" ? "Self" : "()" };
  const { type, optional } = returns;
  const may = (text: string): string => (optional ? `Option<${text}>` : text);
  const whole = wholeType(type);
  if (type.kind === "list" && whole === null) {
    const items = type.of === "text" ? "TextItems" : "Items";
    return { param: `items: &mut ${items}<'_>`, returns: optional ? "bool" : "()" };
  }
  if (whole !== null) {
    if (!isReplied(operation)) return { param: null, returns: may(ownedType(type)) };
    const reply = optional ? "OptionalReply" : "Reply";
    const generic = whole === "[u8]" ? "<'_>" : `<'_, ${whole}>`;
    return { param: `reply: ${reply}${generic}`, returns: "Replied" };
  }
  switch (type.kind) {
    case "handle":
      return { param: null, returns: may(implementation(type.name)) };
    case "scalar":
    case "enum":
    case "struct":
    case "array":
      return { param: null, returns: may(valueType(type)) };
    default:
      throw new Error(`no operation returns ${type.kind}`);
  }
}

/** How the result of an operation is handed over in this symbol. `parents` is what a made handle keeps alive. */
export function handResult(
  operation: Operation,
  symbol: LoweredSymbol,
  locals: Locals,
  parents: string,
): Handed {
  const { returns, kind } = operation;
  if (returns === null) {
    if (kind !== "constructor") return NOTHING;
    return {
      ...NOTHING,
      places: place("result"),
      usesAnswer: true,
      writes: statement("result.write", [`abi::make(${locals.answer}, ${parents})`], ";"),
    };
  }
  const { type, optional } = returns;
  const whole = wholeType(type);
  if (type.kind === "list" && whole === null) return handItems(type.of === "text", optional, symbol, locals);
  if (whole === null) return handValue(type, optional, locals, parents);
  return isReplied(operation) ? handReply(optional, symbol, locals) : handOwned(type, optional, locals);
}

function place(name: string): readonly string[] {
  return binding(name, "abi::out", [name, `"${name}"`]);
}

function found(optional: boolean): readonly string[] {
  return optional ? place("found") : [];
}

function line(text: string): string {
  return BODY + text;
}

function handValue(type: BridgeType, optional: boolean, { answer }: Locals, parents: string): Handed {
  const isHandle = type.kind === "handle";
  const write = `result.write(${isHandle ? `abi::make(${answer}, ${parents})` : sent(type, answer)});`;
  return {
    ...NOTHING,
    places: [...place("result"), ...found(optional)],
    usesAnswer: true,
    writes: optional
      ? [
          line(`found.write(u8::from(${answer}.is_some()));`),
          line(`if let Some(${answer}) = ${answer} {`),
          line(`    ${write}`),
          ...(isHandle ? [line("} else {"), line("    result.write(std::ptr::null_mut());")] : []),
          line("}"),
        ]
      : [line(write)],
  };
}

function sent(type: BridgeType, answer: string): string {
  const isSame = (type.kind === "scalar" || type.kind === "array") && isPlain(type);
  return isSame ? answer : `abi::Cross::send(${answer})`;
}

function handOwned(type: BridgeType, optional: boolean, { answer }: Locals): Handed {
  const places = [...place("result"), ...found(optional)];
  const rebind = (value: string): string => line(`let ${answer} = ${value};`);
  if (optional) {
    const converted =
      type.kind === "text"
        ? [rebind(`${answer}.map(String::into_bytes)`)]
        : type.kind === "path"
          ? [rebind(`${answer}.map(abi::path_vec).transpose()?`)]
          : [];
    return { ...NOTHING, places, usesAnswer: true, writes: [...converted, ...foundAndBuffer(answer)] };
  }
  const converted =
    type.kind === "text"
      ? [rebind(`${answer}.into_bytes()`)]
      : type.kind === "path"
        ? [rebind(`abi::path_vec(${answer})?`)]
        : [];
  const write = line(`result.write(abi::buffer(${answer}));`);
  return { ...NOTHING, places, usesAnswer: true, writes: [...converted, write] };
}

/** Of nothing the buffer is empty, so that it can be freed like any. */
function foundAndBuffer(answer: string): readonly string[] {
  return [
    line(`found.write(u8::from(${answer}.is_some()));`),
    line(`result.write(abi::buffer(${answer}.unwrap_or_default()));`),
  ];
}

function handReply(optional: boolean, { shape }: LoweredSymbol, { answer, sink }: Locals): Handed {
  const reply = `${optional ? "OptionalReply" : "Reply"}::to(&mut ${sink})`;
  const common = { argument: reply, after: [], usesAnswer: false };
  const local = `mut ${sink}`;
  switch (shape) {
    case "owned":
      return {
        ...common,
        places: [...place("result"), ...found(optional), line(`let ${local} = abi::Sink::owned();`)],
        writes: [
          line(`let ${answer} = ${sink}.kept()?;`),
          ...(optional
            ? foundAndBuffer(answer)
            : [line(`result.write(abi::buffer(${answer}.unwrap_or_default()));`)]),
        ],
      };
    case "into":
      return {
        ...common,
        places: [...binding(local, "abi::Sink::into", ["dst", "dst_len", '"dst"']), ...place("needed")],
        writes: [
          line(`let ${answer} = ${sink}.len()?;`),
          line(`needed.write(${answer}.unwrap_or(usize::MAX));`),
        ],
      };
    case "visit":
      return {
        ...common,
        places: [
          ...binding(local, "abi::Sink::visit", ["visit", "visit_ctx", '"visit"']),
          ...found(optional),
        ],
        after: [line(`${sink}.check()?;`)],
        writes: optional
          ? [line(`let ${answer} = ${sink}.len()?;`), line(`found.write(u8::from(${answer}.is_some()));`)]
          : [line(`${sink}.len()?;`)],
      };
    default:
      throw new Error(`there are no replies of the shape ${shape}`);
  }
}

function handItems(isText: boolean, optional: boolean, { shape }: LoweredSymbol, locals: Locals): Handed {
  const { answer, sink, bytes, ends } = locals;
  const items = isText ? "TextItems" : "Items";
  const common = { argument: `&mut ${sink}`, usesAnswer: optional };
  const wrap = line(`let mut ${sink} = ${items}::to(${sink});`);
  const wrote = optional ? [line(`found.write(u8::from(${answer}));`)] : [];
  if (shape === "visit") {
    return {
      ...common,
      places: [
        ...binding(sink, "abi::ItemSink::visit", ["visit", "visit_ctx", '"visit"']),
        wrap,
        ...found(optional),
      ],
      after: [line(`${sink}.sink.shown()?;`)],
      writes: wrote,
    };
  }
  return {
    ...common,
    places: [...place("result"), ...found(optional), line(`let ${sink} = abi::ItemSink::batch();`), wrap],
    after: [],
    writes: [
      ...wrote,
      line(`let (${bytes}, ${ends}) = ${sink}.sink.packed();`),
      line(`result.write(abi::list(${bytes}, ${ends}));`),
    ],
  };
}
