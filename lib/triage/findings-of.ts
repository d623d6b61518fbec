import type { ProbeName, Reading, TriageRun, Verdict } from "#lib/contracts/triage.ts";
import { RequestId } from "#lib/incident/request-id.ts";
import { newRequestIds } from "#lib/incident/request-ids.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";
import { instant } from "#lib/text/instant.ts";
import type { IntercomRequest } from "#lib/triage/intercom-call.ts";
import { apiRequest } from "#lib/triage/probes/api.ts";
import { edgeRequest } from "#lib/triage/probes/edge.ts";
import { scopeRequest } from "#lib/triage/probes/scope.ts";
import { searchRequest } from "#lib/triage/probes/search.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

/** What of a triage run belongs to an incident. */
export function findingsOf({ id, simulated, startedAt, verdict, readings }: TriageRun): TriageFindings {
  return {
    runId: id,
    simulated,
    startedAt: instant(new Date(startedAt)),
    leaf: verdict.leaf,
    text: `${whose(verdict)}: ${verdictSentence({ verdict, readings })}`,
    changes: [],
    requestIds: requestIdsOf(readings),
  };
}

/** `Ours`, `Probably theirs`, `Unknown`. */
function whose({ side, confidence }: Verdict): string {
  const isSomebodys = side === "theirs" || side === "ours";
  const words = isSomebodys && confidence === "probable" ? `probably ${side}` : side;
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/**
 * The calls that Intercom has in its logs. The rate limit has none of its own: it is read from the answer of the api probe,
 * which says whether that call failed.
 */
const CALLS: Partial<Record<ProbeName, IntercomRequest>> = {
  api: apiRequest,
  edge: edgeRequest,
  scope: scopeRequest,
  search: searchRequest,
};

/** Those of the calls that did not go well, each once. An id that a record could not hold is none of Intercom's. */
function requestIdsOf(readings: readonly Reading[]): RequestId[] {
  const found = readings.flatMap(({ probe, state, requestIds, httpStatus, code, at }) => {
    const call = CALLS[probe];
    if (call === undefined || state === "ok") return [];
    const endpoint = `${call.method} ${call.path.replace(/\?.*$/, "")}`;
    return requestIds.flatMap((id) => RequestId.safeParse({ id, endpoint, status: httpStatus, code, at }).data ?? []);
  });
  return newRequestIds(found, new Set());
}
