import { Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import { Change, Signal } from "#lib/contracts/change.ts";
import { CHANGES_CHANNEL } from "#lib/db/publish.ts";
import { log } from "#lib/log.ts";

/** How soon it is tried again: whoever waits for the database to return waits at most this much longer. */
const RETRY_MS = 250;
/** A connection that is dead without a word, or a database that is frozen, is noticed after this and the wait for an answer. */
const CHECK_EVERY_MS = 3_000;
const ANSWER_WITHIN_MS = 2_000;

/** What a listener tells: first `onHearing` or nothing, then `onDeaf` and `onHearing` in turn. */
export type Heard = {
  onChange(change: Change): void;
  onSignal(signal: Signal): void;
  /** The connection is lost: what is committed from now on is not heard. */
  onDeaf(): void;
  /** From now on everything that is committed is heard. */
  onHearing(): void;
};

export type Listener = { close(): Promise<void> };

/**
 * Hears what transactions publish, on a connection of its own, until it is closed. A connection that breaks or falls silent is
 * made anew, without end.
 */
export function listen(
  databaseUrl: string,
  heard: Heard,
  { checkEveryMs = CHECK_EVERY_MS, answerWithinMs = ANSWER_WITHIN_MS } = {},
): Listener {
  const closing = new AbortController();
  /** Of many failures in a row one is worth a line. */
  let logged = false;

  const hear = async () => {
    while (!closing.signal.aborted) {
      await hearOnce().catch((err: unknown) => {
        if (closing.signal.aborted) return;
        if (logged) log.debug({ err }, "Still no changes are heard from the database");
        else log.warn({ err }, "No changes are heard from the database; trying again until they are");
        logged = true;
      });
      await pause(RETRY_MS, closing.signal);
    }
  };

  /** @throws when the connection cannot be made, breaks or does not answer */
  const hearOnce = async () => {
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: "offhook listener",
      keepAlive: true,
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
      stream: () => socket,
    });
    const lost = new AbortController();
    // Once lost, the driver may complain again; unheard, an error would end the process.
    client.on("error", (error) => lost.abort(error));
    client.once("end", () => lost.abort(new Error("The connection to the database ended")));
    const close = () => socket.destroy();
    closing.signal.addEventListener("abort", close, { once: true });
    let hearing = false;
    try {
      await client.connect();
      client.on("notification", ({ payload = "" }) => {
        hand(payload, heard);
      });
      await client.query(`LISTEN ${CHANGES_CHANNEL}`);
      if (logged) log.info("Changes are heard from the database again");
      logged = false;
      hearing = true;
      heard.onHearing();
      for (;;) {
        await pause(checkEveryMs, lost.signal);
        lost.signal.throwIfAborted();
        await client.query("SELECT 1");
      }
    } finally {
      closing.signal.removeEventListener("abort", close);
      // Not `end`, which says goodbye first: a frozen database would never take it.
      socket.destroy();
      if (hearing) heard.onDeaf();
    }
  };

  const done = hear();
  return {
    close: () => {
      closing.abort();
      return done;
    },
  };
}

/** Waits, but no longer than until the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal }).catch(() => {});
}

/** What no version of ours sent, or a newer one, is to whoever hears it nothing that they know. */
function hand(payload: string, heard: Heard): void {
  try {
    const told = z.union([Change, Signal]).parse(JSON.parse(payload));
    if (isSignal(told)) heard.onSignal(told);
    else heard.onChange(told);
  } catch (err) {
    log.warn({ err }, "Something else than a change was published");
  }
}

function isSignal(told: Change | Signal): told is Signal {
  return told.kind === "narrative" || told.kind === "presence";
}
