import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { Suspicion } from "#lib/contracts/monitor.ts";
import { withDeclarations } from "#lib/db/declarations.ts";
import { env } from "#lib/env.ts";
import type { Declaration } from "#lib/incident/command.ts";
import { declare } from "#lib/incident/declare.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { inTurn } from "#lib/services/in-turn.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { recordEvents } from "#lib/services/record-events.ts";
import { recordNow } from "#lib/services/record-now.ts";
import { refused } from "#lib/services/refused.ts";
import { repeatable, wasDone } from "#lib/services/repeatable.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { triageFindings } from "#lib/services/triage-findings.ts";
import { isSameProblem } from "#lib/triage/same-problem.ts";

/**
 * Begins an incident, a drill where Offhook runs on the simulator. A declaration that is repeated under its key answers the
 * incident that it began, as that is now.
 * @throws ServiceError `invalid_command`, `not_now`, `key_reused`, `busy`, `unauthenticated`, `forbidden`
 */
export async function declareIncident({ ctx, input }: { ctx: Context; input: Declaration }): Promise<IncidentRecord> {
  const by = authorOf(authorize(ctx, "incidents:command"));
  const command = repeatable(input);
  const triage = await triageFindings(input.triageRunId);
  const declared = await inTurn("declarations", () =>
    withDeclarations(async (declarations) => {
      const earlier = command && (await declarations.declaredUnder(command.key));
      if (earlier && wasDone(command, earlier.digest)) return { number: earlier.number, state: null };
      if (input.triageRunId !== null && triage === null) throw noSuchRun();
      const drill = env().simulated;
      const suspicion = suspicionOf(input, await declarations.suspicion(input.suspicionId, drill));
      const decision = declare(input, { now: ctx.now, by, drill, triage, requestIds: suspicion?.requestIds ?? [] });
      if (!("events" in decision)) throw refused(decision);
      const addition = recordEvents(null, decision.events, { by, now: ctx.now, command });
      await declarations.insert(addition);
      if (suspicion !== null) await declarations.attach(suspicion.id);
      return { number: declarations.next, state: addition.state };
    }),
  );
  const { number, state } = declared;
  return state === null ? readIncident({ ctx, input: { number } }) : recordNow(number, state);
}

/**
 * What the incident is declared from: the suspicion that is named, or one of the same problem that lasts and that nobody has made
 * an incident of.
 * @throws ServiceError `not_now` where somebody was faster, `invalid_command` where there is none of that name
 */
function suspicionOf({ suspicionId, leaf }: Declaration, suspicion: Suspicion | null): Suspicion | null {
  if (suspicionId === null) {
    const isOfIt = suspicion !== null && suspicion.incidentNumber === null && isSameProblem(suspicion.leaf, leaf);
    return isOfIt ? suspicion : null;
  }
  if (suspicion === null) {
    throw new ServiceError("invalid_command", "There is no such suspicion.", { field: "suspicionId" });
  }
  if (suspicion.incidentNumber !== null) {
    const message = `This was declared already: it is ${incidentName(suspicion.incidentNumber)}.`;
    throw new ServiceError("not_now", message, { field: "suspicionId" });
  }
  return suspicion;
}

function noSuchRun(): ServiceError {
  return new ServiceError("invalid_command", "There is no such triage run; runs are kept for 30 days.", {
    field: "triageRunId",
  });
}
