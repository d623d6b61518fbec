import type { WalkedPath } from "#components/runbook/walked-path.ts";
import { answersOf, question } from "#lib/runbook/decision-tree.ts";

/** The answers so far; each leads back to its question. */
export function WalkedTrail({ path, onReturn }: { path: WalkedPath; onReturn: (index: number) => void }) {
  if (path.length === 0) return null;
  return (
    <ol aria-label="Answered so far" className="flex flex-col gap-1 text-14">
      {path.map(({ question: asked, answer }, index) => (
        <li key={asked}>
          <button
            type="button"
            onClick={() => onReturn(index)}
            className="min-h-6 rounded-4 text-left text-muted hover:text-ink pointer-coarse:min-h-11"
          >
            {question(asked).text}{" "}
            <span className="font-medium text-ink underline decoration-1 underline-offset-4">
              {answersOf(asked).find(({ id }) => id === answer)?.branch.label}
            </span>
            <span className="sr-only">, change this answer</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
