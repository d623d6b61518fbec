import { PROBE_WORDS } from "#components/triage/probe-words.ts";
import type { Fact } from "#lib/contracts/triage.ts";

/** Facts with the probe that each comes from. `label` is for where nothing else says what they are. */
export function FactItems({ facts, label }: { facts: readonly Fact[]; label?: string }) {
  if (facts.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-col gap-2 text-14">
      {facts.map(({ probe, fact }) => (
        <li key={`${probe} ${fact}`} className="border-l border-edge pl-3">
          {fact}
          <span className="block text-12 text-muted">{PROBE_WORDS[probe].title}</span>
        </li>
      ))}
    </ul>
  );
}
