"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { sectionOnPage } from "#components/postmortem/comments/section-on-page.ts";
import { useSending } from "#components/postmortem/comments/use-sending.ts";
import { useNarrativeConnection } from "#components/postmortem/live-narrative.tsx";
import { usePostmortemOnPage } from "#components/postmortem/postmortem-context.tsx";
import { isComplete, reviewOf } from "#components/postmortem/publish/review.ts";
import { ReviewPoints } from "#components/postmortem/publish/review-points.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";

/** What a reader would miss, and then the press that makes it a version for others. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const { record, say } = useIncidentOnPage();
  const { postmortem, textsNow } = usePostmortemOnPage();
  const saved = useNarrativeConnection()?.collab.saved;
  const queries = useQueryClient();
  const { send, sending, failure } = useSending();
  const review = reviewOf(record, postmortem, textsNow());
  const unsaved = saved !== undefined && "edits" in saved ? saved.edits : 0;
  const { number, published } = postmortem;

  const publish = async () => {
    const done = await send(() => api.publishPostmortem(number));
    if (done === null) return;
    void queries.invalidateQueries({ queryKey: queryKeys.postmortem(number) });
    void queries.invalidateQueries({ queryKey: queryKeys.postmortemVersions(number) });
    void queries.invalidateQueries({ queryKey: queryKeys.incidentLists });
    say(`Published as version ${done.value.published}`);
    onClose();
  };
  const go = (block: string) => {
    onClose();
    // Once the dialog has given the focus back.
    requestAnimationFrame(() => {
      const section = sectionOnPage(block);
      if (section === null) return;
      section.tabIndex = -1;
      section.focus({ preventScroll: true });
      section.scrollIntoView({ block: "start" });
    });
  };
  return (
    <Dialog
      onClose={onClose}
      title="Review and publish"
      description={
        published === null
          ? "Publishing keeps the whole document, as it is now, as version 1. Whatever is changed after that is a new draft."
          : `Publishing keeps the whole document, as it is now, as version ${published.version + 1}. Earlier versions stay as they are.`
      }
    >
      <ReviewPoints review={review} unsaved={unsaved} onGo={go} />
      {published !== null && !published.isOutdated ? (
        <p className="text-14 text-muted">Nothing has changed since version {published.version} was published.</p>
      ) : null}
      <FormFailure failure={failure} title="The postmortem was not published" fields={[]} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" busy={sending} busyLabel="Publishing" onClick={() => void publish()}>
          {isComplete(review) ? "Publish" : "Publish all the same"}
        </Button>
      </div>
    </Dialog>
  );
}
