import { isDeepStrictEqual } from "node:util";
import type { Incident, Prisma } from "#lib/db/generated/client.ts";
import { firstWords, wordsIn } from "#lib/db/search-words.ts";
import type { EventBody } from "#lib/incident/event.ts";
import { textOf } from "#lib/incident/own-words.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { timesOf } from "#lib/incident/times.ts";

/** The columns of an incident's row that follow from its log: all but its number, and what follows from its narrative. */
export type IncidentProjection = Omit<
  Prisma.IncidentUncheckedCreateInput,
  "number" | "postmortem" | "narrativeWords" | "events" | "document" | "actionItems" | "deliveries" | "viewers"
>;

export function projectionOf(state: IncidentState): IncidentProjection {
  const { version, drill, leaf, severity, status, impact, commander, nextUpdateAt, acknowledgedAt } = state;
  const { waitingSince, duplicateOf } = state;
  const { startedAt, endedAt, waitedMinutes } = timesOf(state);
  return {
    version,
    drill,
    leaf,
    severity,
    status,
    impact,
    commander,
    nextUpdateAt: dateOf(nextUpdateAt),
    acknowledgedAt: dateOf(acknowledgedAt),
    startedAt: new Date(startedAt),
    endedAt: dateOf(endedAt),
    waitingSince: dateOf(waitingSince),
    waitedMinutes,
    duplicateOf,
    openActionItems: openActionItems(state).length,
    searchText: firstWords(wordsOf(state)).join(" "),
  };
}

/** Whether a row says that too. What follows from the narrative is no matter of the log. */
export function isProjection(row: Incident, projection: IncidentProjection): boolean {
  const { number: _number, postmortem: _postmortem, narrativeWords: _narrativeWords, ...columns } = row;
  return isDeepStrictEqual(columns, { ...projection });
}

function dateOf(at: string | null): Date | null {
  return at === null ? null : new Date(at);
}

function openActionItems({ actionItems }: IncidentState): IncidentState["actionItems"] {
  return actionItems.filter(({ completedAt, removedAt }) => completedAt === null && removedAt === null);
}

/** What a search looks through, as it stands now; the texts that matter most first. */
function* wordsOf(state: IncidentState): Generator<Iterable<string>> {
  const { impact, cause, action, commander, actionItems, requestIds } = state;
  for (const text of [impact, cause, action, commander]) if (text !== null) yield wordsIn(text);
  for (const { body, retracted } of state.entries) if (retracted === null) yield wordsOfBody(body);
  for (const { text, owner, removedAt } of actionItems) if (removedAt === null) yield wordsIn(`${text} ${owner ?? ""}`);
  for (const { id, endpoint, code } of requestIds) yield wordsIn(`${id} ${endpoint ?? ""} ${code ?? ""}`);
}

/** Bodies never change, and nearly all of a log are those of the command before: taken apart anew, ten thousand take 0.1 s. */
const WORDS = new WeakMap<EventBody, readonly string[]>();

function wordsOfBody(body: EventBody): readonly string[] {
  const known = WORDS.get(body);
  if (known !== undefined) return known;
  const text = textOf(body);
  const words = text === null ? [] : [...wordsIn(text)];
  WORDS.set(body, words);
  return words;
}
