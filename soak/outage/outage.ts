import { setTimeout } from "node:timers/promises";
import type { MonitorView } from "#lib/contracts/monitor.ts";
import { type Cluster, startCluster, stopCluster } from "#lib/postgres/cluster.ts";
import { StreamClient } from "../../e2e/support/streams.ts";
import { takeNotes } from "./notes.ts";

type Plan = {
  /** Of the server. */
  readonly url: string;
  readonly cookie: string;
  /** The server's PostgreSQL, and the port that it listens on. */
  readonly cluster: Cluster;
  readonly databasePort: number;
  readonly streams: number;
  /** How long the database is gone, in milliseconds. */
  readonly goneMs: number;
  /** Called while it is gone; it stays gone until this is done. */
  readonly whileGone?: () => Promise<void>;
};

export type Outage = {
  /** Notes that the server acknowledged, before, during and after. */
  acknowledged: number;
  /** Notes that it refused, or did not answer, because of the outage. */
  refused: number;
  /** From the moment at which PostgreSQL answered again, in milliseconds: until the last stream heard of it ... */
  heardAfterMs: number;
  /** ... and until the monitor had kept a run. */
  lookedAfterMs: number;
  /** What must be empty. */
  faults: string[];
};

/** How long one may take to notice that the database is gone, or back, before the test gives up on it. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 20;

/**
 * Stops PostgreSQL under a server that monitors, streams and takes notes, and starts it again. Nobody may be told anything else
 * than what is so: each stream hears that it hears nothing, and then that it does; each note that was acknowledged is in the record.
 */
export async function outage({
  url,
  cookie,
  cluster,
  databasePort,
  goneMs,
  whileGone,
  ...plan
}: Plan): Promise<Outage> {
  const faults: string[] = [];
  const streams = Array.from({ length: plan.streams }, () => new StreamClient(url, cookie));
  const all = (event: string) => streams.every((stream) => stream.last("hearing", "deaf")?.event === event);
  const notes = await takeNotes(url, cookie);
  try {
    await until("each stream hears the database", () => all("hearing"));
    await until("a note is acknowledged", () => notes.acknowledged.length > 0);
    await stopCluster(cluster);
    await until("each stream says that it hears nothing", () => all("deaf"));
    const back = setTimeout(goneMs);
    await whileGone?.();
    await back;

    await startCluster(cluster, databasePort);
    const returnedAt = Date.now();
    await until("each stream hears the database again", () => all("hearing"));
    const heardAfterMs = Math.max(0, ...streams.map((stream) => stream.last("hearing")?.at ?? 0)) - returnedAt;
    await until("the monitor has kept a run", async () => (await lookedAt(url, cookie)) > returnedAt);
    const lookedAfterMs = Date.now() - returnedAt;
    const before = notes.acknowledged.length;
    await until("a note is acknowledged again", () => notes.acknowledged.length > before);

    const ended = streams.filter((stream) => stream.ended).length;
    if (ended > 0) faults.push(`${ended} streams ended`);
    const lost = await notes.end();
    faults.push(...lost.map((text) => `lost: ${text}`));
    return { acknowledged: notes.acknowledged.length, refused: notes.refused(), heardAfterMs, lookedAfterMs, faults };
  } finally {
    await notes.end();
    for (const stream of streams) stream.close();
  }
}

async function lookedAt(url: string, cookie: string): Promise<number> {
  const answer = await fetch(`${url}/api/monitor`, { headers: { cookie } }).catch(() => null);
  if (!answer?.ok) return 0;
  return Date.parse(((await answer.json()) as MonitorView).monitoring.lastRunAt ?? "1970-01-01T00:00:00Z");
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const patience = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > patience) throw new Error(`waited in vain until ${what}`);
    await setTimeout(LOOK_EVERY_MS);
  }
}
