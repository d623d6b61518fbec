import { incidentName } from "#lib/incident/labels.ts";
import type { Entry, IncidentState } from "#lib/incident/state.ts";

/** More than this and nobody reads on; support asks for the others if it needs them. */
const MOST_IDS = 100;
const MOST_ENDPOINTS = 20;

type Told = Pick<
  IncidentState,
  "drill" | "severity" | "status" | "impact" | "affected" | "requestIds" | "steps" | "entries"
> & { readonly number: number; readonly startedAt: string; readonly endedAt: string | null };

/** Null is what nobody knows. */
type Caller = { readonly id: string | null; readonly region: string | null };

type Failed = Told["requestIds"][number];

/** All that Intercom's support asks for, as one text to be sent: nothing in it is about people, and every time is in UTC. */
export function supportTicket(told: Told, workspace: Caller): string {
  const calls = told.requestIds.toSorted(byTime);
  const parts = [
    `Subject: API calls ${verb(told)} since ${second(told.startedAt)}, workspace ${workspace.id ?? "unknown"}`,
    ...(told.drill ? ["This is a drill on a simulator. Do not send it."] : []),
    `Hello,\n\nour integration's calls to the Intercom API ${told.endedAt === null ? "are" : "were"} failing.`,
    facts(told, workspace, calls),
    section("What fails", endpointLines(calls)),
    section(`Request ids (${calls.length})`, idLines(calls)),
    section("What we have tried", triedLines(told)),
    section("What we ask", [question(told)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function verb({ endedAt }: Told): string {
  return endedAt === null ? "fail" : "failed";
}

function facts({ number, severity, status, impact, affected, ...told }: Told, workspace: Caller, calls: Failed[]) {
  const times = calls.flatMap(({ at }) => at ?? []);
  const [first] = times;
  const last = times.at(-1);
  const window = first === undefined || last === undefined ? "unknown" : `${second(first)} to ${second(last)}`;
  const hit = [
    impact ?? "unknown",
    ...(affected.conversations === null ? [] : [`${count(affected.conversations, "conversation")}`]),
    ...(affected.users === null ? [] : [`${count(affected.users, "user")} unable to reach support`]),
  ];
  return [
    `Workspace: ${workspace.id ?? "unknown"}`,
    `Region: ${workspace.region?.toUpperCase() ?? "unknown"}`,
    `Our incident: ${incidentName(number)}, ${severity}, ${status}`,
    `Began: ${second(told.startedAt)}`,
    ...(told.endedAt === null ? [] : [`Ended: ${second(told.endedAt)}`]),
    `First to last failing call: ${window}`,
    `Impact: ${hit.join("; ")}`,
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string {
  return `${title}:\n${lines.join("\n")}`;
}

/** Each endpoint with what it answered and how often, the busiest first. */
function endpointLines(calls: readonly Failed[]): string[] {
  if (calls.length === 0) return ["- no call is recorded yet"];
  const groups = [...Map.groupBy(calls, ({ endpoint }) => endpoint ?? "endpoint unknown")].sort(byCount);
  const lines = groups.slice(0, MOST_ENDPOINTS).map(([endpoint, failed]) => {
    const answers = [...Map.groupBy(failed, answer)].sort(byCount);
    return `- ${endpoint}: ${answers.map(([words, { length }]) => `${words} (${length})`).join(", ")}`;
  });
  const more = groups.length - MOST_ENDPOINTS;
  return more > 0 ? [...lines, `- and ${count(more, "endpoint")} more`] : lines;
}

function byCount([, one]: [string, Failed[]], [, other]: [string, Failed[]]): number {
  return other.length - one.length;
}

function idLines(calls: readonly Failed[]): string[] {
  if (calls.length === 0) return ["none"];
  const lines = calls.slice(0, MOST_IDS).map((call) => {
    const { id, at, endpoint } = call;
    return [at === null ? "time unknown" : second(at), endpoint ?? "endpoint unknown", answer(call), id].join("  ");
  });
  const more = calls.length - MOST_IDS;
  return more > 0 ? [...lines, `and ${more.toLocaleString("en")} more, which we send on request`] : lines;
}

function answer({ status, code }: Pick<Failed, "status" | "code">): string {
  return [status, code].filter((part) => part !== null).join(" ") || "answer unknown";
}

/** Mitigations, steps that were done, and what Offhook found out for them, by when they happened. */
function triedLines({ entries, steps }: Told): string[] {
  // A tick that was taken off again is not in `steps`; of two looks at one thing the last one counts.
  const standing = new Set(steps.flatMap(({ done, checked }) => [done?.seq, checked?.seq]));
  const tried = entries.filter((entry) => isStanding(entry) && (isMitigation(entry) || standing.has(entry.seq)));
  if (tried.length === 0) return ["- nothing is recorded yet"];
  return tried.toSorted(byHappening).map((entry) => `- ${second(entry.happenedAt)}  ${triedWords(entry)}`);
}

function isStanding({ retracted, redacted }: Entry): boolean {
  return retracted === null && redacted === null;
}

function isMitigation({ body }: Entry): boolean {
  return body.kind === "mitigation";
}

function triedWords({ body }: Entry): string {
  if (body.kind === "mitigation") return body.text;
  if (body.kind === "step-done") return body.title;
  return body.kind === "step-checked" ? `${body.title}: ${body.text}` : "";
}

function question({ endedAt }: Told): string {
  return endedAt === null
    ? "Please look these calls up and tell us why they fail, whether others are affected, and when they will work again."
    : "Please look these calls up and tell us why they failed, whether others were affected, and what prevents it from happening again.";
}

/** What has no time comes last. */
function byTime({ at: one }: Failed, { at: other }: Failed): number {
  if (one === other) return 0;
  if (one === null) return 1;
  return other === null || one < other ? -1 : 1;
}

function byHappening(one: Entry, other: Entry): number {
  if (one.happenedAt === other.happenedAt) return one.seq - other.seq;
  return one.happenedAt < other.happenedAt ? -1 : 1;
}

/** `2026-11-22 14:05:10 UTC`. Times here have the one form that is stored. */
function second(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
}

function count(number: number, thing: string): string {
  return `${number.toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;
}
