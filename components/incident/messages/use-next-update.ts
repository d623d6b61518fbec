"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { type EditedValue, useEditedValue } from "#components/incident/use-edited-value.ts";

/** The promise of the next update while a person chooses it; the same draft as where the value itself is edited. */
export function useNextUpdate(onSaved: () => void = nothing): EditedValue {
  const { record, send, say } = useIncidentOnPage();
  return useEditedValue(
    `nextUpdateAt.${record.number}`,
    { text: record.nextUpdateAt ?? "", version: record.version, lastChange: record.changes.nextUpdateAt },
    async (typed, expectedVersion) => {
      const nextUpdateAt = typed === "" ? null : typed;
      const answer = await send({ type: "set-next-update", expectedVersion, nextUpdateAt });
      if (answer.ok) say(nextUpdateAt === null ? "No next update is promised" : "The next update is set");
      return answer;
    },
    onSaved,
  );
}

function nothing(): void {}
