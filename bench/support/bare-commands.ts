/**
 * The peer of commands: what one command writes, by `pg` behind `node:http`, with no framework, no ORM, no schema and no rules
 * between. In one transaction it holds the incident's row, adds the event, updates the row and notifies, as ours does; what is
 * written it takes as it comes. It looks the token up, because a change by anybody would be another request.
 * Takes PORT and DATABASE_URL, and prints "Listening" when it is up.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

async function isKnown(authorization = ""): Promise<boolean> {
  const hash = createHash("sha256").update(authorization.replace("Bearer ", "")).digest();
  const { rowCount } = await pool.query("SELECT id, role FROM api_token WHERE hash = $1 AND revoked_at IS NULL", [
    hash,
  ]);
  return rowCount === 1;
}

async function bodyOf(request: IncomingMessage): Promise<{ type: string; text: string }> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return JSON.parse(body);
}

/** @returns the incident's version after it */
async function add(number: number, text: string): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ version: number }>(
      "SELECT version FROM incident WHERE number = $1 FOR UPDATE",
      [number],
    );
    const version = (rows[0]?.version ?? 0) + 1;
    const now = new Date();
    await client.query(
      `INSERT INTO incident_event (incident_number, seq, version, kind, payload, happened_at, recorded_at,
         author_kind, author_id, author_name)
       VALUES ($1, $2, 1, 'note', $3, $4, $4, 'api-token', 'bare', 'bare')`,
      [number, version, { text, exported: false }, now],
    );
    await client.query("UPDATE incident SET version = $2, search_text = $3 WHERE number = $1", [number, version, text]);
    await client.query("SELECT pg_notify('offhook_changes', $1)", [JSON.stringify({ kind: "bare", number, version })]);
    await client.query("COMMIT");
    return version;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

const server = createServer(async (request, response) => {
  const [, number] = /^\/api\/incidents\/(\d+)\/commands$/.exec(request.url ?? "") ?? [];
  const { text } = await bodyOf(request);
  const allowed = await isKnown(request.headers.authorization);
  const version = allowed ? await add(Number(number), text) : null;
  response.writeHead(allowed ? 200 : 401, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ number: Number(number), version }));
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("Listening\n"));
