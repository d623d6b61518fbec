import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { withLogHeld } from "#lib/db/incident-log.ts";
import type { Command } from "#lib/incident/command.ts";
import { decide } from "#lib/incident/decide.ts";
import { fold } from "#lib/incident/evolve.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { inTurn } from "#lib/services/in-turn.ts";
import { recordOf } from "#lib/services/incident-record.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";
import { recordEvents } from "#lib/services/record-events.ts";
import { refused } from "#lib/services/refused.ts";
import { repeatable, wasDone } from "#lib/services/repeatable.ts";
import { triageFindings } from "#lib/services/triage-findings.ts";

/**
 * Changes an incident, and answers what it is then. One that changes nothing, and one that is repeated under its key, is
 * done already: it records nothing and is answered alike.
 * @throws ServiceError `not_found`, `conflict`, `not_now`, `invalid_command`, `key_reused`, `busy`, `unauthenticated`, `forbidden`
 */
export async function commandIncident({
  ctx,
  input: { number, command },
}: {
  ctx: Context;
  input: { number: number; command: Command };
}): Promise<IncidentRecord> {
  const by = authorOf(authorize(ctx, "incidents:command"));
  const { now } = ctx;
  const repeated = repeatable(command);
  const triage = await triageFindings(command.type === "attach-triage" ? command.triageRunId : null);
  const state = await inTurn(`incident ${number}`, () =>
    withLogHeld(number, async (log) => {
      if (log === null) throw noSuchIncident(number);
      const before = fold(log.events);
      if (repeated !== null && wasDone(repeated, log.digestUnder(repeated.key))) return before;
      const decision = decide(before, command, { now, triage });
      if (!("events" in decision)) throw refused(decision);
      if (decision.events.length === 0) return before;
      const addition = recordEvents(before, decision.events, {
        by,
        now,
        command: repeated,
        after: log.events.at(-1)?.recordedAt,
      });
      await log.append(addition);
      return addition.state;
    }),
  );
  return recordOf(number, state);
}
