import { db } from "#lib/db/client.ts";

/** What is counted, as a hash: see the schema. */
export type WindowKey = Uint8Array<ArrayBuffer>;

/** The attempts that a key has made in its window, this one included, and when the window ends. */
export type AttemptCount = { attempts: number; endsAt: Date };

/**
 * Counts one attempt. One statement does it, so that of parallel attempts each sees another number. The first attempt after
 * a window has ended opens the next.
 */
export async function countAttempt(key: WindowKey, now: Date, endsAt: Date): Promise<AttemptCount> {
  const [counted] = await db().$queryRaw<AttemptCount[]>`
    INSERT INTO sign_in_window AS kept (key, attempts, ends_at)
    VALUES (${key}, 1, ${endsAt}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      attempts = CASE WHEN kept.ends_at <= ${now}::timestamptz THEN 1 ELSE kept.attempts + 1 END,
      ends_at = CASE WHEN kept.ends_at <= ${now}::timestamptz THEN excluded.ends_at ELSE kept.ends_at END
    RETURNING attempts, ends_at AS "endsAt"`;
  if (counted === undefined) throw new Error("An upsert returned no row");
  return counted;
}

/** Takes one attempt back that turned out not to be a guess. */
export async function uncountAttempt(key: WindowKey): Promise<void> {
  await db().signInWindow.updateMany({ where: { key, attempts: { gt: 0 } }, data: { attempts: { decrement: 1 } } });
}

export async function forgetWindow(key: WindowKey): Promise<void> {
  await db().signInWindow.deleteMany({ where: { key } });
}

export async function deleteWindowsEndedBy(now: Date): Promise<void> {
  await db().signInWindow.deleteMany({ where: { endsAt: { lte: now } } });
}
