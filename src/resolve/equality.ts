/** Keys that tell where and how an item is described rather than what it is. */
const NOT_COMPARED: ReadonlySet<string> = new Set(["span", "doc"]);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two values of the contract are equal, their spans and docs aside; absent is the same as undefined. */
export function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => equals(item, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (key) => NOT_COMPARED.has(key) || equals(a[key], b[key]),
  );
}
