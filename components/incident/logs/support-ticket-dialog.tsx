"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { readText } from "#components/form/draft-text.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { DownloadButton } from "#components/incident/download-button.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { Workspace } from "#lib/contracts/playbook.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { supportTicket } from "#lib/incident/support-ticket.ts";

/** Which workspace we call changes with the configuration alone. */
const FRESH_MS = 10 * 60_000;

const NOBODY_KNOWS: Workspace = { id: null, region: null };

/** All that Intercom's support asks for, made from the record and edited freely. Needs no server but for the workspace's id. */
export function SupportTicketDialog({ onClose }: { onClose: () => void }) {
  const { record } = useIncidentOnPage();
  const { data: workspace = NOBODY_KNOWS, isPending } = useQuery<Workspace, FailedCall>({
    queryKey: queryKeys.workspace,
    queryFn: async () => valueOrThrow(await api.workspace()),
    staleTime: FRESH_MS,
  });
  const made = supportTicket(record, workspace);
  const draft = useOwnDraft(`support-ticket.${record.number}`, made, readText);
  const isChanged = draft.isKept && draft.value !== made;
  return (
    <Dialog
      onClose={onClose}
      size="large"
      title="Ticket for Intercom support"
      description="Made from the record. Copy it into the messenger in Intercom, or into an e-mail to its support."
    >
      <Field
        label="Ticket"
        hint={
          workspace.id === null && !isPending
            ? "The workspace's id is not known here: write it in, or set RUNBOOK_WORKSPACE_ID."
            : undefined
        }
      >
        {(control) => (
          <textarea
            {...control}
            spellCheck={false}
            value={draft.value}
            onChange={({ target }) => draft.change(target.value)}
            className={classNames(CONTROL, "h-[50dvh] resize-none py-2 font-mono text-12")}
          />
        )}
      </Field>
      {isChanged ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-14 text-muted">
          You changed it: what is recorded from now on does not come in by itself.
          <Button size="small" variant="quiet" onClick={draft.discard}>
            <RotateCcw aria-hidden="true" />
            Make it anew
          </Button>
        </div>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        {/* A phone has no room for it; the cross does the same. */}
        <Button className="mr-auto max-sm:hidden" onClick={onClose}>
          Done
        </Button>
        <DownloadButton
          text={draft.value}
          fileName={`${incidentName(record.number)}-intercom-support.txt`}
          what="ticket"
        />
        <CopyButton text={draft.value} what="ticket" variant="primary" size="medium" />
      </div>
    </Dialog>
  );
}
