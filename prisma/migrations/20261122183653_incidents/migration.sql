-- CreateTable
CREATE TABLE "incident" (
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "drill" BOOLEAN NOT NULL,
    "leaf" TEXT,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "impact" TEXT,
    "commander" TEXT,
    "next_update_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "postmortem" TEXT NOT NULL,
    "open_action_items" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "incident_event" (
    "incident_number" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "payload" JSONB NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT,
    "author_name" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "command_digest" BYTEA,

    CONSTRAINT "incident_event_pkey" PRIMARY KEY ("incident_number","seq")
);

-- CreateIndex
CREATE INDEX "incident_started_at_number_drill_idx" ON "incident"("started_at" DESC, "number" DESC, "drill");

-- CreateIndex
CREATE INDEX "incident_status_started_at_number_idx" ON "incident"("status", "started_at" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "incident_severity_started_at_number_idx" ON "incident"("severity", "started_at" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "incident_leaf_started_at_number_idx" ON "incident"("leaf", "started_at" DESC, "number" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "incident_event_incident_number_idempotency_key_key" ON "incident_event"("incident_number", "idempotency_key");

-- AddForeignKey
ALTER TABLE "incident_event" ADD CONSTRAINT "incident_event_incident_number_fkey" FOREIGN KEY ("incident_number") REFERENCES "incident"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what the Prisma schema cannot say.

-- A declaration that is sent twice under one key gives one incident.
CREATE UNIQUE INDEX "incident_event_declaration_key" ON "incident_event"("idempotency_key") WHERE "seq" = 1;

-- The search. The words are made by us, so that no text search parser has a say in where one ends. The function stands for
-- its cost alone, which the planner would take for nothing otherwise. (An SQL function would be inlined.)
CREATE FUNCTION "incident_words"(text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 500
    AS $$ BEGIN RETURN array_to_tsvector(string_to_array($1, ' ')); END $$;

CREATE INDEX "incident_search_words" ON "incident" USING gin ("incident_words"("search_text"));
