"use client";

import { Link2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { LinkDialog } from "#components/incident/dialogs.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { LinkedIncident } from "#components/incident/panels/linked-incident.tsx";
import { Button } from "#components/ui/button.tsx";

/** Incidents that have to do with this one: which it is a duplicate of, which are duplicates of it, and which are related. */
export function RelatedPanel() {
  const { record, may } = useIncidentOnPage();
  const { duplicateOf, duplicates, related } = record;
  const [linking, setLinking] = useState(false);
  /** Taken off on this page: they keep their place, where the button that was pressed puts them back. */
  const [takenOff, setTakenOff] = useState<readonly number[]>([]);
  const [wasDuplicateOf, setWasDuplicateOf] = useState<number | null>(null);
  const real = duplicateOf ?? wasDuplicateOf;
  const listed = [...new Set([...related, ...takenOff])].sort((one, other) => one - other);
  const mayRelate = may("relate");
  const isEmpty = real === null && duplicates.length === 0 && listed.length === 0;
  return (
    <Panel id="related" title="Related incidents">
      {isEmpty ? (
        <p className="text-14 text-muted">
          None. Name another incident that has the same cause, or of which this one is a duplicate.
        </p>
      ) : null}
      {real === null ? null : (
        <Ties title="Duplicate of">
          <LinkedIncident
            number={real}
            isLinked={duplicateOf !== null}
            {...(may("unmark-duplicate") && {
              change: {
                tie: "a duplicate of",
                take: { type: "unmark-duplicate" },
                putBack: { type: "mark-duplicate", of: real },
                onTake: () => setWasDuplicateOf(real),
              },
            })}
          />
        </Ties>
      )}
      {duplicates.length === 0 ? null : (
        <Ties title="Duplicates of this one">
          {duplicates.map((number) => (
            <LinkedIncident key={number} number={number} isLinked />
          ))}
        </Ties>
      )}
      {listed.length === 0 ? null : (
        <Ties title="Related">
          {listed.map((number) => (
            <LinkedIncident
              key={number}
              number={number}
              isLinked={related.includes(number)}
              {...(mayRelate && {
                change: {
                  tie: "related to",
                  take: { type: "unrelate", to: number },
                  putBack: { type: "relate", to: number },
                  onTake: () => setTakenOff((before) => [...before, number]),
                },
              })}
            />
          ))}
        </Ties>
      )}
      {mayRelate ? (
        <Button size="small" className="self-start" onClick={() => setLinking(true)}>
          <Link2 aria-hidden="true" />
          Link another incident
        </Button>
      ) : null}
      {linking ? <LinkDialog onClose={() => setLinking(false)} /> : null}
    </Panel>
  );
}

function Ties({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-12 font-medium text-muted">{title}</h3>
      <ul className="flex flex-col divide-y divide-line">{children}</ul>
    </div>
  );
}
