import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { actionItemRows } from "#lib/db/action-items.ts";
import { migrate } from "#lib/db/migrate.ts";
import { NO_FILTERS, readMigrations, withSchemaEngine } from "#lib/db/schema-engine.ts";

const NAME = "action_items_migrated";
const url = Object.assign(new URL(inject("postgresUrl")), { pathname: `/${NAME}` }).href;

async function query<Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
  address = url,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  return (await client.query<Row>(sql, values).finally(() => client.end())).rows;
}

/** All migrations before action items had a table. */
async function migrateUntilThen(): Promise<void> {
  const all = await readMigrations();
  const then = all.migrationDirectories.findIndex(({ path }) => path.endsWith("_command"));
  expect(then).toBeGreaterThan(0);
  const migrationsList = { ...all, migrationDirectories: all.migrationDirectories.slice(0, then) };
  await withSchemaEngine(url, (engine) => engine.applyMigrations({ migrationsList, filters: NO_FILTERS }));
}

/** An event as the version before wrote it: it knew neither kinds of action items nor links. */
type Written = readonly [kind: string, payload: object];

const MINUTE_MS = 60_000;
const timeOf = (seq: number) => new Date(Date.parse("2026-11-01T10:00:00Z") + seq * MINUTE_MS);

async function addIncident(number: number, drill: boolean, events: readonly Written[]): Promise<void> {
  await query(
    `INSERT INTO incident (number, version, drill, severity, status, started_at, open_action_items, search_text)
     VALUES ($1, $2, $3, 'P1', 'RESOLVED', now(), 0, '')`,
    [number, events.length, drill],
  );
  for (const [index, [kind, payload]] of events.entries()) {
    const seq = index + 1;
    await query(
      `INSERT INTO incident_event (incident_number, seq, kind, version, payload, happened_at, recorded_at,
         author_kind, author_id, author_name)
       VALUES ($1, $2, $3, 1, $4, $5, now(), 'account', 'ann', 'Ann')`,
      [number, seq, kind, JSON.stringify(payload), timeOf(seq)],
    );
  }
}

const added = (text: string, owner: string | null = null, due: string | null = null): Written => [
  "action-item-added",
  { text, owner, due },
];
const edited = (item: number, text: string, owner: string | null, due: string | null): Written => [
  "action-item-edited",
  { item, text, owner, due },
];
const about = (what: "completed" | "reopened" | "removed" | "restored", item: number): Written => [
  `action-item-${what}`,
  { item },
];

beforeAll(async () => {
  await query(`CREATE DATABASE ${NAME}`, [], inject("postgresUrl"));
  await migrateUntilThen();
});
afterAll(() => query(`DROP DATABASE ${NAME} WITH (FORCE)`, [], inject("postgresUrl")));

test("given logs with action items, when it is migrated, then the table has what each log says last", async () => {
  await addIncident(1, false, [["note", { text: "action-item-added", exported: false }]]);
  await addIncident(2, true, [
    added("Alert on 401", "Ann", "2026-12-01"),
    added("Write it down"),
    added("Never mind", "Ben", "2026-12-02"),
    edited(1, "Alert on 401 and 403", "Cat", null),
    about("completed", 2),
    about("removed", 3),
    added("Rotate sooner", "Ben", "0000-02-29"),
    about("completed", 7),
    about("reopened", 7),
    about("removed", 7),
    about("restored", 7),
    about("completed", 1),
    about("reopened", 1),
    about("completed", 1),
    edited(1, "Alert on 4xx", "ann", "2027-01-31"),
  ]);
  await addIncident(3, false, [added("Quoted \"text\" \\ 'here'", "Ö", "2026-02-28")]);

  expect(await migrate(url)).toContainEqual(expect.stringMatching(/_command$/));

  const rows = await query(
    `SELECT incident_number AS "incidentNumber", item, text, owner, due::text, kind, link,
       completed_at AS "completedAt", drill
     FROM action_item ORDER BY incident_number, item`,
  );
  const plain = { owner: null, due: null, kind: null, link: null, completedAt: null };
  expect(rows).toEqual([
    {
      ...{ ...plain, incidentNumber: 2, item: 1, drill: true, text: "Alert on 4xx", owner: "ann", due: "2027-01-31" },
      completedAt: timeOf(14),
    },
    { ...plain, incidentNumber: 2, item: 2, drill: true, text: "Write it down", completedAt: timeOf(5) },
    { ...plain, incidentNumber: 2, item: 7, drill: true, text: "Rotate sooner", owner: "Ben", due: "0001-01-01" },
    {
      ...plain,
      incidentNumber: 3,
      item: 1,
      drill: false,
      text: "Quoted \"text\" \\ 'here'",
      owner: "Ö",
      due: "2026-02-28",
    },
  ]);
});

test("given an item that is due in the year 0, then a row is written as the migration does", () => {
  const item = { id: 7, text: "Rotate", owner: null, due: "0000-02-29", kind: null, link: null };
  const actionItems = [{ ...item, completedAt: null, removedAt: null }];
  expect(actionItemRows(1, { actionItems, drill: true }).map(({ due }) => due)).toEqual([new Date("0001-01-01")]);
});
