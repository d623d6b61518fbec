"use client";

import { useState } from "react";
import { useDraft } from "#components/form/use-draft.ts";
import { useFreshness } from "#components/monitor/use-freshness.ts";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import type { Typed } from "#components/wizard/declared.ts";
import { type Evidence, evidenceOf, type News, newsIn } from "#components/wizard/evidence.ts";
import { type GivenWalk, hasAnswers, walkGiven, withAnswer, withoutAnswer } from "#components/wizard/given-walk.ts";
import type { Noticed } from "#components/wizard/noticed.ts";
import { type Step, stepAt } from "#components/wizard/steps.ts";
import { useNoticed } from "#components/wizard/use-noticed.ts";
import { readDraft, type WizardDraft } from "#components/wizard/wizard-draft.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import type { AnswerId, Answers, QuestionId } from "#lib/runbook/decision-tree.ts";

export type WalkInHand = {
  readonly step: Step;
  readonly walk: GivenWalk;
  /** A person's own answers. */
  readonly answers: Answers;
  /** The newest evidence that agrees with the walk; null before the first run ever. */
  readonly evidence: Evidence | null;
  /** The first evidence that did: the form is filled in from it, so that its times stand still. */
  readonly grounds: Evidence | null;
  /** Newer evidence that says something else; null where there is none. */
  readonly news: News | null;
  /** What the monitor suspects and the form is filled in from; null where that is nothing. */
  readonly noticed: Noticed | null;
  readonly typed: Typed;
  /** What is kept in the browser, or would be once something is answered or typed. */
  readonly draft: WizardDraft;
  /** True while something that a person answered or typed is kept. */
  readonly isKept: boolean;
  readonly answer: (id: QuestionId, answer: AnswerId) => void;
  readonly undo: (id: QuestionId) => void;
  /** Lets newer evidence give the answers that no person gave. */
  readonly takeNews: () => void;
  readonly type: (typed: Typed) => void;
  readonly keep: (draft: WizardDraft) => void;
  readonly forget: () => void;
};

/**
 * The walk as it stands: the person's answers, kept in the browser, and the evidence's for the rest. The evidence stays
 * that of the run with which the walk began, so that nothing moves under a person's hands; what a newer run says
 * otherwise is told, and taken when asked for, or while nothing has been done yet but to look at a question.
 * @param search of the address: it names the step
 * @param latest the newest run there is
 * @param simulated whether this Offhook runs on the simulator; a draft may be older than that
 */
export function useWalk(search: URLSearchParams, latest: TriageRun | null, simulated: boolean): WalkInHand {
  const second = useCurrentSecond();
  const { isFresh } = useFreshness();
  const [opened, setOpened] = useState(() => ({ run: latest, isOld: latest !== null && !isFresh(latest.endedAt) }));
  const kept = useDraft<WizardDraft | null>("wizard", null, readDraft);

  const answers = kept.value?.answers ?? {};
  const isUntouched = kept.value === null;
  const isOfThisKind = kept.value?.run?.simulated === simulated;
  const keptRun = isOfThisKind ? (kept.value?.run ?? null) : null;
  const run = keptRun ?? opened.run;
  const before = run === null ? null : evidenceOf(run);
  const after = latest === null ? before : evidenceOf(latest);
  const news = before === null || after === null ? null : newsIn(walkGiven(answers, before.answers), before, after);
  const evidence = news === null ? after : before;
  const walk = walkGiven(answers, evidence?.answers ?? {});
  const step = stepAt(search, walk);

  const isStale = opened.run === null || (isUntouched && (opened.isOld || (news !== null && "question" in step)));
  if (isStale && latest !== null && latest.id !== opened.run?.id) setOpened({ run: latest, isOld: false });

  // A walk begins with what a person does: the page may have stood open for long.
  const begun = { startedAt: new Date(second * 1_000).toISOString(), answers, typed: {}, sent: null };
  const noticedNow = useNoticed(isUntouched);
  const noticed = (isOfThisKind ? kept.value?.noticed : null) ?? noticedNow;
  const draft = { ...(kept.value ?? begun), run, noticed };
  return {
    step,
    walk,
    answers,
    evidence,
    grounds: before,
    news,
    noticed,
    typed: draft.typed,
    draft,
    isKept: kept.isKept,
    answer: (id, given) => kept.change({ ...draft, answers: withAnswer(answers, id, given) }),
    undo: (id) => {
      const next = { ...draft, answers: withoutAnswer(answers, id) };
      // A draft in which nothing is left is none.
      if (hasAnswers(next.answers) || Object.keys(next.typed).length > 0) kept.change(next);
      else kept.forget();
    },
    takeNews: () => {
      setOpened({ run: latest, isOld: false });
      if (kept.value !== null) kept.change({ ...draft, run: latest });
    },
    type: (typed) => kept.change({ ...draft, typed: { ...draft.typed, ...typed } }),
    keep: kept.change,
    forget: kept.forget,
  };
}
