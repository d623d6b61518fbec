import { PROBE_WORDS } from "#components/triage/probe-words.ts";
import type { Fact } from "#lib/contracts/triage.ts";

/** Facts with the probe that each comes from. */
export function FactList({ title, facts }: { title: string; facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-14 font-semibold">{title}</h2>
      <ul className="flex flex-col gap-2 text-14">
        {facts.map(({ probe, fact }) => (
          <li key={`${probe} ${fact}`} className="border-l border-edge pl-3">
            {fact}
            <span className="block text-12 text-muted">{PROBE_WORDS[probe].title}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
