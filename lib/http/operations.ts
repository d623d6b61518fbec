import { z } from "zod";
import { sessionCookieName } from "#lib/auth/session-token.ts";
import { env } from "#lib/env.ts";
import { openApiDocument } from "#lib/http/openapi.ts";
import { type Description, type Operation, operation } from "#lib/http/operation.ts";
import { changeAccount, createAccount, listAccounts } from "#lib/http/operations/accounts.ts";
import { exportActionItemsCsv, exportActionItemsJson, listActionItems } from "#lib/http/operations/action-items.ts";
import { issueApiToken, listApiTokens, revokeApiToken } from "#lib/http/operations/api-tokens.ts";
import { listAudit } from "#lib/http/operations/audit.ts";
import { changeBusinessCalendar, readBusinessCalendar } from "#lib/http/operations/business-calendar.ts";
import { readHealth } from "#lib/http/operations/health.ts";
import { readSamples, readVerdictHistory } from "#lib/http/operations/history.ts";
import {
  commandIncident,
  countIncidentsByMonth,
  declareIncident,
  listIncidents,
  readIncident,
  readSlackMessage,
} from "#lib/http/operations/incidents.ts";
import { decideMessage, listMessages } from "#lib/http/operations/messages.ts";
import { dismissSuspicion, readMonitor } from "#lib/http/operations/monitor.ts";
import { listPeople } from "#lib/http/operations/people.ts";
import { readPlaybook, readWorkspace } from "#lib/http/operations/playbooks.ts";
import {
  addPostmortemComment,
  changeOutline,
  changePostmortemComment,
  deletePostmortemComment,
  exportPostmortem,
  listPostmortemVersions,
  publishPostmortem,
  readPostmortem,
  readPostmortemVersion,
  restorePostmortemVersion,
} from "#lib/http/operations/postmortem.ts";
import { changePostmortemTemplate, readPostmortemTemplate } from "#lib/http/operations/postmortem-template.ts";
import { readSettings, testSystem } from "#lib/http/operations/settings.ts";
import { createFirstAdministrator } from "#lib/http/operations/setup.ts";
import { SIGN_IN_DESCRIPTIONS } from "#lib/http/operations/sign-in.ts";
import { readSimulator, switchSimulator } from "#lib/http/operations/simulator.ts";
import { readStatusPage } from "#lib/http/operations/status-page.ts";
import { readLatestTriage, runTriage } from "#lib/http/operations/triage.ts";
import { viewIncident } from "#lib/http/operations/viewers.ts";
import { checkWebhookAddress, receiveIntercomWebhook } from "#lib/http/operations/webhooks.ts";
import { STREAM_DESCRIPTION } from "#lib/http/stream-description.ts";

export const describeApi: Operation = operation({
  id: "describeApi",
  method: "GET",
  path: "/api/openapi.json",
  summary: "This document",
  access: "open",
  answers: { 200: { description: "An OpenAPI 3.1 document", body: z.looseObject({ openapi: z.string() }) } },
  problems: [],
  handle: async () => {
    const where = { publicUrl: env().publicUrl, sessionCookie: sessionCookieName() };
    return { status: 200, body: openApiDocument(DESCRIPTIONS, where) };
  },
});

/** Every operation that Offhook answers. A route that is not in this list does not pass the tests. */
export const OPERATIONS: readonly Operation[] = [
  runTriage,
  readLatestTriage,
  readMonitor,
  dismissSuspicion,
  readSamples,
  readVerdictHistory,
  readStatusPage,
  readPlaybook,
  readWorkspace,
  listIncidents,
  countIncidentsByMonth,
  declareIncident,
  readIncident,
  commandIncident,
  readSlackMessage,
  listMessages,
  decideMessage,
  viewIncident,
  listActionItems,
  exportActionItemsCsv,
  exportActionItemsJson,
  readPostmortem,
  exportPostmortem,
  changeOutline,
  listPostmortemVersions,
  readPostmortemVersion,
  restorePostmortemVersion,
  publishPostmortem,
  addPostmortemComment,
  changePostmortemComment,
  deletePostmortemComment,
  readPostmortemTemplate,
  changePostmortemTemplate,
  readBusinessCalendar,
  changeBusinessCalendar,
  readHealth,
  createFirstAdministrator,
  listAccounts,
  createAccount,
  changeAccount,
  listPeople,
  listAudit,
  listApiTokens,
  issueApiToken,
  revokeApiToken,
  readSettings,
  testSystem,
  readSimulator,
  switchSimulator,
  checkWebhookAddress,
  receiveIntercomWebhook,
  describeApi,
];

/** What the document describes: also the stream, and what next-auth answers. */
export const DESCRIPTIONS: readonly Description[] = [...OPERATIONS, STREAM_DESCRIPTION, ...SIGN_IN_DESCRIPTIONS];
