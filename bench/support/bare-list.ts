/**
 * The peer of the list API: the same query and the same answer by `pg` behind `node:http`, with no framework, no ORM and no
 * schema between. It looks the token up as ours does, because an answer to anybody would be an answer to another request;
 * at `/open` it does without even that, to show what the lookup costs.
 * Takes PORT and DATABASE_URL, and prints "Listening" when it is up.
 */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { WEEKDAYS_IN_UTC } from "#lib/incident/business-calendar.ts";
import { responseDeadline } from "#lib/incident/response-deadline.ts";
import type { Severity } from "#lib/runbook/severity.ts";

const PAGE = 50;
const MINUTE_MS = 60_000;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

type Row = { number: number; severity: Severity; startedAt: Date; endedAt: Date | null; calendarVersion: number };

/** Ours, to the letter: `lib/db/incident-list.ts`. */
const LIST = `
  SELECT number, drill, leaf, severity, status, impact, commander, postmortem,
    next_update_at AS "nextUpdateAt", acknowledged_at AS "acknowledgedAt", waiting_since AS "waitingSince",
    waited_minutes AS "waitedMinutes", duplicate_of AS "duplicateOf",
    started_at AS "startedAt", ended_at AS "endedAt", open_action_items AS "openActionItems",
    COALESCE((SELECT version FROM business_calendar), 0) AS "calendarVersion"
  FROM incident
  ORDER BY started_at DESC, number DESC
  LIMIT $1`;

async function isKnown(authorization = ""): Promise<boolean> {
  const hash = createHash("sha256").update(authorization.replace("Bearer ", "")).digest();
  const { rowCount } = await pool.query("SELECT id, role FROM api_token WHERE hash = $1 AND revoked_at IS NULL", [
    hash,
  ]);
  return rowCount === 1;
}

async function page(): Promise<string> {
  const { rows } = await pool.query<Row>(LIST, [PAGE + 1]);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const incidents = shown.map(({ calendarVersion: _, ...row }) => ({
    ...row,
    // Nobody has changed the calendar of a new database.
    respondBy: responseDeadline(row.severity, row.startedAt.toISOString(), WEEKDAYS_IN_UTC),
    durationMinutes: row.endedAt && minuteOf(row.endedAt) - minuteOf(row.startedAt),
  }));
  const place = last && `${last.startedAt.getTime()}.${last.number}`;
  return JSON.stringify({ incidents, nextCursor: place ? Buffer.from(place).toString("base64url") : null });
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / MINUTE_MS);
}

const server = createServer(async (request, response) => {
  const allowed = request.url === "/open" || (await isKnown(request.headers.authorization));
  response.writeHead(allowed ? 200 : 401, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(allowed ? await page() : "{}");
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("Listening\n"));
