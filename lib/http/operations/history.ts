import { z } from "zod";
import { SampleRange, SampleSeries, VerdictHistory } from "#lib/contracts/monitor.ts";
import { operation } from "#lib/http/operation.ts";
import * as samples from "#lib/services/read-samples.ts";
import * as verdicts from "#lib/services/read-verdict-history.ts";

/** A month: as far back as the charts reach. */
const MOST_HOURS = 30 * 24;
const HOURS = { error: `Enter a number of hours from 1 to ${MOST_HOURS}` };

export const readSamples = operation({
  id: "readSamples",
  method: "GET",
  path: "/api/samples",
  summary: "What the probes learnt over time, in steps of equal length",
  access: "triage:read",
  query: z.strictObject({ range: SampleRange.default("24h") }),
  answers: {
    200: {
      description: "The steps of each probe that have samples, and the incidents that were open meanwhile",
      body: SampleSeries,
    },
  },
  problems: [],
  handle: async ({ ctx, query }) => ({ status: 200, body: await samples.readSamples({ ctx, input: query }) }),
});

export const readVerdictHistory = operation({
  id: "readVerdictHistory",
  method: "GET",
  path: "/api/verdicts",
  summary: "What the verdict was over the last hours, and when nobody looked",
  access: "triage:read",
  query: z.strictObject({ hours: z.coerce.number(HOURS).int(HOURS).min(1, HOURS).max(MOST_HOURS, HOURS).default(24) }),
  answers: {
    200: { description: "The stretches in order, each from where the one before ends", body: VerdictHistory },
  },
  problems: [],
  handle: async ({ ctx, query }) => ({ status: 200, body: await verdicts.readVerdictHistory({ ctx, input: query }) }),
});
