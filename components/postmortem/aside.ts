/** Texts that a person set aside for others, the latest last. */
export type Aside = readonly string[];

/** More than anybody compares; each may be ten pages long. */
const MOST = 5;

/** With the text as the latest. */
export function withAside(aside: Aside, text: string): Aside {
  return [...aside.filter((other) => other !== text), text].slice(-MOST);
}

export function readAside(kept: unknown): Aside | null {
  return Array.isArray(kept) && kept.length > 0 && kept.every((text) => typeof text === "string") ? kept : null;
}
