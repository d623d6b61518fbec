import { Age } from "#components/ui/age.tsx";
import type { Evidence } from "#components/wizard/evidence.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

/** Said before somebody declares what triage does not see: right, if they know better; a slip, if they do not. */
export function NothingWrong({ evidence }: { evidence: Evidence | null }) {
  if (evidence?.run.verdict.side !== "healthy") return null;
  return (
    <p className="text-14 font-medium">
      Triage finds nothing wrong: {verdictSentence(evidence.run)} Asked <Age since={evidence.run.endedAt} />.
    </p>
  );
}
