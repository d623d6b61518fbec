-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "narrative_words" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "postmortem" SET DEFAULT 'empty';

-- CreateTable
CREATE TABLE "postmortem" (
    "incident_number" INTEGER NOT NULL,
    "document" UUID NOT NULL,
    "outline" JSONB NOT NULL,
    "outline_version" INTEGER NOT NULL DEFAULT 1,
    "outline_author" JSONB,
    "outline_at" TIMESTAMPTZ(3),

    CONSTRAINT "postmortem_pkey" PRIMARY KEY ("incident_number")
);

-- CreateTable
CREATE TABLE "narrative_update" (
    "id" BIGSERIAL NOT NULL,
    "incident_number" INTEGER NOT NULL,
    "update" BYTEA NOT NULL,
    "authors" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "narrative_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "narrative_client" (
    "incident_number" INTEGER NOT NULL,
    "client_id" BIGINT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,

    CONSTRAINT "narrative_client_pkey" PRIMARY KEY ("incident_number","client_id")
);

-- CreateTable
CREATE TABLE "postmortem_version" (
    "id" BIGSERIAL NOT NULL,
    "incident_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "published" INTEGER,
    "markdown" TEXT NOT NULL,
    "outline" JSONB NOT NULL,
    "texts" JSONB NOT NULL,
    "authors" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "restored_from" BIGINT,

    CONSTRAINT "postmortem_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_comment" (
    "id" UUID NOT NULL,
    "incident_number" INTEGER NOT NULL,
    "answers" UUID,
    "section" TEXT,
    "anchor_start" BYTEA,
    "anchor_end" BYTEA,
    "quote" TEXT,
    "text" TEXT NOT NULL,
    "author" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" JSONB,

    CONSTRAINT "postmortem_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_template" (
    "id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "outline" JSONB NOT NULL,
    "author" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_template_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "postmortem_document_key" ON "postmortem"("document");

-- CreateIndex
CREATE INDEX "narrative_update_incident_number_id_idx" ON "narrative_update"("incident_number", "id");

-- CreateIndex
CREATE INDEX "postmortem_version_incident_number_id_idx" ON "postmortem_version"("incident_number", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "postmortem_version_incident_number_published_key" ON "postmortem_version"("incident_number", "published");

-- CreateIndex
CREATE INDEX "postmortem_comment_incident_number_made_at_idx" ON "postmortem_comment"("incident_number", "made_at");

-- CreateIndex
CREATE INDEX "postmortem_comment_answers_idx" ON "postmortem_comment"("answers");

-- AddForeignKey
ALTER TABLE "postmortem" ADD CONSTRAINT "postmortem_incident_number_fkey" FOREIGN KEY ("incident_number") REFERENCES "incident"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "narrative_update" ADD CONSTRAINT "narrative_update_incident_number_fkey" FOREIGN KEY ("incident_number") REFERENCES "postmortem"("incident_number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "narrative_client" ADD CONSTRAINT "narrative_client_incident_number_fkey" FOREIGN KEY ("incident_number") REFERENCES "postmortem"("incident_number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_version" ADD CONSTRAINT "postmortem_version_incident_number_fkey" FOREIGN KEY ("incident_number") REFERENCES "postmortem"("incident_number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_comment" ADD CONSTRAINT "postmortem_comment_incident_number_fkey" FOREIGN KEY ("incident_number") REFERENCES "postmortem"("incident_number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_comment" ADD CONSTRAINT "postmortem_comment_answers_fkey" FOREIGN KEY ("answers") REFERENCES "postmortem_comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what the Prisma schema cannot say.

-- The search looks through the narrative's words too. As before, a function stands for its cost, which the planner would take
-- for nothing otherwise.
DROP INDEX "incident_search_words";
DROP FUNCTION "incident_words"(text);
CREATE FUNCTION "incident_words"(text, text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 500
    AS $$ BEGIN RETURN array_to_tsvector(array_remove(string_to_array($1 || ' ' || $2, ' '), '')); END $$;

-- Every incident so far gets its postmortem, with the runbook's outline.
INSERT INTO "postmortem" ("incident_number", "document", "outline")
SELECT "number", gen_random_uuid(), '[
    {"id": "summary", "kind": "narrative", "title": "Summary"},
    {"id": "timeline", "kind": "timeline", "title": "Timeline"},
    {"id": "root-cause", "kind": "narrative", "title": "Root Cause"},
    {"id": "impact", "kind": "impact", "title": "Impact"},
    {"id": "action-items", "kind": "action-items", "title": "Action Items"}
  ]'::jsonb
FROM "incident";

-- What was last saved of each narrative becomes the first update of its Yjs document, by hand: an update is the number of
-- clients; for each the number of its items, its id and its clock; for each item 4 (a string that follows nothing), 1 and the
-- name of the text that it stands in, and the string; then the number of deletions, none. Numbers are 7 bits a byte, the lowest
-- first; strings are UTF-8 behind their length in bytes.
CREATE FUNCTION pg_temp.var_uint(n BIGINT) RETURNS BYTEA LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    bytes BYTEA := ''::bytea;
    rest BIGINT := n;
BEGIN
    WHILE rest > 127 LOOP
        bytes := bytes || set_byte('\x00'::bytea, 0, (128 + rest % 128)::int);
        rest := rest / 128;
    END LOOP;
    RETURN bytes || set_byte('\x00'::bytea, 0, rest::int);
END $$;

CREATE FUNCTION pg_temp.var_string(t TEXT) RETURNS BYTEA LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_temp.var_uint(octet_length(convert_to(t, 'UTF8'))) || convert_to(t, 'UTF8')
$$;

WITH "last" AS (
    SELECT DISTINCT ON ("incident_number", "payload"->>'section')
        "incident_number",
        CASE "payload"->>'section' WHEN 'summary' THEN 'summary' ELSE 'root-cause' END AS "section",
        "payload"->>'text' AS "text",
        "recorded_at",
        jsonb_build_object('kind', "author_kind", 'id', "author_id", 'name', "author_name") AS "author"
    FROM "incident_event"
    WHERE "kind" = 'narrative'
    ORDER BY "incident_number", "payload"->>'section', "seq" DESC
), "written" AS (
    SELECT * FROM "last" WHERE "text" <> ''
)
INSERT INTO "narrative_update" ("incident_number", "update", "authors", "made_at")
SELECT
    "incident_number",
    '\x01'::bytea || pg_temp.var_uint(count(*)) || '\x0100'::bytea
        || string_agg('\x0401'::bytea || pg_temp.var_string('section:' || "section") || pg_temp.var_string("text"), ''::bytea ORDER BY "section")
        || '\x00'::bytea,
    (jsonb_agg(DISTINCT "author")),
    max("recorded_at")
FROM "written"
GROUP BY "incident_number";

UPDATE "incident" SET "narrative_words" = "search_text"
WHERE "number" IN (SELECT "incident_number" FROM "narrative_update");

CREATE INDEX "incident_search_words" ON "incident" USING gin ("incident_words"("search_text", "narrative_words"));
