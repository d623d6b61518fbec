/** A ratio or amount that a benchmark found, with what we aim for and which way is better. */
export type Figure = { value: number; aim: number; better: "lower" | "higher" };

/** The value below which the given share of the samples lies: 0.5 for the median, 0.95 for p95. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new Error("no samples");
  return value;
}

/** Prints the figures for people and, as the last line, for programs. */
export function report(bench: string, figures: Record<string, Figure>): void {
  for (const [name, { value, aim, better }] of Object.entries(figures)) {
    const met = better === "lower" ? value <= aim : value >= aim;
    const sign = better === "lower" ? "<=" : ">=";
    console.log(`${name}: ${round(value)} (aim ${sign} ${round(aim)}, ${met ? "met" : "missed"})`);
  }
  const rounded = Object.entries(figures).map(([name, f]) => [
    name,
    { ...f, value: round(f.value), aim: round(f.aim) },
  ]);
  console.log(JSON.stringify({ bench, figures: Object.fromEntries(rounded) }));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
