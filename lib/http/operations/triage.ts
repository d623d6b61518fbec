import { TriageRun } from "#lib/contracts/triage.ts";
import { operation } from "#lib/http/operation.ts";
import { latestTriage } from "#lib/services/latest-triage.ts";
import * as running from "#lib/services/run-triage.ts";
import { ServiceError } from "#lib/services/service-error.ts";

export const runTriage = operation({
  id: "runTriage",
  method: "POST",
  path: "/api/triage",
  summary: "Run every probe now; requests that arrive together share one run",
  access: "triage:run",
  answers: {
    200: {
      description:
        "The report. The header `offhook-kept: no` says that the database failed meanwhile, so that this run will not be listed.",
      body: TriageRun,
    },
  },
  problems: ["not_configured"],
  handle: async ({ ctx }) => {
    const { run, kept } = await running.runTriage({ ctx });
    return { status: 200, body: run, headers: { "offhook-kept": kept ? "yes" : "no" } };
  },
});

export const readLatestTriage = operation({
  id: "readLatestTriage",
  method: "GET",
  path: "/api/triage",
  summary: "The latest run",
  access: "triage:read",
  answers: { 200: { description: "The latest run of the kind in use, simulated or real", body: TriageRun } },
  problems: ["no_triage_yet"],
  handle: async ({ ctx }) => {
    const run = await latestTriage({ ctx });
    if (run === null) throw new ServiceError("no_triage_yet", "No triage has run yet. POST /api/triage runs one.");
    return { status: 200, body: run };
  },
});
