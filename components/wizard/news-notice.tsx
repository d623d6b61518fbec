"use client";

import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { answerLabel } from "#components/wizard/given-walk.ts";
import type { WalkInHand } from "#components/wizard/use-walk.ts";
import { question } from "#lib/runbook/decision-tree.ts";

/** What newer evidence says otherwise; nothing changes before the person wants it. */
export function NewsNotice({ hand: { news, takeNews } }: { hand: WalkInHand }) {
  if (news === null) return null;
  return (
    <Notice
      role="status"
      tone="degraded"
      title="Newer evidence says something else"
      action={<Button onClick={takeNews}>Use the newer evidence</Button>}
    >
      <ul className="flex flex-col gap-1">
        {news.answers.map(({ question: asked, now, stays }) => (
          <li key={asked}>
            {question(asked).text} <span className="font-medium text-ink">{answerLabel(asked, now)}</span>
            {stays ? " (your own answer stays until you change it)" : null}
          </li>
        ))}
        {news.severity === undefined ? null : (
          <li>
            Suggested severity: <span className="font-medium text-ink">{news.severity ?? "none"}</span>
          </li>
        )}
      </ul>
    </Notice>
  );
}
