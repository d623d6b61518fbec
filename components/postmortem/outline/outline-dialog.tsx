"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useActing } from "#components/incident/incident-context.tsx";
import { removedSections } from "#components/postmortem/outline/outline-edit.ts";
import { OutlineForm } from "#components/postmortem/outline/outline-form.tsx";
import { usePostmortemOnPage } from "#components/postmortem/postmortem-context.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Answer } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { Outline } from "#lib/runbook/outline.ts";

/** Which sections this postmortem has, what they are called and in which order they stand. */
export function OutlineDialog({ onClose }: { onClose: () => void }) {
  const { postmortem, show, textsNow } = usePostmortemOnPage();
  const { say } = useActing();
  const queries = useQueryClient();
  const { number, outline, outlineVersion } = postmortem;
  return (
    <Dialog
      onClose={onClose}
      title="Sections"
      description="Of this postmortem. What is written in a section stays when it is removed, and comes back with it."
    >
      <OutlineForm
        draftName={`outline.${number}`}
        recorded={{ outline, version: outlineVersion }}
        removed={removedSections(outline, Object.keys(textsNow()))}
        reset={{ label: "Take the sections of the template", read: templateOutline }}
        save={async ({ outline: wanted, version }) => {
          const answer = await api.changeOutline(number, { expectedVersion: version, outline: [...wanted] });
          if (!answer.ok) return answer;
          show(answer.value);
          return { ok: true, value: answer.value.outlineVersion };
        }}
        onConflict={() => void queries.invalidateQueries({ queryKey: queryKeys.postmortem(number) })}
        onSaved={() => {
          say("Sections saved");
          onClose();
        }}
        onCancel={onClose}
      />
    </Dialog>
  );
}

async function templateOutline(): Promise<Answer<Outline>> {
  const answer = await api.readPostmortemTemplate();
  return answer.ok ? { ok: true, value: answer.value.outline } : answer;
}
