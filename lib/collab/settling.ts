import { isDatabaseUnavailable } from "#lib/db/failure.ts";
import { log } from "#lib/log.ts";
import type { Texts } from "#lib/narrative/document.ts";
import { noteNarrative } from "#lib/services/note-narrative.ts";
import { settleNarrative } from "#lib/services/settle-narrative.ts";

/** Milliseconds, and a number of rows. */
export const SETTLING = {
  /** Quiet for so long, the lists and the search hear what it says. */
  noteAfterMs: 1_500,
  /** Quiet for so long, it becomes a version of the history. */
  keepAfterMs: 60_000,
  /** Never quiet, it becomes one so long after the first change that is in none. */
  keepAtLatestMs: 600_000,
  /** With more, it is put together: whoever opens it reads them all. */
  mostRows: 500,
  /** But no sooner than this after the last time: fifty who type write so many every other second, and the whole is written anew. */
  putTogetherEveryMs: 30_000,
  retryMs: 5_000,
} as const;
export type SettlingLimits = { readonly [name in keyof typeof SETTLING]: number };

/** What becomes of one narrative beside the document itself. Nobody who writes waits for it, and what fails is tried again. */
export type Settling = {
  /** Something was written, or read that others wrote. */
  changed(): void;
  /** So many rows more are stored. */
  stored(rows: number): void;
  /** Nobody is at the document any more: settles what there is. What fails now is left to whoever opens it next. */
  close(): Promise<void>;
};

export function makeSettling(number: number, textsNow: () => Texts, limits: SettlingLimits = SETTLING): Settling {
  /** What has not been done since the last change, and of that what is to be done now. */
  const open = { note: false, keep: false };
  const due = { note: false, keep: false, compact: false };
  const timers: {
    note?: NodeJS.Timeout;
    keep?: NodeJS.Timeout;
    latest?: NodeJS.Timeout;
    retry?: NodeJS.Timeout;
    rows?: NodeJS.Timeout;
  } = {};
  let rows = 0;
  let putTogetherAtMs = Number.NEGATIVE_INFINITY;
  let isClosed = false;
  /** One piece of work after another: each takes a connection to the database. */
  let working: Promise<void> = Promise.resolve();

  const note = async () => {
    open.note = false;
    await noteNarrative({ number, texts: textsNow() });
  };
  const settle = async (version: boolean) => {
    const before = rows;
    if (version) {
      open.keep = false;
      clearTimeout(timers.keep);
      clearTimeout(timers.latest);
      delete timers.latest;
    }
    await settleNarrative({ number, now: new Date(), version });
    rows -= before;
    putTogetherAtMs = performance.now();
    delete timers.rows;
    watchRows();
  };
  const settleDue = async () => {
    try {
      if (due.note) await note();
      due.note = false;
      if (due.keep || due.compact) await settle(due.keep);
      due.keep = false;
      due.compact = false;
    } catch (err) {
      if (isDatabaseUnavailable(err)) log.debug({ err, number }, "A narrative could not be settled");
      else log.warn({ err, number }, "A narrative could not be settled");
      if (!isClosed) timers.retry = startAgain(timers.retry, limits.retryMs, work);
    }
  };
  const work = () => {
    working = working.then(settleDue);
  };
  const doNow = (what: keyof typeof due) => () => {
    due[what] = true;
    work();
  };

  const watchRows = () => {
    if (isClosed || rows <= limits.mostRows) return;
    const waitMs = Math.max(0, putTogetherAtMs + limits.putTogetherEveryMs - performance.now());
    timers.rows ??= startAgain(undefined, waitMs, doNow("compact"));
  };

  return {
    changed: () => {
      if (isClosed) return;
      open.note = true;
      open.keep = true;
      timers.note = startAgain(timers.note, limits.noteAfterMs, doNow("note"));
      timers.keep = startAgain(timers.keep, limits.keepAfterMs, doNow("keep"));
      timers.latest ??= startAgain(undefined, limits.keepAtLatestMs, () => {
        doNow("note")();
        doNow("keep")();
      });
    },
    stored: (more) => {
      rows += more;
      watchRows();
    },
    close: async () => {
      isClosed = true;
      for (const timer of Object.values(timers)) clearTimeout(timer);
      due.note ||= open.note;
      due.keep ||= open.keep;
      work();
      await working;
    },
  };
}

function startAgain(timer: NodeJS.Timeout | undefined, ms: number, work: () => void): NodeJS.Timeout {
  clearTimeout(timer);
  return setTimeout(work, ms).unref();
}
