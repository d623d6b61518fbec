import type { Answer, Failure } from "#lib/client/answer.ts";
import { call } from "#lib/client/call.ts";
import type { Account, AccountChange, AccountList, FirstAdministrator, NewAccount } from "#lib/contracts/account.ts";
import type { ActionItemPage } from "#lib/contracts/action-item-list.ts";
import type { ApiTokenList, IssuedApiToken, NewApiToken } from "#lib/contracts/api-token.ts";
import type { AuditPage } from "#lib/contracts/audit.ts";
import type { CalendarChange, KeptCalendar } from "#lib/contracts/business-calendar.ts";
import type { Health } from "#lib/contracts/health.ts";
import type { IncidentMonths, IncidentPage, IncidentRecord } from "#lib/contracts/incident.ts";
import type {
  Dismissal,
  MonitorView,
  SampleRange,
  SampleSeries,
  Suspicion,
  VerdictHistory,
} from "#lib/contracts/monitor.ts";
import type { People } from "#lib/contracts/person.ts";
import type { PlaybookView, Workspace } from "#lib/contracts/playbook.ts";
import type {
  CommentChange,
  NewComment,
  OutlineChange,
  Postmortem,
  PostmortemComment,
  PostmortemTemplate,
  PostmortemVersion,
  PostmortemVersionPage,
  PostmortemVersionText,
} from "#lib/contracts/postmortem.ts";
import type { SystemName, SystemTest } from "#lib/contracts/settings.ts";
import type { Scenario, SimulatorState } from "#lib/contracts/simulator.ts";
import type { DeliveryDecision, SlackDeliveries } from "#lib/contracts/slack-delivery.ts";
import type { StatusPageView } from "#lib/contracts/status-page.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import type { Viewers, Viewing } from "#lib/contracts/viewer.ts";
import type { CommandInput, DeclarationInput } from "#lib/incident/command.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";

/** The server's word for "nobody has run triage yet", which is an answer and no failure. */
const NO_TRIAGE_YET: Failure["code"] = "no_triage_yet";
/** The same of the status page. */
const NO_STATUS_PAGE_YET: Failure["code"] = "no_status_page_yet";

/** Every call of the browser to our own API, by what it does. */
export const api = {
  /** The latest run; null before the first. */
  async latestTriage(): Promise<Answer<TriageRun | null>> {
    const answer = await call<TriageRun>("GET", "/api/triage");
    return !answer.ok && answer.failure.code === NO_TRIAGE_YET ? { ok: true, value: null } : answer;
  },
  runTriage: () => call<TriageRun>("POST", "/api/triage"),

  monitor: () => call<MonitorView>("GET", "/api/monitor"),
  verdicts: (hours: number) => call<VerdictHistory>("GET", `/api/verdicts?hours=${hours}`),
  samples: (range: SampleRange) => call<SampleSeries>("GET", `/api/samples?range=${range}`),
  /** The status page as it was last read; null before the first time. */
  async statusPage(): Promise<Answer<StatusPageView | null>> {
    const answer = await call<StatusPageView>("GET", "/api/status-page");
    return !answer.ok && answer.failure.code === NO_STATUS_PAGE_YET ? { ok: true, value: null } : answer;
  },
  playbook: (leaf: Leaf) => call<PlaybookView>("GET", `/api/playbooks/${leaf}`),
  workspace: () => call<Workspace>("GET", "/api/workspace"),
  dismissSuspicion: (id: string, dismissal: Dismissal) =>
    call<Suspicion>("POST", `/api/suspicions/${encodeURIComponent(id)}/dismiss`, dismissal),

  health: () => call<Health>("GET", "/api/health"),
  simulator: () => call<SimulatorState>("GET", "/api/simulator"),
  switchScenario: (scenario: Scenario) => call<SimulatorState>("PUT", "/api/simulator", { scenario }),

  setUp: (administrator: FirstAdministrator) => call<Account>("POST", "/api/setup", administrator),

  listAccounts: () => call<AccountList>("GET", "/api/accounts"),
  addAccount: (account: NewAccount) => call<Account>("POST", "/api/accounts", account),
  changeAccount: (id: string, change: AccountChange) =>
    call<Account>("PATCH", `/api/accounts/${encodeURIComponent(id)}`, change),

  listPeople: () => call<People>("GET", "/api/people"),
  listAudit: (search: URLSearchParams) => call<AuditPage>("GET", `/api/audit?${search}`),

  listTokens: () => call<ApiTokenList>("GET", "/api/tokens"),
  issueToken: (token: NewApiToken) => call<IssuedApiToken>("POST", "/api/tokens", token),
  revokeToken: (id: string) => call<void>("DELETE", `/api/tokens/${encodeURIComponent(id)}`),

  listIncidents: (search: URLSearchParams) => call<IncidentPage>("GET", `/api/incidents?${search}`),
  incidentMonths: (search: URLSearchParams) => call<IncidentMonths>("GET", `/api/incidents/months?${search}`),
  readIncident: (number: number) => call<IncidentRecord>("GET", `/api/incidents/${number}`),
  /** Undefined where the incident is still at that version. */
  readIncidentUnless: (number: number, version: number) =>
    call<IncidentRecord | undefined>("GET", `/api/incidents/${number}?unlessVersion=${version}`),
  declareIncident: (declaration: DeclarationInput) => call<IncidentRecord>("POST", "/api/incidents", declaration),
  commandIncident: (number: number, command: CommandInput) =>
    call<IncidentRecord>("POST", `/api/incidents/${number}/commands`, command),
  /** What became of the incident's messages to Slack. */
  readMessages: (number: number) => call<SlackDeliveries>("GET", `/api/incidents/${number}/messages`),
  decideMessage: (number: number, seq: number, decision: DeliveryDecision) =>
    call<SlackDeliveries>("POST", `/api/incidents/${number}/messages/${seq}/decisions`, decision),
  /** Says that a page is open, or no longer, and asks who looks. */
  viewIncident: (number: number, viewing: Viewing) =>
    call<Viewers>("POST", `/api/incidents/${number}/viewers`, viewing),

  listActionItems: (search: URLSearchParams) => call<ActionItemPage>("GET", `/api/action-items?${search}`),

  readPostmortem: (number: number) => call<Postmortem>("GET", `/api/incidents/${number}/postmortem`),
  changeOutline: (number: number, change: OutlineChange) =>
    call<Postmortem>("PUT", `/api/incidents/${number}/postmortem/outline`, change),
  /** A page of them, newest first: the first one, or the one after an id. */
  listPostmortemVersions: (number: number, before?: number) =>
    call<PostmortemVersionPage>(
      "GET",
      `/api/incidents/${number}/postmortem/versions${before === undefined ? "" : `?before=${before}`}`,
    ),
  readPostmortemVersion: (number: number, id: number) =>
    call<PostmortemVersionText>("GET", `/api/incidents/${number}/postmortem/versions/${id}`),
  restorePostmortemVersion: (number: number, id: number) =>
    call<PostmortemVersion>("POST", `/api/incidents/${number}/postmortem/versions/${id}/restorations`),
  publishPostmortem: (number: number) =>
    call<PostmortemVersion>("POST", `/api/incidents/${number}/postmortem/publications`),
  addPostmortemComment: (number: number, comment: NewComment) =>
    call<PostmortemComment>("POST", `/api/incidents/${number}/postmortem/comments`, comment),
  changePostmortemComment: (number: number, id: string, change: CommentChange) =>
    call<PostmortemComment>("PATCH", commentPath(number, id), change),
  /** The answers to it go too. */
  deletePostmortemComment: (number: number, id: string) => call<void>("DELETE", commentPath(number, id)),
  readPostmortemTemplate: () => call<PostmortemTemplate>("GET", "/api/postmortem-template"),
  changePostmortemTemplate: (change: OutlineChange) =>
    call<PostmortemTemplate>("PUT", "/api/postmortem-template", change),

  businessCalendar: () => call<KeptCalendar>("GET", "/api/business-calendar"),
  changeBusinessCalendar: (change: CalendarChange) => call<KeptCalendar>("PUT", "/api/business-calendar", change),

  testSystem: (name: SystemName) => call<SystemTest>("POST", `/api/settings/${name}/test`),
} as const;

function commentPath(number: number, id: string): string {
  return `/api/incidents/${number}/postmortem/comments/${encodeURIComponent(id)}`;
}
