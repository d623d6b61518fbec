import type { Random } from "#lib/services/seed/random.ts";

/** Who appears in a story, and what its texts are about. */
export type Cast = {
  readonly commander: string;
  readonly responder: string;
  /** What `{name}` stands for in a scene's texts. */
  readonly facts: Readonly<Record<string, string | number>>;
};

const PEOPLE = [
  "Maya Okafor",
  "Jonas Lindqvist",
  "Priya Raman",
  "Tom Becker",
  "Aiko Tanaka",
  "Lucía Moreno",
  "Sam Whitfield",
  "Noor Haddad",
  "Søren Holm",
];
const SERVICES = ["support-inbox", "help-centre", "checkout", "intercom-service", "mobile-app", "account-pages"];
const JOBS = ["contact-sync", "nightly-export", "tag-writer", "warehouse-backfill", "csat-import"];

/** @param minutes from the first alert to the end */
export function castFor(random: Random, minutes: number): Cast {
  const commander = random.pick(PEOPLE);
  return {
    commander,
    responder: random.pick(PEOPLE.filter((person) => person !== commander)),
    facts: {
      minutes,
      /** Minutes too: what is known while it lasts. */
      delay: random.whole(4, 25),
      rate: random.whole(4, 98),
      queued: random.whole(12, 4_800),
      days: random.whole(1, 90),
      conversations: random.whole(3, 40) * random.whole(1, 30),
      users: random.whole(2, 60) * random.whole(1, 40),
      service: random.pick(SERVICES),
      job: random.pick(JOBS),
      version: `2.${random.whole(1, 60)}.${random.whole(0, 9)}`,
      id: random.hex(24),
    },
  };
}

/** As people are called in a message: `maya`. */
export function handleOf(person: string): string {
  return person.replace(/ .*/, "").toLowerCase();
}

/** A scene's text with its gaps filled in. @throws Error for a gap that no fact fills */
export function fill(text: string, { facts }: Pick<Cast, "facts">): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`there is no fact ${name}`);
    return String(fact);
  });
}
