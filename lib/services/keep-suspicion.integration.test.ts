import { describe, expect, test } from "vitest";
import { commandIncident } from "#lib/services/command-incident.ts";
import { dismissSuspicion } from "#lib/services/dismiss-suspicion.ts";
import { monitorUnderTest } from "#lib/services/monitor-testing.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { runTriage } from "#lib/services/run-triage.ts";
import { actorWith, contextOf } from "#lib/services/testing.ts";
import { startSimulator } from "#simulator/server.ts";

const { now, settle, look, view, prisma, askLittle, suspicion, suspicions, declare } = monitorUnderTest(startSimulator);

describe("a suspicion", () => {
  test("given one bad run, or a person who asks again and again, then there is none", async () => {
    await look("healthy");
    await look("server-errors-unreported");
    await runTriage({ ctx: now() });
    await runTriage({ ctx: now() });
    await look("healthy");
    expect((await view()).suspicion).toBeNull();
  });

  test("given two bad runs, then it is raised as of the first, with what triggered it and the ids of the failed calls", async () => {
    await look("healthy");
    await look("server-errors-unreported", 4);
    const runs = await prisma().triageRun.findMany({ where: { leaf: "server-error" }, orderBy: { seq: "asc" } });
    const raised = await suspicion();
    expect(raised).toMatchObject({
      startedAt: runs[0]?.startedAt.toISOString(),
      runId: runs[1]?.id,
      side: "theirs",
      leaf: "server-error",
      severity: "P1",
      trigger: "Offhook's monitor: Intercom's API is failing; its status page has not said so yet.",
      incidentNumber: null,
      dismissed: null,
    });
    const idsOfMe = raised.requestIds.filter(({ endpoint, at }) => endpoint === "GET /me" && at !== null);
    expect(idsOfMe).toHaveLength(2);
    expect(Date.parse(idsOfMe[1]?.at ?? "") - Date.parse(idsOfMe[0]?.at ?? "")).toBeGreaterThan(0);
  });

  test("given an API that comes and goes, then it is one; given three good runs, then it is over", async () => {
    for (let n = 0; n < 4; n += 1) {
      await look("server-errors-unreported");
      await look("healthy");
    }
    expect(await suspicions()).toHaveLength(1);
    await look("healthy", 2);
    expect((await view()).suspicion).toBeNull();
    expect(await suspicions()).toMatchObject([{ endedAt: expect.any(Date) }]);
  });

  test("given that it turns into something else before anybody knows, then it says what is wrong now", async () => {
    await look("search-slow", 3);
    const { id, startedAt } = await suspicion();
    await look("token-revoked");
    expect(await suspicion()).toMatchObject({
      id,
      startedAt,
      leaf: "token",
      severity: "P1",
      trigger: "Offhook's monitor: Intercom rejects our token (401 token_revoked).",
    });
  });

  test("given that it is declared, then the incident began with the first bad run and has its ids; once", async () => {
    await look("token-revoked", 3);
    const { id, startedAt, trigger, runId, severity, leaf } = await suspicion();
    const input = { severity, leaf, firstAlert: { at: startedAt, text: trigger }, triageRunId: runId, suspicionId: id };
    const record = await declare(input);
    expect(record).toMatchObject({ startedAt, severity: "P1", leaf: "token" });
    expect(record.requestIds.length).toBeGreaterThan(1);
    expect((await suspicion()).incidentNumber).toBe(record.number);
    await expect(declare(input)).rejects.toMatchObject({ code: "not_now", message: expect.stringContaining("INC-1") });
    await expect(dismissSuspicion({ ctx: now(), input: { id, dismissal: { reason: "known" } } })).rejects.toMatchObject(
      {
        code: "not_now",
      },
    );
  });

  test("given two people who declare it at once, then one incident comes of it", async () => {
    await look("token-revoked", 2);
    const { id: suspicionId } = await suspicion();
    const outcomes = await Promise.allSettled([declare({ suspicionId }), declare({ suspicionId })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await prisma().incident.count()).toBe(1);
  });

  test("given an open incident of the problem, or one that is declared by hand meanwhile, then it belongs to that", async () => {
    const first = await declare({ leaf: "token" });
    await look("token-revoked", 2);
    expect((await suspicion()).incidentNumber).toBe(first.number);
    await look("healthy", 3);
    const { version } = await readIncident({ ctx: now(), input: { number: first.number } });
    const command = { type: "resolve", expectedVersion: version, fix: "Rotated it" } as const;
    await commandIncident({ ctx: now(), input: { number: first.number, command } });
    await look("server-errors", 2);
    const second = await declare({ leaf: "server-error" });
    expect((await suspicion()).incidentNumber).toBe(second.number);
  });

  test("given that it is dismissed, then the same problem is not proposed again, and another one is", async () => {
    await look("token-revoked", 2);
    const { id } = await suspicion();
    const dismissed = await dismissSuspicion({ ctx: now(), input: { id, dismissal: { reason: "We rotate it now" } } });
    expect(dismissed.dismissed).toMatchObject({ by: "A responder", reason: "We rotate it now" });
    await look("token-revoked", 2);
    expect((await suspicion()).id).toBe(id);
    await look("server-errors", 2);
    expect(await suspicion()).toMatchObject({ leaf: "upstream", dismissed: null });
    await expect(
      dismissSuspicion({ ctx: contextOf(actorWith("viewer")), input: { id, dismissal: { reason: "no" } } }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("what can go wrong around a suspicion", () => {
  test("given slow search that was dismissed, then a total outage is raised all the same", async () => {
    await look("search-slow", 3);
    const { id } = await suspicion();
    await dismissSuspicion({ ctx: now(), input: { id, dismissal: { reason: "Known" } } });
    await look("server-errors-unreported", 2);
    expect(await suspicion()).toMatchObject({ severity: "P1", dismissed: null });
    expect((await suspicion()).id).not.toBe(id);
  });

  test("given one that was dismissed and declared all the same, then it is the incident's", async () => {
    await look("search-slow", 3);
    const { id } = await suspicion();
    await dismissSuspicion({ ctx: now(), input: { id, dismissal: { reason: "Known" } } });
    await declare({ leaf: "degraded", suspicionId: id });
    await look("server-errors-unreported", 2);
    expect((await suspicion()).id).toBe(id);
  });

  test("given an incident that was resolved too early, then it is raised anew", async () => {
    await look("token-revoked", 2);
    const { id: suspicionId } = await suspicion();
    const { number, version } = await declare({ leaf: "token", suspicionId });
    const command = { type: "resolve", expectedVersion: version, fix: "Rotated it" } as const;
    await commandIncident({ ctx: now(), input: { number, command } });
    await look("token-revoked", 2);
    expect(await suspicion()).toMatchObject({ incidentNumber: null, leaf: "token" });
  });

  test("given a long gap of monitoring, then what is found after it did not begin before it", async () => {
    await look("scope-missing", 2);
    const before = await suspicion();
    await prisma().monitorState.updateMany({ data: { lastRunAt: new Date(Date.now() - 3_600_000) } });
    await look("scope-missing", 2);
    const after = await suspicion();
    expect(after.id).not.toBe(before.id);
    expect(Date.parse(after.startedAt)).toBeGreaterThan(Date.parse(before.raisedAt));
    expect(after.requestIds.filter(({ at }) => at !== null && at < after.startedAt)).toEqual([]);
  });

  test("given runs that did not ask what is in trouble, then they do not end it", async () => {
    await look("scope-missing", 2);
    for (let n = 0; n < 4; n += 1) {
      askLittle();
      await look("scope-missing");
      expect((await view()).verdict?.side).toBe("healthy");
    }
    expect((await suspicion()).leaf).toBe("scope");
  });

  test("given a suspicion of the simulator, then a real incident takes nothing of it", async () => {
    await look("token-revoked", 2);
    const { id } = await suspicion();
    settle({ simulated: false });
    await expect(declare({ suspicionId: id })).rejects.toMatchObject({ code: "invalid_command" });
    const dismissal = { reason: "Not mine" };
    await expect(dismissSuspicion({ ctx: now(), input: { id, dismissal } })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("given a declaration while a run is being kept, then it is not forgotten again", async () => {
    await look("token-revoked", 2);
    const { id: suspicionId } = await suspicion();
    const [record] = await Promise.all([declare({ leaf: "rate-limit", suspicionId }), look("token-revoked")]);
    await look("token-revoked");
    expect((await suspicions()).map(({ incidentNumber }) => incidentNumber)).toContain(record.number);
  });
});
