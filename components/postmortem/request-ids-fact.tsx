"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { AddRequestIds } from "#components/incident/panels/add-request-ids.tsx";
import { incidentPath, within } from "#components/incident/paths.ts";
import { Fact } from "#components/postmortem/facts.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { MOST_REQUEST_IDS } from "#lib/runbook/named-request-ids.ts";

/** The failed calls by their ids, as many as the export names; more are added where they stand. */
export function RequestIdsFact() {
  const { record, may } = useIncidentOnPage();
  const { number, requestIds } = record;
  const more = requestIds.length - MOST_REQUEST_IDS;
  return (
    <Fact label="Intercom request_ids" long>
      <div className="flex flex-col gap-2">
        {requestIds.length === 0 ? (
          <span className="text-muted">none</span>
        ) : (
          <span>
            <span className="font-mono">
              {requestIds
                .slice(0, MOST_REQUEST_IDS)
                .map(({ id }) => id)
                .join(", ")}
            </span>
            {more > 0 ? (
              <>
                {" "}
                and{" "}
                <TextLink href={`${within(incidentPath(number), record)}#request-ids`}>
                  {more.toLocaleString("en")} more
                </TextLink>
              </>
            ) : null}
          </span>
        )}
        {may("add-request-ids") ? <AddRequestIds /> : null}
      </div>
    </Fact>
  );
}
