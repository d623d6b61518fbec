"use client";

import { useRef, useState } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { ExcerptField } from "#components/incident/logs/excerpt-field.tsx";
import { FindList } from "#components/incident/logs/find-list.tsx";
import { FORMAT_WORDS, linesText } from "#components/incident/logs/log-source.ts";
import { useAttachLog } from "#components/incident/logs/use-attach-log.ts";
import { Button } from "#components/ui/button.tsx";
import type { ParsedLog } from "#lib/logs/parsed-log.ts";

type LogReviewProps = {
  log: ParsedLog;
  /** To another log. */
  onBack: () => void;
  onCancel: () => void;
  onDone: () => void;
};

/** What was found in a log, to be chosen from before anything is sent. */
export function LogReview({ log, onBack, onCancel, onDone }: LogReviewProps) {
  const { record, say } = useIncidentOnPage();
  const { attach, sending, failure } = useAttachLog();
  const known = new Set(record.requestIds.map(({ id }) => id));
  const fresh = log.finds.filter(({ id }) => !known.has(id));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [excerpt, setExcerpt] = useState(log.excerpt);
  const review = useRef<HTMLDivElement>(null);
  useFormFocus(review, failure);
  const [isNothing, setNothing] = useState(false);
  const chosen = fresh.filter(({ id }) => !left.has(id));
  const isBlank = excerpt.trim() === "";

  const submit = async () => {
    setNothing(isBlank && chosen.length === 0);
    if (isBlank && chosen.length === 0) return;
    const { format, lines } = log;
    if (!(await attach(isBlank ? null : { format, lines, excerpt }, chosen))) return;
    say(
      isBlank ? `${idsText(chosen.length)} attached` : `${idsText(chosen.length)} and an excerpt of the log attached`,
    );
    onDone();
  };
  return (
    <div ref={review} className="flex min-w-0 flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-14">
          {FORMAT_WORDS[log.format]}, {linesText(log.lines)}: <strong>{idsText(log.finds.length)}</strong>
          {known.size === 0 || fresh.length === log.finds.length
            ? null
            : `, of which ${log.finds.length - fresh.length} on the incident already`}
          .{log.moreFinds === 0 ? null : ` ${idsText(log.moreFinds)} more than are taken from one log.`}
          {log.withoutId === 0 ? null : ` Failed calls without an id: ${log.withoutId.toLocaleString("en")}.`}
        </p>
        <Button size="small" variant="quiet" className="max-sm:-ml-3" onClick={onBack}>
          Take another log
        </Button>
      </div>
      <FindList finds={log.finds} known={known} left={left} onChange={setLeft} />
      <ExcerptField
        excerpt={excerpt}
        onChange={setExcerpt}
        error={isNothing && isBlank ? "Choose a request id, or keep a line of the log" : failure?.fields.excerpt}
      />
      <FormFailure failure={failure} title="Not all of it is attached" fields={["excerpt"]} />
      {/* At hand however many were found. */}
      <div className="sticky -bottom-4 -mx-4 -mb-4 flex flex-wrap justify-end gap-2 border-t border-line bg-raised px-4 py-3 sm:-bottom-6 sm:-mx-6 sm:-mb-6 sm:px-6">
        <Button onClick={onCancel}>Cancel</Button>
        <Button variant="primary" busy={sending} busyLabel="Attaching" onClick={() => void submit()}>
          {chosen.length === 0 ? "Attach the excerpt" : `Attach ${idsText(chosen.length)}`}
        </Button>
      </div>
    </div>
  );
}

function idsText(count: number): string {
  return `${count.toLocaleString("en")} request ${count === 1 ? "id" : "ids"}`;
}
