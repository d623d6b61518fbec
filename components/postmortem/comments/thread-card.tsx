"use client";

import { Check, RotateCcw } from "lucide-react";
import { type KeyboardEvent, type Ref, useState } from "react";
import { readText } from "#components/form/draft-text.ts";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useActing } from "#components/incident/incident-context.tsx";
import { UnsavedDraft } from "#components/incident/unsaved-draft.tsx";
import { CommentBox } from "#components/postmortem/comments/comment-box.tsx";
import { type CommentRights, CommentWords } from "#components/postmortem/comments/comment-words.tsx";
import { Quote } from "#components/postmortem/comments/quote.tsx";
import { isOpen, type Thread } from "#components/postmortem/comments/threads.ts";
import type { CommentWrites } from "#components/postmortem/comments/use-comment-writes.ts";
import { useSending } from "#components/postmortem/comments/use-sending.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Time } from "#components/ui/time.tsx";

type ThreadCardProps = {
  thread: Thread;
  isActive: boolean;
  isGone: boolean;
  rights: CommentRights;
  writes: CommentWrites;
  onSelect: () => void;
  /** To the text that it is about. */
  onLeave: () => void;
  /** To the thread below it, or above. */
  onGo: (way: 1 | -1) => void;
  ref?: Ref<HTMLElement>;
};

/** A comment, its place, its answers, and whether it is settled. */
export function ThreadCard({
  thread,
  isActive,
  isGone,
  rights,
  writes,
  onSelect,
  onLeave,
  onGo,
  ref,
}: ThreadCardProps) {
  const { comment, answers, place } = thread;
  const { id, author, resolved } = comment;
  const { say } = useActing();
  const [isAnswering, setAnswering] = useState(false);
  const draft = useOwnDraft(`comment.answer.${id}`, "", readText);
  const resolving = useSending();

  const resolve = async (wanted: boolean) => {
    const done = await resolving.send(() => writes.change(id, { resolved: wanted }));
    if (done !== null) say(wanted ? "Comment resolved" : "Comment open again");
  };
  return (
    <article
      ref={ref}
      tabIndex={-1}
      aria-label={`Comment by ${author.name}${isOpen(thread) ? "" : ", resolved"}`}
      aria-current={isActive || undefined}
      onFocus={onSelect}
      onPointerDown={onSelect}
      onKeyDown={(event) => onThreadKey(event, onLeave, onGo)}
      className={classNames(CARD, isActive ? "border-accent shadow-float" : "border-line")}
    >
      <Quote quote={place.quote} isGone={isGone} onShow={onLeave} />
      <CommentWords
        comment={comment}
        rights={rights}
        writes={writes}
        hasAnswers={answers.length > 0}
        onDeleted={onLeave}
      />
      {answers.length === 0 ? null : (
        <ol aria-label="Answers" className="flex flex-col gap-3 border-l border-edge pl-3">
          {answers.map((answer) => (
            <li key={answer.id}>
              <CommentWords comment={answer} rights={rights} writes={writes} hasAnswers={false} onDeleted={onLeave} />
            </li>
          ))}
        </ol>
      )}
      {resolved === null ? null : (
        <p className="flex flex-wrap items-center gap-x-1 text-12 text-muted">
          <Check aria-hidden="true" className="size-4" />
          Resolved by {resolved.by.name}, <Time at={resolved.at} />
        </p>
      )}
      {rights.mayWrite && isAnswering ? (
        <CommentBox
          label="Your answer"
          submit="Answer"
          failed="The answer was not added"
          text={draft.value}
          onChange={draft.change}
          send={(text) => writes.add({ answers: id, text })}
          onDone={(_, sent) => {
            if (draft.settle(sent)) setAnswering(false);
            say("Answer added");
          }}
          onLeave={() => setAnswering(false)}
          onDiscard={() => {
            draft.discard();
            setAnswering(false);
          }}
          isOffline={rights.isOffline}
          there={answers.filter(({ author: by }) => by.id === rights.me)}
        />
      ) : null}
      {rights.mayWrite && !isAnswering ? (
        <>
          {draft.isKept && draft.value !== "" ? (
            <UnsavedDraft words={draft.value} onGoOn={() => setAnswering(true)} onDiscard={draft.discard} />
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => setAnswering(true)}>
              Answer
            </Button>
            <Button
              size="small"
              variant="quiet"
              busy={resolving.sending}
              busyLabel="Sending"
              onClick={() => void resolve(resolved === null)}
            >
              {resolved === null ? <Check aria-hidden="true" /> : <RotateCcw aria-hidden="true" />}
              {resolved === null ? "Resolve" : "Open again"}
            </Button>
          </div>
        </>
      ) : null}
      <FormFailure failure={resolving.failure} title="The comment was not changed" fields={[]} />
    </article>
  );
}

const CARD = "flex flex-col gap-3 rounded-8 border bg-surface p-3 transition-colors";

function onThreadKey(event: KeyboardEvent<HTMLElement>, onLeave: () => void, onGo: (way: 1 | -1) => void): void {
  if (event.key === "Escape") {
    event.stopPropagation();
    onLeave();
    return;
  }
  // In a field the arrows move the cursor.
  const isItself = event.target === event.currentTarget;
  const byKeys = (event.ctrlKey || event.metaKey) && event.altKey;
  const isNext = (isItself && event.key === "ArrowDown") || (byKeys && event.code === "Period");
  const isPrevious = (isItself && event.key === "ArrowUp") || (byKeys && event.code === "Comma");
  if (!isNext && !isPrevious) return;
  event.preventDefault();
  onGo(isNext ? 1 : -1);
}
