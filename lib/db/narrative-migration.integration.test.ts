import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate } from "#lib/db/migrate.ts";
import { NO_FILTERS, readMigrations, withSchemaEngine } from "#lib/db/schema-engine.ts";
import { documentOf, type Texts, textsOf } from "#lib/narrative/document.ts";

const NAME = "narratives_migrated";
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

/** All migrations before narratives became documents. */
async function migrateUntilThen(): Promise<void> {
  const all = await readMigrations();
  const then = all.migrationDirectories.findIndex(({ path }) => path.endsWith("_postmortem"));
  expect(then).toBeGreaterThan(0);
  const migrationsList = { ...all, migrationDirectories: all.migrationDirectories.slice(0, then) };
  await withSchemaEngine(url, (engine) => engine.applyMigrations({ migrationsList, filters: NO_FILTERS }));
}

type Save = { section: "summary" | "rootCause"; text: string; author: string };

async function addIncident(number: number, saves: readonly Save[]): Promise<void> {
  await query(
    `INSERT INTO incident (number, version, drill, severity, status, started_at, postmortem, open_action_items, search_text)
     VALUES ($1, 1, false, 'P1', 'RESOLVED', now(), 'written', 0, 'some words')`,
    [number],
  );
  for (const [index, { section, text, author }] of saves.entries()) {
    await query(
      `INSERT INTO incident_event (incident_number, seq, kind, version, payload, happened_at, recorded_at,
         author_kind, author_id, author_name)
       VALUES ($1, $2, 'narrative', 1, $3, now(), now(), 'account', $4, $4)`,
      [number, index + 1, JSON.stringify({ kind: "narrative", section, text }), author],
    );
  }
}

/** Numbers take one byte up to 127, two up to 16,383, three from there on. */
const LENGTHS = [1, 126, 127, 128, 129, 16_383, 16_384, 20_000];

beforeAll(async () => {
  await query(`CREATE DATABASE ${NAME}`, [], inject("postgresUrl"));
  await migrateUntilThen();
});
afterAll(() => query(`DROP DATABASE ${NAME} WITH (FORCE)`, [], inject("postgresUrl")));

test("given narratives that were saved before there were documents, when it is migrated, then each opens with what was saved last", async () => {
  const expected = new Map<number, Texts>();
  const add = async (saves: readonly Save[], texts: Texts) => {
    const number = expected.size + 1;
    await addIncident(number, saves);
    expected.set(number, texts);
  };
  await add([], {});
  await add([{ section: "summary", text: "", author: "ann" }], {});
  await add(
    [
      { section: "rootCause", text: "First", author: "ann" },
      { section: "summary", text: "Fin\r\nwas 🔥 e\u0301 עברית\n\n| a |\n", author: "ben" },
      { section: "rootCause", text: "Second", author: "cat" },
    ],
    { summary: "Fin\r\nwas 🔥 e\u0301 עברית\n\n| a |\n", "root-cause": "Second" },
  );
  await add(
    [
      { section: "summary", text: "Written", author: "ann" },
      { section: "summary", text: "", author: "ann" },
    ],
    {},
  );
  const strange = 'C:\\temp\\u0041 "quoted" \uFEFF\uFFFF\u{10FFFF} \u0001';
  await add([{ section: "summary", text: strange, author: "ann" }], { summary: strange });
  for (const length of LENGTHS) {
    const [summary, rootCause] = ["x".repeat(length), "🔥".repeat(Math.ceil(length / 4))];
    await add(
      [
        { section: "summary", text: summary, author: "ann" },
        { section: "rootCause", text: rootCause, author: "ann" },
      ],
      { summary, "root-cause": rootCause },
    );
  }

  expect(await migrate(url)).toContainEqual(expect.stringMatching(/_postmortem$/));

  const rows = await query<{ incident_number: number; update: Buffer; authors: { name: string }[] }>(
    "SELECT incident_number, update, authors FROM narrative_update ORDER BY id",
  );
  for (const [number, texts] of expected) {
    const own = rows.filter((row) => row.incident_number === number);
    expect(own).toHaveLength(Object.keys(texts).length === 0 ? 0 : 1);
    const document = documentOf(own.map(({ update }) => update));
    expect(document.store.pendingStructs).toBeNull();
    expect(textsOf(document)).toEqual(texts);
  }
  expect(rows[0]?.authors.map(({ name }) => name).sort()).toEqual(["ben", "cat"]);
  const [{ words } = { words: "" }] = await query<{ words: string }>(
    "SELECT narrative_words AS words FROM incident WHERE number = 3",
  );
  expect(words).toBe("some words");
  expect(await query("SELECT count(*)::int AS count FROM postmortem")).toEqual([{ count: expected.size }]);
});
