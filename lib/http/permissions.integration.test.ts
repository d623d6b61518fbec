import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import type { Role } from "#lib/contracts/account.ts";
import type { Operation } from "#lib/http/operation.ts";
import { OPERATIONS } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { WEEKDAYS_IN_UTC } from "#lib/incident/business-calendar.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { actorWith, contextOf, freshEmail, openTestDatabase } from "#lib/services/testing.ts";

type Case = { roles: readonly Role[] | "open"; params?: unknown; body?: () => unknown };

const EVERYBODY = ["admin", "responder", "viewer"] as const;
const RESPONDERS = ["admin", "responder"] as const;
const ADMINISTRATORS = ["admin"] as const;
const password = "correct horse battery";
const outlineChange = () => ({ expectedVersion: 0, outline: RUNBOOK_OUTLINE });

/** What each operation expects, and input that is good but for who sends it. */
const CASES: Record<string, Case> = {
  runTriage: { roles: RESPONDERS },
  readLatestTriage: { roles: EVERYBODY },
  readMonitor: { roles: EVERYBODY },
  dismissSuspicion: { roles: RESPONDERS, params: { id: randomUUID() }, body: () => ({ reason: "Known" }) },
  readSamples: { roles: EVERYBODY },
  readVerdictHistory: { roles: EVERYBODY },
  readStatusPage: { roles: EVERYBODY },
  readPlaybook: { roles: EVERYBODY, params: { leaf: "token" } },
  readWorkspace: { roles: EVERYBODY },
  listIncidents: { roles: EVERYBODY },
  countIncidentsByMonth: { roles: EVERYBODY },
  declareIncident: {
    roles: RESPONDERS,
    body: () => ({ severity: "P2", firstAlert: { text: "PagerDuty", at: new Date().toISOString() } }),
  },
  readIncident: { roles: EVERYBODY, params: { number: "1" } },
  commandIncident: { roles: RESPONDERS, params: { number: "1" }, body: () => ({ type: "acknowledge" }) },
  listMessages: { roles: EVERYBODY, params: { number: "1" } },
  decideMessage: {
    roles: RESPONDERS,
    params: { number: "1", seq: "1" },
    body: () => ({ decision: "leave-out" }),
  },
  viewIncident: { roles: EVERYBODY, params: { number: "1" }, body: () => ({ page: randomUUID() }) },
  listActionItems: { roles: EVERYBODY },
  exportActionItemsCsv: { roles: EVERYBODY },
  exportActionItemsJson: { roles: EVERYBODY },
  readPostmortem: { roles: EVERYBODY, params: { number: "1" } },
  exportPostmortem: { roles: EVERYBODY, params: { number: "1" } },
  changeOutline: { roles: RESPONDERS, params: { number: "1" }, body: outlineChange },
  listPostmortemVersions: { roles: EVERYBODY, params: { number: "1" } },
  readPostmortemVersion: { roles: EVERYBODY, params: { number: "1", id: "1" } },
  restorePostmortemVersion: { roles: RESPONDERS, params: { number: "1", id: "1" } },
  publishPostmortem: { roles: RESPONDERS, params: { number: "1" } },
  addPostmortemComment: {
    roles: RESPONDERS,
    params: { number: "1" },
    body: () => ({ answers: randomUUID(), text: "Yes" }),
  },
  changePostmortemComment: {
    roles: RESPONDERS,
    params: { number: "1", id: randomUUID() },
    body: () => ({ resolved: true }),
  },
  deletePostmortemComment: { roles: RESPONDERS, params: { number: "1", id: randomUUID() } },
  readBusinessCalendar: { roles: EVERYBODY },
  changeBusinessCalendar: {
    roles: ADMINISTRATORS,
    body: () => ({ expectedVersion: 0, calendar: WEEKDAYS_IN_UTC }),
  },
  readPostmortemTemplate: { roles: EVERYBODY },
  changePostmortemTemplate: { roles: ADMINISTRATORS, body: outlineChange },
  readSlackMessage: { roles: EVERYBODY, params: { number: "1" } },
  readHealth: { roles: "open" },
  createFirstAdministrator: { roles: "open", body: () => ({ name: "Eve", email: freshEmail(), password }) },
  listAccounts: { roles: ADMINISTRATORS },
  createAccount: { roles: ADMINISTRATORS, body: () => ({ name: "Eve", email: freshEmail(), role: "admin", password }) },
  changeAccount: { roles: ADMINISTRATORS, params: { id: randomUUID() }, body: () => ({ role: "admin" }) },
  listPeople: { roles: EVERYBODY },
  listAudit: { roles: ADMINISTRATORS },
  listApiTokens: { roles: ADMINISTRATORS },
  issueApiToken: { roles: ADMINISTRATORS, body: () => ({ name: "Eve's", role: "responder" }) },
  revokeApiToken: { roles: ADMINISTRATORS, params: { id: randomUUID() } },
  readSettings: { roles: EVERYBODY },
  testSystem: { roles: RESPONDERS, params: { system: "database" } },
  readSimulator: { roles: EVERYBODY },
  switchSimulator: { roles: RESPONDERS, body: () => ({ scenario: "healthy" }) },
  checkWebhookAddress: { roles: "open" },
  receiveIntercomWebhook: { roles: "open", body: () => ({}) },
  describeApi: { roles: "open" },
};

let database: Awaited<ReturnType<typeof openTestDatabase>>;
const tokens = new Map<Role, string>();
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  for (const role of ["responder", "viewer"] as const) {
    const { token } = await issueApiToken({ ctx: contextOf(OPERATOR), input: { name: role, role } });
    tokens.set(role, token);
  }
});
afterAll(() => database.close());

function send(operation: Operation, headers: Record<string, string>): Promise<Response> {
  const { params, body } = CASES[operation.id] ?? {};
  const { method, path } = operation;
  const request = requestTo(path, { method, headers, ...(body && { json: body() }) });
  return ask(route(operation)[method], request, params);
}

async function codeOf(response: Response): Promise<unknown> {
  return response.headers.get("content-type") === "application/problem+json" ? (await response.json()).code : null;
}

/** Asks the service behind the operation, past the wrapper's own look at the table. */
async function refusalOfService(operation: Operation, role: Role | null): Promise<string | null> {
  const { params, body } = CASES[operation.id] ?? {};
  const actor = role === null ? null : role === "admin" ? OPERATOR : actorWith(role);
  try {
    await operation.run(contextOf(actor), { params, body: body?.() });
    return null;
  } catch (error) {
    if (error instanceof ServiceError) return error.code;
    throw error;
  }
}

test("given the registry, then each of its operations is tried here", () => {
  expect(OPERATIONS.map(({ id }) => id).sort()).toEqual(Object.keys(CASES).sort());
});

const guarded = OPERATIONS.flatMap((operation) => {
  const roles = CASES[operation.id]?.roles;
  return roles === undefined || roles === "open" ? [] : [{ id: operation.id, operation, roles }];
});

describe.each(guarded)("$id", ({ operation, roles }) => {
  test("given nobody, then the route and the service refuse", async () => {
    const response = await send(operation, {});
    expect([response.status, await codeOf(response)]).toEqual([401, "unauthenticated"]);
    expect(await refusalOfService(operation, null)).toBe("unauthenticated");
  });

  test.each(["responder", "viewer"] as const)("given the API token of a %s, then the table decides", async (role) => {
    const response = await send(operation, { authorization: `Bearer ${tokens.get(role)}` });
    if (roles.some((allowed) => allowed === role)) {
      expect(["unauthenticated", "forbidden"]).not.toContain(await codeOf(response));
    } else {
      expect([response.status, await codeOf(response)]).toEqual([403, "forbidden"]);
    }
  });

  test.each(EVERYBODY)("given a %s past the wrapper, then the service itself decides", async (role) => {
    const refusal = await refusalOfService(operation, role);
    if (roles.some((allowed) => allowed === role)) expect(refusal).not.toBe("forbidden");
    else expect(refusal).toBe("forbidden");
  });
});

test.each(
  OPERATIONS.filter(({ method, verify }) => method !== "GET" && !verify).map((operation) => ({
    id: operation.id,
    operation,
  })),
)("given $id sent from another site, then it is refused before anything is looked at", async ({ operation }) => {
  const response = await send(operation, { origin: "https://evil.example", "sec-fetch-site": "cross-site" });
  expect([response.status, await codeOf(response)]).toEqual([403, "cross_site"]);
});
