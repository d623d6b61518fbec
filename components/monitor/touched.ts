import { SAMPLES_EVERY_MS } from "#components/charts/samples-pace.ts";
import type { Heard } from "#lib/client/live.ts";
import { queryKeys } from "#lib/client/query-keys.ts";

export type Touched = {
  /** What to ask again: every query whose key begins so. */
  readonly what: readonly (string | number)[];
  /** What is much work for the server, or too little to hurry for, is asked again no more often than this. */
  readonly atMostEveryMs: number;
  /** Somebody may wait for it. */
  readonly isUrgent: boolean;
};

const MINUTE_MS = 60_000;

const SAMPLES = Object.entries(SAMPLES_EVERY_MS).map(([range, ms]) => atMostEvery(ms, queryKeys.samplesOf(range)));
const VERDICTS = atMostEvery(3_000, queryKeys.verdicts);
const RUN = [
  urgent(queryKeys.triage),
  urgent(queryKeys.monitor),
  atMostEvery(1_000, queryKeys.statusPage),
  VERDICTS,
  ...SAMPLES,
];
const LISTS = [atMostEvery(1_000, queryKeys.incidentLists), atMostEvery(MINUTE_MS, queryKeys.allIncidentMonths)];
const ACCOUNTS = atMostEvery(1_000, queryKeys.accounts);
const VERSIONS = atMostEvery(1_000, queryKeys.allPostmortemVersions);
const ACTION_ITEMS = atMostEvery(1_000, queryKeys.actionItemLists);
const CALENDAR = atMostEvery(1_000, queryKeys.calendar);
const PEOPLE = atMostEvery(1_000, queryKeys.people);
const TEMPLATE = atMostEvery(1_000, queryKeys.postmortemTemplate);
const SIMULATOR = urgent(queryKeys.simulator);
const TOKENS = atMostEvery(1_000, queryKeys.tokens);

/**
 * What has to be asked again after something was heard.
 * @param shownVersion the version of an incident's record that this page has; undefined where it has none
 */
export function touchedBy(heard: Heard, shownVersion: (number: number) => number | undefined): readonly Touched[] {
  switch (heard.kind) {
    case "everything":
      return [
        ...RUN,
        urgent(queryKeys.incidents),
        urgent(queryKeys.postmortems),
        urgent(queryKeys.allMessages),
        urgent(queryKeys.allViewers),
        ...LISTS,
        ACTION_ITEMS,
        CALENDAR,
        PEOPLE,
        VERSIONS,
        TEMPLATE,
        ACCOUNTS,
        TOKENS,
        SIMULATOR,
      ];
    case "triage":
      return RUN;
    case "suspicion":
      return [urgent(queryKeys.monitor)];
    case "incident": {
      const shown = shownVersion(heard.number);
      // What was published may be outdated by it.
      const after = [atMostEvery(1_000, queryKeys.postmortem(heard.number)), ...LISTS, ACTION_ITEMS];
      return shown !== undefined && shown >= heard.version
        ? after
        : [urgent(queryKeys.incident(heard.number)), ...after];
    }
    case "postmortem":
      return [
        urgent(queryKeys.postmortem(heard.number)),
        atMostEvery(1_000, queryKeys.postmortemVersions(heard.number)),
        ...LISTS,
      ];
    case "postmortem-template":
      return [TEMPLATE];
    case "simulator":
      return [SIMULATOR];
    case "messages":
      return [urgent(queryKeys.messages(heard.number))];
    case "viewers":
      return [urgent(queryKeys.viewers(heard.number))];
    case "calendar":
      // Deadlines follow from it.
      return [CALENDAR, urgent(queryKeys.incidents), ...LISTS];
    case "account":
      return [ACCOUNTS, PEOPLE];
    case "api-token":
      return [TOKENS];
  }
}

function urgent(what: Touched["what"]): Touched {
  return { what, atMostEveryMs: 0, isUrgent: true };
}

function atMostEvery(atMostEveryMs: number, what: Touched["what"]): Touched {
  return { what, atMostEveryMs, isUrgent: false };
}
