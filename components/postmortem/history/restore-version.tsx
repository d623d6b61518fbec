"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { useSending } from "#components/postmortem/comments/use-sending.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { PlainTime } from "#components/ui/plain-time.tsx";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { PostmortemVersion } from "#lib/contracts/postmortem.ts";

type RestoreVersionProps = {
  number: number;
  version: Pick<PostmortemVersion, "id" | "madeAt">;
  onRestored: (made: PostmortemVersion) => void;
};

/** Brings the words of a version back, and says first what that means. */
export function RestoreVersion({ number, version, onRestored }: RestoreVersionProps) {
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const { send, sending, failure, calm } = useSending();
  const restore = async () => {
    const done = await send(() => api.restorePostmortemVersion(number, version.id));
    if (done === null) return;
    void queries.invalidateQueries({ queryKey: queryKeys.postmortemVersions(number) });
    void queries.invalidateQueries({ queryKey: queryKeys.postmortem(number) });
    setAsking(false);
    onRestored(done.value);
  };
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        <RotateCcw aria-hidden="true" />
        Restore this version
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title="Restore this version?"
          confirmLabel="Restore"
          busyLabel="Restoring"
          busy={sending}
          error={failure?.message}
          onConfirm={() => void restore()}
          onClose={() => {
            calm();
            setAsking(false);
          }}
        >
          The words of <PlainTime at={version.madeAt} /> take the place of those that stand there now, also for
          everybody who is writing at this moment. Facts from the record stay as they are. Nothing is lost: what stands
          there now is kept as a version, and what is restored becomes a new one.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
