import type { Span } from "../../src/source/source-file.ts";

/** The value without spans, in a form that shows the order of nothing but lists. */
export function withoutSpans(value: unknown): unknown {
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, withoutSpans(inner)]));
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "span")
      .map(([key, inner]) => [key, withoutSpans(inner)]),
  );
}

/** The text that a span is about. */
export function textAt(span: Span | undefined): string | undefined {
  return span?.file.text.slice(span.start, span.end);
}
