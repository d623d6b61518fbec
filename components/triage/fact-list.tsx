import { FactItems } from "#components/triage/fact-items.tsx";
import type { Fact } from "#lib/contracts/triage.ts";

/** Facts under a heading; nothing where there are none. */
export function FactList({ title, facts }: { title: string; facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-14 font-semibold">{title}</h2>
      <FactItems facts={facts} />
    </section>
  );
}
