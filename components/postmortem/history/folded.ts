import type { ComparedLine } from "#components/postmortem/history/compare.ts";

/** Lines that are drawn, or that are only counted until somebody asks for them. */
export type Stretch = {
  readonly kind: "shown" | "folded" | "change";
  readonly lines: readonly ComparedLine[];
  /** Of its first line among all of them, from 0. */
  readonly at: number;
};

/** So many unchanged lines tell where a change stands. */
const CONTEXT = 2;

/** What changed, with a little of what stands around it; the rest is folded away. */
export function folded(lines: readonly ComparedLine[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const push = (kind: Stretch["kind"], from: number, to: number) => {
    if (from < to) stretches.push({ kind, lines: lines.slice(from, to), at: from });
  };
  let from = 0;
  while (from < lines.length) {
    const isSame = lines[from]?.kind === "same";
    let to = from;
    while (to < lines.length && (lines[to]?.kind === "same") === isSame) to += 1;
    if (!isSame) push("change", from, to);
    else {
      const head = from === 0 ? from : Math.min(to, from + CONTEXT);
      const tail = to === lines.length ? to : Math.max(head, to - CONTEXT);
      push("shown", from, head);
      // A fold takes a line itself.
      push(tail - head > 1 ? "folded" : "shown", head, tail);
      push("shown", tail, to);
    }
    from = to;
  }
  return stretches;
}
