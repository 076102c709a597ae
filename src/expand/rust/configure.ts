import { type Gap, pushGap } from "../../idl/gap.ts";
import type { Span } from "../../source/source-file.ts";
import type {
  Attribute,
  RustEnum,
  RustField,
  RustFunction,
  RustItem,
  RustModuleItem,
  RustParam,
  RustVariant,
} from "../../syntax/rust/item.ts";
import { parseAttributeList } from "../../syntax/rust/parse-items.ts";
import { splitAtCommas } from "../../syntax/rust/split-tokens.ts";
import type { RustToken } from "../../syntax/rust/token.ts";
import { type Ask, evaluateCondition, type Verdict } from "./condition.ts";
import { couldExport, isTelling } from "./could-export.ts";

/** What conditions are held against, and where it goes that one cannot be decided. */
export interface Configuring {
  readonly ask: Ask;
  readonly gaps: Gap[];
  /** Whether a module that stands in another file may export something. */
  readonly moduleCouldExport: (module: RustModuleItem) => boolean;
  /** Told of an item that unknown options hide, or would hide, and that no gap tells of. */
  readonly onUncertain?: (item: RustItem, uncertainty: Uncertainty) => void;
}

/** Unknown options on which it depends whether something is there. */
export interface Uncertainty {
  readonly options: readonly string[];
  /** It is there while they count as not set. */
  readonly isThere: boolean;
}

/** Null if a condition does not hold; `undecided` are the unknown options that settle that. */
interface Configured {
  readonly attributes: readonly Attribute[] | null;
  readonly undecided: readonly string[];
}

/** `cfg_attr` within `cfg_attr`. */
const MAX_DEPTH = 32;

/** Tells that a condition asks for what nobody sets. */
export function addConditionGap(gaps: Gap[], options: readonly string[], lost: string, span: Span): void {
  pushGap(gaps, { reason: "condition", detail: describeCondition(options, lost), span });
}

/** What depends on options that nobody sets, and how to set them. */
export function describeCondition(options: readonly string[], lost: string): string {
  const names = [...new Set(options)];
  const asks = names.map((name) => `\`${name}\``).join(", ");
  const way = names.map((name) => `--cfg '${name}'`).join(" ");
  const other = names.map((name) => `--cfg 'not(${name})'`).join(" ");
  return `${lost} depends on ${asks}, of which nothing says whether it is set; it counts as not set (give ${way} if it is, ${other} if not)`;
}

/** Whether a condition holds; one that cannot be read is a gap, whatever hangs on it. */
export function decide(
  { ask, gaps }: Pick<Configuring, "ask" | "gaps">,
  tokens: readonly RustToken[],
  span: Span,
): Verdict {
  const verdict = evaluateCondition(tokens, ask);
  if (verdict.unread) {
    const detail = "this condition cannot be read, so that what depends on it is left out";
    pushGap(gaps, { reason: "condition", detail, span });
  }
  return verdict;
}

/** What a `cfg_attr` stands for (Reference, "The `cfg_attr` attribute"). */
function expandConditional(config: Configuring, attribute: Attribute): readonly Attribute[] {
  const [condition, ...rest] = splitAtCommas(attribute.arguments);
  const { holds, undecided } = decide(config, condition ?? [], attribute.span);
  const tokens = attribute.arguments.slice((condition?.length ?? 0) + 1);
  const stands = rest.length === 0 ? [] : parseAttributeList(tokens, attribute.span);
  if (stands === null) {
    const detail = "the attributes that this `cfg_attr` stands for cannot be read";
    pushGap(config.gaps, { reason: "syntax", detail, span: attribute.span });
    return [];
  }
  if (undecided.length > 0) {
    const telling = stands.find((one) => isTelling(one) || one.path === "cfg" || one.path === "path");
    if (telling !== undefined)
      addConditionGap(config.gaps, undecided, `the attribute \`${telling.path}\``, attribute.span);
  }
  return holds ? stands : [];
}

/** Evaluates `cfg` and `cfg_attr`, which are then gone from the attributes. */
export function configureAttributes(
  config: Configuring,
  attributes: readonly Attribute[],
  depth = 0,
): Configured {
  if (!attributes.some(({ path }) => path === "cfg" || path === "cfg_attr"))
    return { attributes, undecided: [] };
  const kept: Attribute[] = [];
  const options: string[] = [];
  let isThere = true;
  for (const attribute of attributes) {
    if (attribute.path === "cfg_attr") {
      if (depth >= MAX_DEPTH) {
        const detail = `\`cfg_attr\` within each other more than ${MAX_DEPTH} levels deep`;
        pushGap(config.gaps, { reason: "limit", detail, span: attribute.span });
        continue;
      }
      const inner = configureAttributes(config, expandConditional(config, attribute), depth + 1);
      if (inner.attributes === null && inner.undecided.length === 0) return inner;
      if (inner.attributes === null) isThere = false;
      options.push(...inner.undecided);
      kept.push(...(inner.attributes ?? []));
    } else if (attribute.path === "cfg") {
      const { holds, undecided } = decide(config, attribute.arguments, attribute.span);
      if (!holds && undecided.length === 0) return { attributes: null, undecided };
      if (!holds) isThere = false;
      options.push(...undecided);
    } else kept.push(attribute);
  }
  return { attributes: isThere ? kept : null, undecided: options };
}

type Conditional = Pick<RustField, "attributes" | "span">;

/** Fields, variants or parameters of which the conditions hold. `tells` if an ABI depends on whether one is there. */
function configureParts<T extends Conditional>(
  config: Configuring,
  parts: readonly T[],
  what: string,
  tells: boolean,
  inner: (part: T) => T = (part) => part,
): readonly T[] {
  return parts.flatMap((part) => {
    const { attributes, undecided } = configureAttributes(config, part.attributes);
    if (tells && undecided.length > 0) addConditionGap(config.gaps, undecided, what, part.span);
    if (attributes === null) return [];
    return [inner(attributes === part.attributes ? part : { ...part, attributes })];
  });
}

function configureFields(
  config: Configuring,
  fields: readonly RustField[],
  tells: boolean,
): readonly RustField[] {
  return configureParts(config, fields, "this field", tells);
}

function configureEnum(config: Configuring, item: RustEnum, tells: boolean): RustEnum {
  const withFields = (variant: RustVariant): RustVariant => ({
    ...variant,
    fields: configureFields(config, variant.fields, tells),
  });
  return { ...item, variants: configureParts(config, item.variants, "this variant", tells, withFields) };
}

function configureFunction(config: Configuring, item: RustFunction): RustFunction {
  const tells = item.abi !== null || !item.hasBody || item.attributes.some(isTelling);
  const params: readonly RustParam[] = configureParts(config, item.params, "this parameter", tells);
  return { ...item, params };
}

/** What the conditions within an item leave of it; bodies of functions and modules are left to those who enter them. */
function configureInside(config: Configuring, item: RustItem): RustItem {
  const tells = item.attributes.some(({ path }) => path === "repr");
  switch (item.kind) {
    case "function":
      return configureFunction(config, item);
    case "struct":
    case "union":
      return { ...item, fields: configureFields(config, item.fields, tells) };
    case "enum":
      return configureEnum(config, item, tells);
    case "extern-block":
    case "impl":
    case "trait":
      return {
        ...item,
        items: item.items.flatMap((one) => configureItem(withinItem(config, item), one) ?? []),
      };
    default:
      return item;
  }
}

function nameOf(item: RustItem): string {
  if (!("name" in item)) return `this ${item.kind.replace("-", " ")}`;
  return `the ${item.kind} \`${typeof item.name === "string" ? item.name : item.name.text}\``;
}

/**
 * An item as its conditions leave it, or null if they hide it.
 *
 * @param around unknown options by which all around it is there.
 */
export function configureItem(
  config: Configuring,
  item: RustItem,
  around: readonly string[] = [],
): RustItem | null {
  const { attributes, undecided } = configureAttributes(config, item.attributes);
  const isThere = attributes !== null;
  if (!isThere && undecided.length === 0) return null;
  const options = [...around, ...undecided];
  if (options.length > 0) tellUncertain(config, item, { options, isThere });
  if (attributes === null) return null;
  return configureInside(config, attributes === item.attributes ? item : { ...item, attributes });
}

/** A gap where the item crosses the boundary; else it is noted, as what it names may be asked for there. */
function tellUncertain(config: Configuring, item: RustItem, uncertainty: Uncertainty): void {
  if (couldExport(item, config.moduleCouldExport))
    addConditionGap(config.gaps, uncertainty.options, nameOf(item), item.span);
  else config.onUncertain?.(item, uncertainty);
}

/** What is uncertain in an `extern` block is a symbol; in an `impl` it is told as if all of it were uncertain. */
function withinItem(config: Configuring, outer: RustItem): Configuring {
  const { onUncertain, ...rest } = config;
  if (outer.kind === "extern-block")
    return {
      ...rest,
      onUncertain: (item, { options }) => addConditionGap(config.gaps, options, nameOf(item), item.span),
    };
  if (onUncertain === undefined || outer.kind !== "impl") return rest;
  return {
    ...rest,
    onUncertain: (item, uncertainty) => onUncertain({ ...outer, items: [item] }, uncertainty),
  };
}
