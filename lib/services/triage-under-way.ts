import type { TriageRun } from "#lib/contracts/triage.ts";
import { perProcess } from "#lib/per-process.ts";

export type FinishedTriage = {
  run: TriageRun;
  /** False where the database failed meanwhile: the report stands, but no list will show it. */
  kept: boolean;
  /** Settled once what is new has been added to the open incidents. Never fails: the report does not depend on it. */
  added: Promise<void>;
};

const holder = () => perProcess<{ run: Promise<FinishedTriage> | null }>("triage under way", () => ({ run: null }));

/** Whoever asks while a run is under way shares it: ten open dashboards cost Intercom no more than one. */
export function shareTriage(start: () => Promise<FinishedTriage>): Promise<FinishedTriage> {
  const underWay = holder();
  if (underWay.run !== null) return underWay.run;
  const run = start().finally(() => {
    if (underWay.run === run) underWay.run = null;
  });
  underWay.run = run;
  return run;
}

/** Whoever asks from now on gets a run of their own: what the one under way looks at has changed. */
export function outdateTriageUnderWay(): void {
  holder().run = null;
}
