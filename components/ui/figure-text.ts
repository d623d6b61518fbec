const GROUPED = new Intl.NumberFormat("en-GB");
const ONE_DIGIT = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** From here on, nobody wants milliseconds. */
const SECONDS_FROM_MS = 10_000;
const MINUTES_FROM_MS = 120_000;

/** `1,643`. */
export function countText(count: number): string {
  return GROUPED.format(count);
}

/** Between a figure and its unit: neither stands alone on a line. */
const NBSP = "\u00A0";

/** `184 ms`, `12.5 s`, `16 min`, which are never broken into two lines. */
export function latencyText(ms: number): string {
  if (ms < SECONDS_FROM_MS) return `${GROUPED.format(ms)}${NBSP}ms`;
  if (ms < MINUTES_FROM_MS) return `${ONE_DIGIT.format(ms / 1_000)}${NBSP}s`;
  return `${GROUPED.format(Math.round(ms / 60_000))}${NBSP}min`;
}

/** `120 to 340 ms`; once where both ends read the same. */
export function spanText(low: number, high: number, textOf: (figure: number) => string): string {
  const [from, to] = [textOf(low), textOf(high)];
  if (from === to) return to;
  const [figure, unit] = from.split(NBSP);
  return unit !== undefined && to.endsWith(`${NBSP}${unit}`) ? `${figure} to ${to}` : `${from} to ${to}`;
}
