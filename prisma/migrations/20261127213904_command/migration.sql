-- AlterTable
ALTER TABLE "account" ALTER COLUMN "password_hash" DROP NOT NULL;

-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "duplicate_of" INTEGER,
ADD COLUMN     "waited_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waiting_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "triage_run" ADD COLUMN     "workspace_id" TEXT;

-- CreateTable
CREATE TABLE "identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "role" "role",

    CONSTRAINT "identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT,
    "author_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "business_calendar" (
    "id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "calendar" JSONB NOT NULL,
    "author" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "business_calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_item" (
    "incident_number" INTEGER NOT NULL,
    "item" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "owner" TEXT,
    "due" DATE,
    "kind" TEXT,
    "link" TEXT,
    "completed_at" TIMESTAMPTZ(3),
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "action_item_pkey" PRIMARY KEY ("incident_number","item")
);

-- CreateTable
CREATE TABLE "slack_delivery" (
    "incident_number" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mention" TEXT NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3),
    "in_doubt" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "mark" UUID NOT NULL,
    "channel" TEXT,
    "ts" TEXT,

    CONSTRAINT "slack_delivery_pkey" PRIMARY KEY ("incident_number","seq")
);

-- CreateTable
CREATE TABLE "incident_viewer" (
    "incident_number" INTEGER NOT NULL,
    "page" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_viewer_pkey" PRIMARY KEY ("incident_number","page")
);

-- CreateIndex
CREATE INDEX "identity_account_id_idx" ON "identity"("account_id");

-- CreateIndex
CREATE INDEX "audit_event_action_id_idx" ON "audit_event"("action", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_action_subject_at_idx" ON "audit_event"("action", "subject", "at");

-- CreateIndex
CREATE INDEX "slack_delivery_state_idx" ON "slack_delivery"("state");

-- CreateIndex
CREATE INDEX "incident_viewer_seen_at_idx" ON "incident_viewer"("seen_at");

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_incident_number_fkey" FOREIGN KEY ("incident_number") REFERENCES "incident"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slack_delivery" ADD CONSTRAINT "slack_delivery_incident_number_fkey" FOREIGN KEY ("incident_number") REFERENCES "incident"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_viewer" ADD CONSTRAINT "incident_viewer_incident_number_fkey" FOREIGN KEY ("incident_number") REFERENCES "incident"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Lists of action items: those that are open and all of them by the date on which they are due, those without one last; those
-- that are done, the last first. `@Ann` is `ann`. Prisma cannot say these.
CREATE INDEX "action_item_open_idx" ON "action_item"(COALESCE("due", 'infinity'), "incident_number", "item", "drill") WHERE "completed_at" IS NULL;
CREATE INDEX "action_item_open_owner_idx" ON "action_item"(lower(ltrim("owner", '@')), COALESCE("due", 'infinity'), "incident_number", "item", "drill") WHERE "completed_at" IS NULL;
CREATE INDEX "action_item_open_kind_idx" ON "action_item"("kind", COALESCE("due", 'infinity'), "incident_number", "item", "drill") WHERE "completed_at" IS NULL;
CREATE INDEX "action_item_done_idx" ON "action_item"("completed_at" DESC, "incident_number" DESC, "item" DESC, "drill") WHERE "completed_at" IS NOT NULL;
CREATE INDEX "action_item_done_owner_idx" ON "action_item"(lower(ltrim("owner", '@')), "completed_at" DESC, "incident_number" DESC, "item" DESC, "drill") WHERE "completed_at" IS NOT NULL;
CREATE INDEX "action_item_due_idx" ON "action_item"(COALESCE("due", 'infinity'), "incident_number", "item", "drill");

-- The action items that logs hold already. Of an item's words its last edit counts, of its tick the last one, and the same of its
-- removal; each of these events is about the item that it names, which is called by the event that added it. Year 0, which an
-- earlier version took, is no year to PostgreSQL.
WITH "about" AS (
    SELECT "incident_number", "seq", "kind", "payload", "happened_at",
        CASE "kind" WHEN 'action-item-added' THEN "seq" ELSE ("payload"->>'item')::int END AS "item"
    FROM "incident_event" WHERE "kind" LIKE 'action-item-%'
),
"worded" AS (
    SELECT DISTINCT ON ("incident_number", "item") "incident_number", "item", "payload"
    FROM "about" WHERE "kind" IN ('action-item-added', 'action-item-edited')
    ORDER BY "incident_number", "item", "seq" DESC
),
"ticked" AS (
    SELECT DISTINCT ON ("incident_number", "item") "incident_number", "item", "kind", "happened_at"
    FROM "about" WHERE "kind" IN ('action-item-completed', 'action-item-reopened')
    ORDER BY "incident_number", "item", "seq" DESC
),
"removed" AS (
    SELECT DISTINCT ON ("incident_number", "item") "incident_number", "item", "kind"
    FROM "about" WHERE "kind" IN ('action-item-removed', 'action-item-restored')
    ORDER BY "incident_number", "item", "seq" DESC
)
INSERT INTO "action_item" ("incident_number", "item", "text", "owner", "due", "kind", "link", "completed_at", "drill")
SELECT "worded"."incident_number", "worded"."item", "payload"->>'text', "payload"->>'owner',
    GREATEST("payload"->>'due', CASE WHEN "payload"->>'due' IS NOT NULL THEN '0001-01-01' END)::date,
    "payload"->>'category', "payload"->>'link',
    CASE WHEN "ticked"."kind" = 'action-item-completed' THEN "ticked"."happened_at" END,
    "incident"."drill"
FROM "worded"
JOIN "incident" ON "incident"."number" = "worded"."incident_number"
LEFT JOIN "ticked" USING ("incident_number", "item")
LEFT JOIN "removed" USING ("incident_number", "item")
WHERE "removed"."kind" IS DISTINCT FROM 'action-item-removed';
