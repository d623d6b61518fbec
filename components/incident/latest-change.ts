import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { Author } from "#lib/incident/author.ts";
import { entryText } from "#lib/incident/entry-text.ts";
import { ENTRY_LABELS } from "#lib/incident/labels.ts";
import type { Entry } from "#lib/incident/state.ts";

/** Something that was recorded, by whom, and in a few words. */
export type LatestChange = {
  /** The number of its event. */
  readonly seq: number;
  readonly by: Author;
  readonly recordedAt: string;
  readonly words: string;
};

/** What fits beside a name in one line. */
const WORDS = 80;

/**
 * The last thing that somebody else recorded after a version; null where nobody did. An entry by itself, or what was done to one.
 * @param me the name of whoever looks: their own changes are no news to them
 */
export function latestChange(
  { entries }: Pick<IncidentRecord, "entries">,
  after: number,
  me: string,
): LatestChange | null {
  let latest: Change | null = null;
  for (const entry of entries) {
    for (const change of changesOf(entry)) {
      if (change.seq > Math.max(after, latest?.seq ?? 0) && change.by.name !== me) latest = change;
    }
  }
  if (latest === null) return null;
  const { seq, by, recordedAt } = latest;
  return { seq, by, recordedAt, words: latest.say() };
}

/** There may be thousands, of which one is said. */
type Change = Omit<LatestChange, "words"> & { readonly say: () => string };

function changesOf(entry: Entry): Change[] {
  const { seq, by, recordedAt, body, amendments, retracted, redacted } = entry;
  const label = ENTRY_LABELS[body.kind];
  const done = (change: Omit<Change, "say">, words: string) => ({ ...change, say: () => `${words}: ${label}` });
  return [
    {
      seq,
      by,
      recordedAt,
      say: () => shortened([label, entryText(entry)].filter((part) => part !== "").join(" ")),
    },
    ...amendments.map((change) => done(change, "corrected")),
    ...(retracted === null ? [] : [done(retracted, "retracted")]),
    ...(redacted === null ? [] : [done(redacted, "redacted")]),
  ];
}

/** One line of it, cut between characters as people see them. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  const characters: string[] = [];
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (characters.length === WORDS) return `${characters.join("")}…`;
    characters.push(segment);
  }
  return line;
}
