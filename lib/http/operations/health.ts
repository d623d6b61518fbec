import { Health } from "#lib/contracts/health.ts";
import { operation } from "#lib/http/operation.ts";
import { checkHealth } from "#lib/services/check-health.ts";

export const readHealth = operation({
  id: "readHealth",
  method: "GET",
  path: "/api/health",
  summary: "How Offhook and its latest view of Intercom are; starts no triage",
  access: "open",
  answers: {
    200: { description: "The database answers", body: Health },
    503: { description: "The database does not answer", body: Health },
  },
  problems: [],
  handle: async ({ ctx }) => {
    const health = await checkHealth({ ctx });
    return { status: health.status === "unhealthy" ? 503 : 200, body: health };
  },
});
