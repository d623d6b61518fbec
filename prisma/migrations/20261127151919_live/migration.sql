-- DropIndex
DROP INDEX "triage_run_simulated_started_at_id_idx";

-- AlterTable
ALTER TABLE "triage_run" ADD COLUMN     "rate_limit" JSONB,
ADD COLUMN     "seq" BIGSERIAL NOT NULL;

-- CreateTable
CREATE TABLE "sample" (
    "simulated" BOOLEAN NOT NULL,
    "probe" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "latency_ms" INTEGER,
    "http_status" INTEGER,
    "code" TEXT,
    "remaining" INTEGER,
    "rate_limit" INTEGER,

    CONSTRAINT "sample_pkey" PRIMARY KEY ("simulated","probe","at")
);

-- CreateTable
CREATE TABLE "sample_hour" (
    "simulated" BOOLEAN NOT NULL,
    "probe" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "ok" INTEGER NOT NULL,
    "warn" INTEGER NOT NULL,
    "fail" INTEGER NOT NULL,
    "unknown" INTEGER NOT NULL,
    "latency_sum" BIGINT NOT NULL,
    "latency_count" INTEGER NOT NULL,
    "latency_max" INTEGER,
    "remaining_min" INTEGER,
    "rate_limit" INTEGER,

    CONSTRAINT "sample_hour_pkey" PRIMARY KEY ("simulated","probe","hour")
);

-- CreateTable
CREATE TABLE "verdict_period" (
    "id" BIGSERIAL NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "fresh_for_ms" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "leaf" TEXT NOT NULL,
    "severity" TEXT,
    "confidence" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "run_id" UUID NOT NULL,

    CONSTRAINT "verdict_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "monitor_state" (
    "simulated" BOOLEAN NOT NULL,
    "last_run_at" TIMESTAMPTZ(3),
    "next_run_at" TIMESTAMPTZ(3),
    "interval_ms" INTEGER NOT NULL,
    "fresh_for_ms" INTEGER NOT NULL,
    "slowed_by" TEXT,
    "readings" JSONB NOT NULL,
    "watch" JSONB NOT NULL,

    CONSTRAINT "monitor_state_pkey" PRIMARY KEY ("simulated")
);

-- CreateTable
CREATE TABLE "status_page_report" (
    "simulated" BOOLEAN NOT NULL,
    "report" JSONB NOT NULL,
    "region" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_page_report_pkey" PRIMARY KEY ("simulated")
);

-- CreateTable
CREATE TABLE "suspicion" (
    "id" UUID NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "side" TEXT NOT NULL,
    "leaf" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "trigger" TEXT NOT NULL,
    "request_ids" JSONB NOT NULL,
    "run_id" UUID NOT NULL,
    "incident_number" INTEGER,
    "dismissed_at" TIMESTAMPTZ(3),
    "dismissed_by" TEXT,
    "dismiss_reason" TEXT,

    CONSTRAINT "suspicion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "simulated" BOOLEAN NOT NULL,
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "first_sent_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("simulated","id")
);

-- CreateTable
CREATE TABLE "webhook_hour" (
    "simulated" BOOLEAN NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "deliveries" INTEGER NOT NULL,
    "longest_gap_ms" INTEGER NOT NULL,

    CONSTRAINT "webhook_hour_pkey" PRIMARY KEY ("simulated","hour")
);

-- CreateIndex
CREATE INDEX "verdict_period_simulated_id_idx" ON "verdict_period"("simulated", "id" DESC);

-- CreateIndex
CREATE INDEX "verdict_period_simulated_seen_at_idx" ON "verdict_period"("simulated", "seen_at");

-- CreateIndex
CREATE INDEX "suspicion_simulated_raised_at_idx" ON "suspicion"("simulated", "raised_at" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_simulated_received_at_idx" ON "webhook_delivery"("simulated", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "triage_run_seq_key" ON "triage_run"("seq");

-- CreateIndex
CREATE INDEX "triage_run_simulated_seq_idx" ON "triage_run"("simulated", "seq" DESC);

-- CreateIndex
CREATE INDEX "incident_ended_at_idx" ON "incident"("ended_at");

-- At most one suspicion is open.
CREATE UNIQUE INDEX "suspicion_open_key" ON "suspicion"("simulated") WHERE "ended_at" IS NULL;

-- The few that are open, among all that ever were.
CREATE INDEX "incident_open_idx" ON "incident"("started_at" DESC, "number" DESC) WHERE "ended_at" IS NULL;
