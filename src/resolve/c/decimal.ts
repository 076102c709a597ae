/**
 * Floating constants as decimal text that is the same for every spelling of one value. The text is exact: it is not
 * rounded to any floating type, as `long double` has another precision on every target.
 */

/** Decimal exponents between which no exponent is written, as ECMAScript does it for numbers. */
const LEAST_PLAIN = -7n;
const MOST_PLAIN = 21n;

/** Binary exponents beyond those of a double would give texts of thousands of digits. */
const MAX_BINARY_EXPONENT = 1100;

/** The value `digits * 10^exponent`: without needless zeros, with an exponent only where many zeros would be written. */
export function printDecimal(digits: string, exponent: bigint): string {
  const leading = digits.replace(/^0+/, "");
  const significant = stripTrailingZeros(leading);
  if (significant === "") return "0";
  const scale = exponent + BigInt(leading.length - significant.length);
  const count = BigInt(significant.length);
  /** How many digits stand in front of the decimal point. */
  const point = count + scale;
  if (scale >= 0n && point <= MOST_PLAIN) return significant + "0".repeat(Number(scale));
  if (scale < 0n && point > 0n && point <= MOST_PLAIN)
    return `${significant.slice(0, Number(point))}.${significant.slice(Number(point))}`;
  if (point <= 0n && point > LEAST_PLAIN + 1n) return `0.${"0".repeat(Number(-point))}${significant}`;
  const fraction = significant.slice(1);
  const power = point - 1n;
  return `${significant.slice(0, 1)}${fraction === "" ? "" : `.${fraction}`}e${power < 0n ? "" : "+"}${power}`;
}

/** In one pass: `/0+$/` would try every run of zeros within the digits. */
function stripTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end -= 1;
  return digits.slice(0, end);
}

/** The value `digits * 2^exponent` of hexadecimal digits, exactly; null far beyond what a double can hold. */
export function printBinary(digits: string, exponent: bigint): string | null {
  const mantissa = BigInt(`0x${digits}`);
  if (mantissa === 0n) return "0";
  if (exponent > MAX_BINARY_EXPONENT || exponent < -MAX_BINARY_EXPONENT) return null;
  if (exponent >= 0n) return printDecimal((mantissa << exponent).toString(), 0n);
  // m * 2^-k is m * 5^k * 10^-k.
  return printDecimal((mantissa * 5n ** -exponent).toString(), exponent);
}
